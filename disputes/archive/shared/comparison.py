"""Texts compared with one another: which two share what, and what many of them have."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from typing import NamedTuple

from disputes.archive.shared.grams import grams_of_sizes, holders
from disputes.archive.shared.likeness import SHINGLE, Likeness, alike
from disputes.archive.shared.passages import Passage, passages
from disputes.archive.shared.runs import places_of, shared_runs
from disputes.archive.shared.stock import Stock, stock_in, without_stock


class Pair(NamedTuple):
    """Two texts that share passages, which stand in the order of the first."""

    likeness: Likeness
    passages: tuple[Passage, ...]

    @property
    def words(self) -> int:
        """How many words they share."""
        return sum(passage.words for passage in self.passages)


class Comparison(NamedTuple):
    """What texts share: by pairs of texts, and what many have."""

    pairs: tuple[Pair, ...]
    stock: tuple[Stock, ...]


def compare(
    texts: Sequence[array[int]],
    least: int,
    threshold: float,
    within: Sequence[tuple[int, int]] = (),
) -> Comparison:
    """Compare texts, given as the numbers of their words.

    Pairs are told whose containment is at least the threshold, and that share a run of ``least``
    words. ``within`` says from which word to which each text is looked at, if not the whole. Linear
    in the texts, and for each pair in its two texts.
    """
    starts = [start for start, _ in within] or [0] * len(texts)
    if within:
        texts = [text[start:end] for text, (start, end) in zip(texts, within, strict=True)]
    names, shingles = grams_of_sizes(texts, (least, SHINGLE))
    having = holders(names)
    stock = tuple(one.moved(starts) for one in stock_in(names, having, least))
    names = without_stock(names, having)
    places = {}
    found = []
    for likeness in alike(texts, shingles, threshold):
        first, second = likeness.first, likeness.second
        if second not in places:
            places[second] = places_of(names[second])
        runs = [*shared_runs(names[first], names[second], places[second], least)]
        if runs:
            shared = passages(texts[first], texts[second], runs)
            moved = (one.moved(starts[first], starts[second]) for one in shared)
            found.append(Pair(likeness, tuple(moved)))
    return Comparison(tuple(found), stock)
