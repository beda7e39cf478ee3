"""A claim with all positions on it, as plain data and as rows."""

from __future__ import annotations

from typing import Any

from disputes.model.records import Relation
from disputes.reason.analysis import Analysis
from disputes.view.cells import ACT_COLUMNS, act_rows
from disputes.view.evidence import Evidence
from disputes.view.records import with_party
from disputes.view.report import claim_data
from disputes.view.table import Row, Table

Data = dict[str, Any]


def show(analysis: Analysis, evidence: Evidence, claim_id: str) -> Data:
    """Give a claim with its positions, its question, its scope and its relations."""
    kb = analysis.kb
    claim = kb.claims[claim_id]
    question = kb.questions.get(claim.answers or "")
    return {
        **claim_data(analysis, evidence, analysis.claim(claim_id)),
        "answers": None if question is None else {"id": question.id, "text": question.text},
        "value": claim.value,
        "unit": question.unit if question else None,
        "when": claim.when.text if claim.when else None,
        "where": claim.where,
        "relations": [_relation(analysis, one) for one in claim.relations],
        "related_from": [
            _relation(analysis, one)
            for other in kb.claims.values()
            for one in other.relations
            if one.other == claim_id
        ],
        "conditional": with_party(evidence, analysis.conditional(claim_id)),
        "note": claim.note,
    }


def _relation(analysis: Analysis, relation: Relation) -> Data:
    texts = analysis.kb.claims
    return {
        "relation": relation.kind.word,
        "claim": relation.claim,
        "claim_text": texts[relation.claim].text,
        "other": relation.other,
        "other_text": texts[relation.other].text if relation.other in texts else None,
        "why": relation.why,
    }


_COLUMNS = (
    "claim",
    "status",
    "by_inference",
    "part",
    "party",
    "narrator",
    "force",
    "direct",
    "derived",
    "divided",
    "on_claim",
)


def table(data: Data) -> Table:
    """Give a row for each report of each assertion behind a position, or said and taken back."""
    rows: list[Row] = []
    claim: Row = [data["id"], data["status"], data["by_inference"]]

    def position(part: str, one: Data) -> None:
        bound = [one["force"], one["direct"], one["derived"], one["divided"]]
        head = [*claim, part, one["party"], one["narrator"], *bound]
        for assertion in one["assertions"]:
            rows.extend(act_rows([*head, assertion["claim"]], assertion))

    for part in ("for", "against"):
        for one in data[part]:
            position(part, one)
    for pair in data["undecided"]:
        for side in ("for", "against"):
            position("undecided", pair[side])
    for part in ("declined", "withdrawn", "disowned", "conditional"):
        for act in data[part]:
            rows += act_rows(
                [*claim, part, act["party"], None, None, None, None, None, act["claim"]], act
            )
            if "by" in act:
                by: Row = [*claim, f"{part} by", act["party"], None, None, None, None, None]
                rows += act_rows([*by, act["by"]["claim"]], act["by"])
    return Table((*_COLUMNS, *ACT_COLUMNS), rows)
