"""The report as plain data: ``disputes-report/1``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence, Set
from typing import Any

from disputes.model.terms import Side, Stance, Status
from disputes.reason.acts import Act, in_order
from disputes.reason.analysis import Analysis, ClaimAnalysis
from disputes.reason.divide import across
from disputes.view.evidence import Evidence
from disputes.view.records import assertion_data, dispute_data, position_data, with_party
from disputes.view.table import Table

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
        "latest": _latest(analysis, {one.claim.id for one in chosen if one.dispute is not None}),
    }


def _latest(analysis: Analysis, disputed: Set[str]) -> list[Data]:
    """Give the stances on these claims that were taken last, all of one time.

    Where some of them are known to be of that time, those that were taken by then are left out.
    """
    latest: list[Act] = []
    for act in analysis.every_act():
        if act.period.start is None or act.assertion.claim not in disputed:
            continue
        if act.assertion.conditional:
            continue
        if not latest or act.period.start > (latest[0].period.start or 0):
            latest = [act]
        elif act.period.start == latest[0].period.start:
            latest.append(act)
    known = [act for act in latest if act.given] or latest
    return [
        {
            "said": act.said.text if act.said else None,
            "said_given": act.given,
            "source": act.source,
            "stance": act.assertion.stance.word,
            "claim": act.assertion.claim,
        }
        for act in in_order(known)
    ]


def claim_data(analysis: Analysis, evidence: Evidence, found: ClaimAnalysis) -> Data:
    """Give what is derived about one claim, with everything behind it."""
    claim = found.claim

    def on(side: Side) -> list[Data]:
        return [
            position_data(analysis, evidence, position, claim.id, side)
            for position in found.on(side)
        ]

    sides = {side: on(side) for side in Side}
    return {
        "id": claim.id,
        "text": claim.text,
        "topic": claim.topic,
        "status": found.status.value,
        "by_inference": found.by_inference,
        "dispute": found.dispute,
        "across": [list(pair) for pair in across(found, analysis.opponents)],
        **{side.value: positions for side, positions in sides.items()},
        "origins": {side.value: _origins(positions) for side, positions in sides.items()},
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
        "conditional": _conditional(analysis, evidence, claim.id),
        "declined": with_party(evidence, analysis.on_claim(claim.id, Stance.DECLINES)),
        "withdrawn": ended_data(analysis, evidence, claim.id, Stance.RETRACTS),
        "disowned": ended_data(analysis, evidence, claim.id, Stance.DISOWNS),
    }


def ended_data(analysis: Analysis, evidence: Evidence, claim_id: str, by: Stance) -> list[Data]:
    """Give the stances on a claim that were retracted (or disowned), each with what ended it."""
    return [
        {
            "party": party,
            **assertion_data(evidence, act),
            "by": assertion_data(evidence, ender),
        }
        for party, act, ender in analysis.ended(claim_id, by)
    ]


def _origins(positions: Iterable[Data]) -> list[str]:
    """Give the origins of all reports on one side: each is one witness, whoever it speaks for."""
    return sorted({origin for position in positions for origin in position["origins"]})


def _conditional(analysis: Analysis, evidence: Evidence, claim_id: str) -> list[Data]:
    acts = analysis.conditional(claim_id)
    rows = with_party(evidence, acts)
    return [
        {**row, "if": act.assertion.condition} for row, (_, act) in zip(rows, acts, strict=True)
    ]


_COLUMNS = ("claim", "text", "topic", "status", "by_inference", "dispute")
_POSITION = (
    "side",
    "party",
    "narrator",
    "force",
    "direct",
    "derived",
    "divided",
    "inferred",
    "origins",
)
_ASSERTION = ("source", "stance", "said", "said_given", "on_claim", "inferred_from_words")
_REPORT = ("document", "quote", "speech", "at", "via", "translation")


def report_table(claims: Iterable[Data]) -> Table:
    """Give claims as rows: one for each report of an assertion behind a position.

    A claim on which nobody has a position, and an assertion without a report, has one row too.
    """
    return Table((*_COLUMNS, *_POSITION, *_ASSERTION, *_REPORT), _rows(claims))


def _rows(claims: Iterable[Data]) -> Iterator[list[Any]]:
    for claim in claims:
        head = [claim["id"], *(claim[column] for column in _COLUMNS[1:])]
        nobody = True
        for side, position in _positions(claim):
            nobody = False
            told = [position[column] for column in _POSITION[1:-1]]
            origins = " ".join(position["origins"])
            for act in position["assertions"]:
                said = [act["source"], act["stance"], act["said"], act["said_given"]]
                said += [act["claim"], act["inferred"]]
                for one in act["reports"] or [dict.fromkeys(_REPORT)]:
                    where = [one["document"], one["quote"], one["speech"], one["at"]]
                    via = " ".join(one["via"] or ()) or None
                    yield [*head, side, *told, origins, *said, *where, via, one["translation"]]
        if nobody:
            yield [*head, *[None] * (len(_POSITION) + len(_ASSERTION) + len(_REPORT))]


def _positions(claim: Data) -> Iterator[tuple[str, Data]]:
    for side in Side:
        for position in claim[side.value]:
            yield side.value, position
    for row in claim["undecided"]:
        for side in Side:
            yield f"undecided {side.value}", row[side.value]
