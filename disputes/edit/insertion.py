"""Putting a new member into a mapping or a list of a file: all that is there stays as it is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from types import MappingProxyType

from disputes.edit.gaps import demand_no_comment
from disputes.edit.kinds import RECORD_DEPTH, kind_at
from disputes.edit.places import (
    by_hand,
    ends_in_literal,
    is_blank,
    is_comment,
    is_for_program,
    keeps_blanks,
    key_place,
    lead_of,
    style_above,
    style_of,
    tail_of,
)
from disputes.edit.render import Style, field_lines, in_brackets, item_lines
from disputes.edit.scalars import WIDTH, scalar
from disputes.finding import Edit
from disputes.load.nodes import Address, FileNodes, Member, end_of, is_flow
from disputes.load.plain import Plain
from disputes.load.text import FileText
from disputes.load.tree import Node, is_absent, text_of
from disputes.span import Span

Comments = Mapping[str, Sequence[str]]
"""The comments on records, by id, each from its ``#`` on."""

_NO_COMMENTS: Comments = MappingProxyType({})


def inserted(
    nodes: FileNodes, address: Address, value: Plain, comments: Comments = _NO_COMMENTS
) -> Edit:
    """Give the edit that puts a member, which is not there, into a mapping that has others.

    Fields stand in the order of the table of fields, records at the end. The ``comments`` on a
    record stand above it; none do within braces. Raises ``ByHand``.
    """
    holder = nodes.node(address[:-1])
    name = str(address[-1])
    members = nodes.members(holder)
    if not members:
        return _first_of_all(nodes, address, holder, value, comments)
    place = _place(address, members, name)
    if is_flow(holder) or nodes.in_brackets(address[:-1]):
        written = f"{scalar(name, flow=True)}: {in_brackets(value, name)}"
        return _in_braces(nodes.text, holder, members, place, written)
    _, column = lead_of(nodes.text, members[0], in_list=False)
    below, _ = tail_of(nodes.text, members[place], column) if place >= 0 else (0, False)
    style = style_above(nodes, below, column) if below else style_of(nodes)
    lines = _lines(address, value, column, style, comments)
    if len(address) == RECORD_DEPTH and is_flow(members[-1].value):  # short, as the one above it
        one_line = f"{' ' * column}{scalar(name)}: {in_brackets(value, name)}"
        if len(one_line) <= WIDTH:
            lines = [*_commented(comments.get(name, ()), column), one_line]
    if place < 0 and not _stands_alone(nodes.text, members[0]):
        place = 0  # what stands behind a dash stays there
    if place < 0:
        if len(address) == 1 and _apart(nodes.text, members, section=True):
            lines = [*lines, ""]
        return _above(nodes, members[0], lines, in_file=not address[:-1])
    if len(address) <= RECORD_DEPTH and _apart(nodes.text, members, section=len(address) == 1):
        lines = ["", *lines]
    return _below(nodes.text, members[place], column, lines)


def appended(nodes: FileNodes, address: Address, values: Sequence[Plain]) -> Edit:
    """Give the edit that puts values behind the last of a list; raises ``ByHand``."""
    holder = nodes.node(address)
    name = str(address[-1])
    members = nodes.members(holder)
    if nodes.in_brackets(address):
        written = ", ".join(in_brackets(value, name) for value in values)
        if not members:
            return _between_brackets(nodes.text, holder, written)
        return _in_braces(nodes.text, holder, members, len(members) - 1, written)
    _, column = lead_of(nodes.text, members[-1], in_list=True)
    below, _ = tail_of(nodes.text, members[-1], column)
    style = style_above(nodes, below, column)
    lines = [line for value in values for line in item_lines(name, value, column, style)]
    return _below(nodes.text, members[-1], column, lines)


def _lines(
    address: Address, value: Plain, column: int, style: Style, comments: Comments
) -> list[str]:
    """Write a member in block style, the comments on a record above it."""
    name = str(address[-1])
    if len(address) == RECORD_DEPTH:
        return [
            *_commented(comments.get(name, ()), column),
            *field_lines(name, value, column, style),
        ]
    if not comments or not isinstance(value, Mapping):
        return field_lines(name, value, column, style)
    lines = [f"{' ' * column}{scalar(name)}:"]
    for record, fields in value.items():
        lines += _lines((*address, record), fields, column + style.step, style, comments)
    return lines


def _commented(comments: Sequence[str], column: int) -> list[str]:
    return [f"{' ' * column}{one}" for one in comments]


def _place(address: Address, members: Sequence[Member], name: str) -> int:
    """Give the number of the member behind which a new one belongs, -1 for before all others."""
    kind = kind_at(address[:-1])
    if kind is None or name not in kind.fields:
        return len(members) - 1
    order = {field: number for number, field in enumerate(kind.fields)}
    before = [
        number
        for number, member in enumerate(members)
        if order.get(text_of(member.key) or "", len(order)) < order[name]
    ]
    return before[-1] if before else -1


