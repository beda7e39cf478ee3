"""A page of Markdown: what a page of text indents is a list here, and nothing is wrapped."""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Sequence
from io import StringIO
from typing import TextIO

from disputes.escape.markdown import markdown_code, markdown_start, markdown_text
from disputes.report.page import Page, Part

_WIDTH = 400
"""What a report may ask for when it chooses what to show; there is no width to keep to."""

_MARKS = {"heading": "**", "strong": "**", "quote": "*"}
_APART = re.compile(r"(?:\A|[\s(,;:.)])\Z")
"""What may stand outside a mark; beside a letter it would be none."""

_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")


class MarkdownPage(Page):
    """Writes Markdown to a stream; a line of it for each line that is printed."""

    def __init__(self, target: TextIO) -> None:
        self.width = _WIDTH
        self._target = target
        self._lines: list[str] = []
        self._indents: list[int] = []
        self._blocks: dict[Hashable, tuple[list[str], list[int]]] = {}

    def close(self) -> None:
        """Write what has been gathered."""
        text = self.taken()
        if text:
            self._target.write(f"{text}\n")

    def blank(self) -> None:
        """End the list or the paragraph."""
        self._indents = []
        if self._lines and self._lines[-1]:
            self._lines.append("")

    def line(self, *parts: Part, indent: int = 0, hang: int = 0) -> None:  # noqa: ARG002
        """Print a paragraph, or where it is indented a member of a list."""
        text = markdown_start(_marked_up(*parts).strip())
        if not text:
            return
        if not indent:
            self.blank()
            self._lines += [text, ""]
            return
        if not self._indents:
            self.blank()
        while self._indents and self._indents[-1] >= indent:
            self._indents.pop()
        self._lines.append(f"{'  ' * len(self._indents)}- {text}")
        self._indents.append(indent)

    def prose(self, *parts: Part, indent: int = 0, hang: int = 0) -> None:
        """Print a free text, as a line."""
        self.line(*parts, indent=indent, hang=hang)

    def verbatim(self, text: str, indent: int = 0) -> None:
        """Print the lines of a text as code."""
        for line in text.splitlines():
            self.line((line, "id"), indent=indent)

    def heading(self, text: str) -> None:
        """Print a heading of the second level."""
        self.blank()
        self._lines += [f"## {markdown_text(text)}", ""]

    def fold(self, title: str, write: Callable[[Page], None]) -> None:
        """Print a part as HTML that GitHub and GitLab fold."""
        self.blank()
        self._lines += [f"<details><summary>{markdown_text(title)}</summary>", ""]
        write(self)
        self.blank()
        self._lines += ["</details>", ""]

    def beside(
        self, left: Callable[[Page, int], None], right: Callable[[Page, int], None], indent: int = 0
    ) -> None:
        """Print one after the other."""
        left(self, indent)
        right(self, indent)

    def block(self, key: Hashable, write: Callable[[Page, int], None], indent: int = 0) -> None:
        """Print what stands in many places of a list; it is marked up once."""
        if not self._indents:
            write(self, indent)
            return
        own = (key, indent, tuple(self._indents))
        if own not in self._blocks:
            page = MarkdownPage(StringIO())
            page._indents = list(self._indents)
            write(page, indent)
            self._blocks[own] = (page._lines, page._indents)
        lines, indents = self._blocks[own]
        self._lines += lines
        self._indents = list(indents)

    def apart(self) -> Page | None:
        """Give another page of Markdown."""
        return MarkdownPage(StringIO())

    def taken(self) -> str:
        """Take what has been printed."""
        text = "\n".join(self._lines).strip("\n")
        self._lines, self._indents = [], []
        return text

    def raw(self, text: str) -> None:
        """Print what was taken from a page apart."""
        self.blank()
        self._lines += [text, ""]

    def table(
        self, head: Sequence[Part], rows: Sequence[Sequence[Part]], *, pinned: int = 1
    ) -> None:
        """Print a table as Markdown has them, whole."""
        self.blank()
        texts = [any(_has_letters(row[number]) for row in rows) for number in range(len(head))]
        rule = ["---" if text or at < pinned else "---:" for at, text in enumerate(texts)]
        self._lines.append(_table_row([_marked_up(cell) for cell in head]))
        self._lines.append(_table_row(rule))
        for row in rows:
            self._lines.append(_table_row([_marked_up(cell) for cell in row]))
        self._lines.append("")


def _has_letters(cell: Part) -> bool:
    return any(map(str.isalpha, cell if isinstance(cell, str) else cell[0]))


def _table_row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _marked_up(*parts: Part) -> str:
    """Join parts of a line. Where Markdown would not know a mark for one, there is none."""
    pieces = [_piece(part) for part in parts]
    line = ""
    for number, (mark, text) in enumerate(pieces):
        core = text.strip()
        after = next((other for _, other in pieces[number + 1 :] if other), "")
        start, end = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
        if mark and core and _APART.search(line + start) and _APART.match((end + after)[:1]):
            line += f"{start}{mark}{core}{mark}{end}"
        else:
            line += text
    return line


def _piece(part: Part) -> tuple[str, str]:
    text, style = (part, "") if isinstance(part, str) else part
    if style == "id":
        return "", f"`{text}`" if _ID.fullmatch(text) else markdown_code(text)
    return _MARKS.get(style, ""), markdown_text(text)
