"""A page of text: lines with an indentation, wrapped, never cutting an id.

Rich is imported only where there is something to colour, that is on a terminal: it takes longer
than everything else that a small report needs.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, TextIO

from rich.cells import cell_len, chop_cells

from disputes.report.visible import visible
from disputes.report.width import page_width

if TYPE_CHECKING:
    from rich.console import Console

# Nothing depends on these: whatever a colour says, a word or a sign says too.
STYLES: Mapping[str, str] = {
    "": "",
    "heading": "bold",
    "id": "cyan",
    "faint": "dim",
    "strong": "bold",
    "quote": "italic",
}

Part = str | tuple[str, str]
"""A piece of a line: a text, or a text and the name of its style."""

Row = list[tuple[str, str]]
"""The texts of one row on the page, each with the name of its style."""

_WORD = re.compile(r" *[^ ]+ *| +")  # a no-break space keeps its line together


def open_page(stream: TextIO) -> Page:
    """Give a page on a stream: coloured on a terminal, unless ``NO_COLOR`` is set."""
    width = page_width()
    if not stream.isatty() or os.environ.get("NO_COLOR"):
        return Page(stream, width)
    from rich.console import Console

    return Page(Console(file=stream, width=width, legacy_windows=False), width)


_MOST_GATHERED = 1000


class Page:
    """Gathers rows and prints them, on a stream or on a console of rich.

    All text given to it is made visible first.
    """

    def __init__(self, target: TextIO | Console, width: int) -> None:
        self.width = width
        self._target = target
        self._page: list[Row] = []

    def __enter__(self) -> Page:
        return self

    def __exit__(self, kind: object, *_: object) -> None:
        if kind is None:
            self.close()

    def close(self) -> None:
        """Print what has been gathered: one call for many rows is ten times as fast as many."""
        page, self._page = self._page, []
        if not hasattr(self._target, "print"):
            self._target.write("".join(f"{_plain(row).rstrip()}\n" for row in page))
            return
        from rich.text import Text

        whole = Text("\n").join(
            Text.assemble(*((text, STYLES[style]) for text, style in row)) for row in page
        )
        self._target.print(
            whole, no_wrap=True, overflow="ignore", crop=False, soft_wrap=True, highlight=False
        )

    def blank(self) -> None:
        """Print an empty line."""
        self._add([])

    def line(self, *parts: Part, indent: int = 0, hang: int = 0) -> None:
        """Print a line, wrapped at spaces; what follows the first row is indented further.

        An id or address that is longer than the line is not cut; other scripts can be.
        """
        self._put(parts, indent, hang, fold=False)

    def prose(self, *parts: Part, indent: int = 0, hang: int = 0) -> None:
        """Print a free text, wrapped also where it has no spaces, as in Chinese or Thai."""
        self._put(parts, indent, hang, fold=True)

    def verbatim(self, text: str, indent: int = 0) -> None:
        """Print the lines of a text as they are, however wide, so that they can be copied."""
        for line in text.splitlines():
            self._add([(" " * indent, ""), (visible(line), "")])

    def heading(self, text: str) -> None:
        """Print a heading with a rule to the end of the line."""
        shown = visible(text)
        if cell_len(shown) > self.width - 8:
            self.line((shown, "heading"))
            return
        rule = "─" * max(3, self.width - cell_len(shown) - 4)
        self._add([("── ", ""), (shown, "heading"), (f" {rule}", "")])

    def _put(self, parts: tuple[Part, ...], indent: int, hang: int, *, fold: bool) -> None:
        row = [
            (visible(part), "") if isinstance(part, str) else (visible(part[0]), part[1])
            for part in parts
        ]
        room = max(20, self.width - indent)
        if _width(_plain(row)) <= room:
            self._add([(" " * indent, ""), *row])
            return
        breaks = list(_breaks(_plain(row), room, room - hang, fold))
        for number, piece in enumerate(_split(row, breaks)):
            self._add([(" " * (indent + (hang if number else 0)), ""), *piece])

    def _add(self, row: Row) -> None:
        self._page.append(row)
        if len(self._page) >= _MOST_GATHERED:
            self.close()


def _width(text: str) -> int:
    return len(text) if text.isascii() else cell_len(text)


def _plain(row: Row) -> str:
    return "".join(text for text, _ in row)


def _breaks(text: str, first: int, rest: int, fold: bool) -> Iterator[int]:
    """Find where a text is broken into rows of so many columns, the first and the others.

    It is broken at spaces; a word that is wider than its row only if ``fold`` says so, or if it is
    not in ASCII, as every id is.
    """
    room, used = first, 0
    for match in _WORD.finditer(text):
        start, word = match.start(), match[0]
        width = _width(word.rstrip(" "))
        if used and used + width > room:
            yield start
            used, room = 0, rest
        if width > room and (fold or not word.isascii()):
            *pieces, word = chop_cells(word, max(2, room))
            for piece in pieces:
                start += len(piece)
                yield start
                room = rest
        used += _width(word)


def _split(row: Row, breaks: list[int]) -> Iterator[Row]:
    """Cut a row at places counted in characters; white space at the ends of rows is dropped."""
    ends = [*breaks, len(_plain(row))]
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
