"""What a wrong call raises; a mistake in a knowledge base is a finding instead."""

from __future__ import annotations


class WrongUse(Exception):
    """A command, an option or a configuration that cannot be carried out (exit status 2).

    ``hint`` says what to do about it, as a sentence, and may be empty.
    """

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
