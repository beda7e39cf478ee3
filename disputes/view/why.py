"""The derivation of a claim's status as plain data: ``disputes-why/1``."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from disputes.model.records import Relation
from disputes.model.terms import Stance
from disputes.reason.acts import Act
from disputes.reason.analysis import Analysis, Derivation, Step
from disputes.reason.exclusion import Exclusion
from disputes.reason.implications import Reason
from disputes.view.cells import ACT_COLUMNS, act_rows, joined
from disputes.view.evidence import Evidence
from disputes.view.inferred import Inferred
from disputes.view.records import assertion_data, with_party
from disputes.view.report import ended_data
from disputes.view.table import Row, Table

Data = dict[str, Any]

PARTS = ("parties", "declined", "withdrawn", "disowned", "conditional")
"""The lists of which a derivation consists: who is bound, then what binds nobody."""


def why_data(
    analysis: Analysis, evidence: Evidence, claim_id: str, party: str | None = None
) -> Data:
    """Give how a claim's status came about, or the part of one party in it.

    Each party's part holds its own assertions on the claim (``direct``) and the shortest chain of
    steps from another of its stances (``steps``), down to the assertions at its beginning
    (``roots``). ``speaks_for`` is the chain of sources by which the words count for the party.
    What binds nobody is told beside: what was taken back, declined, or said on a condition.
    ``heard`` counts all parties with a position; ``taken_back`` tells whether a stance was.
    """
    why = analysis.why(claim_id, party)
    inferred = Inferred(analysis)
    nobody = _binding_nobody(analysis, evidence, claim_id)
    return {
        "format": "disputes-why/1",
        "as_of": analysis.as_of.text if analysis.as_of else None,
        "by": analysis.by.value,
        "complete": analysis.kb.complete,
        "claim": claim_id,
        "text": analysis.kb.claims[claim_id].text,
        "status": why.status.value,
        "by_inference": why.by_inference,
        "dispute": analysis.claim(claim_id).dispute,
        "heard": len(analysis.claim(claim_id).positions),
        "taken_back": bool(nobody[1] or nobody[2]),
        "parties": [
            {
                **_derivation(analysis, evidence, claim_id, one),
                "inferred": inferred.on(one.party, claim_id, one.side),
            }
            for one in why.derivations
        ],
        **{
            part: [row for row in rows if party is None or row["party"] == party]
            for part, rows in zip(PARTS[1:], nobody, strict=True)
        },
    }


def _binding_nobody(
    analysis: Analysis, evidence: Evidence, claim_id: str
) -> tuple[list[Data], ...]:
    """Give what was declined, withdrawn, disowned and said on a condition."""
    return (
        with_party(evidence, analysis.on_claim(claim_id, Stance.DECLINES)),
        ended_data(analysis, evidence, claim_id, Stance.RETRACTS),
        ended_data(analysis, evidence, claim_id, Stance.DISOWNS),
        with_party(evidence, analysis.conditional(claim_id)),
    )


def _derivation(analysis: Analysis, evidence: Evidence, claim_id: str, one: Derivation) -> Data:
    commitment = one.commitment
    position = next(each for each in analysis.claim(claim_id).positions if each.party == one.party)
    return {
        "party": one.party,
        "side": one.side.value,
        "undecided": position.undecided,
        "divided": position.divided,
        "force": commitment.force.value,
        "direct": [_act(analysis, evidence, one.party, act) for act in one.direct],
        "direct_force": commitment.direct.value if commitment.direct else None,
        "derived_force": commitment.derived.value if commitment.derived else None,
        "roots": [_act(analysis, evidence, one.party, act) for act in one.roots],
        "steps": [_step(analysis, step) for step in one.chain],
    }


def _act(analysis: Analysis, evidence: Evidence, party: str, act: Act) -> Data:
    alone = act.assertion.own or analysis.by.value == "source"
    chain = (act.source,) if alone else analysis.roles.chain(act.source, party, act.period)
    return {
        **assertion_data(evidence, act),
        "speaks_for": list(chain),
    }


def _step(analysis: Analysis, step: Step) -> Data:
    claims = analysis.kb.claims
    reason = reason_data(step.reason)
    if isinstance(step.reason, Exclusion):
        reason["values"] = [claims[step.claim].value, claims[step.then_claim].value]
    return {
        "claim": step.claim,
        "side": step.side.value,
        "then_claim": step.then_claim,
        "then_side": step.then_side.value,
        "reason": reason,
    }


def reason_data(reason: Reason) -> Data:
    """Give why one literal implies another: a relation as written, or a question's answers."""
    if isinstance(reason, Relation):
        return {
            "relation": reason.kind.word,
            "claim": reason.claim,
            "other": reason.other,
            "why": reason.why,
        }
    return {"relation": "answers", "question": reason.question}


_COLUMNS = (
    "about",
    "party",
    "side",
    "force",
    "step",
    "kind",
    "claim",
    "is",
    "then_claim",
    "then_is",
    "relation",
    "why",
    "speaks_for",
)


def why_table(data: Data) -> Table:
    """Give a derivation as rows: one for each report of an assertion, and for each step.

    What binds nobody follows, with no number of a step.
    """
    rows: list[Row] = []
    for party in data["parties"]:
        head = [data["claim"], party["party"], party["side"], party["force"]]
        number = 0
        for kind in ("direct", "roots"):
            for act in party[kind]:
                number += 1
                cells = [number, kind.removesuffix("s"), act["claim"], *[None] * 5]
                rows += act_rows([*head, *cells, joined(act["speaks_for"])], act)
        for step in party["steps"]:
            number += 1
            reason = step["reason"]
            why = reason.get("why") or reason.get("question")
            here, there = (step["claim"], step["side"]), (step["then_claim"], step["then_side"])
            cells = [number, "step", *here, *there, reason["relation"], why]
            rows.append([*head, *cells, *[None] * (1 + len(ACT_COLUMNS))])
    for part in PARTS[1:]:
        for act in data[part]:
            rows += _other_rows(data["claim"], act["party"], part, act)
            if "by" in act:
                rows += _other_rows(data["claim"], act["party"], f"{part} by", act["by"])
    return Table((*_COLUMNS, *ACT_COLUMNS), rows)


def _other_rows(about: str, party: str, kind: str, act: Data) -> Iterator[Row]:
    return act_rows([about, party, None, None, None, kind, act["claim"], *[None] * 6], act)
