"""What stands between the parts of a file that mean something: commas, blanks and comments."""

from __future__ import annotations

from disputes.edit.places import by_hand
from disputes.load.text import FileText

Point = tuple[int, int]
"""A line and column, from 1."""


def between(text: FileText, start: Point, end: Point) -> str:
    """Give what stands from one place to another, each line end as one character."""
    (line, column), (end_line, end_column) = start, end
    if line == end_line:
        return text.line(line)[column - 1 : end_column - 1]
    inner = (text.line(number) for number in range(line + 1, end_line))
    return "\n".join((text.line(line)[column - 1 :], *inner, text.line(end_line)[: end_column - 1]))


def demand_no_comment(text: FileText, start: Point, end: Point) -> None:
    """Demand that no comment stands between two places where nothing else does."""
    for number, line in enumerate(between(text, start, end).split("\n")):
        before, sign, _ = line.partition("#")
        if sign:
            column = len(before) + (start[1] if number == 0 else 1)
            why = "a comment stands here, and may be about what would change"
            by_hand(text, start[0] + number, column, why)
