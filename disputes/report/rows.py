"""Breaking texts into rows of so many columns: at spaces, and never within an id."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rich.cells import cell_len, chop_cells

Row = list[tuple[str, str]]
"""The texts of one row on the page, each with the name of its style."""

_WORD = re.compile(r" *[^ ]+ *| +")  # a no-break space keeps its line together

# Latin, Greek, Cyrillic, Armenian, Hebrew and Arabic letters and what is printed between them: one
# column each, and none joins its neighbour to one sign. Counting them is a hundred times as fast.
_NARROW = re.compile(
    "[ -~\u00a0-\u02ff\u0370-\u0482\u048a-\u0590\u05d0-\u05ea\u0620-\u064a\u0671-\u06d5"
    "\u1e00-\u1fff\u2010-\u2027\u2030-\u205e\u20a0-\u20c0\u2190-\u2199\u2200-\u22ff\u2500-\u257f]*"
)


def is_narrow(text: str) -> bool:
    """Tell whether every character is known to take one column."""
    return text.isascii() or _NARROW.fullmatch(text) is not None


def text_width(text: str) -> int:
    """Give the width of a text in columns."""
    return len(text) if is_narrow(text) else cell_len(text)


def cut(text: str, room: int) -> str:
    """Cut a line to so many columns, with a sign that it goes on; a very narrow room holds none."""
    if text_width(text) <= room:
        return text
    kept = text[: max(0, room - 1)]
    while kept and text_width(kept) > room - 1:
        kept = kept[:-1]
    return f"{kept.rstrip()}…" if kept else ""


def plain(row: Row) -> str:
    """Give the text of a row without its styles."""
    return "".join(text for text, _ in row)


def wrap_text(text: str, first: int, rest: int, *, fold: bool) -> list[str]:
    """Break a text into rows, the first and the others of so many columns.

    It is broken at spaces; a word that is wider than its row only if ``fold`` says so, or if it is
    not in ASCII, as every id is. Linear in the text.
    """
    if not is_narrow(text):
        return [plain(row) for row in wrap_row([(text, "")], first, rest, fold=fold)]
    rows = []
    first, rest = max(2, first), max(2, rest)
    at, room, end = 0, first, len(text)
    while end - at > room:
        cut = text.rfind(" ", at, at + room + 1)
        if cut <= at or not text[at:cut].strip(" "):
            cut = text.find(" ", at + room)
            cut = end if cut < 0 else cut
            if fold or not text[at:cut].isascii():
                rows.append(text[at : at + room])
                at += room
                room = rest
                continue
            if cut == end:
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
