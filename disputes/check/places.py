"""Where records and the members of their lists stand."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from disputes.model.place import Place
from disputes.model.records import Record

Any_ = TypeVar("Any_", bound=Record)


def in_file_order(records: Iterable[Any_]) -> list[Any_]:
    """Sort records by file and by where they stand in it."""
    return sorted(records, key=lambda record: file_order(record.place))


def file_order(place: Place) -> tuple[str, int, int]:
    """Give the key by which places are sorted by file and by where they stand in it."""
    return place.path, place.line, place.column


def member_field(place: Place, name: str, index: int, count: int) -> str:
    """Give the name under which a place keeps a member of a list that was read.

    Where the file has another number of members than the ``count`` that were read, some were left
    out, and it is the name of the whole list. Costs one reading of the record.
    """
    text, *where = place[:4]
    fields = text.fields_at(*where)
    written = f"{name}.{count - 1}" in fields and f"{name}.{count}" not in fields
    return f"{name}.{index}" if written else name


def line_of(place: Place, seen_from: Place) -> str:
    """Tell where a record stands, in words: its line, with its file where that is another."""
    if place.path == seen_from.path:
        return f"in line {place.own.line}"
    return f"in {place.path}:{place.own.line}"
