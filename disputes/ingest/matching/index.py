"""An index of a knowledge base's claims by the terms of their texts, quotes and questions."""

from __future__ import annotations

import math
from collections import Counter
from enum import Enum, auto
from heapq import nlargest
from itertools import islice
from typing import TYPE_CHECKING, Final, NamedTuple

from disputes.load.paused import paused_collection

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from disputes.ingest.matching.terms import Terms
    from disputes.model.knowledge_base import KnowledgeBase
    from disputes.model.records import Claim

_LONGEST: Final = 2_000
"""Characters of a passage that are looked at."""

_MOST_STEPS: Final = 3_000
"""Places in the index that are looked at to find the passages that are compared with one text."""

_MOST_PASSAGES: Final = 60


class Part(Enum):
    """What of a claim a passage is."""

    TEXT = auto()
    QUOTE = auto()
    ABOUT = auto()


class Passage(NamedTuple):
    """A text that tells what a claim says: its own, a quote, or what it answers and is about.

    `assertions` are the numbers of those that have the quote.
    """

    claim: str
    part: Part
    text: str
    assertions: tuple[int, ...] = ()


class Near(NamedTuple):
    """A passage and how much of their terms it and a text have in common, from 0 to 1."""

    passage: Passage
    likeness: float


class Index:
    """The passages of all claims, to be found by their terms."""

    def __init__(self, kb: KnowledgeBase, terms: Terms) -> None:
        self._terms = terms
        self._passages: list[Passage] = []
        self._places: dict[str, list[int]] = {}
        with paused_collection():
            claims, holding = self._read(kb)
        self._rarity = {
            term: math.log1p((claims - count + 0.5) / (count + 0.5))
            for term, count in holding.items()
        }
        self._unknown = math.log1p((claims + 0.5) / 0.5)
        self._sizes = [0.0] * len(self._passages)
        for term in sorted(self._places):  # sums of fractions depend on their order
            rarity = self._rarity[term]
            for place in self._places[term]:
                self._sizes[place] += rarity

    def _read(self, kb: KnowledgeBase) -> tuple[int, Counter[str]]:
        """Take in the passages; give how many claims there are, and how many have each term."""
        claims = 0
        holding: Counter[str] = Counter()
        places = self._places
        for claim in kb.claims.values():
            if claim.place.path in kb.drafts:
                continue
            claims += 1
            of_claim: set[str] = set()
            for passage in _passages(kb, claim):
                found = self._of(passage)
                number = len(self._passages)
                for term in found:
                    if term in places:
                        places[term].append(number)
                    else:
                        places[term] = [number]
                self._passages.append(passage)
                of_claim |= found
            holding.update(of_claim)
        return claims, holding

    def rarity(self, term: str) -> float:
        """Give how much a term tells: the more, the fewer claims have it."""
        return self._rarity.get(term, self._unknown)

    def near(self, terms: Iterable[str]) -> list[Near]:
        """Give the passages that share terms with a text, the nearest first.

        A bounded number of steps: where very many passages have its terms, only those are compared
        with it that share the rarest, and of them those that share most.
        """
        wanted = sorted(((self.rarity(term), term) for term in set(terms)), reverse=True)
        size = sum(rarity for rarity, _ in wanted)
        shared, complete = self._sharing(wanted)
        nearest = self._nearest(shared, size)
        if not complete:
            shared = {place: self._common(wanted, place) for _, place in nearest}
            nearest = self._nearest(shared, size)
        return [Near(self._passages[place], min(1.0, likeness)) for likeness, place in nearest]

    def _sharing(self, wanted: Sequence[tuple[float, str]]) -> tuple[dict[int, float], bool]:
        """Add up the rarities that passages share; tell whether there were steps for all of them.

        The rarest terms come first. Of a first that has too many places only some are looked at.
        """
        steps = _MOST_STEPS
        shared: dict[int, float] = {}
        for rarity, term in wanted:
            places = self._places.get(term, ())
            if len(places) > steps and shared:
                return shared, False
            for place in islice(places, steps):
                shared[place] = shared.get(place, 0.0) + rarity
            steps -= len(places)
        return shared, True

    def _common(self, wanted: Iterable[tuple[float, str]], place: int) -> float:
        there = self._of(self._passages[place])
        return sum(rarity for rarity, term in wanted if term in there)

    def _nearest(self, shared: Mapping[int, float], size: float) -> list[tuple[float, int]]:
        sizes = self._sizes
        likeness = [(2 * both / (size + sizes[place]), -place) for place, both in shared.items()]
        return [(alike, -place) for alike, place in nlargest(_MOST_PASSAGES, likeness)]

    def _of(self, passage: Passage) -> set[str]:
        return self._terms.of(self._terms.words(passage.text))


def _passages(kb: KnowledgeBase, claim: Claim) -> Iterator[Passage]:
    if claim.text:
        yield Passage(claim.id, Part.TEXT, claim.text[:_LONGEST])
    quotes: dict[str, dict[int, None]] = {}
    for number, assertion in enumerate(claim.assertions):
        for report in assertion.reports:
            if report.quote:
                quotes.setdefault(report.quote[:_LONGEST], {})[number] = None
    for quote in sorted(quotes):
        yield Passage(claim.id, Part.QUOTE, quote, tuple(quotes[quote]))
    question = kb.questions.get(claim.answers) if claim.answers else None
    about = (claim.where, *((question.text, question.where) if question else ()))
    words = " ".join(one for one in about if one)
    if words:
        yield Passage(claim.id, Part.ABOUT, words[:_LONGEST])
