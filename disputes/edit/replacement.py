"""Giving a member of a file another value or name: all around it stays as it is."""

from __future__ import annotations

from disputes.edit.format.texts import one_scalar
from disputes.edit.gaps import Point, between, demand_no_comment
from disputes.edit.places import after_colon, by_hand, key_place, lead_of, style_above
from disputes.edit.render import in_brackets, value_lines
from disputes.edit.scalars import WIDTH, in_single_quotes, scalar
from disputes.finding import Edit
from disputes.load.nodes import Address, FileNodes, Member, end_of, is_flow
from disputes.load.plain import Plain
from disputes.load.text import FileText
from disputes.load.tree import BLOCK, MAPPING, SEQUENCE, Node, is_absent, kind_of
from disputes.span import Span


def renamed(nodes: FileNodes, address: Address, name: str) -> Edit:
    """Give the edit that writes another name for a member of a mapping."""
    key = nodes.member(address).key
    return _respelt(nodes, key, name, scalar(name, flow=True))


def replaced(nodes: FileNodes, address: Address, value: Plain) -> Edit:
    """Give the edit that writes another value in the place of one; raises ``ByHand``."""
    member = nodes.member(address)
    old = member.value
    name = next(str(part) for part in reversed(address) if isinstance(part, str))
    flow = nodes.in_brackets(address[:-1])
    in_list = isinstance(address[-1], int)
    text = nodes.text
    if is_absent(old):
        if in_list:
            by_hand(text, *key_place(member), "this member of a list is empty")
        return _filled(nodes, member, name, value, flow=flow)
    start, end = key_place(Member(old, old)), end_of(text, old)
    one_line = start[0] == end[0] and kind_of(old) != BLOCK
    if isinstance(value, str) and kind_of(old) < BLOCK and (one_line or flow or in_list):
        written = one_scalar(name, value, flow=flow)
        fits = start[1] - 1 + len(written) <= WIDTH or flow or in_list
        if fits or _behind(text, end).strip():
            return _respelt(nodes, old, value, written)
    if flow or in_list:
        demand_bare(nodes, old)
        if not (flow or is_flow(old) or kind_of(old) < BLOCK):
            by_hand(text, *start, "this member of a list is not written on one line")
        return Edit(text.path, Span(*start, *end), in_brackets(value, name))
    return _anew(nodes, member, name, value, start, end)


def demand_bare(nodes: FileNodes, node: Node) -> None:
    """Demand that there is no comment within a node; raises ``ByHand``."""
    text = nodes.text
    pending = [node]
    while pending:
        one = pending.pop()
        kind = kind_of(one)
        if kind == BLOCK:
            mark = one.start_mark
            header = text.line(mark.line + 1)[mark.column :]
            if "#" in header:
                by_hand(text, mark.line + 1, mark.column + 1, "a comment stands here")
        if kind not in (MAPPING, SEQUENCE):
            continue
        edge: Point = (one.start_mark.line + 1, one.start_mark.column + 1)
        for part in one:
            place = (part.start_mark.line + 1, part.start_mark.column + 1)
            if not is_absent(part):
                demand_no_comment(text, edge, place)
                edge = end_of(text, part)
        closing = end_of(text, one)
        demand_no_comment(text, edge, closing)
        pending.extend(one)


def _respelt(nodes: FileNodes, old: Node, value: str, plain: str) -> Edit:
    """Write a scalar in the place of another, in quotation marks as it was."""
    written = plain
    if old.style == '"':
        written = scalar(value, quoted=True)
    elif old.style == "'":
        written = in_single_quotes(value) or scalar(value, quoted=True)
    start, end = old.start_mark, old.end_mark
    span = Span(start.line + 1, start.column + 1, end.line + 1, end.column + 1)
    return Edit(nodes.text.path, span, written)


def _filled(nodes: FileNodes, member: Member, name: str, value: Plain, *, flow: bool) -> Edit:
    """Write a value where there is none."""
    text = nodes.text
    place = after_colon(text, member.key)
    if flow:
        return Edit(text.path, Span(*place, *place), " " + in_brackets(value, name))
    _, column = lead_of(text, member, in_list=False)
    first, *more = value_lines(name, value, column, style_above(nodes, place[0], column))
    behind = _behind(text, place)
    if not behind.strip():
        end = text.line_end(place[0]) or text.line_end(1) or "\n"
        return Edit(text.path, Span(*place, *place), end.join((first, *more)))
    if more:
        first = " " + in_brackets(value, name)
    return Edit(text.path, Span(*place, *place), first)


def _anew(
    nodes: FileNodes, member: Member, name: str, value: Plain, start: Point, end: Point
) -> Edit:
    """Write the value of a field of a block mapping anew, from the colon on."""
    text = nodes.text
    colon = after_colon(text, member.key)
    demand_no_comment(text, colon, start)
    demand_bare(nodes, member.value)
    _, column = lead_of(text, member, in_list=False)
    behind = _behind(text, end)
    if behind.strip() and kind_of(member.value) in (MAPPING, SEQUENCE) and start[0] != end[0]:
        by_hand(text, *end, "a comment stands here, and may be about what would change")
    if behind.strip() and start[0] != colon[0]:
        by_hand(text, *end, "a comment stands here, and would then be about more than its line")
    lines = value_lines(name, value, column, style_above(nodes, end[0], column))
    if behind.strip() and len(lines) > 1:
        lines = [" " + in_brackets(value, name)]
    newline = text.line_end(colon[0]) or text.line_end(1) or "\n"
    return Edit(text.path, Span(*colon, *end), newline.join(lines))


def _behind(text: FileText, place: Point) -> str:
    """Give what stands behind a place on its line."""
    return between(text, place, (place[0], len(text.line(place[0])) + 1))
