"""A page of Markdown: what a page of text indents is a list here, and nothing is wrapped."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import TextIO

from disputes.escape.markdown import markdown_code, markdown_text
from disputes.report.page import Page, Part

_WIDTH = 400
"""What a report may ask for when it chooses what to show; there is no width to keep to."""

_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")


class MarkdownPage(Page):
    """Writes Markdown to a stream; a line of it for each line that is printed."""

    def __init__(self, target: TextIO) -> None:
        self.width = _WIDTH
        self._target = target
        self._lines: list[str] = []
        self._indents: list[int] = []

    def close(self) -> None:
        """Write what has been gathered."""
        text = "\n".join(self._lines).strip("\n")
        self._lines = []
        if text:
            self._target.write(f"{text}\n")

    def blank(self) -> None:
        """End the list or the paragraph."""
        if self._lines and self._lines[-1]:
            self._lines.append("")

    def line(self, *parts: Part, indent: int = 0, hang: int = 0) -> None:  # noqa: ARG002
        """Print a paragraph, or where it is indented a member of a list."""
        text = "".join(map(_marked_up, parts)).strip()
        if not text:
            return
        if not indent:
            self._indents = []
            self.blank()
            self._lines += [text, ""]
            return
        while self._indents and self._indents[-1] >= indent:
            self._indents.pop()
        if not self._indents:
            self.blank()
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
        self._indents = []
        self.blank()
        self._lines += [f"## {markdown_text(text)}", ""]

    def beside(
        self, left: Callable[[Page, int], None], right: Callable[[Page, int], None], indent: int = 0
    ) -> None:
        """Print one after the other."""
        left(self, indent)
        right(self, indent)

    def table(
        self, head: Sequence[Part], rows: Sequence[Sequence[Part]], *, pinned: int = 1
    ) -> None:
        """Print a table as Markdown has them, whole."""
        self._indents = []
        self.blank()
        rule = ["---" if number < pinned else "---:" for number in range(len(head))]
        self._lines.append(_table_row([_marked_up(cell) for cell in head]))
        self._lines.append(_table_row(rule))
        for row in rows:
            self._lines.append(_table_row([_marked_up(cell) for cell in row]))
        self._lines.append("")


def _table_row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _marked_up(part: Part) -> str:
    text, style = (part, "") if isinstance(part, str) else part
    if not text.strip():
        return text
    match style:
        case "id":
            return f"`{text}`" if _ID.fullmatch(text) else markdown_code(text)
        case "heading" | "strong":
            return f"**{markdown_text(text.strip())}**"
        case "quote":
            return f"*{markdown_text(text.strip())}*"
        case _:
            return markdown_text(text)
