"""A page of text: wrapped, never cutting an id, coloured on a terminal.

Rich is imported only where there is something to colour, that is on a terminal: it takes longer
than everything else that a small report needs.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Hashable, Mapping, Sequence
from itertools import zip_longest
from typing import TYPE_CHECKING, TextIO

from disputes.escape.terminal import visible
from disputes.report.page import Page, Part
from disputes.report.rows import Row, plain, text_width, wrap_row, wrap_text
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

_MOST_GATHERED = 1000
_NARROWEST = 20
_COLUMN = 52
"""How wide each of two things side by side has to be at least."""

_BETWEEN = " │ "


def open_page(stream: TextIO, *, terminal: bool | None = None) -> Page:
    """Give a page on a stream: coloured on a terminal, unless ``NO_COLOR`` is set.

    ``terminal`` says that it is one, or is none, where the stream does not know.
    """
    width = page_width()
    if terminal is None:
        terminal = stream.isatty()
    if not terminal or os.environ.get("NO_COLOR"):
        return TextPage(stream, width)
    from rich.console import Console

    console = Console(file=stream, width=width, legacy_windows=False, force_terminal=terminal)
    return StyledPage(console, width)


class TextPage(Page):
    """Gathers rows and writes them to a stream, without styles."""

    def __init__(self, target: TextIO | None, width: int) -> None:
        self.width = width
        self._target = target
        self._rows: list[str] = []
        self._fold = False
        self._blocks: dict[Hashable, list[str]] = {}

    def close(self) -> None:
        """Write what has been gathered: one call for many rows is ten times as fast as many."""
        rows, self._rows = self._rows, []
        if self._target is not None and rows:
            self._target.write("\n".join(map(str.rstrip, rows)) + "\n")

    def blank(self) -> None:
        """Print an empty line."""
        self._rows.append("")

    def line(self, *parts: Part, indent: int = 0, hang: int = 0) -> None:
        """Print a line; see ``Page``."""
        self._put(parts, indent, hang, self._fold)

    def prose(self, *parts: Part, indent: int = 0, hang: int = 0) -> None:
        """Print a free text; see ``Page``."""
        self._put(parts, indent, hang, True)

    def verbatim(self, text: str, indent: int = 0) -> None:
        """Print the lines of a text as they are; see ``Page``."""
        for line in text.splitlines():
            self._row([(" " * indent, ""), (visible(line), "")])

    def heading(self, text: str) -> None:
        """Print a heading with a rule to the end of the line."""
        shown = visible(text)
        if text_width(shown) > self.width - 8:
            self.line((shown, "heading"))
            return
        rule = "─" * max(3, self.width - text_width(shown) - 4)
        self._row([("── ", ""), (shown, "heading"), (f" {rule}", "")])

    def beside(
        self, left: Callable[[Page, int], None], right: Callable[[Page, int], None], indent: int = 0
    ) -> None:
        """Print two things side by side where there is room; see ``Page``."""
        half = (self.width - indent - len(_BETWEEN)) // 2
        if half < _COLUMN:
            left(self, indent)
            right(self, indent)
            return
        for one, other in zip_longest(self._gathered(left, half), self._gathered(right, half)):
            first = one or []
            space = " " * (half - text_width(plain(first)))
            between = (f"{space}{_BETWEEN}", "faint")
            self._row([(" " * indent, ""), *first, between, *(other or [])])

    def block(self, key: Hashable, write: Callable[[Page, int], None], indent: int = 0) -> None:
        """Print what stands in many places; it is rendered once."""
        own = (key, self.width, self._fold, indent)
        rows = self._blocks.get(own)
        if rows is None:
            page = TextPage(None, self.width)
            page._fold = self._fold
            write(page, indent)
            rows = self._blocks[own] = page._rows
        self._rows += rows

    def apart(self) -> Page | None:
        """Give a page of the same width."""
        return TextPage(None, self.width)

    def taken(self) -> str:
        """Take what has been printed."""
        rows, self._rows = self._rows, []
        return "\n".join(map(str.rstrip, rows))

    def raw(self, text: str) -> None:
        """Print what was taken from a page apart."""
        self._rows.append(text)
        self._write_many()

    def table(
        self, head: Sequence[Part], rows: Sequence[Sequence[Part]], *, pinned: int = 1
    ) -> None:
        """Print a table in parts that fit; see ``Page``."""
        from disputes.report.grid import table_rows

        for row in table_rows(head, rows, self.width, pinned):
            self._row(row)

    def _gathered(self, write: Callable[[Page, int], None], width: int) -> list[Row]:
        page = TextPage(None, width)
        page._fold = True  # whatever is wider than its column would push the other one away
        page._blocks = self._blocks
        write(page, 0)
        return [[(row, "")] for row in page._rows]

    def _row(self, row: Row) -> None:
        self._rows.append(plain(row))

    def _put(self, parts: tuple[Part, ...], indent: int, hang: int, fold: bool) -> None:
        text = "".join([part if isinstance(part, str) else part[0] for part in parts])
        if not text.isprintable():
            text = visible(text)
        room = max(_NARROWEST, self.width - indent)
        if len(text) <= room and (text.isascii() or text_width(text) <= room):
            self._rows.append(" " * indent + text)
        else:
            margin = " " * indent
            for row in wrap_text(text, room, room - hang, fold=fold):
                self._rows.append(margin + row)
                margin = " " * (indent + hang)
        self._write_many()

    def _write_many(self) -> None:
        if self._target is not None and len(self._rows) >= _MOST_GATHERED:
            self.close()


class StyledPage(TextPage):
    """Gathers rows with their styles and prints them on a console of rich."""

    def __init__(self, console: Console | None, width: int) -> None:
        super().__init__(None, width)
        self._console = console
        self._styled: list[Row] = []

    def close(self) -> None:
        """Print what has been gathered, all at once."""
        rows, self._styled = self._styled, []
        if self._console is None or not rows:
            return
        from rich.text import Text

        whole = Text("\n").join(
            Text.assemble(*((text, STYLES[style]) for text, style in row)) for row in rows
        )
        self._console.print(
            whole, no_wrap=True, overflow="ignore", crop=False, soft_wrap=True, highlight=False
        )

    def blank(self) -> None:
        """Print an empty line."""
        self._row([])

    def block(self, key: Hashable, write: Callable[[Page, int], None], indent: int = 0) -> None:  # noqa: ARG002
        """Print what stands in many places."""
        write(self, indent)

    def apart(self) -> Page | None:
        """Give none: a terminal is no place for a report so large that this would matter."""
        return None

    def _gathered(self, write: Callable[[Page, int], None], width: int) -> list[Row]:
        page = StyledPage(None, width)
        page._fold = True
        write(page, 0)
        return page._styled

    def _row(self, row: Row) -> None:
        self._styled.append(row)
        if self._console is not None and len(self._styled) >= _MOST_GATHERED:
            self.close()

    def _put(self, parts: tuple[Part, ...], indent: int, hang: int, fold: bool) -> None:
        row = [
            (visible(part), "") if isinstance(part, str) else (visible(part[0]), part[1])
            for part in parts
        ]
        room = max(_NARROWEST, self.width - indent)
        if text_width(plain(row)) <= room:
            self._row([(" " * indent, ""), *row])
            return
        for number, piece in enumerate(wrap_row(row, room, room - hang, fold=fold)):
            self._row([(" " * (indent + (hang if number else 0)), ""), *piece])
