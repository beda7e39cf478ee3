"""Breaking texts into rows of so many columns: at spaces, and never within an id."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rich.cells import cell_len, chop_cells

Row = list[tuple[str, str]]
"""The texts of one row on the page, each with the name of its style."""

_WORD = re.compile(r" *[^ ]+ *| +")  # a no-break space keeps its line together


def text_width(text: str) -> int:
    """Give the width of a text in columns."""
    return len(text) if text.isascii() else cell_len(text)


def plain(row: Row) -> str:
    """Give the text of a row without its styles."""
    return "".join(text for text, _ in row)


def wrap_text(text: str, first: int, rest: int, *, fold: bool) -> list[str]:
    """Break a text into rows, the first and the others of so many columns.

    It is broken at spaces; a word that is wider than its row only if ``fold`` says so, or if it is
    not in ASCII, as every id is. Linear in the text.
    """
    if not text.isascii():
        return [plain(row) for row in wrap_row([(text, "")], first, rest, fold=fold)]
    rows = []
    at, room, end = 0, first, len(text)
    while end - at > room:
        cut = text.rfind(" ", at, at + room + 1)
        if cut <= at or not text[at:cut].strip(" "):
            if fold:
                rows.append(text[at : at + room])
                at += room
                room = rest
                continue
            cut = text.find(" ", at + room)
            if cut < 0:
                break
        rows.append(text[at:cut].rstrip(" "))
        at, room = cut, rest
        while at < end and text[at] == " ":
            at += 1
    if at < end or not rows:
        rows.append(text[at:])
    return rows


def wrap_row(row: Row, first: int, rest: int, *, fold: bool) -> Iterator[Row]:
    """Break a row with styles, as ``wrap_text`` does its text."""
    return _split(row, list(_breaks(plain(row), first, rest, fold)))


def _breaks(text: str, first: int, rest: int, fold: bool) -> Iterator[int]:
    room, used = first, 0
    for match in _WORD.finditer(text):
        start, word = match.start(), match[0]
        width = text_width(word.rstrip(" "))
        if used and used + width > room:
            yield start
            used, room = 0, rest
        if width > room and (fold or not word.isascii()):
            *pieces, word = chop_cells(word, max(2, room))
            for piece in pieces:
                start += len(piece)
                yield start
                room = rest
        used += text_width(word)


def _split(row: Row, breaks: list[int]) -> Iterator[Row]:
    """Cut a row at places counted in characters; white space at the ends of rows is dropped."""
    ends = [*breaks, len(plain(row))]
    piece: Row = []
    at = 0
    for text, style in row:
        rest = text
        while ends and at + len(rest) >= ends[0] and len(ends) > 1:
            cut = ends.pop(0) - at
            piece.append((rest[:cut].rstrip(" "), style))
            yield piece
            piece, rest, at = [], rest[cut:], at + cut
        if rest:
            piece.append((rest, style))
        at += len(rest)
    yield piece
