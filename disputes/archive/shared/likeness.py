"""Which texts have so much in common that they are worth comparing word by word."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import combinations
from typing import Final, NamedTuple

from disputes.archive.shared.grams import Names, holders
from disputes.archive.shared.stock import MANY

SHINGLE: Final = 5
"""Words of a shingle: the shorter, the less a changed word matters, and the more chance does."""


class Likeness(NamedTuple):
    """Two texts, the smaller number first, and how much of the one with fewer shingles both have.

    ``shingles`` is how many different ones both have, ``containment`` their share from 0 to 1.
    """

    first: int
    second: int
    shingles: int
    containment: float


def alike(texts: Sequence[array[int]], shingles: Names, threshold: float) -> list[Likeness]:
    """Give the pairs of texts whose containment is at least the threshold, in order.

    ``shingles`` are those that several texts have, by their names. Such as more than ``MANY`` have
    count for no pair, and pairs that share none are never given. Takes linear time: at most
    ``MANY`` steps a shingle of a text.
    """
    counts = [_different(text) for text in texts]
    both: Counter[tuple[int, int]] = Counter()
    for having in holders(shingles):
        if len(having) <= MANY:
            both.update(combinations(having, 2))
        else:
            for number in having:
                counts[number] -= 1
    found = [
        Likeness(*pair, shared, shared / min(counts[pair[0]], counts[pair[1]]))
        for pair, shared in both.items()
    ]
    return sorted(one for one in found if one.containment >= threshold)


def connected(pairs: Iterable[tuple[int, int]]) -> list[tuple[int, ...]]:
    """Give the sets of numbers that pairs connect, each and together in order."""
    leader: dict[int, int] = {}

    def lead(number: int) -> int:
        while leader.setdefault(number, number) != number:
            leader[number] = leader[leader[number]]
            number = leader[number]
        return number

    for pair in pairs:
        one, other = sorted(map(lead, pair))
        leader[other] = one
    found: dict[int, list[int]] = {}
    for number in sorted(leader):
        found.setdefault(lead(number), []).append(number)
    return sorted(tuple(members) for members in found.values())


def _different(text: array[int]) -> int:
    """Count the different shingles of a text."""
    return len(set(zip(*(text[start:] for start in range(SHINGLE)), strict=False)))
