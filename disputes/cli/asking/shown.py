"""Texts of a knowledge base or an article as a dialogue shows them: harmless, and short."""

from __future__ import annotations

import re

from disputes.escape.terminal import visible
from disputes.report.rows import text_width

_LONGEST = 2000


def one_line(text: str) -> str:
    """Give the beginning of a text on one line, harmless to any terminal."""
    return re.sub(r"\s+", " ", visible(text[:_LONGEST])).strip()


def cut(text: str, room: int) -> str:
    """Cut a line to so many columns."""
    if text_width(text) <= room:
        return text
    kept = text[: max(0, room - 1)]
    while kept and text_width(kept) > room - 1:
        kept = kept[:-1]
    return f"{kept.rstrip()}…" if kept else ""


def around(text: str, words: str, room: int) -> str:
    """Cut a line to so many columns, its beginning too where words stand only behind that."""
    line = one_line(text)
    first = (words.split() or [""])[0]
    at = line.casefold().find(first.casefold()) if first else 0
    if text_width(line) <= room or at < room // 2:
        return cut(line, room)
    start = line.rfind(" ", 0, max(1, at - room // 4)) + 1
    return cut(f"…{line[start:]}" if start else line, room)
