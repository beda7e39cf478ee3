"""Texts of a knowledge base or an article as a dialogue shows them: harmless, and short."""

from __future__ import annotations

from disputes.escape.terminal import one_line
from disputes.report.rows import cut, text_width


def around(text: str, words: str, room: int) -> str:
    """Cut a line to so many columns, its beginning too where words stand only behind that."""
    line = one_line(text)
    first = (words.split() or [""])[0]
    at = line.casefold().find(first.casefold()) if first else 0
    if text_width(line) <= room or at < room // 2:
        return cut(line, room)
    start = line.rfind(" ", 0, max(1, at - room // 4)) + 1
    return cut(f"…{line[start:]}" if start else line, room)
