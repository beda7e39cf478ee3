"""Where a record stands in a file, and, when somebody asks, each of its fields.

A knowledge base of 100,000 assertions has over a million fields, and a finding about one of them
is rare. So a record keeps where it begins, and its file finds the fields again when needed.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple, Protocol

from disputes.span import Span


class Text(Protocol):
    """A file that can tell where the fields of a mapping in it stand."""

    @property
    def path(self) -> str:
        """The path as findings show it."""

    def fields_at(self, record: int, line: int, column: int) -> Mapping[str, tuple[Span, Span]]:
        """Give the spans of name and value of each field of the mapping that begins at a place.

        ``record`` is the line of the record that holds the mapping; all count from 0. The members
        of a list have the names ``name.0``, ``name.1`` …, and no name of their own in the file.
        """


class Place(NamedTuple):
    """The place of a mapping: its file, the line of its record, and where it begins, from 0.

    ``width`` is the length of what stands for it: its id, or the name of its first field.
    """

    text: Text
    record: int
    line: int
    column: int
    width: int

    @property
    def path(self) -> str:
        """The path of the file as findings show it."""
        return self.text.path

    @property
    def own(self) -> Span:
        """The span of what stands for the mapping itself."""
        line, column = self.line + 1, self.column + 1
        return Span(line, column, line, column + self.width)

    def span(self, name: str) -> Span:
        """Give the span of a field's value, or of a member of it such as ``via.1``.

        What is not written in the file, such as a default, stands where its record does.
        """
        return self._spans(name)[1]

    def key(self, name: str) -> Span:
        """Give the span of a field's name as written."""
        return self._spans(name)[0]

    def _spans(self, name: str) -> tuple[Span, Span]:
        fields = self.text.fields_at(self.record, self.line, self.column)
        found = fields.get(name) or fields.get(name.partition(".")[0])
        return found if found is not None else (self.own, self.own)
