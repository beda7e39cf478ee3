"""Telling whether words are one more record of an utterance that is on record."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from disputes.model.period import ALWAYS, Period
from disputes.model.terms import Stance

if TYPE_CHECKING:
    from collections.abc import Sequence

    from disputes.ingest.matching.index import Near
    from disputes.model.knowledge_base import KnowledgeBase
    from disputes.model.period import Date
    from disputes.model.records import Assertion, Claim

DAYS_APART: Final = 2
"""Days that two records of an utterance may be apart: one of them may have its publication's."""

ALIKE: Final = 60.0
"""How alike two records of an utterance are at least, of 100 (rapidfuzz's token sort ratio)."""

PART: Final = 85.0
"""How alike one is at least with a part of the other (its partial ratio)."""

_FEWEST_LETTERS: Final = 12
"""Letters of words that can be found in others without chance."""

_LONGEST: Final = 1_000


class Utterance(NamedTuple):
    """Words that somebody is said to have said, when, and the document that says so."""

    text: str
    speakers: frozenset[str]
    when: Period
    document: str | None


class Recorded(NamedTuple):
    """The number of an assertion among its claim's; whether the document is on record with it."""

    assertion: int
    here: bool


class Reports:
    """Compares utterances with the assertions of claims that are near."""

    def __init__(self, kb: KnowledgeBase) -> None:
        self._kb = kb

    def when(self, said: Date | None, document_id: str | None) -> Period:
        """Give when something was said: at least by its document's date; else at any time."""
        if said is not None:
            return said.period
        document = self._kb.documents.get(document_id) if document_id else None
        return document.published.period if document and document.published else ALWAYS

    def of(
        self, claim: Claim, near: Sequence[Near], utterance: Utterance, stance: Stance
    ) -> Recorded | None:
        """Give the assertion that an utterance seems to be: the most alike of its quotes.

        It is by one of the same speakers, of about the same days, and on the same side; the same
        words may be recorded as declining, which a cue alone does not tell. One with the very
        stance comes before others, and one by the very speakers before those by more or fewer.
        """
        from rapidfuzz.utils import default_process

        words = default_process(utterance.text[:_LONGEST])
        best: tuple[bool, bool, float, int] | None = None
        for one in near:
            possible = [
                number
                for number in one.passage.assertions
                if self._may_be(claim.assertions[number], utterance, stance)
            ]
            if not possible:
                continue
            alike = _likeness(words, default_process(one.passage.text[:_LONGEST]))
            for number in possible:
                declines = claim.assertions[number].stance is Stance.DECLINES
                least = PART if declines and stance is not Stance.DECLINES else ALIKE
                if alike < least:
                    continue
                recorded = claim.assertions[number]
                same = recorded.stance is stance, utterance.speakers == {*recorded.sources}
                if best is None or (*same, alike) > best[:3]:
                    best = (*same, alike, number)
        if best is None:
            return None
        reports = claim.assertions[best[-1]].reports
        here = utterance.document is not None and any(
            report.document == utterance.document for report in reports
        )
        return Recorded(best[-1], here)

    def _may_be(self, assertion: Assertion, utterance: Utterance, stance: Stance) -> bool:
        recorded = assertion.stance
        if stance.side is None:
            same = recorded is stance
        else:
            same = recorded.side is stance.side or recorded is Stance.DECLINES
        if not same or utterance.speakers.isdisjoint(assertion.sources):
            return False
        said, _ = self._kb.said(assertion)
        return said is None or said.period.is_near(utterance.when, DAYS_APART)


def _likeness(words: str, quote: str) -> float:
    """Tell how alike two texts are, of 100, or the shorter is with a part of the other."""
    from rapidfuzz.fuzz import partial_ratio, token_sort_ratio

    alike = token_sort_ratio(words, quote)
    if min(len(words), len(quote)) >= _FEWEST_LETTERS:
        part = partial_ratio(words, quote, score_cutoff=PART)
        alike = max(alike, part)
    return alike
