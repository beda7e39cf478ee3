"""Matching drafted attributions to the claims and assertions of a knowledge base."""

from __future__ import annotations

from heapq import nsmallest
from typing import TYPE_CHECKING, Final, NamedTuple

from disputes.ingest.lexicon import load_lexicon
from disputes.ingest.matching.differing import Differences
from disputes.ingest.matching.index import Index, Part
from disputes.ingest.matching.numbers import Numbers, other_number
from disputes.ingest.matching.offers import Kind, Offer
from disputes.ingest.matching.opposition import Opposition, is_against, turned
from disputes.ingest.matching.reports import Reports, Utterance
from disputes.ingest.matching.standing import Heard, Standing
from disputes.ingest.matching.terms import Terms
from disputes.ingest.matching.why import Reasons
from disputes.ingest.resolving.vocabulary import load_vocabulary
from disputes.model.terms import Side, Stance

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from decimal import Decimal

    from disputes.ingest.lexicon import Lexicon
    from disputes.ingest.matching.differing import Said
    from disputes.ingest.matching.index import Near
    from disputes.ingest.resolving.vocabulary import Vocabulary
    from disputes.model.knowledge_base import KnowledgeBase
    from disputes.model.period import Date
    from disputes.model.records import Claim

MOST_OFFERS: Final = 5
"""Claims that are offered for one attribution, beside a new one."""

LONGEST: Final = 2_000
"""Characters of a content that are looked at."""

_ALIKE: Final = 0.3
"""How alike a passage has to be to tell by its negations which side a content takes."""


class Weights(NamedTuple):
    """How much it counts what tells that words say a claim; set by `benchmarks/matching.py`.

    `about` is what a claim's question and place count beside its words, `beside` what its second
    and third nearest passages add, `heard` what it adds that a speaker is on record on the claim,
    half of it where another of the party is. What answers with another number counts that part of
    itself. Claims under `known` come after a new one.
    """

    about: float = 0.5
    beside: float = 0.2
    heard: float = 0.1
    other_number: float = 0.5
    known: float = 0.35


class _Match(NamedTuple):
    """A claim that is near, its passages nearest first, and its score."""

    claim: Claim
    near: Sequence[Near]
    heard: Heard
    other_number: bool
    score: float

    @property
    def inferred(self) -> bool:
        """Whether the nearest passage is one from which the claim was read, not stated in it."""
        passage = self.near[0].passage
        return bool(passage.assertions) and all(
            self.claim.assertions[at].inferred for at in passage.assertions
        )


