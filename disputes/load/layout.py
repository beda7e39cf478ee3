"""In which order the sections, records and fields of a file stand, and where each of them ends.

Every mapping of a file is given out once: the file itself, each section, each record and each
mapping within one. How their members can change places is told by ``disputes.load.moves``.
"""

from __future__ import annotations

import re
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

_IN_BRACES = re.compile(rb"(?:[ \t\r\n]++|#[^\n]*+|---(?=[ \t\r\n]))*+\{")

_Inner = tuple[tuple[RecordType, int], ...]


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


Wants = Callable[[RecordType | None, tuple[str, ...]], bool]
"""Tells whether a mapping of a kind with these names, in this order, is to be given out."""


def read_layouts(text: FileText, wants: Wants, take: Callable[[Layout], None]) -> tuple[bool, bool]:
    """Give every mapping of a file that is wanted to ``take``, a section after its records.

    Tell whether all of the file could be read, and whether it is free of anchors, aliases and tags,
    which cannot be moved. Costs one reading of the file, with the memory of one record and the
    names of all.
    """
    oddities: list[Oddity] = []
    reader = _Reader(wants, take)
    stops = read_nodes(text.data, reader.take, oddities.append)
    if reader.fields:
        reader.give(Layout(FILE, "", None, _is_flow(text.data), tuple(reader.fields)))
    return not stops, not oddities


class _Reader:
    """Takes the records of a file one after another, and its sections as they end."""

    def __init__(self, wants: Wants, take: Callable[[Layout], None]) -> None:
        self.fields: list[Member] = []
        self._wants = wants
        self._take = take
        self._records: list[Member] = []
        self._shapes: dict[tuple[str, tuple[str, ...]], tuple[bool, _Inner]] = {}

    def give(self, layout: Layout) -> None:
        """Give a mapping to whoever wants it."""
        if self._wants(layout.kind, tuple(member.name for member in layout.members)):
            self._take(layout)

    def take(self, section: Node | None, key: Node, node: Node) -> None:
        """Take a record of a section, or a field of the file; a section comes once more whole."""
        name = text_of(key) or ""
        if section is not None:
            self._records.append(_member(name, key, node))
            holder = text_of(section) or ""
            if holder in SECTIONS:
                self._mappings(SECTIONS[holder], holder, name, node)
            return
        records, self._records = self._records, []
        member = _member(name, key, node)
        if kind_of(node) == MAPPING and records:
            flow = bool(node.opened.flow_style)
            if name in SECTIONS:
                self.give(Layout(None, name, None, flow, tuple(records)))
            if not flow:  # its members have been let go
                member = Member(name, member.span, *records[-1][2:])
        self.fields.append(member)

    def _mappings(self, kind: RecordType, section: str, record: str, node: Node) -> None:
        """Give out the mappings of a record."""
        pending: list[tuple[RecordType, Node]] = [(kind, node)]
        while pending:
            current, branch = pending.pop()
            if kind_of(branch) == SEQUENCE:
                pending.extend((current, member) for member in branch)
            if kind_of(branch) != MAPPING or not branch:
                continue
            names = tuple([text_of(name) or "" for name in branch[::2]])
            wanted, inner = self._shape(current, names)
            pending.extend((within, branch[place]) for within, place in inner)
            if wanted:
                pairs = iter(branch)
                members = tuple(
                    _member(text_of(key) or "", key, value)
                    for key, value in zip(pairs, pairs, strict=True)
                )
                flow = bool(branch.opened.flow_style)
                self._take(Layout(current, section, record, flow, members))

    def _shape(self, kind: RecordType, names: tuple[str, ...]) -> tuple[bool, _Inner]:
        """Tell whether mappings with these names are wanted, and where others lie within them."""
        shape = self._shapes.get((kind.name, names))
        if shape is None:
            inner = tuple(
                (RECORD_TYPES[kind.fields[name].record], 2 * place + 1)
                for place, name in enumerate(names)
                if name in kind.fields and kind.fields[name].record
            )
            shape = self._shapes[kind.name, names] = (self._wants(kind, names), inner)
        return shape


def _member(name: str, key: Node, value: Node) -> Member:
    last = value
    while kind_of(last) in (MAPPING, SEQUENCE) and last and not last.opened.flow_style:
        last = last[-1]
    tail = None if is_absent(last) else kind_of(last)
    end = last.end_mark
    if kind_of(last) in (MAPPING, SEQUENCE):
        end = last.closed.end_mark
    return Member(name, span_of(key), _point(end), tail, _point(last.start_mark))


def _point(mark: Any) -> tuple[int, int]:
    return mark.line, mark.column


def _is_flow(data: bytes) -> bool:
    """Tell whether the mapping that a file is stands in braces."""
    return _IN_BRACES.match(data) is not None
