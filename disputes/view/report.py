"""The report as plain data: ``disputes-report/1``."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from disputes.model.terms import Side, Stance, Status
from disputes.reason.analysis import Analysis, ClaimAnalysis
from disputes.view.evidence import Evidence
from disputes.view.records import assertion_data, dispute_data, position_data, with_party

Data = dict[str, Any]


def report_data(analysis: Analysis, evidence: Evidence | None = None) -> Data:
    """Give the report of an analysis, claims and disputes sorted by id.

    ``evidence`` gives the way to the documents' texts, so that the spans of quotes are found.
    """
    evidence = evidence or Evidence(analysis.kb)
    chosen = list(analysis.claims())
    return {
        **report_head(analysis, chosen),
        "claims": [claim_data(analysis, evidence, claim) for claim in chosen],
    }


def report_head(analysis: Analysis, chosen: Sequence[ClaimAnalysis]) -> Data:
    """Give a report of chosen claims without the claims themselves.

    The counts are of those chosen, and a dispute is listed when one of its claims is.
    """
    listed = {claim.dispute for claim in chosen}
    return {
        "format": "disputes-report/1",
        "as_of": analysis.as_of.text if analysis.as_of else None,
        "by": analysis.by.value,
        "complete": analysis.kb.complete,
        "counts": {
            status.value: sum(claim.status is status for claim in chosen) for status in Status
        },
        "disputes": [
            dispute_data(dispute) for dispute in analysis.disputes if dispute.id in listed
        ],
    }


def claim_data(analysis: Analysis, evidence: Evidence, found: ClaimAnalysis) -> Data:
    """Give what is derived about one claim, with everything behind it."""
    claim = found.claim

    def on(side: Side) -> list[Data]:
        return [
            position_data(analysis, evidence, position, claim.id, side)
            for position in found.on(side)
        ]

    return {
        "id": claim.id,
        "text": claim.text,
        "topic": claim.topic,
        "status": found.status.value,
        "by_inference": found.by_inference,
        "dispute": found.dispute,
        "for": on(Side.FOR),
        "against": on(Side.AGAINST),
        "undecided": [
            {
                "party": position.party,
                **{
                    side.value: position_data(analysis, evidence, position, claim.id, side)
                    for side in Side
                },
            }
            for position in found.undecided
        ],
        "declined": with_party(evidence, analysis.on_claim(claim.id, Stance.DECLINES)),
        "withdrawn": _ended(analysis, evidence, claim.id, Stance.RETRACTS),
        "disowned": _ended(analysis, evidence, claim.id, Stance.DISOWNS),
    }


def _ended(analysis: Analysis, evidence: Evidence, claim_id: str, by: Stance) -> list[Data]:
    return [
        {
            "party": party,
            **assertion_data(evidence, act),
            "by": assertion_data(evidence, ender),
        }
        for party, act, ender in analysis.ended(claim_id, by)
    ]
