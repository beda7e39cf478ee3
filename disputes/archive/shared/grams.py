"""Runs of a fixed number of words, told apart by names: only such as several texts have.

A run of ``2n`` words is the pair of its halves, and has a name where both have one; so names are
exact, and a run that stands in one text only is forgotten at the first step that shows it.
"""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from typing import Final

NOWHERE: Final = -1
"""The name of whatever no other text has."""

Names = Sequence["array[int]"]
"""For each text the names of the runs that begin at its words, as far as they fit into it."""


def shared_grams(texts: Sequence[array[int]], size: int) -> Names:
    """Name all runs of ``size`` words that stand in at least two of the texts.

    Takes linear time and memory, times the logarithm of ``size``.
    """
    return grams_of_sizes(texts, (size,))[0]


def grams_of_sizes(texts: Sequence[array[int]], sizes: Sequence[int]) -> list[Names]:
    """Name the runs of several sizes; cheaper than for one size after the other."""
    if min(sizes) < 1:
        raise ValueError("a run has at least one word")
    names = _named([[*text] for text in texts])
    found: dict[int, Names] = {}
    length = 1
    while True:
        for size in sizes:
            if length <= size < 2 * length and size not in found:
                step = size - length
                found[size] = _named([_pairs(text, step) for text in names]) if step else names
        if len(found) == len(set(sizes)):
            return [found[size] for size in sizes]
        names = _named([_pairs(text, length) for text in names])
        length *= 2


def holders(names: Names) -> list[list[int]]:
    """Give for each name the texts that have such a run, in order."""
    count = max((max(text, default=NOWHERE) for text in names), default=NOWHERE) + 1
    found: list[list[int]] = [[] for _ in range(count)]
    for number, text in enumerate(names):
        for name in set(text):
            if name != NOWHERE:
                found[name].append(number)
    return found


def _pairs(names: array[int], step: int) -> list[int]:
    """Give a key for each run made of a named run and of that which begins ``step`` words on."""
    return [
        NOWHERE if first < 0 or second < 0 else first << 32 | second
        for first, second in zip(names, names[step:], strict=False)
    ]


def _named(texts: list[list[int]]) -> list[array[int]]:
    """Give short names to the keys that at least two texts have."""
    seen: set[int] = set()
    several: set[int] = set()
    for keys in texts:
        own = set(keys)
        several |= own & seen
        seen |= own
    several.discard(NOWHERE)
    names = {key: name for name, key in enumerate(sorted(several))}
    found = []
    for number, keys in enumerate(texts):
        found.append(array("q", [names.get(key, NOWHERE) for key in keys]))
        texts[number] = []  # what has been named is not needed any more
    return found
