"""The passage of a text that is closest to words which do not stand in it.

What may be spent on it is counted in steps, not in seconds, so that an answer never depends on how
fast a machine is. A step takes about a nanosecond.
"""

from __future__ import annotations

import re
import unicodedata
from itertools import islice, pairwise
from typing import Final, NamedTuple

LONGEST: Final = 240
"""Words longer than this are compared only around the place where they first differ."""

_BEFORE: Final = 80
_CUTOFF: Final = 70.0
_SHORT_CUTOFF: Final = 80.0
_SHORT: Final = 16
_SEEDS: Final = 8
_WIDEST_GAP: Final = 2_000
_MOST_GAPS: Final = 4
_NEAR: Final = 2
_FAR: Final = 12
_WORD: Final = re.compile(r"\w+")


class Passage(NamedTuple):
    """A stretch of a text, ``start`` to ``end``, and the part of the words compared with it.

    ``gaps`` are spans of the text that the words leave out; they then differ in nothing else.
    """

    start: int
    end: int
    words: str
    gaps: tuple[tuple[int, int], ...] = ()


class Budget:
    """How much work may still be done: so much at a time, so much in all."""

    __slots__ = ("_each", "_left", "_now")

    def __init__(self, each: int = 200_000_000, total: int = 1_500_000_000) -> None:
        self._each = each
        self._left = total
        self._now = 0

    def begin(self) -> None:
        """Begin another search."""
        self._now = min(self._each, self._left)

    def spend(self, steps: int) -> bool:
        """Tell whether so many steps can still be made, and count them."""
        if steps > self._now:
            return False
        self._now -= steps
        self._left -= steps
        return True


