"""How two texts that are nearly alike differ, word by word, down to the character."""

from __future__ import annotations

import unicodedata
from typing import NamedTuple

_Bounds = tuple[int, int, int, int]


class Difference(NamedTuple):
    """Where one text has something else than another; in either, nothing may stand there.

    ``first`` and ``second`` are whole words; ``at`` is where those of the first text begin.
    """

    first: str
    second: str
    at: int

    @property
    def in_case_only(self) -> bool:
        """Whether only letter case differs."""
        return self.first.casefold() == self.second.casefold()


def differences(first: str, second: str) -> list[Difference]:
    """Give all differences of two texts, in order; what differs within a word is that word.

    Takes time in proportion to the product of the lengths, 64 characters at a time.
    """
    from rapidfuzz.distance import Levenshtein

    regions: list[_Bounds] = []
    for step in Levenshtein.opcodes(first, second):
        if step.tag == "equal":
            continue
        bounds = step.src_start, step.src_end, step.dest_start, step.dest_end
        a0, a1, b0, b1 = _widened(first, second, bounds)
        if regions and (a0 <= regions[-1][1] or b0 <= regions[-1][3]):
            a0, b0 = regions[-1][0], regions[-1][2]
            regions.pop()
        regions.append((a0, a1, b0, b1))
    return [
        Difference(first[a0:a1].strip(), second[b0:b1].strip(), a0) for a0, a1, b0, b1 in regions
    ]


def named_characters(one: Difference) -> tuple[str, str] | None:
    """Name the characters that differ, first and second, where they are easily taken for the same.

    None where a reader sees the difference: plain letters, figures and marks of one script.
    """
    a, b = _trimmed(one.first, one.second)
    if len(a) > 2 or len(b) > 2 or (a + b).isascii():
        return None
    if a and b and (a + b).isalpha() and len({_script(char) for char in a + b}) == 1:
        return None
    return _names(a), _names(b)


def _widened(first: str, second: str, bounds: _Bounds) -> _Bounds:
    """Widen a difference to whole words; what is taken along is the same in both texts."""
    a0, a1, b0, b1 = bounds
    while a0 and b0 and first[a0 - 1] == second[b0 - 1] != " " and _any_word(first, a0, second, b0):
        a0, b0 = a0 - 1, b0 - 1
    while (
        a1 < len(first)
        and b1 < len(second)
        and first[a1] == second[b1] != " "
        and _any_word(first, a1 - 1, second, b1 - 1)
    ):
        a1, b1 = a1 + 1, b1 + 1
    return a0, a1, b0, b1


def _any_word(first: str, a: int, second: str, b: int) -> bool:
    return first[a : a + 1].strip(" ") != "" or second[b : b + 1].strip(" ") != ""


def _trimmed(a: str, b: str) -> tuple[str, str]:
    start = 0
    while start < min(len(a), len(b)) and a[start] == b[start]:
        start += 1
    a, b = a[start:], b[start:]
    while a and b and a[-1] == b[-1]:
        a, b = a[:-1], b[:-1]
    return a, b


def _script(char: str) -> str:
    return unicodedata.name(char, "").partition(" ")[0]


def _names(chars: str) -> str:
    return " ".join(f"U+{ord(char):04X}" for char in chars) or "nothing"
