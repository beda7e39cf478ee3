"""Where a candidate is drafted, and as what: an act of its own, or a report of one on record.

It is a report only of an act that it can be: by the same sources, with the stance that its words
tell, not before it was said nor said before it. Anything else would give somebody words that he did
not say, or take the ones he said for others.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from disputes.ingest.drafting.drafted import Place
from disputes.ingest.matching.offers import Kind
from disputes.model.period import read_date
from disputes.model.terms import Stance

if TYPE_CHECKING:
    from disputes.ingest.drafting.drafted import Candidate
    from disputes.ingest.matching.offers import Offer
    from disputes.model.knowledge_base import KnowledgeBase
    from disputes.model.period import Date
    from disputes.model.records import Assertion


def places_of(candidate: Candidate, kb: KnowledgeBase, published: Date | None) -> tuple[Place, ...]:
    """Give where a candidate is drafted, the best first; one place where it is a new claim.

    `published` is when its article was.
    """
    attribution, said = candidate.found.attribution, candidate.found.said
    offers = [one for one in candidate.placed if one.claim in kb.claims]
    if not offers:
        return (Place(None, attribution.stance, said),)
    return tuple(_place(candidate, one, kb, published) for one in offers)


def _place(candidate: Candidate, offer: Offer, kb: KnowledgeBase, published: Date | None) -> Place:
    said = candidate.found.said
    if offer.kind is not Kind.REPORT or offer.claim is None or offer.assertion is None:
        return Place(offer, offer.stance, said, inferred=offer.inferred)
    number, other = _act(candidate, offer, kb, published)
    recorded = kb.claims[offer.claim].assertions[number]
    if other:
        told = offer.told if recorded.stance is not Stance.DECLINES else None
        return Place(offer, told or offer.stance, said, inferred=offer.inferred, other=other)
    if recorded.said is None or recorded.said.text != said:
        said = None  # the act has another day on record, or none, which a report does not change
    chains = {one.via for one in recorded.reports}
    likely = next(iter(chains)) if len(chains) == 1 and candidate.via is None else None
    return Place(
        offer,
        offer.stance,
        said,
        number + 1,
        offer.inferred,
        likely_via=likely or (),
    )


def _act(
    candidate: Candidate, offer: Offer, kb: KnowledgeBase, published: Date | None
) -> tuple[int, str]:
    """Give the assertion that words report: the one offered, or else the first that they can be.

    With it, why they are no report of the one offered; empty where they are a report.
    """
    assertions = kb.claims[offer.claim or ""].assertions
    first = offer.assertion or 0
    why = _other(candidate, offer, assertions[first], kb, published)
    if not why:
        return first, ""
    for number, one in enumerate(assertions):
        if one.stance is assertions[first].stance and not _other(
            candidate, offer, one, kb, published
        ):
            return number, ""
    return first, why


def _other(
    candidate: Candidate,
    offer: Offer,
    recorded: Assertion,
    kb: KnowledgeBase,
    published: Date | None,
) -> str:
    """Tell why words are not a report of an assertion, though like it; empty where they may be.

    The same words may be recorded as declining, which a cue alone does not tell.
    """
    if offer.told is not None and recorded.stance is not Stance.DECLINES:
        return recorded.stance.word
    if set(candidate.sources) != set(recorded.sources):
        return f"is by {' and '.join(sorted(recorded.sources))}"
    told = candidate.found.said
    day = read_date(told, "said: ") if told is not None else None
    if recorded.said is not None:
        apart = (
            not day.period.meets(recorded.said.period)
            if day is not None
            else published is not None and recorded.said.period.is_later_than(published.period)
        )
        return f"was said {recorded.said.text}" if apart else ""
    before, _ = kb.said(recorded)
    if day is not None and before is not None and day.period.is_later_than(before.period):
        return f"was on record on {before.text} already"
    return ""
