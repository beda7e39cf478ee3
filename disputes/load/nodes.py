"""The nodes of a file, kept whole: where every member of it stands, for editing it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from yaml.events import MappingEndEvent, MappingStartEvent, StreamEndEvent

from disputes.load.plain import NotPlain, Plain, name_of, plain_of, put
from disputes.load.resume import read_nodes
from disputes.load.text import FileText
from disputes.load.tree import (
    BLOCK,
    MAPPING,
    SEQUENCE,
    MappingBranch,
    Node,
    Oddity,
    event_source,
    kind_of,
    text_of,
)

_IN_BRACES = re.compile(rb"(?:[ \t\r\n]++|#[^\n]*+|---(?=[ \t\r\n]))*+\{")
_KEEPING = re.compile(r"[|>][-+0-9]*\+")

Address = tuple[str | int, ...]
"""Where something stands in a file: the names and numbers that lead to it from the top."""


class Member(NamedTuple):
    """A member of a mapping or a list: the node of its name, itself in a list, and its value."""

    key: Node
    value: Node


class Raw(NamedTuple):
    """Stands for a record of which only the bytes are known: the same bytes say the same.

    ``column`` is how far its id is indented.
    """

    column: int
    data: bytes


class _Block(NamedTuple):
    """Stands for the event that opens a file, which nothing asks for its place."""

    flow_style: bool


@dataclass(frozen=True, slots=True)
class FileNodes:
    """A file's text and the mapping that it is, with all that is in it.

    Records that were not wanted have only the first and the last of their nodes.
    """

    text: FileText
    root: Node
    _raw: dict[int, Raw] = field(default_factory=dict, repr=False)
    _names: dict[int, dict[str, int]] = field(default_factory=dict, repr=False)

    def node(self, address: Address) -> Node:
        """Find the value at an address; raises ``KeyError`` where there is none."""
        return self.member(address).value if address else self.root

    def member(self, address: Address) -> Member:
        """Find the member at an address, which is not empty; raises ``KeyError``."""
        holder = self.node(address[:-1])
        number = self.number(holder, address[-1])
        if kind_of(holder) == SEQUENCE:
            return Member(holder[number], holder[number])
        return Member(holder[2 * number], holder[2 * number + 1])

    def number(self, holder: Node, name: str | int) -> int:
        """Tell which member of a mapping or list has a name or number; raises ``KeyError``."""
        if isinstance(name, int):
            if kind_of(holder) != SEQUENCE or not 0 <= name < len(holder):
                raise KeyError(name)
            return name
        if kind_of(holder) != MAPPING:
            raise KeyError(name)
        known = self._names.get(id(holder))
        if known is None:
            known = {text_of(key) or "": number for number, key in enumerate(holder[::2])}
            self._names[id(holder)] = known
        return known[name]

    def members(self, holder: Node) -> list[Member]:
        """Give the members of a mapping or a list, in the order of the file."""
        if kind_of(holder) == SEQUENCE:
            return [Member(node, node) for node in holder]
        pairs = iter(holder)
        return [Member(*pair) for pair in zip(pairs, pairs, strict=True)]

    def plain(self) -> dict[str, Plain]:
        """Give the file as plain data, with a ``Raw`` for each record that was not wanted.

        Raises ``NotPlain``.
        """
        tree: dict[str, Any] = {}
        for key, value in self.members(self.root):
            if kind_of(value) != MAPPING:
                put(tree, name_of(key), plain_of(value))
                continue
            records: dict[str, Any] = {}
            for name, record in self.members(value):
                raw = self._raw.get(id(record))
                put(records, name_of(name), plain_of(record) if raw is None else raw)
            put(tree, name_of(key), records)
        return tree

    def in_brackets(self, address: Address) -> bool:
        """Tell whether the members of what stands at an address are separated by commas."""
        return any(is_flow(self.node(address[:end])) for end in range(len(address) + 1))


Wanted = Callable[[str, str, bytes], bool]
"""Tells by its section, id and bytes whether all of a record is wanted."""


def read_tree(text: FileText, wanted: Wanted = lambda *_: True) -> FileNodes:
    """Read a file's nodes; raises ``NotPlain`` where it cannot be read whole.

    Costs one reading, and the memory of all nodes of the records that are wanted.
    """
    root = MappingBranch()
    root.opened = _Block(flow_style=False)
    records: list[Node] = []
    raws: dict[int, Raw] = {}
    oddities: list[Oddity] = []

    def take(section: Node | None, key: Node, node: Node) -> None:
        if section is not None:
            raw = _raw(text, key, node)
            if kind_of(node) == MAPPING and not wanted(
                text_of(section) or "", text_of(key) or "", raw.data
            ):
                node = _ends(node)
                raws[id(node)] = raw
            records.extend((key, node))
            return
        if kind_of(node) == MAPPING:  # the reader has let go of its records
            node.extend(records)
        records.clear()
        root.extend((key, node))

    if read_nodes(text.data, take, oddities.append) or oddities:
        raise NotPlain("the file cannot be read whole")
    if _IN_BRACES.match(text.data) is not None:
        root.opened, root.closed = _braces(text.data)
    return FileNodes(text, root, raws)


def _raw(text: FileText, key: Node, node: Node) -> Raw:
    """Give the bytes of a record, without what follows it in a collection in block style."""
    start, end = key.start_mark, node.end_mark
    end_line, end_column = end.line, end.column
    if kind_of(node) == MAPPING and not is_flow(node) and not _keeps_blanks(text, node):
        line, column = end_of(text, node)
        ends_in_text = kind_of(last_scalar(node)) == BLOCK  # its line end is a part of it
        last = (line, 0) if ends_in_text else (line - 1, column - 1)
        end_line, end_column = min((end_line, end_column), last)
    data = text.data[text.offset(start.line, start.column) : text.offset(end_line, end_column)]
    return Raw(start.column, data)


def _keeps_blanks(text: FileText, node: Node) -> bool:
    last = last_scalar(node)
    if kind_of(last) != BLOCK:
        return False
    mark = last.start_mark
    return _KEEPING.match(text.line(mark.line + 1), mark.column) is not None


def _ends(node: Node) -> Node:
    """Give a mapping with its first name and what it ends with, all else left out."""
    ends = MappingBranch()
    ends.opened, ends.closed = node.opened, node.closed
    if node:
        ends.extend((node[0], last_scalar(node[-1])))
    return ends


def _braces(data: bytes) -> tuple[Any, Any]:
    """Give the events of the braces that all of a file stands in; reads it once more."""
    get_event = event_source(data)
    opened = closed = None
    while (event := get_event()).__class__ is not StreamEndEvent:
        if event.__class__ is MappingStartEvent and opened is None:
            opened = event
        elif event.__class__ is MappingEndEvent:
            closed = event
    return opened, closed


def is_flow(node: Node) -> bool:
    """Tell whether a node is a collection in brackets or braces."""
    return kind_of(node) in (MAPPING, SEQUENCE) and bool(node.opened.flow_style)


def last_scalar(node: Node) -> Node:
    """Give what ends a node: itself, or the last member of the last member of a block one."""
    while kind_of(node) in (MAPPING, SEQUENCE) and node and not is_flow(node):
        node = node[-1]
    return node


def end_of(text: FileText, node: Node) -> tuple[int, int]:
    """Give the line and column, from 1, behind the last character of a node.

    Of a literal or folded text that is the end of its last line with something in it.
    """
    last = last_scalar(node)
    end = last.closed.end_mark if kind_of(last) in (MAPPING, SEQUENCE) else last.end_mark
    if kind_of(last) != BLOCK:
        return end.line + 1, end.column + 1
    line: int = end.line + (end.column > 0)
    while line > last.start_mark.line + 1 and not text.line(line).strip():
        line -= 1
    return line, len(text.line(line)) + 1
