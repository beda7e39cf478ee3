"""How two texts that are nearly alike differ, word by word, down to the character."""

from __future__ import annotations

import unicodedata
from typing import Final, NamedTuple

from disputes.archive.alignment import Stretch, Token, align, tokens
from disputes.archive.words import in_word

_TELLING: Final = 3
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

    Takes time in proportion to the product of the numbers of words.
    """
    ours, others = tokens(first), tokens(second)
    if not ours or not others:
        return [Difference(first.strip(), second.strip(), 0)] if first != second else []
    found = []
    for stretch in align(ours, others, within=False).stretches:
        a0, a1, b0, b1 = _with_double(ours, others, stretch)
        bounds = (*_bounds(ours, a0, a1), *_bounds(others, b0, b1))
        a0, a1, b0, b1 = _widened(first, second, bounds)
        found.append(Difference(first[a0:a1], second[b0:b1], a0))
    return found


def changed_characters(one: Difference) -> tuple[str, str] | None:
    """Give the one or two characters, first and second, in which two long words differ."""
    if one.in_case_only or " " in one.first + one.second:
        return None
    a, b = _trimmed(one.first, one.second)
    same = min(len(one.first) - len(a), len(one.second) - len(b))
    return (a, b) if max(len(a), len(b)) <= 2 and same >= _TELLING else None


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


def _with_double(first: list[Token], second: list[Token], stretch: Stretch) -> Stretch:
    """Take the word along that is doubled: the first text does have it."""
    a0, a1, b0, b1 = stretch
    added, size = [one.text for one in second[b0:b1]], b1 - b0
    if a0 < a1 or not size:
        return stretch
    if b0 >= size <= a0 and added == [one.text for one in second[b0 - size : b0]]:
        if added == [one.text for one in first[a0 - size : a0]]:
            return a0 - size, a1, b0 - size, b1
    elif added == [one.text for one in second[b1 : b1 + size]] and added == [
        one.text for one in first[a1 : a1 + size]
    ]:
        return a0, a1 + size, b0, b1 + size
    return stretch


def _bounds(text: list[Token], low: int, high: int) -> tuple[int, int]:
    """Give the characters of some tokens; where there are none, the place behind the last."""
    low = max(low, 0)
    if low < high:
        return text[low].start, text[high - 1].end
    return (text[low - 1].end,) * 2 if low else (0, 0)


def _widened(first: str, second: str, bounds: _Bounds) -> _Bounds:
    """Widen a difference to whole words; what is taken along is the same in both texts."""
    a0, a1, b0, b1 = bounds
    marks = not any(map(in_word, first[a0:a1] + second[b0:b1]))
    if not marks and (a0 == a1 or b0 == b1):
        return bounds
    while a0 and b0 and first[a0 - 1] == second[b0 - 1] and _goes_on(first, a0 - 1, -1, marks):
        a0, b0 = a0 - 1, b0 - 1
    while (
        a1 < len(first)
        and b1 < len(second)
        and first[a1] == second[b1]
        and _goes_on(first, a1, 1, marks)
    ):
        a1, b1 = a1 + 1, b1 + 1
    return a0, a1, b0, b1


def _goes_on(text: str, at: int, step: int, marks: bool) -> bool:
    """Tell whether a word goes on with a character, going one way."""
    if in_word(text[at]) or (marks and text[at] != " "):
        return True
    beyond = at + step
    return text[at] in "'-.," and 0 <= beyond < len(text) and in_word(text[beyond])


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
