"""Laying out a table for a page of so many columns."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from disputes.escape.terminal import visible
from disputes.report.page import Part
from disputes.report.rows import Row, text_width, wrap_text
from disputes.report.stairs import middle, room_beside, stairs

GAP = 2
NOTHING = "·"
"""What a cell holds where there is nothing to say; an empty one does as well."""

_LEAST = 12
"""Texts are wrapped in columns that are not made narrower than this."""

_READABLE = 26
"""A table is not given in parts while its columns of texts are that wide."""

Cell = tuple[str, str]


class Column(NamedTuple):
    """A column of a table: its head, its cells, and how wide they are.

    ``align`` is ``<`` for texts, ``>`` for numbers and ``^`` for signs.
    """

    head: Cell
    cells: Sequence[Cell]
    heading: int
    body: int
    align: str

    @property
    def natural(self) -> int:
        """The width in which nothing has to be wrapped."""
        return max(self.heading, self.body)


def table_rows(
    head: Sequence[Part], rows: Sequence[Sequence[Part]], width: int, pinned: int
) -> Iterator[Row]:
    """Give the rows of a table that is ``width`` wide at most.

    Where it would be too wide, long heads of columns of numbers or signs are put on steps above
    them; then texts are wrapped; then the table is given in parts one below the other, each with
    the first ``pinned`` columns, and without the rows that have nothing to say there.
    """
    columns = [
        _column(_cell(name), [_cell(row[number]) for row in rows], text=number < pinned)
        for number, name in enumerate(head)
    ]
    if not columns:
        return
    widths, raised = _widths(columns, width, pinned)
    parts = list(_parts(columns, widths, raised, width, pinned))
    silent = _silent(columns[pinned:], len(rows))
    for place, part in enumerate(parts):
        if place:
            yield []
        own = [columns[number] for number in part]
        sizes = [widths[number] for number in part]
        yield from _heads(own, sizes, [raised[number] for number in part], width)
        shown: Iterable[int] = range(len(rows))
        if len(parts) > 1:
            heard = [not one for one in _silent(own[pinned:], len(rows))]
            shown = [n for n in shown if heard[n] or (silent[n] and not place)]
        for number in shown:
            yield from _laid_out(
                [column.cells[number] for column in own],
                sizes,
                [column.align for column in own],
            )


def _cell(part: Part) -> Cell:
    text, style = (part, "") if isinstance(part, str) else part
    return (text if text.isprintable() else visible(text), style)


def _column(head: Cell, cells: Sequence[Cell], *, text: bool) -> Column:
    different = {one for one, _ in cells}
    body = max(map(text_width, different), default=0)
    align = "<"
    if not text and not any(any(map(str.isalpha, one)) for one in different):
        align = ">" if any(any(map(str.isdigit, one)) for one in different) else "^"
    return Column(head, cells, text_width(head[0]), body, align)


def _widths(columns: Sequence[Column], width: int, pinned: int) -> tuple[list[int], list[bool]]:
    """Give how wide each column is, and whether its head stands on a step above it."""
    natural = [column.natural for column in columns]
    raised = [False] * len(columns)
    gaps = GAP * (len(columns) - 1)
    if sum(natural) + gaps <= width:
        return natural, raised
    texts = [column.align == "<" for column in columns]
    raised = [not text and one.heading > one.body for one, text in zip(columns, texts, strict=True)]
    if not any(raised):
        fixed = [one for one, text in zip(natural, texts, strict=True) if not text]
        wanted = [one for one, text in zip(natural, texts, strict=True) if text]
        room = width - gaps - sum(fixed)
        if room >= sum(min(one, _READABLE) for one in wanted):
            return _spread(natural, texts, room), raised
    else:  # all of them or none: heads on two levels are hard to read
        raised = [not text and one.heading > 0 for one, text in zip(columns, texts, strict=True)]
    low = [one.body if up else one.natural for one, up in zip(columns, raised, strict=True)]
    first = min(pinned, len(columns))
    others = _room_for(columns[first:], low[first:], raised[first:])
    widths = _spread(low, [True] * first + [False] * (len(columns) - first), 0)
    room = max(width // 3, width - others, GAP * first) - GAP * max(0, first - 1)
    widths[:first] = _spread(low[:first], [True] * first, room)
    beside = max(_LEAST, width - sum(widths[:first]) - GAP * first)
    widths[first:] = [min(one, beside) for one in low[first:]]
    return widths, raised


def _room_for(columns: Sequence[Column], widths: Sequence[int], raised: Sequence[bool]) -> int:
    """Give how much room columns need at least to stand beside one another under their steps."""
    at = most = 0
    for column, size, up in zip(columns, widths, raised, strict=True):
        if up:
            most = max(most, at + middle(size) + room_beside(column.heading) + GAP)
        at += min(size, size if up else _LEAST) + GAP
    return max(at, most)


def _spread(natural: Sequence[int], texts: Sequence[bool], room: int) -> list[int]:
    """Share the room out among the texts: the widest give way first."""
    order = sorted((one, place) for place, one in enumerate(natural) if texts[place])
    widths = list(natural)
    left, share = len(order), max(0, room)
    for one, place in order:
        widths[place] = min(one, max(2, share // left))
        share = max(0, share - widths[place])
        left -= 1
    return widths


def _parts(
    columns: Sequence[Column],
    widths: Sequence[int],
    raised: Sequence[bool],
    width: int,
    pinned: int,
) -> Iterator[list[int]]:
    """Share the columns out among parts that fit the page."""
    first = list(range(min(pinned, len(widths))))
    start = sum(widths[number] + GAP for number in first)
    part: list[int] = []
    at = start
    for number in range(len(first), len(widths)):
        size = widths[number]
        too_wide = at + size > width or (
            raised[number] and at + middle(size) + room_beside(columns[number].heading) > width
        )
        if part and too_wide:
            yield [*first, *part]
            part, at = [], start
        part.append(number)
        at += size + GAP
    yield [*first, *part]


def _silent(columns: Sequence[Column], rows: int) -> list[bool]:
    """Tell of each row whether it has nothing to say in some columns."""
    silent = [True] * rows
    for column in columns:
        for number, (text, _) in enumerate(column.cells):
            if text not in ("", NOTHING):
                silent[number] = False
    return silent


def _heads(
    columns: Sequence[Column], widths: Sequence[int], raised: Sequence[bool], width: int
) -> Iterator[Row]:
    level = [("", "") if up else column.head for column, up in zip(columns, raised, strict=True)]
    level = [(text, style or "heading") for text, style in level]
    aligns = ["^" if up else one.align for one, up in zip(columns, raised, strict=True)]
    rows = list(_laid_out(level, widths, aligns)) if any(text for text, _ in level) else []
    if not any(raised):
        yield from rows
        return
    at, steps = 0, []
    for column, size, up in zip(columns, widths, raised, strict=True):
        if up:
            steps.append((at + middle(size), column.head))
        at += size + GAP
    yield from stairs(steps, rows, width)


def _laid_out(cells: Sequence[Cell], widths: Sequence[int], aligns: Sequence[str]) -> Iterator[Row]:
    """Give the rows of the page that one row of a table takes."""
    wrapped = [
        [text] if len(text) <= size // 2 or text_width(text) <= size else _wrapped(text, size)
        for (text, _), size in zip(cells, widths, strict=True)
    ]
    for number in range(max(map(len, wrapped))):
        row: Row = []
        for (_, style), size, align, texts in zip(cells, widths, aligns, wrapped, strict=True):
            if row:
                row.append((" " * GAP, ""))
            text = texts[number] if number < len(texts) else ""
            row.append((_aligned(text, size, align), style))
        yield row


def _wrapped(text: str, size: int) -> list[str]:
    return [piece.rstrip(" ") for piece in wrap_text(text, size, size, fold=True)]


def _aligned(text: str, size: int, align: str) -> str:
    space = size - text_width(text)
    before = {"<": 0, ">": space, "^": space // 2}[align]
    return f"{' ' * before}{text}{' ' * (space - before)}"
