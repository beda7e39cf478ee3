"""The derivation of a claim's status as plain data: ``disputes-why/1``."""

from __future__ import annotations

from typing import Any

from disputes.model.records import Relation
from disputes.reason.acts import Act
from disputes.reason.analysis import Analysis, Derivation, Step
from disputes.reason.exclusion import Exclusion
from disputes.reason.implications import Reason
from disputes.view.evidence import Evidence
from disputes.view.records import assertion_data
from disputes.view.table import Table

Data = dict[str, Any]


def why_data(
    analysis: Analysis, evidence: Evidence, claim_id: str, party: str | None = None
) -> Data:
    """Give how a claim's status came about, or the part of one party in it.

    Each party's part holds its own assertions on the claim (``direct``) and the shortest chain of
    steps from another of its stances (``steps``), down to the assertions at its beginning
    (``roots``). ``speaks_for`` is the chain of sources by which the words count for the party.
    """
    why = analysis.why(claim_id, party)
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
        "parties": [_derivation(analysis, evidence, claim_id, one) for one in why.derivations],
    }


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


_COLUMNS = ("party", "side", "force", "step", "kind", "claim", "then_claim", "relation", "why")
_ACT_COLUMNS = ("source", "stance", "said", "said_given", "document", "quote", "speech", "via")


def why_table(data: Data) -> Table:
    """Give a derivation as rows: one for each report of an assertion, and for each step."""
    rows: list[list[str | int | bool | None]] = []
    for party in data["parties"]:
        head = [party["party"], party["side"], party["force"]]
        number = 0
        for kind in ("direct", "roots"):
            for act in party[kind]:
                number += 1
                said = [act["source"], act["stance"], act["said"], act["said_given"]]
                row = [*head, number, kind.removesuffix("s"), act["claim"], None, None, None, *said]
                rows += [[*row, *_report_cells(one)] for one in act["reports"] or [{}]]
        for step in party["steps"]:
            number += 1
            reason = step["reason"]
            why = reason.get("why") or reason.get("question")
            cells = [number, "step", step["claim"], step["then_claim"], reason["relation"], why]
            rows.append([*head, *cells, *[None] * len(_ACT_COLUMNS)])
    return Table((*_COLUMNS, *_ACT_COLUMNS), rows)


def _report_cells(report: Data) -> list[str | None]:
    via = report.get("via")
    told = [report.get(key) for key in ("document", "quote", "speech")]
    return [*told, " ".join(via) if via else None]