class Closest:
    """Searches one text, in the compared form, for what is near to words."""

    __slots__ = ("_budget", "_lower", "_text", "exhausted")

    def __init__(self, text: str, budget: Budget) -> None:
        self._text = text
        self._budget = budget
        self._lower: str | None = None
        self.exhausted = False
        """Whether the latest search was given up, so that something near may have been missed."""

    def find(self, words: str) -> Passage | None:
        """Give the closest passage; ``None`` where nothing is near, or the budget is spent."""
        self.exhausted = False
        self._budget.begin()
        return (
            self._in_other_case(words)
            or self._with_gaps(words)
            or (self._aligned(words) if len(words) <= LONGEST else self._around_difference(words))
        )

    def _spend(self, steps: int) -> bool:
        if self._budget.spend(steps):
            return True
        self.exhausted = True
        return False

    def _at(self, words: str, start: int = 0, end: int | None = None) -> int:
        length = (len(self._text) if end is None else end) - start
        return self._text.find(words, start, end) if self._spend(500 + length) else -1

    def _in_other_case(self, words: str) -> Passage | None:
        if self._lower is None:
            if not self._spend(500 + 5 * len(self._text)):
                return None
            self._lower = self._text.lower()
        lower = words.lower()
        if len(self._lower) != len(self._text) or len(lower) != len(words):
            return None
        at = self._lower.find(lower) if self._spend(500 + len(self._text)) else -1
        return Passage(at, at + len(words), words) if at >= 0 else None

    def _with_gaps(self, words: str) -> Passage | None:
        """Find words that stand in the text, but with others between them."""
        all_words = words
        begin, rest = self._longest_beginning(words)
        stretches: list[tuple[int, int]] = []
        while begin >= 0 and len(stretches) <= _MOST_GAPS:
            end = begin + len(words) - len(rest) - (rest != "")
            if stretches:
                stretches[-1] = self._last(*stretches[-1], begin)
            stretches.append((begin, end))
            if not rest:
                gaps = tuple((one[1], other[0]) for one, other in pairwise(stretches))
                return Passage(stretches[0][0], end, all_words, gaps) if gaps else None
            words, limit = rest, end + _WIDEST_GAP + len(rest)
            at = self._at(words, end, limit)
            if at >= 0 and _tells(words):
                begin, rest = at, ""
            else:
                begin, rest = self._longest_beginning(words, end, limit)
        return None

    def _last(self, start: int, end: int, limit: int) -> tuple[int, int]:
        """Give the last place before another one of what stands in the text at a place."""
        last = self._text.rfind(self._text[start:end], start, limit)
        return last, last + end - start

    def _longest_beginning(
        self, words: str, start: int = 0, limit: int | None = None
    ) -> tuple[int, str]:
        """Find the most words from the beginning on that stand in the text: where, and the rest."""
        if not self._spend(20 * len(words)):
            return -1, words
        ends = [at for at, char in enumerate(words) if char == " "]
        low, high, place = 0, len(ends), -1
        while low < high:
            middle = (low + high) // 2
            at = self._at(words[: ends[middle]], start, limit)
            if at < 0:
                high = middle
            else:
                low, place = middle + 1, at
        if not low or not _tells(words[: ends[low - 1]]):
            return -1, words
        return place, words[ends[low - 1] + 1 :]

    def _aligned(self, words: str) -> Passage | None:
        steps = 250_000 + len(self._text) * (12 + len(words) // 8)
        if self._budget.spend(steps):
            return _align(self._text, words, 0)
        anchor = self._anchor(words)
        if anchor is None:
            self.exhausted = True
            return None
        start = max(0, anchor[1] - anchor[0] - len(words))
        return _align(self._text[start : start + 3 * len(words)], words, start)

    def _around_difference(self, words: str) -> Passage | None:
        """Compare only a part of long words, around where they first differ from the text."""
        anchor = self._anchor(words)
        if anchor is None or not self._spend(4 * len(words)):
            self.exhausted = True
            return None
        here, there = anchor
        text = self._text
        same = _common(words[here:], text[there : there + len(words) - here])
        if here + same < len(words):
            here, there = here + same, there + same
            before, after = _BEFORE, LONGEST - _BEFORE
        else:
            begin = max(0, there - here)
            same = _common(words[:here][::-1], text[begin:there][::-1])
            here, there = here - same, there - same
            before, after = LONGEST - _BEFORE, _BEFORE
        low = words.rfind(" ", 0, max(0, here - before)) + 1
        high = words.find(" ", min(len(words), here + after))
        part = words[low : min(high, here + 2 * after) if high >= 0 else len(words)][: 2 * LONGEST]
        start = max(0, there - 2 * before)
        return _align(text[start : there + 2 * after], part, start)

    def _anchor(self, words: str) -> tuple[int, int] | None:
        """Find a place in the words and one in the text that belong together, by common parts."""
        size = max(_SHORT // 2, min(24, len(words) // 4))
        step = max(size, len(words) // _SEEDS)
        found = []
        for here in range(0, len(words) - size + 1, step):
            there = self._at(words[here : here + size])
            if there >= 0:
                found.append((there - here, here, there))
        if not found:
            return None
        found.sort()
        groups: list[list[tuple[int, int, int]]] = [[found[0]]]
        for one, other in pairwise(found):
            if other[0] - one[0] > _BEFORE:
                groups.append([])
            groups[-1].append(other)
        size, _ = max((len(group), -number) for number, group in enumerate(groups))
        largest = next(group for group in groups if len(group) == size)
        _, here, there = min(largest, key=lambda one: one[1])
        return here, there


def _tells(words: str) -> bool:
    """Tell whether words are so many that it is no chance that they stand in a text."""
    return len(words) >= _SHORT // 2 and " " in words


def _align(text: str, words: str, offset: int) -> Passage | None:
    from rapidfuzz.distance.Levenshtein import distance
    from rapidfuzz.fuzz import partial_ratio_alignment

    cutoff = _SHORT_CUTOFF if len(words) < _SHORT else _CUTOFF
    if len(text) < len(words):
        # The function takes the shorter for the part of the longer.
        text = text.ljust(len(words) + 1)
    found = partial_ratio_alignment(words, text, score_cutoff=cutoff)
    if found is None:
        return None
    start, end = _whole_words(text, found.dest_start, found.dest_end)
    end = min(_ends(text, start, end), key=lambda one: distance(text[start:one], words))
    start = min(_starts(text, start, end), key=lambda one: distance(text[one:end], words))
    return Passage(offset + start, offset + end, words) if start < end else None


def _ends(text: str, start: int, end: int) -> list[int]:
    """Give places where the passage could end as well: it was found as long as the words are."""
    ends = [end]
    behind = text[end : end + _BEFORE]
    ends += [end + word.end() for word in islice(_WORD.finditer(behind), _NEAR)]
    words = [start + word.end() for word in _WORD.finditer(text[start:end])]
    return [*reversed(words[-_FAR:]), *ends]


def _starts(text: str, start: int, end: int) -> list[int]:
    """Give places where the passage could begin as well."""
    low = max(0, start - _BEFORE)
    before = [low + word.start() for word in _WORD.finditer(text[low:start])]
    words = [start + word.start() for word in _WORD.finditer(text[start:end])]
    return [*words[:_FAR], start, *before[-_NEAR:]]


def _whole_words(text: str, start: int, end: int) -> tuple[int, int]:
    """Widen a stretch so that it cuts no word, and take white space off its ends."""
    while 0 < start < len(text) and _in_word(text[start - 1]) and _in_word(text[start]):
        start -= 1
    while 0 < end < len(text) and _in_word(text[end]) and _in_word(text[end - 1]):
        end += 1
    while start < end and text[start] == " ":
        start += 1
    while end > start and text[end - 1] == " ":
        end -= 1
    return start, end


def _in_word(char: str) -> bool:
    return char.isalnum() or unicodedata.category(char).startswith("M")


def _common(first: str, second: str) -> int:
    """Count the characters that two texts have in common at their beginning; linear."""
    low, high = 0, min(len(first), len(second))
    while low < high:
        middle = (low + high + 1) // 2
        if first[low:middle] == second[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low
