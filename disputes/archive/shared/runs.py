"""Runs of words that two texts have in common, each as long as it can be."""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Mapping, Sequence
from typing import Final, NamedTuple

MOST_PLACES: Final = 4
"""At how many places of a text a run of words is looked for; a text may repeat itself for ever."""

Places = Mapping[int, Sequence[int]]
"""Where in a text the named runs stand, the first few places of each."""


class Run(NamedTuple):
    """Words that stand in both texts: the number of the first in either, and how many they are."""

    first: int
    second: int
    length: int


def places_of(names: array[int]) -> Places:
    """Give where a text has each of its named runs, at most at the first four places."""
    found: dict[int, list[int]] = {}
    for place, name in enumerate(names):
        if name >= 0:
            known = found.setdefault(name, [])
            if len(known) < MOST_PLACES:
                known.append(place)
    return found


def shared_runs(first: array[int], second: array[int], places: Places, size: int) -> Iterator[Run]:
    """Find the runs that two texts share, in the order of the first; linear in it.

    The texts are given as the names of their runs of ``size`` words, with ``places`` of those of
    the second. No run of ``size`` words is used twice in either text: where one could go with
    several, the longest shared run is taken, then the earliest.
    """
    used: set[int] = set()
    at = 0
    while at < len(first):
        best, place = 0, 0
        for candidate in places.get(first[at], ()) if first[at] >= 0 else ():
            if candidate not in used:
                length = _alike(first, at, second, candidate, used)
                if length > best:
                    best, place = length, candidate
        if best:
            used.update(range(place, place + best))
            yield Run(at, place, best + size - 1)
        at += best or 1


def _alike(first: array[int], at: int, second: array[int], place: int, used: set[int]) -> int:
    """Count the names that follow one another alike in both, from one place of either."""
    most = min(len(first) - at, len(second) - place)
    length = 0
    while (
        length < most
        and first[at + length] == second[place + length] >= 0
        and place + length not in used
    ):
        length += 1
    return length
