"""Words with which several texts begin or end that are otherwise no more alike than any others.

A site puts its own words round each of its articles: addresses, menus, terms of use. They say
nothing of where an article is from, so they must not make two texts a pair.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Final, Literal, NamedTuple, TypeAlias

from disputes.archive.shared.words import Worded

End: TypeAlias = Literal["beginning", "end"]

FEWEST_TEXTS: Final = 3
"""So many texts that differ have to have the same words at one end."""

FEWEST_WORDS: Final = 8
"""So many words these have to be; what is shorter makes no passage."""

MOST_ALIKE: Final = 0.05
"""Two texts differ if no more of the runs of five words in the one stand in the other as well."""

_LONGEST: Final = 1000
_MOST_COMPARED: Final = 6
_SHINGLE: Final = 5
_BYTES: Final = array("q").itemsize


class Furniture(NamedTuple):
    """Words at one end of some texts, by their numbers: how many words, and which texts."""

    where: End
    length: int
    texts: tuple[int, ...]


class _Branching(NamedTuple):
    """Texts from ``left`` to ``right``, end exclusive, that begin with the same words.

    Each of ``starts`` is the first text of those that go on with one word, and with another than
    the rest.
    """

    length: int
    left: int
    right: int
    starts: tuple[int, ...]


def furniture_in(
    texts: Sequence[Worded], written: Sequence[str], outlets: Sequence[str | None] = ()
) -> tuple[Furniture, ...]:
    """Find the words with which several texts of one outlet begin or end.

    ``written`` are the texts as they are, ``outlets`` theirs as far as they are known: then most of
    the outlet's texts have to have the words. Texts of unknown outlets are taken together. Linear
    in the texts, but for sorting.
    """
    search = _Search(texts, written)
    by_outlet: defaultdict[str | None, list[int]] = defaultdict(list)
    for number in range(len(texts)):
        by_outlet[outlets[number] if outlets else None].append(number)
    found: list[Furniture] = []
    for outlet, numbers in by_outlet.items():
        least = FEWEST_TEXTS if outlet is None else max(FEWEST_TEXTS, len(numbers) // 2 + 1)
        if len(numbers) >= least:
            found += search.at_one_end(numbers, least, "beginning")
            found += search.at_one_end(numbers, least, "end")
    return tuple(sorted(found, key=lambda one: (one.where, one.texts)))


def between(texts: Sequence[Worded], furniture: Iterable[Furniture]) -> Sequence[tuple[int, int]]:
    """Give for each text the words that are not furniture, end exclusive."""
    starts, ends = [0] * len(texts), [len(text) for text in texts]
    for one in furniture:
        for number in one.texts:
            if one.where == "beginning":
                starts[number] = one.length
            else:
                ends[number] -= one.length
    return [(start, max(start, end)) for start, end in zip(starts, ends, strict=True)]


class _Search:
    """Looks for what texts have in common at one end."""

    def __init__(self, texts: Sequence[Worded], written: Sequence[str]) -> None:
        self.texts, self.written = texts, written

    def at_one_end(self, numbers: Sequence[int], least: int, where: End) -> Iterator[Furniture]:
        """Find the furniture at one end, each text's only once."""
        keys = sorted((self._key(number, where), number) for number in numbers)
        order = [number for _, number in keys]
        found = [
            one
            for one in _branchings([key for key, _ in keys])
            if one.right - one.left >= least
            and self._parts(order[one.left], one.length, where)
            and self._differ([order[at] for at in one.starts], one.length, where)
        ]
        told: set[int] = set()
        for one in reversed(_worth_telling(found)):
            having = {*order[one.left : one.right]} - told
            told |= having
            if having:
                yield Furniture(where, one.length, tuple(sorted(having)))

    def _key(self, number: int, where: End) -> bytes:
        words = self.texts[number].words
        return (words[:_LONGEST] if where == "beginning" else words[-_LONGEST:][::-1]).tobytes()

    def _parts(self, number: int, length: int, where: End) -> bool:
        """Tell whether something can begin where furniture and article meet: no small letter."""
        text = self.texts[number]
        at = length if where == "beginning" else len(text) - length
        return at == len(text) or not self.written[number][text.starts[at]].islower()

    def _differ(self, numbers: Iterable[int], length: int, where: End) -> bool:
        """Tell whether there are enough texts whose other words are not the same as well.

        These have to be as many as the words at the end: who prints another's report under a
        headline of his own has the report from there, not from his site.
        """
        different: list[array[int]] = []
        for number in islice(numbers, _MOST_COMPARED):
            words = self.texts[number].words
            # From what is furniture perhaps, on towards the other end.
            rest = words[length:] if where == "beginning" else words[: len(words) - length][::-1]
            if len(rest) >= length and all(_are_different(rest, other) for other in different):
                different.append(rest)
                if len(different) == FEWEST_TEXTS:
                    return True
        return False


def _are_different(one: array[int], other: array[int]) -> bool:
    """Tell whether texts have little in common, but for what they may have at the other end."""
    most = min(len(one), len(other))
    same = 0
    while same < most and one[-1 - same] == other[-1 - same]:
        same += 1
    shingles, others = (
        set(zip(*(text[start:] for start in range(_SHINGLE)), strict=False))
        for text in (one[: len(one) - same][:_LONGEST], other[: len(other) - same][:_LONGEST])
    )
    fewest = min(len(shingles), len(others))
    return bool(fewest) and len(shingles & others) <= MOST_ALIKE * fewest


def _worth_telling(found: Iterable[_Branching]) -> list[_Branching]:
    """Leave out what is hardly longer than what more texts have; the shorter words come first."""
    kept: list[_Branching] = []
    round_: list[_Branching] = []
    for one in sorted(found, key=lambda each: (each.left, -each.right, each.length)):
        while round_ and round_[-1].right <= one.left:
            round_.pop()
        if not round_ or one.length >= round_[-1].length + FEWEST_WORDS:
            kept.append(one)
            round_.append(one)
    return kept


def _branchings(keys: Sequence[bytes]) -> Iterator[_Branching]:
    """Give the sets of sorted keys that begin alike and then part, the longer words first."""
    open_: list[tuple[int, list[int]]] = [(0, [0])]
    for at in range(1, len(keys) + 1):
        alike = _alike(keys[at - 1], keys[at]) if at < len(keys) else 0
        left = at - 1
        while open_[-1][0] > alike:
            length, starts = open_.pop()
            left = starts[0]
            if length >= FEWEST_WORDS and len(starts) >= FEWEST_TEXTS:
                yield _Branching(length, left, at, tuple(starts))
        if open_[-1][0] < alike:
            open_.append((alike, [left]))
        open_[-1][1].append(at)


def _alike(one: bytes, other: bytes) -> int:
    """Count the words with which two texts begin alike."""
    most = min(len(one), len(other)) // _BYTES
    return bisect_left(
        range(most), True, key=lambda at: one[: (at + 1) * _BYTES] != other[: (at + 1) * _BYTES]
    )
