"""The passage of a text that is closest to words which do not stand in it.

What may be spent on it is counted in steps, not in seconds, so that an answer never depends on how
fast a machine is. A step takes about a nanosecond.
"""

from __future__ import annotations

import re
from itertools import islice, pairwise
from typing import Final, NamedTuple

from disputes.archive.alignment import Token, align, tokens
from disputes.archive.words import cuts_word, within_word

LONGEST: Final = 240
"""Words longer than this are compared only around the place where they first differ."""

_BEFORE: Final = 80
_CUTOFF: Final = 60.0
_SHORT_CUTOFF: Final = 80.0
_SHORT: Final = 16
_SHARE: Final = 0.55
_SHORT_SHARE: Final = 0.65
_ONE_WORD: Final = 130
_SEEDS: Final = 8
_WIDEST_GAP: Final = 2_000
_MOST_GAPS: Final = 4
_NEAR: Final = 3
_FAR: Final = 12
_LONGEST_WORD: Final = 20
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
        if at < 0 or cuts_word(self._text, at) or cuts_word(self._text, at + len(words)):
            return None
        return Passage(at, at + len(words), words)

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
                if not gaps or any(cuts_word(self._text, at) for one in stretches for at in one):
                    return None
                return Passage(stretches[0][0], end, all_words, gaps)
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
        """Align the words where their beginning or end stands, or what is most like them."""
        sought = tokens(words)
        places = [self._beginning(words), self._ending(words)]
        found = [self._passage(words, sought, *place) for place in places if place]
        best = min((one for one in found if one), key=_cost, default=None)
        if best is not None and best[0] <= _ONE_WORD:
            return best[1]
        steps = 250_000 + len(self._text) * (12 + len(words) // 8)
        if self._budget.spend(steps):
            place = _place(self._text, words)
            more = self._passage(words, sought, *place) if place else None
            best = min((one for one in (best, more) if one), key=_cost, default=None)
            if place and best is None:
                return Passage(*_whole_words(self._text, *place), words)
        elif best is None:
            self.exhausted = True
        return best[1] if best else None

    def _beginning(self, words: str) -> tuple[int, int] | None:
        """Find the most words from the beginning on, and take as much as all the words are."""
        at, _ = self._longest_beginning(words)
        return (at, at + len(words)) if at >= 0 else None

    def _ending(self, words: str) -> tuple[int, int] | None:
        """Find the most words up to the end, and take as much as all the words are."""
        starts = [at + 1 for at, char in enumerate(words) if char == " "]
        low, high, place = 0, len(starts), None
        while low < high:
            middle = (low + high) // 2
            part = words[starts[middle] :]
            at = self._at(part) if _tells(part) else -1
            if at < 0 and _tells(part):
                low = middle + 1
            elif at < 0:
                high = middle
            else:
                high = middle
                place = max(0, at + len(part) - len(words)), at + len(part)
        return place

    def _passage(
        self, words: str, sought: list[Token], start: int, end: int
    ) -> tuple[int, Passage] | None:
        """Align words with what stands round a place; with the cost, the lower the nearer."""
        low, high = _window(self._text, start, end, max(_NEAR, min(len(sought), _FAR)))
        near = tokens(self._text[low:high])
        if not sought or not near or not self._spend(700 * len(sought) * len(near)):
            return None
        found = align(near, sought, within=True)
        least = _SHORT_SHARE if len(words) < _SHORT else _SHARE
        if found.share < least or found.start >= found.end:
            return None
        gaps: tuple[tuple[int, int], ...] = ()
        if all(one[2] == one[3] for one in found.stretches):
            gaps = tuple(
                (low + near[one[0]].start, low + near[one[1] - 1].end) for one in found.stretches
            )
        first, last = near[found.start], near[found.end - 1]
        return found.cost, Passage(low + first.start, low + last.end, words, gaps)

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
        found = self._passage(part, tokens(part), start, min(len(text), there + 2 * after))
        self.exhausted = self.exhausted or found is None
        return found[1] if found else None

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


def _cost(found: tuple[int, Passage]) -> int:
    return found[0]


def _tells(words: str) -> bool:
    """Tell whether words are so many that it is no chance that they stand in a text."""
    return len(words) >= _SHORT // 2 and " " in words


def _place(text: str, words: str) -> tuple[int, int] | None:
    """Find about where a text is most like words; what it gives is as long as these."""
    from rapidfuzz.fuzz import partial_ratio_alignment

    cutoff = _SHORT_CUTOFF if len(words) < _SHORT else _CUTOFF
    if len(text) < len(words):
        # The function takes the shorter for the part of the longer.
        text = text.ljust(len(words) + 1)
    found = partial_ratio_alignment(words, text, score_cutoff=cutoff)
    return None if found is None else (found.dest_start, found.dest_end)


def _whole_words(text: str, start: int, end: int) -> tuple[int, int]:
    """Widen a stretch so that it cuts no word, and take white space off its ends."""
    end = min(end, len(text))
    while within_word(text, start):
        start -= 1
    while within_word(text, end):
        end += 1
    while start < end and text[start] == " ":
        start += 1
    while end > start and text[end - 1] == " ":
        end -= 1
    return start, end


def _window(text: str, start: int, end: int, most: int) -> tuple[int, int]:
    """Widen a stretch by so many words at both ends, and no word by more than is compared."""
    low = max(0, start - _LONGEST_WORD * most)
    before = [word.start() for word in _WORD.finditer(text, low, start)]
    start = before[-most] if len(before) >= most else low
    high = min(len(text), end + _LONGEST_WORD * most)
    behind = [word.end() for word in islice(_WORD.finditer(text, end, high), most)]
    end = behind[-1] if len(behind) >= most else high
    while start and within_word(text, start) and low - start < LONGEST:
        start -= 1
    while end < len(text) and within_word(text, end) and end - high < LONGEST:
        end += 1
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
