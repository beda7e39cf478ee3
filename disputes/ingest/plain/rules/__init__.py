"""The rules by family: a module each, with `drafts` that gives what it finds in a sentence."""
