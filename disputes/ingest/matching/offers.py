"""What is offered for a drafted attribution."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from disputes.model.terms import Stance


class Kind(StrEnum):
    """What a drafted attribution may be to the knowledge base."""

    REPORT = "report"
    """One more record of an assertion that is there."""
    ASSERTION = "assertion"
    """A new assertion on a claim that is there."""
    AGAINST = "against"
    """A new assertion against a claim that is there."""
    NEW_CLAIM = "new-claim"
    """Nothing that is there says it."""


class Offer(NamedTuple):
    """One thing that a drafted attribution may be; nothing is decided by it.

    `claim` is None for a new claim, `assertion` the number of the assertion among the claim's, for
    a report only. `stance` is the one that the speaker would be given. `score` tells from 0 to 1
    how much of the words the two have in common; a new claim has the score above which the claims
    that are there come first. `why` says on what the offer rests: it has words of the article and
    of the knowledge base, to be escaped like these. `differs` is what the words say otherwise than
    the claim, in the same manner: then nobody but a person should place them on it. `told` is the
    stance that the words tell where the assertion that they report has another; `inferred` tells
    that the words which they are most like are recorded as ones that it was read from.
    """

    kind: Kind
    claim: str | None
    assertion: int | None
    stance: Stance
    score: float
    why: str
    differs: tuple[str, ...] = ()
    told: Stance | None = None
    inferred: bool = False
