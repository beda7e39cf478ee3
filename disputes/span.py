"""A stretch of a file."""

from __future__ import annotations

from typing import NamedTuple


class Span(NamedTuple):
    """From one place in a file to another.

    Lines and columns count from 1, columns in code points; the end is exclusive.
    """

    line: int
    column: int
    end_line: int
    end_column: int

    @classmethod
    def point(cls, line: int, column: int) -> Span:
        """Give the span of the one character at a place."""
        return cls(line, column, line, column + 1)

    def below(self, lines: int) -> Span:
        """Give the span as it is when so many lines are put before it."""
        return Span(self.line + lines, self.column, self.end_line + lines, self.end_column)
