"""In which order the sections, records and fields of a file stand, and where each of them ends.

Every mapping of a file is given out once: the file itself, each section, each record and each
mapping within one. How their members can change places is told by ``disputes.load.moves``.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from disputes.load.resume import read_nodes
from disputes.load.text import FileText
from disputes.load.tree import (
    MAPPING,
    SEQUENCE,
    Node,
    Oddity,
    is_absent,
    kind_of,
    span_of,
    text_of,
)
from disputes.model.fields import FILE, RECORD_TYPES, SECTIONS, RecordType
from disputes.span import Span


class Member(NamedTuple):
    """A member of a mapping: its name as written, and where its value ends.

    ``end`` is the line and column, from 0, behind the last character of the value; of a literal or
    folded text, the beginning of the first line behind it. ``tail`` is the kind of node that ends
    there, ``None`` where the value is absent, and ``tail_at`` where that node begins.
    """

    name: str
    span: Span
    end: tuple[int, int]
    tail: int | None
    tail_at: tuple[int, int]


class Layout(NamedTuple):
    """A mapping and its members, in the order in which they stand in the file.

    ``kind`` is the kind of mapping by the table of fields, ``None`` for a section, whose members
    are records; ``section`` is the name of the section it is or lies in, ``record`` the id of the
    record that it is or lies in; all empty where there is none.
    """

    kind: RecordType | None
    section: str
    record: str | None
    flow: bool
    members: tuple[Member, ...]


def read_layouts(text: FileText, take: Callable[[Layout], None]) -> tuple[bool, bool]:
    """Give every mapping of a file to ``take``, inner ones before those that hold them.

    Tell whether all of the file could be read, and whether it is free of anchors, aliases and tags,
    which cannot be moved. Costs one reading of the file, with the memory of one record and the
    names of all.
    """
    oddities: list[Oddity] = []
    reader = _Reader(take)
    stops = read_nodes(text.data, reader.take, oddities.append)
    if reader.fields:
        take(Layout(FILE, "", None, _is_flow(text.data), tuple(reader.fields)))
    return not stops, not oddities


class _Reader:
    """Takes the records of a file one after another, and its sections as they end."""

    def __init__(self, take: Callable[[Layout], None]) -> None:
        self.fields: list[Member] = []
        self._take = take
        self._records: list[Member] = []

    def take(self, section: Node | None, key: Node, node: Node) -> None:
        """Take a record of a section, or a field of the file; a section comes once more whole."""
        name = text_of(key)
        if section is not None:
            if name is not None:
                self._records.append(_member(name, key, node))
            kind = SECTIONS.get(text_of(section) or "")
            if kind is not None:
                self._mappings(kind, text_of(section) or "", name, node)
            return
        records, self._records = self._records, []
        if kind_of(node) != MAPPING or not records:
            member = _member(name or "", key, node)
        else:
            flow = bool(node.opened.flow_style)
            if name in SECTIONS:
                self._take(Layout(None, name or "", None, flow, tuple(records)))
            last = records[-1]
            ending = (_point(node.closed.end_mark), MAPPING, _point(node.start_mark))
            member = Member(name or "", span_of(key), *(ending if flow else last[2:]))
        self.fields.append(member)

    def _mappings(self, kind: RecordType, section: str, record: str | None, node: Node) -> None:
        """Give out the mappings of a record."""
        pending: list[tuple[RecordType, Node]] = [(kind, node)]
        while pending:
            current, branch = pending.pop()
            if kind_of(branch) == SEQUENCE:
                pending.extend((current, member) for member in branch)
            if kind_of(branch) != MAPPING or not branch:
                continue
            members: list[Member] = []
            pairs = iter(branch)
            for key, value in zip(pairs, pairs, strict=True):
                name = text_of(key) or ""
                members.append(_member(name, key, value))
                spec = current.fields.get(name)
                if spec is not None and spec.record:
                    pending.append((RECORD_TYPES[spec.record], value))
            flow = bool(branch.opened.flow_style)
            self._take(Layout(current, section, record, flow, tuple(members)))


def _member(name: str, key: Node, value: Node) -> Member:
    last = value
    while kind_of(last) in (MAPPING, SEQUENCE) and last and not last.opened.flow_style:
        last = last[-1]
    kind = kind_of(last)
    tail = None if is_absent(last) else kind
    return Member(name, span_of(key), _point(last.end_mark), tail, _point(last.start_mark))


def _point(mark: Any) -> tuple[int, int]:
    return mark.line, mark.column


def _is_flow(data: bytes) -> bool:
    """Tell whether the mapping that a file is stands in braces."""
    for line in data.split(b"\n"):
        words = line.strip()
        if words and not words.startswith((b"#", b"%")):
            return words.removeprefix(b"---").lstrip().startswith(b"{")
    return False
