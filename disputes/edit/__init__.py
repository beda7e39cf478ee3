"""Changing files: small edits of their text, and writing them safely."""
