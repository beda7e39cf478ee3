"""A topic with its disputes, questions and claims, as plain data and as rows."""

from __future__ import annotations

from collections import Counter
from typing import Any

from disputes.model.terms import Status
from disputes.reason.analysis import Analysis
from disputes.view.cells import joined
from disputes.view.evidence import Evidence
from disputes.view.show.positions import claim_row
from disputes.view.table import Row, Table

Data = dict[str, Any]


def show(analysis: Analysis, evidence: Evidence, topic_id: str) -> Data:  # noqa: ARG001
    """Give a topic; a dispute belongs to it when one of its claims does."""
    kb = analysis.kb
    topic = kb.topics.get(topic_id)
    claims = [claim for claim in kb.claims.values() if claim.topic == topic_id]
    own = {claim.id for claim in claims}
    disputes = [one for one in analysis.disputes if not own.isdisjoint(one.claims)]
    answers = Counter(claim.answers for claim in kb.claims.values())
    rows = [
        {**claim_row(analysis, claim), "dispute": analysis.claim(claim.id).dispute}
        for claim in claims
    ]
    statuses = Counter(row["status"] for row in rows)
    return {
        "name": topic.name if topic else None,
        "counts": {status.value: statuses[status.value] for status in Status},
        "disputes": [
            {
                "id": one.id,
                "text": kb.claims[one.id].text,
                "topic": one.topic,
                "claims": list(one.claims),
                "by_inference": one.by_inference,
                "opposed": [list(p) for p in one.opposed],
            }
            for one in disputes
        ],
        "questions": [
            {"id": one.id, "text": one.text, "answers": answers[one.id]}
            for one in kb.questions.values()
            if one.topic == topic_id
        ],
        "claims": rows,
        "note": topic.note if topic else None,
    }


_COLUMNS = ("topic", "claim", "text", "status", "by_inference", "dispute")
_SIDES = ("for", "against", "undecided")


def table(data: Data) -> Table:
    """Give a row for each claim, with the parties on each side."""
    rows: list[Row] = [
        [
            data["id"],
            row["id"],
            *(row[name] for name in _COLUMNS[2:]),
            *(joined(row[side]) for side in _SIDES),
        ]
        for row in data["claims"]
    ]
    return Table((*_COLUMNS, *_SIDES), rows)
