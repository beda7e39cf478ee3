"""A page of text on a terminal: lines with an indentation, wrapped, never cutting an id."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Mapping
from typing import TextIO

from rich.cells import cell_len, chop_cells
from rich.console import Console
from rich.text import Text

from disputes.report.visible import visible

NARROWEST, WIDEST = 40, 400

# Nothing depends on these: whatever a colour says, a word or a sign says too.
STYLES: Mapping[str, str] = {
    "heading": "bold",
    "id": "cyan",
    "faint": "dim",
    "strong": "bold",
    "quote": "italic",
    "error": "bold red",
    "warning": "bold yellow",
    "info": "bold blue",
    "mark": "magenta",
}

_WORD = re.compile(r" *[^ ]+ *| +")  # a no-break space keeps its line together

Part = str | tuple[str, str]
"""A piece of a line: a text, or a text and the name of its style."""


def make_console(stream: TextIO, width: int | None = None) -> Console:
    """Make a console that neither reads markup nor guesses at what to colour."""
    return Console(
        file=stream,
        width=width or page_width(),
        markup=False,
        emoji=False,
        highlight=False,
        force_terminal=None if stream.isatty() else False,
        no_color=True if "NO_COLOR" in os.environ else None,
        legacy_windows=False,
    )


def page_width() -> int:
    """Give the width of the terminal, or what ``COLUMNS`` says, within reason."""
    return max(NARROWEST, min(WIDEST, shutil.get_terminal_size((80, 24)).columns))


class Page:
    """Prints lines on a console. All text given to it is made visible first."""

    def __init__(self, console: Console) -> None:
        self._console = console

    @property
    def width(self) -> int:
        """The width in columns."""
        return self._console.width

    def blank(self) -> None:
        """Print an empty line."""
        self._console.print()

    def line(self, *parts: Part, indent: int = 0, hang: int = 0) -> None:
        """Print a line, wrapped at spaces; what follows the first row is indented further.

        A word longer than the line, such as an id, is not cut.
        """
        self._print(_text(parts), indent, hang, fold=False)

    def prose(self, *parts: Part, indent: int = 0, hang: int = 0) -> None:
        """Print a free text, wrapped also where it has no spaces, as in Chinese or Thai."""
        self._print(_text(parts), indent, hang, fold=True)

    def heading(self, text: str) -> None:
        """Print a heading with a rule to the end of the line."""
        shown = Text(visible(text), "bold")
        room = self.width - shown.cell_len - 4
        self._put(Text("── ") + shown + Text(" " + "─" * max(3, room)))

    def _print(self, text: Text, indent: int, hang: int, *, fold: bool) -> None:
        room = max(20, self.width - indent)
        for number, row in enumerate(_rows(text, room, room - hang, fold)):
            self._row(row, indent + (hang if number else 0))

    def _row(self, row: Text, indent: int) -> None:
        row = row.copy()
        row.rstrip()
        self._put(Text(" " * indent) + row)

    def _put(self, row: Text) -> None:
        self._console.print(row, no_wrap=True, overflow="ignore", crop=False, soft_wrap=True)


def _rows(text: Text, first: int, rest: int, fold: bool) -> list[Text]:
    """Break a text at spaces into rows of so many columns, the first and the others.

    A word that is wider than its row is broken only if ``fold`` says so. (Rich either breaks such
    words or does not wrap at all.)
    """
    plain, room = text.plain, first
    breaks: list[int] = []
    used = 0
    for match in _WORD.finditer(plain):
        start, word = match.start(), match[0]
        width = cell_len(word.rstrip())
        if used and used + width > room:
            breaks.append(start)
            used, room = 0, rest
        if fold and width > room:
            pieces = chop_cells(word, max(2, room))
            for piece in pieces[:-1]:
                start += len(piece)
                breaks.append(start)
                room = rest
            word = pieces[-1]
        used += cell_len(word)
    return list(text.divide(breaks))


def _text(parts: tuple[Part, ...]) -> Text:
    text = Text()
    for part in parts:
        if isinstance(part, str):
            text.append(visible(part))
        else:
            text.append(visible(part[0]), STYLES[part[1]])
    return text
