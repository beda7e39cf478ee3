"""Parts of the JSON reports: assertions, reports, positions, disputes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from disputes.model.terms import Side
from disputes.reason.acts import Act
from disputes.reason.analysis import Analysis
from disputes.reason.disputing import Dispute
from disputes.reason.positions import Position
from disputes.view.evidence import Evidence

Data = dict[str, Any]


def dispute_data(dispute: Dispute) -> Data:
    """Give a dispute as plain data."""
    return {
        "id": dispute.id,
        "topic": dispute.topic,
        "claims": list(dispute.claims),
        "opposed": [list(pair) for pair in dispute.opposed],
        "by_inference": dispute.by_inference,
    }


def position_data(
    analysis: Analysis, evidence: Evidence, position: Position, claim: str, side: Side
) -> Data:
    """Give a party's position on one side of a claim, with the assertions behind it."""
    acts = analysis.acts_behind(position.party, claim, side)
    documents, origins = evidence.witnesses([act.assertion for act in acts])
    return {
        **_stand(position, claim, side, acts),
        "documents": documents,
        "origins": origins,
        "assertions": [assertion_data(evidence, act) for act in acts],
    }


def stand_data(analysis: Analysis, position: Position, claim: str, side: Side) -> Data:
    """Give a party's position on one side of a claim, without the assertions behind it."""
    acts = analysis.acts_behind(position.party, claim, side)
    return _stand(position, claim, side, acts)


def _stand(position: Position, claim: str, side: Side, acts: Sequence[Act]) -> Data:
    commitment = position.on_for if side is Side.FOR else position.on_against
    if commitment is None:
        raise ValueError(f"{position.party} has no commitment {side} {claim}")
    return {
        "party": position.party,
        "narrator": position.narrator,
        "force": commitment.force.value,
        "direct": commitment.direct.value if commitment.direct else None,
        "derived": commitment.derived.value if commitment.derived else None,
        "divided": position.divided,
        "inferred": all(act.assertion.inferred for act in acts),
    }


def assertion_data(evidence: Evidence, act: Act) -> Data:
    """Give one source's part in an assertion; it stands in the positions on many claims."""
    return evidence.once(act, _assertion_data)


def _assertion_data(evidence: Evidence, act: Act) -> Data:
    assertion = act.assertion
    data: Data = {
        "source": act.source,
        "stance": assertion.stance.word,
        "said": act.said.text if act.said else None,
        "said_given": act.given,
        "claim": assertion.claim,
        "inferred": assertion.inferred,
        "reports": reports_data(evidence, act),
    }
    if evidence.full:
        data["own"] = assertion.own
        data["conditional"] = assertion.conditional
        data["if"] = assertion.condition
        data["jointly_with"] = sorted(one for one in assertion.sources if one != act.source)
        data["note"] = assertion.note
    return data


def with_party(evidence: Evidence, pairs: Iterable[tuple[str, Act]]) -> list[Data]:
    """Give acts, each with the party that it counts for."""
    return [{"party": party, **assertion_data(evidence, act)} for party, act in pairs]


def reports_data(evidence: Evidence, act: Act) -> list[Data]:
    """Give the reports of one source's part in an assertion, whose words they are filled in."""
    rows = []
    for report in act.assertion.reports:
        shown = evidence.shown(act.source, report)
        row: Data = {
            "document": report.document,
            "quote": report.quote,
            "speech": shown.speech.value,
            "at": report.at,
            "via": list(report.via or ()),
            "span": list(shown.span) if shown.span else None,
        }
        if evidence.full:
            row["translation"] = report.translation
            row["first_hand"] = report.via == ()
        rows.append(row)
    return sorted(rows, key=_report_order) if len(rows) > 1 else rows


def _report_order(row: Data) -> tuple[Any, ...]:
    return (row["document"] or "", row["at"] or "", row["quote"] or "", row["via"], row["speech"])
