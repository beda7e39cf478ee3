"""The page of a rule: its docstring, in parts.

The first paragraph tells in one sentence what is demanded, the next ones why. Then come examples,
each an indented block under a line of its own: ``Bad:`` and ``Good:`` have a knowledge base, and
``Archive NAME:`` an archived text that both refer to. A line ``# NAME.yaml`` begins each file of a
knowledge base that has several. ``Fix:`` begins the paragraph that tells how to mend it.
"""

from __future__ import annotations

import re
from textwrap import dedent
from typing import NamedTuple

_HEAD = re.compile(r"(?P<what>Bad|Good|Archive (?P<name>\S+)):")


class Page(NamedTuple):
    """A page in parts; texts are Markdown, ``archive`` has texts by name."""

    summary: str
    why: tuple[str, ...]
    bad: tuple[str, ...]
    good: tuple[str, ...]
    archive: tuple[tuple[str, str], ...]
    fix: str


def read_page(docstring: str) -> Page:
    """Divide a rule's docstring into its parts."""
    why: list[str] = []
    blocks: dict[str, list[str]] = {"Bad": [], "Good": []}
    archive: dict[str, str] = {}
    fix = ""
    head = ""
    first, *paragraphs = _paragraphs(docstring)
    for paragraph in paragraphs:
        match = _HEAD.fullmatch(paragraph)
        if match is not None:
            head = match["what"]
        elif head and paragraph.startswith("    "):
            text = dedent(paragraph) + "\n"
            if head.startswith("Archive "):
                archive[head.removeprefix("Archive ")] = text
            else:
                blocks[head].append(text)
            head = ""
        elif paragraph.startswith("Fix: "):
            fix = " ".join(paragraph.removeprefix("Fix: ").split())
        else:
            why.append(" ".join(paragraph.split()))
    summary = " ".join(first.split())
    return Page(
        summary, tuple(why), tuple(blocks["Bad"]), tuple(blocks["Good"]), (*archive.items(),), fix
    )


def _paragraphs(docstring: str) -> list[str]:
    """Divide a text at its empty lines, but for those within an indented block."""
    found: list[str] = []
    for part in re.split(r"\n[ \t]*\n", docstring.strip("\n")):
        if found and part.startswith("    ") and found[-1].startswith("    "):
            found[-1] += f"\n\n{part}"
        else:
            found.append(part)
    return found
