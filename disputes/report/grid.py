"""Laying out a table for a page of so many columns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from disputes.escape.terminal import visible
from disputes.report.page import Part
from disputes.report.rows import Row, text_width, wrap_text

_GAP = 2
_WIDEST = 40
"""A pinned cell that is wider than this, or than a third of the page, is wrapped."""

Cell = tuple[str, str]


def table_rows(
    head: Sequence[Part], rows: Sequence[Sequence[Part]], width: int, pinned: int
) -> Iterator[Row]:
    """Give the rows of a table, in parts one below the other where it is too wide.

    Each part begins with the first ``pinned`` columns, and an empty row is between parts.
    """
    grid = [[_cell(part) for part in row] for row in (head, *rows)]
    most = max(8, min(_WIDEST, width // 3))
    widths = [
        max((text_width(row[number][0]) for row in grid), default=0) for number in range(len(head))
    ]
    widths = [min(one, most) if number < pinned else one for number, one in enumerate(widths)]
    right = [
        all(_is_figure(row[number][0]) for row in grid[1:]) and number >= pinned
        for number in range(len(head))
    ]
    for part, columns in enumerate(_parts(widths, width, pinned)):
        if part:
            yield []
        for number, row in enumerate(grid):
            cells = [(row[column], widths[column], right[column]) for column in columns]
            yield from _laid_out(cells, heading=number == 0)


def _cell(part: Part) -> Cell:
    return (visible(part), "") if isinstance(part, str) else (visible(part[0]), part[1])


def _is_figure(text: str) -> bool:
    return not any(letter.isalpha() for letter in text)


def _parts(widths: list[int], width: int, pinned: int) -> Iterator[list[int]]:
    """Share the columns out among parts that fit the page."""
    first = list(range(min(pinned, len(widths))))
    room = width - sum(widths[column] + _GAP for column in first)
    part: list[int] = []
    used = 0
    for column in range(pinned, len(widths)):
        wide = widths[column] + _GAP
        if part and used + wide - _GAP > room:
            yield [*first, *part]
            part, used = [], 0
        part.append(column)
        used += wide
    yield [*first, *part]


def _laid_out(cells: list[tuple[Cell, int, bool]], *, heading: bool) -> Iterator[Row]:
    wrapped = [
        wrap_text(text, width, width, fold=True) if text_width(text) > width else [text]
        for (text, _), width, _ in cells
    ]
    for number in range(max(map(len, wrapped))):
        row: Row = []
        for ((_, style), width, right), texts in zip(cells, wrapped, strict=True):
            text = texts[number] if number < len(texts) else ""
            space = " " * (width - text_width(text))
            shown = f"{space}{text}" if right else f"{text}{space}"
            row.append((shown, "heading" if heading and not style else style))
            row.append((" " * _GAP, ""))
        yield row[:-1]
