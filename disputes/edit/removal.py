"""Taking members out of a mapping or a list of a file: all that is left stays as it is."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Sequence
from itertools import groupby

from disputes.edit.gaps import Point, demand_no_comment
from disputes.edit.places import (
    Slot,
    by_hand,
    ends_in_literal,
    is_blank,
    is_comment,
    is_for_program,
    keeps_blanks,
    key_place,
    lead_of,
    tail_of,
)
from disputes.finding import Edit
from disputes.load.nodes import Address, FileNodes, Member, end_of, is_flow
from disputes.load.text import FileText
from disputes.load.tree import SEQUENCE, Node, is_absent, kind_of
from disputes.span import Span


def removed(
    nodes: FileNodes, holder_at: Address, numbers: Sequence[int], headed: Container[int] = ()
) -> list[Edit]:
    """Give the edits that take members, by their numbers, out of a mapping or list.

    Others must be left, but in the file itself. Those ``headed`` go with all comments directly
    above them. Raises ``ByHand``.
    """
    holder = nodes.node(holder_at)
    members = nodes.members(holder)
    runs = list(_runs(sorted(numbers)))
    if is_flow(holder):
        return [_from_braces(nodes.text, holder, members, *run) for run in runs]
    lines: list[tuple[int, int]] = []
    for first, last in runs:
        kept = members[first - 1] if first > 0 else None
        for number in range(first, last + 1):
            slot = _slot(nodes, holder_at, members, number, headed=number in headed)
            lines.append(_with_blanks(nodes.text, slot, _floor(nodes, holder_at, members, number)))
        if kept is not None and not is_absent(kept.value) and keeps_blanks(nodes.text, kept.value):
            by_hand(nodes.text, *key_place(kept), "empty lines are part of the text that ends here")
    return _without_lines(nodes.text, lines, members, runs)


def comments_above(
    nodes: FileNodes, holder_at: Address, names: Iterable[str]
) -> Iterator[tuple[str, range]]:
    """Give the lines of the comments directly above members, which go with them where headed.

    There are none within braces. Raises ``ByHand``.
    """
    holder = nodes.node(holder_at)
    members = nodes.members(holder)
    in_braces = nodes.in_brackets(holder_at)
    for name in names:
        if in_braces:
            yield name, range(0)
            continue
        slot = _slot(nodes, holder_at, members, nodes.number(holder, name), headed=True)
        yield name, range(slot.head, slot.key)


def _runs(numbers: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Give the first and last of each run of numbers that follow one another."""
    for _, group in groupby(enumerate(numbers), key=lambda pair: pair[1] - pair[0]):
        run = [number for _, number in group]
        yield run[0], run[-1]


def _from_braces(
    text: FileText, holder: Node, members: Sequence[Member], first: int, last: int
) -> Edit:
    """Take a run of members out with the commas before them, or behind them if they come first."""
    for number in range(max(0, first - 1), last + 1):
        if is_absent(members[number].value):
            by_hand(text, *key_place(members[number]), "this field has no value")
    ends = [end_of(text, member.value) for member in members[first : last + 1]]
    opening, closing = holder.opened.end_mark, holder.closed.start_mark
    before: Point = opening.line + 1, opening.column + 1
    behind: Point = closing.line + 1, closing.column + 1
    start = before if first == 0 else end_of(text, members[first - 1].value)
    following = behind if last + 1 == len(members) else key_place(members[last + 1])
    edges = [start]
    for member, end in zip(members[first : last + 1], ends, strict=True):
        demand_no_comment(text, edges[-1], key_place(member))
        edges.append(end)
    demand_no_comment(text, edges[-1], following)
    if first > 0:
        return Edit(text.path, Span(*start, *edges[-1]), "")
    return Edit(text.path, Span(*key_place(members[0]), *following), "")


