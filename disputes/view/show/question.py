"""A question with its rival answers, as plain data and as rows."""

from __future__ import annotations

from typing import Any

from disputes.model.records import Claim, Question
from disputes.model.terms import QuestionKind, Side
from disputes.model.value import parse_interval
from disputes.reason.analysis import Analysis, ClaimAnalysis
from disputes.view.evidence import Evidence
from disputes.view.inferred import Inferred
from disputes.view.show.positions import claim_row, commitment_data
from disputes.view.table import Row, Table

Data = dict[str, Any]


def show(analysis: Analysis, evidence: Evidence, question_id: str) -> Data:  # noqa: ARG001
    """Give a question and its answers: by value for numbers and dates, else by id."""
    kb = analysis.kb
    question: Question = kb.questions[question_id]
    answers = [claim for claim in kb.claims.values() if claim.answers == question_id]
    inferred = Inferred(analysis)
    answers.sort(key=lambda claim: _value_order(question, claim))
    return {
        "text": question.text,
        "question_kind": question.kind.value,
        "unit": question.unit,
        "topic": question.topic,
        "when": question.when.text if question.when else None,
        "where": question.where,
        "answers": [
            {
                **claim_row(analysis, claim),
                "value": claim.value,
                "when": claim.when.text if claim.when else None,
                "where": claim.where,
                "positions": _positions(analysis.claim(claim.id), inferred),
            }
            for claim in answers
        ],
        "note": question.note,
    }


def _value_order(question: Question, claim: Claim) -> tuple[Any, ...]:
    if question.kind not in (QuestionKind.NUMBER, QuestionKind.DATE):
        return (claim.value is None, claim.value or "", claim.id)
    if claim.value is None:
        return (1, 0, 0, 0, 0, claim.id)
    interval = parse_interval(question.kind, claim.value)
    unlimited = interval.low is not None, interval.low or 0
    return (0, *unlimited, interval.high is None, interval.high or 0, claim.id)


def _positions(found: ClaimAnalysis, inferred: Inferred) -> list[Data]:
    """Give who takes which side; a party that leans both ways has a row for each."""
    return [
        {
            "party": position.party,
            "narrator": position.narrator,
            "side": side.value,
            "undecided": position.undecided,
            "divided": position.divided,
            **commitment_data(commitment),
            "inferred": inferred.on(position.party, found.claim.id, side),
        }
        for side in Side
        for position in found.positions
        if (commitment := position.on_for if side is Side.FOR else position.on_against) is not None
    ]


_COLUMNS = ("question", "claim", "text", "value", "unit", "when", "where", "status", "by_inference")
_PARTY = ("party", "narrator", "side", "force", "direct", "derived", "undecided", "divided")


def table(data: Data) -> Table:
    """Give a row for each position on each answer; one that nobody takes has one row too."""
    rows: list[Row] = []
    for answer in data["answers"]:
        claim = [data["id"], answer["id"], answer["text"], answer["value"], data["unit"]]
        claim += [answer["when"] or data["when"], answer["where"] or data["where"]]
        claim += [answer["status"], answer["by_inference"]]
        rows += [
            [*claim, *(position[name] for name in _PARTY)]
            for position in answer["positions"] or [dict.fromkeys(_PARTY)]
        ]
    return Table((*_COLUMNS, *_PARTY), rows)
