"""Which of many things are worth comparing: those that share a bucket, and there lie side by side.

Comparing all with all takes quadratic time. Here everything goes into a few buckets, by what it
must have in common with what is like it; a bucket is sorted by what is likely to differ least, and
each member is compared with its first and with the next few.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator
from operator import itemgetter

WINDOW = 8
"""With how many of those that follow it in a bucket a thing is compared."""


def near_pairs(
    entries: Iterable[tuple[Hashable, str, int]], alike: Callable[[int, int], bool]
) -> Iterator[tuple[int, int]]:
    """Give pairs of numbers that are alike, the smaller first and each pair once.

    An entry is a bucket, the text by which it is sorted in it, and the number of a thing, which may
    be in several buckets. ``alike`` is asked at most ``WINDOW + 1`` times an entry. Where all of a
    bucket are alike, each comes with its first; of those sorted alike, the first has the smallest
    number.
    """
    buckets: dict[Hashable, list[tuple[str, int]]] = {}
    for bucket, order, number in entries:
        buckets.setdefault(bucket, []).append((order, number))
    asked: set[tuple[int, int]] = set()
    for members in buckets.values():
        if len(members) < 2:
            continue
        members.sort()
        numbers = [*dict.fromkeys(map(itemgetter(1), members))]
        for place, number in enumerate(numbers):
            for other in {numbers[0]: None, **dict.fromkeys(numbers[place + 1 :][:WINDOW])}:
                pair = (number, other) if number < other else (other, number)
                if number != other and pair not in asked:
                    asked.add(pair)
                    if alike(*pair):
                        yield pair


def first_alike(pairs: Iterable[tuple[int, int]]) -> dict[int, int]:
    """Give, for each number that has a smaller one like it, the smallest such; sorted."""
    found: dict[int, int] = {}
    for first, second in pairs:
        found[second] = min(first, found.get(second, first))
    return dict(sorted(found.items()))
