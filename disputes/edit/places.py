"""The lines of a file's members in block style: what belongs to each of them, and how they stand.

The comments on lines of their own directly above a member belong to it, and those that stand
deeper than the members directly below it, as when members change places (``load.moves``). A
comment for the program is about what follows it, wherever it stands.
"""

from __future__ import annotations

import re
from typing import NamedTuple, NoReturn

from disputes.edit.render import Style
from disputes.errors import WrongUse
from disputes.load.nodes import FileNodes, Member, end_of, is_flow, last_scalar
from disputes.load.text import FileText
from disputes.load.tree import BLOCK, MAPPING, SEQUENCE, Node, is_absent, kind_of

_DASH = re.compile(r"( *)-( +)")
_COLON = re.compile(r" *:(?=\s|\Z)")
_FOR_THE_PROGRAM = re.compile(r"#[ \t]*disputes:")
_KEEPING = re.compile(r"[|>][-+0-9]*\+")


class ByHand(WrongUse):
    """An edit that needs a person's judgement: what a comment is about would be in doubt."""


class Slot(NamedTuple):
    """The lines of a member, from 1: that of its first comment, of its name or dash, its last.

    ``column`` is how far its name or dash is indented.
    """

    head: int
    key: int
    tail: int
    column: int


def by_hand(text: FileText, line: int, column: int, why: str) -> NoReturn:
    """Refuse an edit at a place; lines and columns count from 1."""
    raise ByHand(f"{text.path}:{line}:{column}: {why}", "edit it by hand")


def key_place(member: Member) -> tuple[int, int]:
    """Give the line and column, from 1, at which a member begins."""
    mark = member.key.start_mark
    return mark.line + 1, mark.column + 1


def lead_of(text: FileText, member: Member, *, in_list: bool) -> tuple[int, int]:
    """Give the line of a member in block style and the column, from 0, of its name or dash.

    Refuses where it does not stand on a line of its own, but for a dash.
    """
    line, column = key_place(member)
    lead = text.line(line)[: column - 1]
    if in_list:
        match = _DASH.fullmatch(lead)
        if match is None:
            by_hand(text, line, column, "this member of a list does not stand behind its dash")
        return line, len(match[1])
    if lead.strip(" ") and _DASH.fullmatch(lead) is None:
        by_hand(text, line, column, "this field does not stand on a line of its own")
    return line, column - 1


def after_colon(text: FileText, key: Node) -> tuple[int, int]:
    """Give the line and column, from 1, behind the colon of a name."""
    end = key.end_mark
    line, column = end.line + 1, end.column + 1
    match = _COLON.match(text.line(line), column - 1)
    if match is None and text.line(line)[column - 1 : column] == ":":  # "name":value
        return line, column + 1
    if match is None:
        by_hand(text, line, column, "there is no colon behind this name")
    return line, match.end() + 1


def tail_of(text: FileText, member: Member, column: int) -> tuple[int, bool]:
    """Give the last line of a member with the deeper comments below it.

    And tell whether something follows there that is in doubt: a deeper comment for the program, or
    behind a tab.
    """
    value = member.value
    tail = member.key.end_mark.line + 1 if is_absent(value) else end_of(text, value)[0]
    last = tail
    for number in range(tail + 1, text.lines + 1):
        line = text.line(number)
        body = line.strip()
        if not body:
            continue
        lead = len(line) - len(line.lstrip(" "))
        if not body.startswith("#") or lead <= column:
            break
        if line[lead] == "\t" or is_for_program(line):
            return last, True
        last = number
    return last, False


def keeps_blanks(text: FileText, node: Node) -> bool:
    """Tell whether a node ends with a literal text that empty lines behind it are part of."""
    last = last_scalar(node)
    mark = last.start_mark
    header = text.line(mark.line + 1)[mark.column :] if kind_of(last) == BLOCK else ""
    return _KEEPING.match(header) is not None


def ends_in_literal(node: Node) -> bool:
    """Tell whether a node ends with a literal or folded text."""
    return kind_of(last_scalar(node)) == BLOCK


def is_blank(text: FileText, line: int) -> bool:
    """Tell whether a line of the file has nothing in it."""
    return not text.line(line).strip()


def is_comment(text: FileText, line: int) -> bool:
    """Tell whether a line, which is not within a text, is only a comment."""
    return text.line(line).lstrip(" \t").startswith("#")


def is_for_program(line: str) -> bool:
    """Tell whether a line has a comment that speaks to the program."""
    return _FOR_THE_PROGRAM.search(line) is not None


def style_above(nodes: FileNodes, line: int, column: int) -> Style:
    """Tell how a file is indented, for what is to end where a line ends now.

    A text on lines of its own has quotes where a comment below would become part of it otherwise,
    being deeper than the column, and where nothing could be put behind it, the file ending there.
    """
    text = nodes.text
    for number in range(line + 1, text.lines + 1):
        body = text.line(number).lstrip(" \t")
        if body:
            deeper = body.startswith("#") and len(text.line(number)) - len(body) > column
            return style_of(nodes)._replace(block=not deeper)
    return style_of(nodes)._replace(block=bool(text.line_end(line)))


def style_of(nodes: FileNodes) -> Style:
    """Tell how a file is indented, by what comes first in it."""
    step: int | None = None
    dash: tuple[int, int] | None = None
    pending: list[tuple[Node | None, Node]] = [(None, nodes.root)]
    while pending and (step is None or dash is None):
        key, node = pending.pop()
        if is_flow(node) or kind_of(node) not in (MAPPING, SEQUENCE) or not node:
            continue
        first = nodes.members(node)[0]
        line, column = key_place(first)
        lead = nodes.text.line(line)[: column - 1]
        if key is not None and kind_of(node) == MAPPING and step is None and not lead.strip(" "):
            step = column - 1 - key.start_mark.column
        match = _DASH.fullmatch(lead) if kind_of(node) == SEQUENCE else None
        if key is not None and match is not None and dash is None:
            dash = len(match[1]) - key.start_mark.column, len(match[2])
        inner = nodes.members(node)
        named = kind_of(node) == MAPPING
        pending.extend((one.key if named else None, one.value) for one in reversed(inner))
    step = step if step is not None and step > 0 else Style().step
    return Style(step, *dash) if dash is not None and dash[0] >= 0 else Style(step)
