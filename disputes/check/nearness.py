"""Which of many things are worth comparing: those that share a bucket, and there lie side by side.

Comparing all with all takes quadratic time. Here everything goes into a few buckets, by what it has
in common with whatever is like it; a bucket is sorted so that what is most alike lies together, and
each member is compared with the first and with the next few.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator
from typing import Any

WINDOW = 8
"""With how many of those that follow it in a bucket a thing is compared."""

Order = Callable[[int], Any]


def near_pairs(
    entries: Iterable[tuple[Hashable, int]], order: Order, alike: Callable[[int, int], bool]
) -> Iterator[tuple[int, int]]:
    """Give pairs of numbers that are alike, the smaller first and each pair once.

    An entry is a bucket and the number of a thing, which may be in several buckets; ``order`` gives
    what the things of a bucket are sorted by. ``alike`` is asked at most ``WINDOW + 1`` times an
    entry. Things of one bucket and equal order that are all alike are all found.
    """
    first: dict[Hashable, int] = {}
    several: dict[Hashable, list[int]] = {}
    for bucket, number in entries:
        one = first.setdefault(bucket, number)
        if one != number:
            several.setdefault(bucket, [one]).append(number)
    asked: set[tuple[int, int]] = set()
    for members in several.values():
        numbers = sorted(dict.fromkeys(members), key=lambda number: (order(number), number))
        for place, number in enumerate(numbers):
            others = numbers[place + 1 : place + 1 + WINDOW]
            if place > WINDOW:
                others.append(numbers[0])
            for other in others:
                pair = (number, other) if number < other else (other, number)
                if pair not in asked:
                    asked.add(pair)
                    if alike(*pair):
                        yield pair


def earliest_alike(pairs: Iterable[tuple[int, int]], order: Order) -> list[tuple[int, int]]:
    """Give each number that has an earlier one like it with the earliest such, in order."""
    found: dict[int, int] = {}
    for pair in pairs:
        early, late = sorted(pair, key=order)
        found[late] = min(early, found.get(late, early), key=order)
    return sorted(found.items(), key=lambda item: order(item[0]))
