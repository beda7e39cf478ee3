"""How the members of a mapping can change places: comments go along, all else stays as it is.

In block style whole lines move. The comments on lines of their own above a member belong to it, as
comments that silence findings speak of what follows them; a comment that stands deeper than the
members, directly below one, belongs to that one, be it the last. Empty lines stay where they are.
In braces, the members change places, and what separates them stays.

Where any of this could change what the file says, or what a comment is about, nothing is offered.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from disputes.finding import Edit
from disputes.load.layout import Layout, Member
from disputes.load.text import FileText
from disputes.load.tree import BLOCK
from disputes.model.comments import MARKER
from disputes.model.fields import FILE
from disputes.span import Span

_SEPARATOR = re.compile(rb"[ \r\n]*,[ \r\n]*")
_CLOSING = re.compile(rb"[ \r\n]*,?[ \r\n]*\}")
_OPENING = re.compile(rb"\{[ \r\n]*\Z")
_DASH = re.compile(rb" *- +")
_KEEPING = re.compile(rb"[|>][-+0-9]*\+")
_TABBED = re.compile(rb"^ *\t", re.MULTILINE)


class _Slot(NamedTuple):
    """The lines of a member, from 0: that of its first comment, of its name, and its last."""

    head: int
    key: int
    tail: int


class _Unsafe(Exception):
    """That members cannot be moved without a person's judgement."""


def move(text: FileText, layout: Layout, order: Sequence[int]) -> tuple[Edit, ...]:
    """Give the edit that brings the members of a mapping into an order, or nothing.

    ``order`` has the present place of each member. Linear in the length of the mapping, but for
    looking once for the lines of the file.
    """
    changed = [place for place, old in enumerate(order) if place != old]
    if not changed:
        return ()
    first, last = changed[0], changed[-1]
    try:
        if layout.flow:
            return (_in_braces(text, layout.members, order, first, last),)
        return (_in_lines(text, layout, order, first, last),)
    except _Unsafe:
        return ()


def _in_braces(
    text: FileText, members: Sequence[Member], order: Sequence[int], first: int, last: int
) -> Edit:
    ranges = [
        (text.offset(m.span.line - 1, m.span.column - 1), text.offset(*m.end)) for m in members
    ]
    data = text.data
    between = [
        data[end:start]
        for (_, end), (start, _) in zip(ranges[first:last], ranges[first + 1 :], strict=False)
    ]
    before = data[max(0, ranges[0][0] - 2000) : ranges[0][0]]
    if (
        any(member.tail is None or member.tail == BLOCK for member in members)
        or not all(_SEPARATOR.fullmatch(separator) for separator in between)
        or (first == 0 and not _OPENING.search(before))
        or (last == len(members) - 1 and not _CLOSING.match(data, ranges[-1][1]))
    ):
        raise _Unsafe
    pieces: list[bytes] = []
    for place in range(first, last + 1):
        start, end = ranges[order[place]]
        pieces.append(data[start:end])
        if place < last:
            pieces.append(between[place - first])
    start_at, end_at = members[first].span, members[last].end
    span = Span(start_at.line, start_at.column, end_at[0] + 1, end_at[1] + 1)
    return Edit(text.path, span, b"".join(pieces).decode())


def _in_lines(text: FileText, layout: Layout, order: Sequence[int], first: int, last: int) -> Edit:
    lines = _Lines(text)
    column = layout.members[0].span.column - 1
    slots = lines.slots(layout, column)
    lead = lines.get(slots[0].key)[:column]
    dashed = bool(lead.strip())
    if first == 0:
        lines.demand_silent(lines.apart(slots[0].head))
        lines.demand_level(slots[0], column)
    if first == 0 and dashed:
        lines.demand_silent([slots[0].key])
        lines.demand_silent(range(slots[order[0]].head, slots[order[0]].key + 1))
    if any(member.tail == BLOCK for member in layout.members):
        lines.demand_shallow(slots, column)
        if lines.ends_at(slots[last].tail) and BLOCK in (
            layout.members[last].tail,
            layout.members[order[last]].tail,
        ):
            raise _Unsafe  # the last line of the text would gain or lose its end
    pieces: list[bytes] = []
    for place in range(first, last + 1):
        slot, moved = slots[place], slots[order[place]]
        comments = lines.between(moved.head, moved.key)
        if dashed and place == 0:
            comments = _shifted(comments, len(lead) - len(lead.lstrip()))
        pieces += (comments, lead if place == 0 else b" " * column, lines.body(moved, column))
        if place < last:
            pieces += (lines.end_of(slot.tail), lines.between(slot.tail + 1, slots[place + 1].head))
    end = slots[last].tail
    width = len(lines.get(end).decode())
    span = Span(slots[first].head + 1, 1, end + 1, width + 1)
    return Edit(text.path, span, b"".join(pieces).decode())


def _shifted(comments: bytes, depth: int) -> bytes:
    """Give lines of comments, those that are indented at another depth."""
    return re.sub(rb"(?m)^ +(?=#)", b" " * depth, comments)


