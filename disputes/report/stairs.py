"""Heads of narrow columns on steps above them, so that each can be as long as it is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from disputes.report.rows import Row, plain, text_width, wrap_text

_ENOUGH = 26
"""A head with so much room is wrapped rather than put into another part of the table."""


def middle(size: int) -> int:
    """Give where within a column of some width the riser of its step stands."""
    return max(0, size - 1) // 2


def room_beside(heading: int) -> int:
    """Give how much room a head needs on its step, with the corner and a space."""
    return 2 + min(heading, _ENOUGH)


def stairs(
    steps: Sequence[tuple[int, tuple[str, str]]], level: Sequence[Row], width: int
) -> Iterator[Row]:
    """Give the rows of a head in steps: each step is where it stands and its text.

    ``level`` has the rows of heads that stand right above their columns, none of them on a step;
    they begin as low as they can.
    """
    rows: list[list[tuple[int, str, str]]] = []
    for number, (at, (text, style)) in enumerate(steps):
        room = max(4, width - at - 2)
        passed = [(place, "│", "faint") for place, _ in steps[:number]]
        for line, piece in enumerate(wrap_text(text, room, room, fold=True)):
            corner = (at, "│" if line else "┌", "faint")
            rows.append([*passed, corner, (at + 2, piece, style or "heading")])
    before = min(at for at, _ in steps)
    beside = all(text_width(plain(row).rstrip()) < before for row in level)
    if not beside:
        rows += [[(place, "│", "faint") for place, _ in steps] for _ in level]
    rows[:0] = [[] for _ in range(len(level) - len(rows))]
    for offset, row in enumerate(level, len(rows) - len(level)):
        rows[offset] = _merged(row, rows[offset])
    for pieces in rows:
        yield _placed(pieces)


def _merged(row: Row, pieces: list[tuple[int, str, str]]) -> list[tuple[int, str, str]]:
    """Put the texts of a row among pieces that stand elsewhere."""
    found = list(pieces)
    at = 0
    for text, style in row:
        bare = text.strip(" ")
        if bare:
            found.append((at + text_width(text) - text_width(text.lstrip(" ")), bare, style))
        at += text_width(text)
    return sorted(found)


def _placed(pieces: Sequence[tuple[int, str, str]]) -> Row:
    row: Row = []
    at = 0
    for place, text, style in pieces:
        row += [(" " * (place - at), ""), (text, style)]
        at = place + text_width(text)
    return row
