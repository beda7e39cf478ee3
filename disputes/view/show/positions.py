"""Parts that several kinds of record have in common: claims in a row, and sides of a party."""

from __future__ import annotations

from typing import Any

from disputes.model.records import Claim
from disputes.model.terms import Force, Side
from disputes.reason.analysis import Analysis, ClaimAnalysis
from disputes.reason.commitments import Commitment
from disputes.reason.positions import Position
from disputes.view.evidence import Evidence
from disputes.view.inferred import Inferred
from disputes.view.records import assertion_data

Data = dict[str, Any]


def claim_row(analysis: Analysis, claim: Claim) -> Data:
    """Give a claim with its status and the parties on each side."""
    found = analysis.claim(claim.id)
    return {
        "id": claim.id,
        "text": claim.text,
        "status": found.status.value,
        "by_inference": found.by_inference,
        "for": [position.party for position in found.on(Side.FOR)],
        "against": [position.party for position in found.on(Side.AGAINST)],
        "undecided": [position.party for position in found.undecided],
    }


def claim_head(found: ClaimAnalysis) -> Data:
    """Give what a claim is and which status it has, for a row about something else."""
    return {
        "claim": found.claim.id,
        "text": found.claim.text,
        "topic": found.claim.topic,
        "status": found.status.value,
        "by_inference": found.by_inference,
        "dispute": found.dispute,
    }


def claim_order(row: Data) -> tuple[bool, str, str]:
    """Give the key that sorts rows by topic, those without one last, then by claim."""
    return (row["topic"] is None, row["topic"] or "", row["claim"])


_FORCES = (*Force, None)
_BOUND = {
    Commitment(direct, derived): {
        "force": Commitment(direct, derived).force.value,
        "direct": direct.value if direct else None,
        "derived": derived.value if derived else None,
    }
    for direct in _FORCES
    for derived in _FORCES
}


def commitment_data(commitment: Commitment) -> Data:
    """Give how a party is bound: with which force, directly and by inference."""
    return {**_BOUND[commitment]}


def side_data(
    analysis: Analysis,
    evidence: Evidence,
    inferred: Inferred,
    position: Position,
    claim_id: str,
    side: Side,
) -> Data | None:
    """Give a party's part on one side of a claim: its stances on it, and what leads there.

    ``from`` is the nearest other stance from which the side follows; ``inferred`` tells whether
    all behind it was read from the words. ``None`` where the party is not bound to that side.
    """
    commitment = position.on_for if side is Side.FOR else position.on_against
    if commitment is None:
        return None
    root = analysis.root(position.party, claim_id, side) if commitment.derived else None
    return {
        **_BOUND[commitment],
        "inferred": inferred.on(position.party, claim_id, side),
        "from": None
        if root is None
        else {"claim": root.claim, "side": root.side.value, "steps": root.steps},
        "assertions": [
            assertion_data(evidence, act)
            for act in analysis.own_acts(position.party, claim_id, side)
        ]
        if commitment.direct
        else [],
    }


def opponents(found: ClaimAnalysis, inferred: Inferred, party: str, side: Side) -> list[Data]:
    """Give the other parties on the opposite side of a claim, sorted, and how they are bound."""
    if not found.status.disputed:
        return []
    against = side is Side.FOR
    return [
        {
            "party": one.party,
            "narrator": one.narrator,
            **_BOUND[commitment],
            "inferred": inferred.on(one.party, found.claim.id, side.other),
        }
        for one in found.positions
        if (commitment := one.on_against if against else one.on_for) is not None
        and one.party != party
        and not one.undecided
    ]
