"""Formatting a file: its sections in order, each of its records in the one style.

Records keep their order, and comments what they are about. What comes out is read again and held
against what went in: nothing is lost, or nothing is done.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from disputes.edit.format.notes import (
    NONE,
    Attached,
    Comment,
    attach,
    blank_above,
    comments_between,
    line_start_of,
)
from disputes.edit.format.order import right_order
from disputes.edit.format.record import Writer, Wrong, split_apart
from disputes.edit.format.sameness import Contents, NotTheSame, contents_of, spoken_of
from disputes.load.nodes import is_flow
from disputes.load.paused import paused_collection
from disputes.load.plain import NotPlain
from disputes.load.resume import read_nodes
from disputes.load.tree import SEQUENCE, Node, Oddity, kind_of, text_of
from disputes.model.fields import FILE, SECTIONS

_START = re.compile(r"(?P<head>(?:[ \t]*(?:#[^\n]*)?\n)*)---(?=[ \t\r\n]|\Z)")

_MOST_INDENT = 1_000


class _Unit:
    """A field of the file or a section: the comments above it, and its lines."""

    def __init__(self, name: str, above: list[Comment], *, blank: bool, blank_before: bool) -> None:
        self.name = name
        self.above = above
        self.blank = blank  # between the comments and the name
        self.blank_before = blank_before
        self.lines: list[str] = []
        self.records = 0
        self.below: list[Comment] = []


class _Pending(NamedTuple):
    """A record or field that is not written yet, since a comment below may be its own."""

    section: Node | None
    key: Node
    node: Node
    above: tuple[Comment, ...]


def formatted(data: bytes) -> bytes:
    """Give a file in the one style; raises ``NotPlain``, ``Wrong`` or ``NotTheSame``.

    Idempotent, and linear in time and memory; the lines of the result are held once.
    """
    text = data.decode()
    with paused_collection():
        before, units, head, tail = _read(data, text)
        if not units:
            return data
        lines = _joined(units, head, tail)
        del units
        end = "\r\n" if _ends_with_crlf(text) else "\n"
        result = (end.join(lines) + end).encode()
        del lines
        if result == data:
            return data
        before.demand_same(contents_of(result))
        if any("disputes:" in comment for comment in before.comments):
            _demand_spoken_of(data, result)
    return result


def _demand_spoken_of(data: bytes, result: bytes) -> None:
    """Demand that each comment for the program is about what it was about, or ``NotTheSame``."""
    before, after = spoken_of(data), spoken_of(result)
    changed = (before - after) or (after - before)
    if changed:
        message = "what this comment speaks of would change: put it above what it is about"
        comments = {comment for comment, _ in changed}
        raise NotTheSame(message, min(comments, key=data.decode().find))


def _ends_with_crlf(text: str) -> bool:
    first = text.find("\n")
    return first > 0 and text[first - 1] == "\r"


def _read(data: bytes, text: str) -> tuple[Contents, list[_Unit], list[str], list[Comment]]:
    """Read a file into its sections and fields, each written already."""
    reader = _Reader(text)
    oddities: list[Oddity] = []
    if read_nodes(data, reader.take, oddities.append) or oddities:
        raise NotPlain("the file cannot be read whole")
    tail = reader.finish()
    return reader.contents, reader.units, reader.head, tail


class _Reader:
    """Takes the records of a file one after another, and writes each when the next is there."""

    def __init__(self, text: str) -> None:
        self.contents = Contents()
        self.units: list[_Unit] = []
        self.head: list[str] = []
        self._text = text
        self._writer = Writer(text)
        self._pending: _Pending | None = None
        self._section: Node | None = None
        self._at = 0
        start = _START.match(text)
        if start is not None:
            self.head = [line.rstrip() for line in text[: start.end()].splitlines()]
            self._at = start.end()
            self.contents.comments += [
                line.strip() for line in self.head if line.lstrip().startswith("#")
            ]
        self._above: list[Comment] = []

    def take(self, section: Node | None, key: Node, node: Node) -> None:
        """Take a record, or a field of the file; see ``disputes.load.tree.build``."""
        if section is None and self._section is key:
            self._close_section(node)
            self.contents.add_section(key)
            return
        if section is None and kind_of(node) == SEQUENCE:
            raise NotPlain("a field of the file is a list")
        if section is not self._section or section is None:
            self._demand_known(section if section is not None else key)
        self.contents.add(section, key, node)
        if section is not None and section is not self._section:
            self._flush(section)
            self._open_section(section, key)
        else:
            self._flush(key)
        if section is None:
            self._begin(key)
        above, self._above = self._above, []
        self._pending = _Pending(section, key, node, tuple(above))

    def _demand_known(self, key: Node) -> None:
        """Demand that a file has only what ours have: there is other YAML in the world."""
        name = text_of(key)
        if name not in FILE.fields:
            mark = key.start_mark
            raise Wrong(f"a file has no field '{name}'", mark.line + 1, mark.column + 1)

    def finish(self) -> list[Comment]:
        """Write what is pending; give the comments at the end of the file."""
        self._flush(None)
        return self._above

    def _begin(self, key: Node) -> _Unit:
        above, self._above = self._above, []
        blank = blank_above(self._text, line_start_of(key))
        before = above[0].blank if above else blank
        unit = _Unit(str(key.value), above, blank=blank and bool(above), blank_before=before)
        self.units.append(unit)
        return unit

    def _open_section(self, section: Node, key: Node) -> None:
        """Begin a section, whose name is followed by its first record."""
        unit = self._begin(section)
        self._section = section
        attached = attach_head(self._text, section, key)
        line = f"{self._writer.name(section)}:"
        if attached.head is not None:
            line += f"  {attached.head}"
        unit.lines.append(line)
        self._above = [*attached.above]
        self.contents.comments += attached.texts
        self._at = key.start_mark.index

    def _close_section(self, node: Node) -> None:
        """End a section: of one in braces, what stands before the brace belongs to it."""
        pending = self._pending
        if not is_flow(node) or pending is None:
            self._section = None
            return
        closed = node.closed.end_mark.index
        self._write(pending, closed - 1)
        unit = self.units[-1]
        unit.below += self._above
        line_end = self._text.find("\n", closed)
        end = len(self._text) if line_end < 0 else line_end
        found = [*comments_between(self._text, closed, end)]
        if self._text[closed:end].strip().startswith(("#", ",", "}")):
            unit.below += found
            self.contents.comments += [comment.text for comment in found]
            self._at = end
        else:
            self._at = closed
        self._above = []
        self._pending = self._section = None

    def _flush(self, following: Node | None) -> None:
        """Write what is pending, and find the comments up to what follows."""
        end = len(self._text) if following is None else following.start_mark.index
        pending, self._pending = self._pending, None
        if pending is None:
            found = [*comments_between(self._text, self._at, end)]
            self.contents.comments += [comment.text for comment in found]
            self._above += found
        else:
            self._write(pending, end)
            if self._section is not pending.section or following is None:
                self._deeper(pending)
        self._at = end

    def _deeper(self, pending: _Pending) -> None:
        """Give a section the comments behind its last record that stand deeper than its name."""
        if pending.section is None:
            return
        column = pending.section.start_mark.column
        while self._above and (self._above[0].column or 0) > column:
            self.units[-1].below.append(self._above.pop(0))

    def _write(self, pending: _Pending, end: int) -> None:
        """Write a record or field, whose comments may stand up to a place."""
        section, key, node = pending.section, pending.key, pending.node
        attached = self._attached(key, node, end)
        self.contents.comments += attached.texts
        unit = self.units[-1]
        out = unit.lines
        if section is None:
            out += self._writer.member(key, node, None, 0, attached)
        else:
            blank = blank_above(self._text, line_start_of(key))
            if pending.above:
                for number, comment in enumerate(pending.above):
                    if comment.blank and (unit.records or number):
                        out.append("")
                    out.append(f"  {comment.text}")
            if blank and (unit.records or pending.above):
                out.append("")
            kind = SECTIONS.get(str(section.value))
            out += self._writer.member(key, node, kind, 2, attached)
            unit.records += 1
        self._above = [*attached.left]

    def _attached(self, key: Node, node: Node, end: int) -> Attached:
        if self._text.find("#", key.start_mark.index, end) < 0:
            return NONE
        mark = key.start_mark
        before = self._text[max(mark.index - mark.column, mark.index - _MOST_INDENT) : mark.index]
        own_line = not before.strip()
        return attach(self._text, key, node, end, column=mark.column if own_line else None)


class _Head(NamedTuple):
    head: str | None
    above: tuple[Comment, ...]
    texts: tuple[str, ...]


def attach_head(text: str, section: Node, key: Node) -> _Head:
    """Find the comments between the name of a section and its first record."""
    start = section.end_mark.index
    found = [*comments_between(text, start, key.start_mark.index)]
    texts = tuple(comment.text for comment in found)
    if found and found[0].column is None and "\n" not in text[start : found[0].at]:
        return _Head(found[0].text, tuple(found[1:]), texts)
    return _Head(None, tuple(found), texts)


def _joined(units: list[_Unit], head: list[str], tail: list[Comment]) -> list[str]:
    """Give the lines of a file: its fields and sections in order."""
    order = right_order(FILE, [unit.name for unit in units])
    out = [*head]
    blank = False
    if order is not None:
        first = units[0]
        apart, first.above, blank = split_apart(first.above, blank=first.blank)
        silent = not any("disputes:" in comment.text for comment in first.above)
        if not apart and silent:  # what stands at the top speaks of the file
            apart, first.above = first.above, []
        first.blank = False
        first.blank_before = False
        _put(apart, "", out, fresh=True)
        units = [units[place] for place in order]
    before: _Unit | None = None
    for unit in units:
        wide = unit.records or (before is not None and before.records)
        if (before is not None and (wide or unit.blank_before)) or blank:
            out.append("")
        blank = False
        _put(unit.above, "", out, fresh=True)
        if unit.blank:
            out.append("")
        out += unit.lines
        _put(unit.below, "  ", out)
        before = unit
    _put(tail, "", out)
    return out


def _put(comments: list[Comment], lead: str, out: list[str], *, fresh: bool = False) -> None:
    for comment in comments:
        if comment.blank and not fresh:
            out.append("")
        out.append(lead + comment.text)
        fresh = False
