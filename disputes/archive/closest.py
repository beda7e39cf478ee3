"""The passage of a text that is closest to words which do not stand in it.

What may be spent on it is counted in steps, not in seconds, so that an answer never depends on how
fast a machine is. A step takes about a nanosecond.
"""

from __future__ import annotations

from itertools import pairwise
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
        first, rest = self._longest_beginning(words)
        if first < 0 or not rest:
            return None
        end = first + len(words) - len(rest) - 1
        gaps: list[tuple[int, int]] = []
        while rest and len(gaps) < _MOST_GAPS:
            limit = end + _WIDEST_GAP + len(rest)
            at = self._at(rest, end, limit)
            if at >= 0 and _tells(rest):
                return Passage(first, at + len(rest), words, (*gaps, (end, at)))
            begin, left = self._longest_beginning(rest, end, limit)
            if begin < 0 or not left:
                return None
            gaps.append((end, begin))
            end = begin + len(rest) - len(left) - 1
            rest = left
        return None

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
        steps = 2_000 + len(self._text) * (12 + len(words) // 8)
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
        groups = [[found[0]]]
        for one, other in pairwise(found):
            if other[0] - one[0] > _BEFORE:
                groups.append([])
            groups[-1].append(other)
        _, here, there = min(max(groups, key=len), key=lambda one: one[1])
        return here, there


def _tells(words: str) -> bool:
    """Tell whether words are so many that it is no chance that they stand in a text."""
    return len(words) >= _SHORT // 2 and " " in words


def _align(text: str, words: str, offset: int) -> Passage | None:
    from rapidfuzz.fuzz import partial_ratio_alignment

    cutoff = _SHORT_CUTOFF if len(words) < _SHORT else _CUTOFF
    if len(text) < len(words):
        # The function takes the shorter for the part of the longer.
        text = text.ljust(len(words) + 1)
    found = partial_ratio_alignment(words, text, score_cutoff=cutoff)
    if found is None:
        return None
    start, end = _whole_words(text, found.dest_start, found.dest_end)
    end = max(start, min(end, len(text.rstrip(" "))))
    return Passage(offset + start, offset + end, words)


def _whole_words(text: str, start: int, end: int) -> tuple[int, int]:
    """Widen a stretch so that it cuts no word, and take white space off its ends."""
    while start > 0 and text[start - 1] != " " and text[start] != " ":
        start -= 1
    while end < len(text) and text[end] != " " and text[end - 1] != " ":
        end += 1
    while start < end and text[start] == " ":
        start += 1
    while end > start and text[end - 1] == " ":
        end -= 1
    return start, end


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
