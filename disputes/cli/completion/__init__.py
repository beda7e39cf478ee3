"""Completion in the shell: of commands, options and the ids of the knowledge base, by name too."""
