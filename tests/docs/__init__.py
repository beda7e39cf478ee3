"""The documentation as tests: every command, program and example in it is run."""
