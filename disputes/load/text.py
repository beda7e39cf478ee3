"""The bytes of a file that has been read, and where the fields of a record stand in them."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field

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
from disputes.span import Span

_Fields = dict[str, tuple[Span, Span]]


class _Found(Exception):
    """Carries the node that was looked for out of the reading loop."""

    def __init__(self, node: Node) -> None:
        super().__init__()
        self.node = node


@dataclass(slots=True)
class FileText:
    """A file's path and clean bytes; finds fields by reading their record once more."""

    path: str
    data: bytes = field(repr=False)
    _latest: tuple[int, dict[tuple[int, int], _Fields]] | None = field(default=None, repr=False)

    def fields_at(self, record: int, line: int, column: int) -> Mapping[str, tuple[Span, Span]]:
        """See ``disputes.model.place.Text``; costs one reading of the record."""
        if self._latest is None or self._latest[0] != record:
            self._latest = (record, self._mappings(record))
        return self._latest[1].get((line, column), {})

    def line(self, number: int) -> str:
        """Give the text of a line, counted from 1, without its end; empty behind the last."""
        start = 0
        for _ in range(number - 1):
            start = self.data.find(b"\n", start) + 1
            if start == 0:
                return ""
        end = self.data.find(b"\n", start)
        line = self.data[start : end if end >= 0 else len(self.data)]
        return line.decode("utf-8", "replace").removesuffix("\r")

    def _mappings(self, record: int) -> dict[tuple[int, int], _Fields]:
        """Give the fields of every mapping in a record, by where the mapping begins."""
        found: dict[tuple[int, int], _Fields] = {}
        for key, node in self._records_in(record):
            pending: list[tuple[Node | None, Node]] = [(key, node)]
            while pending:
                head, current = pending.pop()
                kind = kind_of(current)
                if kind == SEQUENCE:
                    pending.extend((None, member) for member in current)
                if kind != MAPPING or not current:
                    continue
                start = (current[0] if head is None else head).start_mark
                found[start.line, start.column] = _fields(current)
                pending.extend((None, value) for value in current[1::2])
        return found

    def _records_in(self, record: int) -> list[tuple[Node, Node]]:
        """Read the records that begin in a line: more than one only in a flow mapping."""
        start = 0
        for _ in range(record):
            start = self.data.find(b"\n", start) + 1
        line_end = self.data.find(b"\n", start)
        line = self.data[start : line_end if line_end >= 0 else len(self.data)]
        data = self.data
        if line[:1] == b" " and record > 0:
            data = b"\n" * (record - 1) + b"-:\n" + self.data[start:]
        records: list[tuple[Node, Node]] = []

        def take(section: Node | None, key: Node, node: Node) -> None:
            if section is not None and key.start_mark.line == record:
                records.append((key, node))
            elif records:
                raise _Found(node)

        with suppress(_Found):
            build(event_source(data), take, lambda _: None)
        return records


def _fields(mapping: Node) -> _Fields:
    fields: _Fields = {}
    pairs = iter(mapping)
    for key, value in zip(pairs, pairs, strict=True):
        name = text_of(key)
        if name is None or name in fields:
            continue
        fields[name] = (span_of(key), span_of(value))
        if kind_of(value) == SEQUENCE:
            for number, member in enumerate(value):
                fields[f"{name}.{number}"] = (span_of(member), span_of(member))
    return fields
