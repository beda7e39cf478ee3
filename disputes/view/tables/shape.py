"""What a table looks like: its columns, its key, and where its columns lead."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from typing import NamedTuple

Value = str | int | bool | None
Row = Sequence[Value]


class Kind(StrEnum):
    """What a column holds, in the words of Frictionless."""

    TEXT = "string"
    NUMBER = "integer"
    TRUTH = "boolean"


class Column(NamedTuple):
    """A column; ``to`` is the table whose ``id`` it holds, and ``about`` says what it means.

    ``free`` says that it holds whatever somebody wrote, not only ids, dates and words of ours.
    """

    name: str
    about: str
    kind: Kind = Kind.TEXT
    to: str | None = None
    required: bool = False
    free: bool = False


class Shape(NamedTuple):
    """A table without its rows; ``key`` names the columns that no two rows share."""

    name: str
    about: str
    key: tuple[str, ...]
    columns: tuple[Column, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the columns."""
        return tuple(column.name for column in self.columns)
