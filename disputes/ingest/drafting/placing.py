"""On which claims of the knowledge base a candidate is drafted, and what is only mentioned.

Nobody is given words that he did not say: only what is near enough is drafted on a claim that is
there. What is less near becomes a new claim, with a comment that names the others.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from disputes.ingest.matching.offers import Kind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from disputes.ingest.matching.offers import Offer

_NEAR: Final = 0.6
"""The score from which an offer is taken; looked at on articles, and on the careful side."""

_SAME_SPEAKER: Final = 0.5
"""The same for the best one, where its speaker is on record with like words."""

_ALSO: Final = 0.7
"""The same for further ones: one sentence often has several claims, each recorded by itself."""

_WORTH_A_LOOK: Final = 0.25
"""The score from which an offer is mentioned."""


def placed(offers: Sequence[Offer], *, headline: bool = False) -> tuple[Offer, ...]:
    """Give the offers that a candidate is drafted by, best first; none where it is a new claim.

    What says something else than a claim, such as another number, is placed on it by a person only.
    A headline is too short to tell by its words: there the speaker has to be on record.
    """
    offers = [one for one in offers if not one.differs]
    best = offers[0] if offers else None
    if best is None or best.kind is Kind.NEW_CLAIM:
        return ()
    if best.kind is not Kind.REPORT:
        return (best,) if best.score >= _NEAR and not headline else ()
    if best.score < _SAME_SPEAKER:
        return ()
    others = [one for one in offers[1:] if one.kind is Kind.REPORT and one.score >= _ALSO]
    return (best, *others)


def mentioned(offers: Sequence[Offer], taken: Sequence[Offer], most: int) -> tuple[Offer, ...]:
    """Give the offers that a comment names: of claims, the best that are not taken."""
    found: list[Offer] = []
    for one in offers:
        if one.kind is Kind.NEW_CLAIM:
            if taken:
                break
        elif one not in taken and one.score >= _WORTH_A_LOOK:
            found.append(one)
    return tuple(found[:most])
