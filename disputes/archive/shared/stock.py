"""Wording that many texts have: told once, not for each two of them.

An agency's report that many print, an outlet's own furniture, a phrase of the trade: with which of
these one has to do, the words do not say.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from disputes.archive.shared.grams import NOWHERE, Names

MANY: Final = 20
"""What more texts than these have is no mark of any two of them."""


class Stock(NamedTuple):
    """Words that many texts have: how many they are, and in each text the number of the first.

    ``places`` holds pairs of a text and a word, by text.
    """

    length: int
    places: tuple[tuple[int, int], ...]

    def moved(self, starts: Sequence[int]) -> Stock:
        """Give the words as many further on in each text as ``starts`` has for it."""
        return Stock(self.length, tuple((text, at + starts[text]) for text, at in self.places))


def without_stock(names: Names, holders: Sequence[Sequence[int]]) -> Names:
    """Give the names without those of runs that more than ``MANY`` texts have."""
    few = [len(texts) <= MANY for texts in holders]
    return [
        array("q", [name if name >= 0 and few[name] else NOWHERE for name in text])
        for text in names
    ]


def stock_in(names: Names, holders: Sequence[Sequence[int]], size: int) -> Iterator[Stock]:
    """Find the wording that more than ``MANY`` texts have, each run of words once; linear.

    It goes on as long as more than ``MANY`` of the texts in which it begins have it.
    """
    stock = {name for name, texts in enumerate(holders) if len(texts) > MANY}
    if not stock:
        return
    firsts: dict[int, dict[int, int]] = {name: {} for name in stock}
    for number, text in enumerate(names):
        for place, name in enumerate(text):
            if name in stock:
                firsts[name].setdefault(number, place)
    told: set[int] = set()
    for text in names:
        at = 0
        while at < len(text):
            name = text[at]
            if name not in stock or name in told:
                at += 1
                continue
            places = firsts[name]
            told.add(name)
            length = 1
            while at + length < len(text):
                following = text[at + length]
                if following not in stock or following in told:
                    break
                still = {
                    number: place
                    for number, place in places.items()
                    if place + length < len(names[number])
                    and names[number][place + length] == following
                }
                if len(still) <= MANY:
                    break
                places = still
                told.add(following)
                length += 1
            yield Stock(length + size - 1, tuple(sorted(places.items())))
            at += length
