"""The bytes of a file that has been read, and where the fields of a record stand in them."""

from __future__ import annotations

import re
from array import array
from collections.abc import Mapping
from dataclasses import dataclass, field

from disputes.load.resume import read_nodes
from disputes.load.tree import (
    MAPPING,
    SEQUENCE,
    Node,
    build,
    event_source,
    kind_of,
    span_of,
    text_of,
)
from disputes.model.fields import FILE
from disputes.span import Span

_Fields = dict[str, tuple[Span, Span]]
_Mappings = dict[tuple[int, int], _Fields]

_BEGINS_WITH_RECORD = re.compile(
    rb" ++(?![{}\[\],:]|[\"']?(?:" + "|".join(FILE.fields).encode() + rb")[\"']?[ \t]*:)"
)
"""A line whose first name is that of a record, if a record begins in it.

So it is in block style. In braces, a line may begin at the margin, with the end of another record
or with the name of the section.
"""

_FIRST_READ = 4_096
"""Bytes in which most records end, and the next one begins."""


class _Enough(Exception):
    """Ends the reading loop when the records that were looked for have been read."""


@dataclass(slots=True)
class FileText:
    """A file's path and clean bytes; finds fields by reading their record once more."""

    path: str
    data: bytes = field(repr=False)
    _starts: array[int] | None = field(default=None, repr=False)
    _latest: tuple[int, _Mappings] | None = field(default=None, repr=False)
    _hidden: _Mappings | None = field(default=None, repr=False)

    def fields_at(self, record: int, line: int, column: int) -> Mapping[str, tuple[Span, Span]]:
        """See ``disputes.model.place.Text``; costs one reading of the record.

        Records that do not begin with the first name in their line cost one reading of the file,
        and the memory for the fields of all such records.
        """
        if record > 0 and not _BEGINS_WITH_RECORD.match(self.data, self._start(record)):
            if self._hidden is None:
                self._hidden = self._hidden_mappings()
            return self._hidden.get((line, column), {})
        if self._latest is None or self._latest[0] != record:
            self._latest = (record, self._mappings(record))
        return self._latest[1].get((line, column), {})

    def line(self, number: int) -> str:
        """Give the text of a line, counted from 1, without its end; empty behind the last."""
        start = self._start(number - 1)
        return self._line_from(start).decode("utf-8", "replace").removesuffix("\r")

    @property
    def lines(self) -> int:
        """How many lines there are, the empty one behind the last line end included."""
        self._start(0)
        return len(self._starts) if self._starts is not None else 1

    def offset(self, line: int, column: int) -> int:
        """Give the byte at which a line and column begin, both counted from 0."""
        start = self._start(line)
        if column == 0:
            return start
        text = self._line_from(start)
        if text[:column].isascii():
            return start + min(column, len(text))
        return start + len(text.decode("utf-8", "replace")[:column].encode())

    def line_end(self, number: int) -> str:
        """Give what ends a line, counted from 1; nothing where the file ends."""
        end = self.data.find(b"\n", self._start(number - 1))
        if end < 0:
            return ""
        return "\r\n" if self.data[end - 1 : end] == b"\r" else "\n"

    def _start(self, line: int) -> int:
        """Give where a line begins, counted from 0; all are looked for once, when one is needed."""
        if self._starts is None:
            ends = (match.end() for match in re.finditer(b"\n", self.data))
            self._starts = array("Q", [0])
            self._starts.extend(ends)
        return self._starts[line] if line < len(self._starts) else len(self.data)

    def _line_from(self, start: int) -> bytes:
        end = self.data.find(b"\n", start)
        return self.data[start : end if end >= 0 else len(self.data)]

    def _mappings(self, record: int) -> _Mappings:
        """Give the fields of every mapping in a record, by where the mapping begins."""
        found: _Mappings = {}
        above, records = self._records_in(record)
        for key, node in records:
            _note_mappings(key, node, above, found)
        return found

    def _hidden_mappings(self) -> _Mappings:
        """Give the fields of every mapping in the records that cannot be read by themselves."""
        found: _Mappings = {}

        def take(section: Node | None, key: Node, node: Node) -> None:
            start = self._start(key.start_mark.line)
            if section is not None and not _BEGINS_WITH_RECORD.match(self.data, start):
                _note_mappings(key, node, 0, found)

        read_nodes(self.data, take, lambda _: None)
        return found

    def _records_in(self, record: int) -> tuple[int, list[tuple[Node, Node]]]:
        """Read the records that begin in a line: more than one only in a flow mapping.

        The number is that of the lines which lie above what was read.
        """
        if record == 0:
            return 0, _read_records(self.data, record)[0]
        start = self._start(record)
        size = _FIRST_READ
        while True:
            end = self.data.find(b"\n", start + size) + 1 or len(self.data)
            records, sure = _read_records(b"-:\n" + self.data[start:end], 1)
            if sure or end == len(self.data):
                return record - 1, records
            size *= 8


def _note_mappings(key: Node, node: Node, above: int, found: _Mappings) -> None:
    """Note the fields of every mapping in a record that lies so many lines below what was read."""
    pending: list[tuple[Node | None, Node]] = [(key, node)]
    while pending:
        head, current = pending.pop()
        kind = kind_of(current)
        if kind == SEQUENCE:
            pending.extend((None, member) for member in current)
        if kind != MAPPING or not current:
            continue
        start = (current[0] if head is None else head).start_mark
        found[start.line + above, start.column] = _fields(current, above)
        pending.extend((None, value) for value in current[1::2])


def _read_records(data: bytes, line: int) -> tuple[list[tuple[Node, Node]], bool]:
    """Read the records that begin in a line, and tell whether more data could not change them."""
    records: list[tuple[Node, Node]] = []

    def take(section: Node | None, key: Node, node: Node) -> None:
        if section is not None and key.start_mark.line == line:
            records.append((key, node))
        elif records and key.start_mark.line > line:
            raise _Enough

    try:
        stop = build(event_source(data), take, lambda _: None)
    except _Enough:
        return records, True
    return records, bool(records) and stop is not None


def _fields(mapping: Node, above: int) -> _Fields:
    fields: _Fields = {}
    pairs = iter(mapping)
    for key, value in zip(pairs, pairs, strict=True):
        name = text_of(key)
        if name is None or name in fields:
            continue
        fields[name] = (_span(key, above), _span(value, above))
        if kind_of(value) == SEQUENCE:
            for number, member in enumerate(value):
                span = _span(member, above)
                fields[f"{name}.{number}"] = (span, span)
    return fields


def _span(node: Node, above: int) -> Span:
    line, column, end_line, end_column = span_of(node)
    return Span(line + above, column, end_line + above, end_column)
