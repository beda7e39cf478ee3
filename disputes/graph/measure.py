"""How much room a text takes, without a font: what is drawn has to look the same everywhere.

The widths are those of DejaVu Sans, which is wider than Helvetica, Arial and the like, so that a
text stays within its box in all of them.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from disputes.escape.xml import within_xml

_NARROW = {
    0.28: "ijl'",
    0.32: " ,.IJ|",
    0.37: "-/:;f",
    0.41: "()[]rt!",
    0.5: '*"`_^',
    0.54: "cs?z",
}
_WIDE = {0.7: "ABCKRVXZ", 0.78: "DGHNOQUw&", 0.85: "+<=>#~M", 1.0: "Wm%@"}
_WIDTHS = {
    sign: width for group in (_NARROW, _WIDE) for width, signs in group.items() for sign in signs
}
_USUAL = 0.64
_NO_BREAK = "\u200d\ufe0e\ufe0f"


def width_of(text: str, size: float) -> float:
    """Give the width of a text at a size of type, or a little more."""
    return size * sum(map(_em, text))


def unsure(text: str) -> bool:
    """Tell whether a text has signs whose width nobody can know, such as ligatures of a phrase."""
    return any("\ufb50" <= one <= "\ufdff" or "\U00012000" <= one < "\U0001f000" for one in text)


def wrapped(text: str, room: float, size: float, most: int) -> tuple[str, ...]:
    """Break a text into at most so many lines that fit; linear.

    Where there is more, the last line ends with an ellipsis. What cannot be seen is written out
    first, as it takes room then.
    """
    text = within_xml(text)
    lines: list[str] = []
    for line in _lines(text, room, size):
        if len(lines) == most:
            lines[-1] = _cut(lines[-1], room, size)
            break
        lines.append(line)
    return tuple(lines)


def _lines(text: str, room: float, size: float) -> Iterator[str]:
    line, taken = "", 0.0
    for word in text.split():
        width = width_of(word, size)
        gap = width_of(" ", size) if line else 0.0
        if taken + gap + width <= room:
            line, taken = f"{line} {word}" if line else word, taken + gap + width
            continue
        if line:
            yield line
        pieces = [word] if width <= room else _pieces(word, room, size)
        yield from pieces[:-1]
        line, taken = pieces[-1], width_of(pieces[-1], size)
    if line:
        yield line


def _pieces(word: str, room: float, size: float) -> list[str]:
    pieces, start, taken = [], 0, 0.0
    for place, sign in enumerate(word):
        width = _em(sign) * size
        if taken + width > room and place > start and width:
            pieces.append(word[start:place])
            start, taken = place, 0.0
        taken += width
    return [*pieces, word[start:]]


def _cut(line: str, room: float, size: float) -> str:
    while line and width_of(line, size) + size > room:
        line = line[:-1]
    return f"{line.rstrip()}…"


def _em(sign: str) -> float:
    if sign < "\x7f":
        return _WIDTHS.get(sign, _USUAL)
    if sign in _NO_BREAK or unicodedata.combining(sign):
        return 0.0
    if unicodedata.category(sign) in ("Mn", "Me", "Cf"):
        return 0.0
    if sign >= "\U0001f000":
        return 1.4
    return 1.05 if unicodedata.east_asian_width(sign) in "WF" else 0.72