class _Lines:
    """The lines of a file, by numbers from 0, and what is safe to do with them."""

    def __init__(self, text: FileText) -> None:
        self._text = text
        self._data = text.data
        self._count = text.lines

    def get(self, number: int) -> bytes:
        """Give a line without its end."""
        if number >= self._count:
            return b""
        start = self._text.offset(number, 0)
        end = self._data.find(b"\n", start)
        return self._data[start : end if end >= 0 else None].removesuffix(b"\r")

    def between(self, first: int, end: int) -> bytes:
        """Give the lines from one up to another, with their ends."""
        return self._data[self._text.offset(first, 0) : self._text.offset(end, 0)]

    def body(self, slot: _Slot, column: int) -> bytes:
        """Give the text of a member from its name on, without the end of its last line."""
        body = self.between(slot.key, slot.tail + 1)
        return body.removesuffix(b"\n").removesuffix(b"\r")[column:]

    def end_of(self, number: int) -> bytes:
        """Give the end of a line."""
        return b"\r\n" if self.between(number, number + 1).endswith(b"\r\n") else b"\n"

    def ends_at(self, number: int) -> bool:
        """Tell whether the file ends with a line, which has no line end."""
        return not self.between(number, number + 1).endswith(b"\n")

    def slots(self, layout: Layout, column: int) -> list[_Slot]:
        """Find the lines of the members of a mapping; raises ``_Unsafe``."""
        slots: list[_Slot] = []
        for member in layout.members:
            key, tail = member.span.line - 1, self._tail(member)
            lead = self.get(key)[: member.span.column - 1]
            if lead.strip() and (slots or not _DASH.fullmatch(lead)):
                raise _Unsafe
            if b"\t" in lead or member.span.column - 1 != column or len(lead) != column:
                raise _Unsafe
            if slots:
                before = self._below(slots[-1].tail, key, column)
                slots[-1] = slots[-1]._replace(tail=before)
                head = self._above(before + 1, key)
            else:
                head = key if lead.strip() else self._first_head(key, layout.kind is FILE)
            slots.append(_Slot(head, key, tail))
        last = slots[-1]
        slots[-1] = last._replace(tail=self._below(last.tail, self._count, column))
        if _TABBED.search(self.between(slots[0].head, slots[-1].tail + 1)):
            raise _Unsafe
        return slots

    def apart(self, head: int) -> range:
        """Give the empty lines and comments above the first member that do not belong to it."""
        number = head
        while number > 0 and self._is_between(number - 1):
            number -= 1
        return range(number, head)

    def demand_silent(self, numbers: Iterable[int]) -> None:
        """Demand that no line has a comment for the program, which would speak of another."""
        for number in numbers:
            if MARKER in self.get(number).partition(b"#")[2]:
                raise _Unsafe

    def demand_level(self, slot: _Slot, column: int) -> None:
        """Demand that no comment above a member would, below another, seem to belong to that."""
        for number in range(slot.head, slot.key):
            line = self.get(number)
            if line.strip() and self._depth(line) > column:
                raise _Unsafe

    def demand_shallow(self, slots: Sequence[_Slot], column: int) -> None:
        """Demand that no line behind a member would be part of a literal text that stood there."""
        ends = [*(slot.key for slot in slots[1:]), self._count]
        for slot, end in zip(slots, ends, strict=True):
            for number in range(slot.tail + 1, end):
                line = self.get(number)
                if line.strip() and (self._depth(line) <= column or not self._is_between(number)):
                    break
                if self._depth(line) > column:
                    raise _Unsafe

    def _tail(self, member: Member) -> int:
        """Give the last line of a member; raises ``_Unsafe`` where its last text keeps blanks."""
        line, column = member.end
        if member.tail != BLOCK:
            return line
        start = self._text.offset(*member.tail_at)
        if _KEEPING.match(self._data, start):
            raise _Unsafe
        if column == 0:
            line -= 1
        while not self.get(line):
            line -= 1
        if not self.get(line).strip():
            raise _Unsafe
        return line

    def _below(self, tail: int, end: int, column: int) -> int:
        """Give the last line of a member with the deeper comments that follow it, up to a line.

        Raises ``_Unsafe`` where one of them is for the program, or behind a tab.
        """
        last = tail
        for number in range(tail + 1, end):
            line = self.get(number)
            if not line.strip():
                continue
            lead, sign, words = line.partition(b"#")
            if not sign or lead.strip():
                break
            if b"\t" in lead:
                raise _Unsafe
            if len(lead) <= column:
                break
            if MARKER in words:
                raise _Unsafe
            last = number
        return last

    def _above(self, start: int, key: int) -> int:
        """Give the first line of a member: that of the first comment above it, if there is one."""
        head = key
        for number in range(key - 1, start - 1, -1):
            if not self._is_between(number):
                raise _Unsafe
            if self.get(number).strip():
                head = number
        return head

    def _first_head(self, key: int, in_file: bool) -> int:
        """Give the first line of the first member: comments that stand apart from it stay."""
        head = key
        while head > 0 and self.get(head - 1).strip().startswith(b"#"):
            head -= 1
        if in_file and head == 0:
            head = key  # what stands there speaks of the file
        return head

    def _is_between(self, number: int) -> bool:
        """Tell whether a line is empty or only a comment."""
        words = self.get(number).strip()
        return not words or words.startswith(b"#")

    def _depth(self, line: bytes) -> int:
        return len(line) - len(line.lstrip(b" "))
