"""Where the records of a file stand, whether or not they could be read as records."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from disputes.load.nodes import end_of
from disputes.load.resume import read_nodes
from disputes.load.text import FileText
from disputes.load.tree import Node, is_absent, text_of
from disputes.model.fields import SECTIONS


class RecordLines(NamedTuple):
    """A record by its section and id, with its first and last line and its column, from 1."""

    section: str
    id: str
    first: int
    last: int
    column: int


def record_lines(text: FileText) -> list[RecordLines]:
    """Give the records of a file in the order of their places; costs one reading of it."""
    found: list[RecordLines] = []

    def take(section: Node | None, key: Node, node: Node) -> None:
        name, record = text_of(section) if section is not None else None, text_of(key)
        if name is None or name not in SECTIONS or record is None:
            return
        first = key.start_mark.line + 1
        last = first if is_absent(node) else max(first, end_of(text, node)[0])
        found.append(RecordLines(name, record, first, last, key.start_mark.column + 1))

    read_nodes(text.data, take, lambda _: None)
    return sorted(found, key=lambda one: (one.first, one.column))


def record_at(records: Sequence[RecordLines], line: int) -> RecordLines | None:
    """Give the record that a line lies in, of those of a file in their order."""
    place = bisect_right(records, line, key=lambda one: one.first) - 1
    return records[place] if place >= 0 and line <= records[place].last else None