def _slot(
    nodes: FileNodes, holder_at: Address, members: Sequence[Member], number: int, *, headed: bool
) -> Slot:
    """Find the lines of a member in block style, with the comments that belong to it."""
    text, member = nodes.text, members[number]
    in_list = kind_of(nodes.node(holder_at)) == SEQUENCE
    line, column = lead_of(text, member, in_list=in_list)
    if not in_list and text.line(line)[:column].strip(" "):
        by_hand(text, *key_place(member), "this field stands behind the dash of its list")
    tail, doubtful = tail_of(text, member, column)
    if doubtful:
        by_hand(text, tail + 1, 1, "a comment below this line may be about what would change")
    floor = _floor(nodes, holder_at, members, number)
    head = _head(text, line, 0 if headed else column, floor)
    if head < line and not headed and _is_heading(nodes, holder_at, members, number, head, tail):
        head = line
    for above in range(floor + 1, head):
        if is_comment(text, above) and is_for_program(text.line(above)):
            by_hand(text, above, 1, "this comment is about a line below it that would change")
    return Slot(head, line, tail, column)


def _floor(nodes: FileNodes, holder_at: Address, members: Sequence[Member], number: int) -> int:
    """Give the last line above a member that belongs to something else."""
    text = nodes.text
    in_list = kind_of(nodes.node(holder_at)) == SEQUENCE
    if number > 0:
        _, column = lead_of(text, members[number - 1], in_list=in_list)
        return tail_of(text, members[number - 1], column)[0]
    if not holder_at:
        return 0
    line: int = nodes.member(holder_at).key.end_mark.line + 1
    return min(line, key_place(members[0])[0] - 1)


def _head(text: FileText, line: int, column: int, floor: int) -> int:
    """Give the line of the first comment directly above a member that is about it."""
    head = line
    while head - 1 > floor and is_comment(text, head - 1):
        lead = len(text.line(head - 1)) - len(text.line(head - 1).lstrip(" "))
        if lead < column:
            break
        head -= 1
    return line if head == 1 else head  # what stands at the top speaks of the file


def _is_heading(
    nodes: FileNodes,
    holder_at: Address,
    members: Sequence[Member],
    number: int,
    head: int,
    tail: int,
) -> bool:
    """Tell whether the comments above a record seem to be about it and those that follow.

    So it is where an empty line, or the section's name, stands above them, and none between the
    record and the next.
    """
    if len(holder_at) != 1 or number + 1 == len(members):
        return False
    text = nodes.text
    above = head - 1
    begins = is_blank(text, above) or above == nodes.member(holder_at).key.end_mark.line + 1
    return begins and key_place(members[number + 1])[0] == tail + 1


def _with_blanks(text: FileText, slot: Slot, floor: int) -> tuple[int, int]:
    """Give the first and last line to delete: with empty ones above, if some are left below."""
    head, tail = slot.head, slot.tail
    if tail >= _last_line(text) or is_blank(text, tail + 1):
        while head - 1 > floor and is_blank(text, head - 1):
            head -= 1
    return head, tail


def _without_lines(
    text: FileText,
    lines: Sequence[tuple[int, int]],
    members: Sequence[Member],
    runs: Sequence[tuple[int, int]],
) -> list[Edit]:
    """Delete stretches of lines; where the file ends without a line end, it goes on to do so."""
    joined: list[list[int]] = []
    for head, tail in sorted(lines):
        if joined and joined[-1][1] + 1 == head:
            joined[-1][1] = tail
        else:
            joined.append([head, tail])
    head, tail = joined[-1]
    if text.line_end(tail):
        return [Edit(text.path, Span(head, 1, tail + 1, 1), "") for head, tail in joined]
    before = runs[-1][0] - 1
    if before >= 0 and ends_in_literal(members[before].value):
        by_hand(text, *key_place(members[before]), "this text would end with the file")
    joined.pop()
    while head > 1 and (is_blank(text, head - 1) or (joined and joined[-1][1] == head - 1)):
        head = head - 1 if is_blank(text, head - 1) else joined.pop()[0]
    start = (head - 1, len(text.line(head - 1)) + 1) if head > 1 else (1, 1)
    edits = [Edit(text.path, Span(head, 1, tail + 1, 1), "") for head, tail in joined]
    return [*edits, Edit(text.path, Span(*start, tail, len(text.line(tail)) + 1), "")]


def _last_line(text: FileText) -> int:
    """Give the number of the last line with something in it, or behind which the file ends."""
    return text.lines if text.line(text.lines) else text.lines - 1