class Matcher:
    """Tells what a knowledge base has of a drafted attribution.

    Made once, in time linear in the knowledge base; an offer takes a bounded number of steps. Files
    marked as drafts take no part. The same knowledge base, in whatever order its files have it,
    gives the same offers, but for the numbers of assertions.
    """

    def __init__(
        self,
        kb: KnowledgeBase,
        *,
        lexicon: Lexicon | None = None,
        vocabulary: Vocabulary | None = None,
        weights: Weights | None = None,
    ) -> None:
        words = lexicon or load_lexicon()
        self._kb = kb
        self._weights = weights or Weights()
        self._terms = Terms(kb.sources.values(), words)
        self._index = Index(kb, self._terms)
        self._standing = Standing(kb)
        self._opposition = Opposition(words)
        self._differences = Differences(
            kb, self._terms, words, vocabulary or load_vocabulary(), self._opposition
        )
        self._reports = Reports(kb)
        self._numbers = Numbers(words.words.get("months", frozenset()))
        self._reasons = Reasons(kb, self._terms, self._index, self._standing)

    def offers(
        self,
        content_text: str,
        speaker_ids: Iterable[str] = (),
        stance: Stance = Stance.ASSERTS,
        said: Date | None = None,
        document_id: str | None = None,
    ) -> tuple[Offer, ...]:
        """Give what an attribution may be, the best first and a claim once; one is a new claim.

        The stance is that of the cue towards the content. `said` is when it was said or, if that
        is not known, published; without it the document's date is taken, if the knowledge base
        has the document. Speakers that it does not have are nobody that it knows.
        """
        text = content_text[:LONGEST]
        words = self._terms.words(text)
        speakers = frozenset(speaker_ids)
        utterance = Utterance(text, speakers, self._reports.when(said, document_id), document_id)
        matches = self._matches(words, utterance)
        told = speakers | self._standing.parties(speakers)
        held = self._differences.said(text, words, stance, told)
        offers = [self._offer(match, utterance, held) for match in matches]
        offers.append(self._new(matches, stance))
        return tuple(sorted(offers, key=_order))

    def _matches(self, words: Sequence[str], utterance: Utterance) -> list[_Match]:
        by_claim: dict[str, list[Near]] = {}
        for one in self._index.near(self._terms.of(words)):
            by_claim.setdefault(one.passage.claim, []).append(one)
        parties = self._standing.parties(utterance.speakers)
        numbers = self._numbers.of(utterance.text)
        matches = [
            self._match(self._kb.claims[claim_id], near, utterance.speakers, parties, numbers)
            for claim_id, near in by_claim.items()
        ]
        return nsmallest(MOST_OFFERS, matches, key=lambda match: (-match.score, match.claim.id))

    def _match(
        self,
        claim: Claim,
        near: Sequence[Near],
        speakers: frozenset[str],
        parties: frozenset[str],
        numbers: tuple[Decimal, ...],
    ) -> _Match:
        weights = self._weights
        parts: dict[Part, float] = {}
        for one in near:
            parts.setdefault(one.passage.part, one.likeness)
        if Part.ABOUT in parts:
            parts[Part.ABOUT] *= weights.about
        first, *others = sorted(parts.values(), reverse=True)
        heard = self._standing.heard(claim, speakers, parties)
        score = (first + weights.beside * sum(others)) * (1 + weights.heard * heard / 2)
        other = other_number(self._kb, claim, numbers)
        if other:
            score *= weights.other_number
        return _Match(claim, near, heard, other, min(1.0, score))

    def _offer(self, match: _Match, utterance: Utterance, said: Said) -> Offer:
        claim = match.claim
        proposed = self._stance(match, said.words, said.stance)
        differs = self._differences.of(claim, match.near, said)
        report = None
        if match.score > self._weights.known:
            report = self._reports.of(claim, match.near, utterance, proposed)
        why = self._reasons.of(
            claim,
            match.near[0].passage,
            utterance,
            match.heard,
            report,
            stance=proposed,
            other_number=match.other_number,
            differs=differs,
        )
        if report is not None:
            recorded = claim.assertions[report.assertion]
            return Offer(
                Kind.REPORT,
                claim.id,
                report.assertion,
                recorded.stance,
                match.score,
                why,
                differs,
                told=None if recorded.stance is proposed else proposed,
                inferred=recorded.inferred,
            )
        kind = Kind.AGAINST if is_against(proposed) else Kind.ASSERTION
        return Offer(
            kind, claim.id, None, proposed, match.score, why, differs, inferred=match.inferred
        )

    def _new(self, matches: Sequence[_Match], stance: Stance) -> Offer:
        known = self._weights.known
        if not matches:
            why = "no claim has words of it"
        else:
            match = matches[0]
            near = match.score > known
            rival = near or match.other_number
            why = self._reasons.new(match.claim, near=near, rival=rival)
        return Offer(Kind.NEW_CLAIM, None, None, stance, known, why)

    def _stance(self, match: _Match, words: Sequence[str], stance: Stance) -> Stance:
        """Give the stance on a claim of who takes one on words that are near it."""
        if stance.side is None:
            return stance
        text = None
        for one in match.near:
            if one.likeness < _ALIKE:
                break
            others = self._terms.words(one.passage.text)
            if one.passage.part is Part.TEXT:
                text = others
            elif one.passage.part is Part.QUOTE:
                sides = {match.claim.assertions[at].stance.side for at in one.passage.assertions}
                if len(sides) == 1 and None not in sides:
                    against = is_against(stance)
                    opposed = self._opposition.opposed(words, others)
                    if Side.AGAINST in sides:
                        # Whether a cue of denial stands in the quote or before it, both deny.
                        return turned(stance, not against and not opposed)
                    return turned(stance, opposed)
        return turned(stance, text is not None and self._opposition.opposed(words, text))


def _order(offer: Offer) -> tuple[float, bool, str]:
    """Sort by score; a claim that is no nearer than a new one is has to be comes after it."""
    return -offer.score, offer.claim is not None, offer.claim or ""