def _first_of_all(
    nodes: FileNodes, address: Address, holder: Node, value: Plain, comments: Comments
) -> Edit:
    """Put a member into a mapping that has none."""
    text = nodes.text
    name = str(address[-1])
    if len(address) > 1 or is_flow(holder):
        written = f"{scalar(name, flow=True)}: {in_brackets(value, name)}"
        return _between_brackets(text, holder, written)
    last = text.lines
    end = "\r\n" if text.line_end(1) == "\r\n" else "\n"
    begun = len(text.line(last))
    if any(text.line(number).startswith("...") for number in range(1, last + 1)):
        by_hand(text, last, 1, "the file ends here")
    lines = _lines(address, value, 0, style_of(nodes), comments)
    lead = end if begun else ""
    return Edit(text.path, Span(last, begun + 1, last, begun + 1), lead + end.join(lines) + end)


def _between_brackets(text: FileText, holder: Node, written: str) -> Edit:
    """Write between a pair of brackets or braces that has nothing in it."""
    start, end = holder.opened.end_mark, holder.closed.start_mark
    if (start.line, start.column) == (end.line, end.column):
        return _at(text, start.line + 1, start.column + 1, written)
    demand_no_comment(text, (start.line + 1, start.column + 1), (end.line + 1, end.column + 1))
    span = Span(start.line + 1, start.column + 1, end.line + 1, end.column + 1)
    return Edit(text.path, span, written)


def _in_braces(
    text: FileText, holder: Node, members: Sequence[Member], place: int, written: str
) -> Edit:
    """Put a member behind another within braces or brackets, or before the first."""
    if place < 0:
        line, column = key_place(members[0])
        opened = holder.opened.end_mark
        demand_no_comment(text, (opened.line + 1, opened.column + 1), (line, column))
        return _at(text, line, column, f"{written}, ")
    before = members[place]
    if is_absent(before.value):
        by_hand(text, *key_place(before), "there is no value here to put another field behind")
    end = end_of(text, before.value)
    if place + 1 < len(members):
        following = key_place(members[place + 1])
    else:
        closing = holder.closed.start_mark
        following = closing.line + 1, closing.column + 1
    demand_no_comment(text, end, following)
    return _at(text, *end, f", {written}")


def _below(text: FileText, member: Member, column: int, lines: Sequence[str]) -> Edit:
    """Put lines below a member and the comments that belong to it."""
    tail, _ = tail_of(text, member, column)
    if not is_absent(member.value):
        if keeps_blanks(text, member.value):
            by_hand(text, *key_place(member), "empty lines are part of the text that ends here")
        if ends_in_literal(member.value) and not text.line_end(tail):
            by_hand(text, *key_place(member), "the text that ends here ends with the file")
    end = text.line_end(tail) or text.line_end(1) or "\n"
    return _at(text, tail, len(text.line(tail)) + 1, end + end.join(lines))


def _above(nodes: FileNodes, member: Member, lines: Sequence[str], *, in_file: bool) -> Edit:
    """Put lines above the first member of a mapping and the comments that belong to it."""
    text = nodes.text
    line, _ = key_place(member)
    head = line
    while head > 1 and is_comment(text, head - 1):
        head -= 1
    if in_file and head == 1:
        head = line  # what stands there speaks of the file
        if any(is_for_program(text.line(number)) for number in range(1, line)):
            by_hand(text, 1, 1, "this comment is about the line below it")
    number = head - 1
    while number > 0 and (is_blank(text, number) or is_comment(text, number)):
        if is_for_program(text.line(number)):
            by_hand(text, number, 1, "this comment is about the line below it")
        number -= 1
    end = text.line_end(head) or text.line_end(1) or "\n"
    return _at(text, head, 1, end.join(lines) + end)


def _stands_alone(text: FileText, member: Member) -> bool:
    line, column = key_place(member)
    return not text.line(line)[: column - 1].strip()


def _apart(text: FileText, members: Sequence[Member], *, section: bool) -> bool:
    """Tell whether members are set apart by empty lines, as far as one sees it from the last."""
    if len(members) < 2:
        return section
    pairs = list(pairwise(members)) if section else [(members[-2], members[-1])]
    for before, after in pairs:
        tail, _ = tail_of(text, before, key_place(after)[1] - 1)
        if any(is_blank(text, number) for number in range(tail + 1, key_place(after)[0])):
            return True
    return False


def _at(text: FileText, line: int, column: int, written: str) -> Edit:
    return Edit(text.path, Span(line, column, line, column), written)
