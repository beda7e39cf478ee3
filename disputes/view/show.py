"""One record whole, as plain data: ``disputes-show/1``."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from disputes.model.records import Claim, Document, Question, Relation, Source
from disputes.model.terms import Side
from disputes.reason.analysis import Analysis
from disputes.view.evidence import Evidence
from disputes.view.records import assertion_data, with_party
from disputes.view.report import claim_data
from disputes.view.table import Table

Data = dict[str, Any]


def show_data(analysis: Analysis, evidence: Evidence, record_id: str) -> Data:
    """Give a claim, source, document, question or topic with all that belongs to it.

    Raises ``KeyError`` for an id that the knowledge base does not have.
    """
    kb = analysis.kb
    parts: dict[str, tuple[bool, Callable[[], Data]]] = {
        "claim": (record_id in kb.claims, lambda: _claim(analysis, evidence, record_id)),
        "source": (record_id in kb.sources, lambda: _source(analysis, evidence, record_id)),
        "document": (record_id in kb.documents, lambda: _document(analysis, evidence, record_id)),
        "question": (record_id in kb.questions, lambda: _question(analysis, record_id)),
        "topic": (record_id in kb.topics_in_use(), lambda: _topic(analysis, record_id)),
    }
    for kind, (there, give) in parts.items():
        if there:
            return {
                "format": "disputes-show/1",
                "as_of": analysis.as_of.text if analysis.as_of else None,
                "by": analysis.by.value,
                "complete": kb.complete,
                "kind": kind,
                "id": record_id,
                **give(),
            }
    raise KeyError(record_id)


def _claim(analysis: Analysis, evidence: Evidence, claim_id: str) -> Data:
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


def _source(analysis: Analysis, evidence: Evidence, source_id: str) -> Data:
    kb = analysis.kb
    source: Source = kb.sources[source_id]
    return {
        "name": source.name,
        "source_kind": source.kind.value if source.kind else None,
        "role": source.role,
        "aliases": list(source.aliases),
        "speaks_for": [
            {
                "source": role.source,
                "from": role.since.text if role.since else None,
                "until": role.until.text if role.until else None,
            }
            for role in source.speaks_for
        ],
        "spoken_for_by": sorted(
            other.id
            for other in kb.sources.values()
            if any(role.source == source_id for role in other.speaks_for)
        ),
        "member_of": list(source.member_of),
        "members": sorted(one.id for one in kb.sources.values() if source_id in one.member_of),
        "publishes": sorted(one.id for one in kb.documents.values() if one.publisher == source_id),
        "assertions": [assertion_data(evidence, act) for act in analysis.acts_of(source_id)],
        "note": source.note,
    }


def _document(analysis: Analysis, evidence: Evidence, document_id: str) -> Data:
    document: Document = analysis.kb.documents[document_id]
    acts = [
        act
        for act in analysis.acts()
        if any(report.document == document_id for report in act.assertion.reports)
    ]
    rows = []
    for act in acts:
        row = assertion_data(evidence, act)
        row["reports"] = [one for one in row["reports"] if one["document"] == document_id]
        rows.append(row)
    return {
        "title": document.title,
        "publisher": document.publisher,
        "published": document.published.text if document.published else None,
        "author": document.author,
        "url": document.url,
        "archived_url": document.archived_url,
        "accessed": document.accessed.text if document.accessed else None,
        "language": document.language,
        "text": document.text,
        "sha256": document.sha256,
        "based_on": list(document.based_on),
        "drawn_on_by": sorted(
            one.id for one in analysis.kb.documents.values() if document_id in one.based_on
        ),
        "assertions": sorted(rows, key=_document_order),
        "note": document.note,
    }


def _document_order(row: Data) -> tuple[Any, ...]:
    spans = [one["span"][0] for one in row["reports"] if one["span"]]
    return (not spans, min(spans, default=0), row["claim"], row["source"], row["stance"])


def _question(analysis: Analysis, question_id: str) -> Data:
    kb = analysis.kb
    question: Question = kb.questions[question_id]
    answers = [claim for claim in kb.claims.values() if claim.answers == question_id]
    return {
        "text": question.text,
        "question_kind": question.kind.value,
        "unit": question.unit,
        "topic": question.topic,
        "when": question.when.text if question.when else None,
        "where": question.where,
        "answers": [
            {
                **_claim_row(analysis, claim),
                "value": claim.value,
                "when": claim.when.text if claim.when else None,
                "where": claim.where,
            }
            for claim in answers
        ],
        "note": question.note,
    }


def _topic(analysis: Analysis, topic_id: str) -> Data:
    kb = analysis.kb
    topic = kb.topics.get(topic_id)
    claims = [claim for claim in kb.claims.values() if claim.topic == topic_id]
    own = {claim.id for claim in claims}
    disputes = [one for one in analysis.disputes if not own.isdisjoint(one.claims)]
    return {
        "name": topic.name if topic else None,
        "disputes": [
            {
                "id": one.id,
                "text": kb.claims[one.id].text,
                "opposed": [list(p) for p in one.opposed],
            }
            for one in disputes
        ],
        "questions": [
            {"id": one.id, "text": one.text}
            for one in kb.questions.values()
            if one.topic == topic_id
        ],
        "claims": [_claim_row(analysis, claim) for claim in claims],
        "note": topic.note if topic else None,
    }


def _claim_row(analysis: Analysis, claim: Claim) -> Data:
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


def show_table(data: Data) -> Table:
    """Give what belongs to a record as rows."""
    return Table(("id", "kind"), [[data["id"], data["kind"]]])
