"""Leaving out references to records that are not there."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Container, Mapping

    from disputes.model.knowledge_base import KnowledgeBase
    from disputes.model.records import Assertion, Claim, Document, Question, Report, Source


def without_drafts(kb: KnowledgeBase) -> KnowledgeBase:
    """Give the knowledge base without the files marked as drafts; linear in its size."""
    if not kb.drafts:
        return kb
    kept = {
        name: {key: record for key, record in records.items() if record.place.path not in kb.drafts}
        for name, records in kb.by_kind().items()
    }
    return prune(replace(kb, drafts=frozenset(), **kept))  # type: ignore[arg-type]


def prune(kb: KnowledgeBase) -> KnowledgeBase:
    """Give the knowledge base without references to what it does not hold.

    An assertion none of whose sources is left goes with them. Topics are names that need no
    record unless some have one.
    """
    sources, documents, claims = kb.sources, kb.documents, kb.claims
    topics = kb.topics or None
    speakers_or_documents = {**dict.fromkeys(sources), **dict.fromkeys(documents)}
    return replace(
        kb,
        sources={key: _source(record, sources) for key, record in sources.items()},
        documents={
            key: _document(record, sources, speakers_or_documents)
            for key, record in documents.items()
        },
        questions={key: _question(record, topics) for key, record in kb.questions.items()},
        claims={
            key: _claim(record, kb, topics, speakers_or_documents) for key, record in claims.items()
        },
    )


def _source(source: Source, sources: Container[str]) -> Source:
    return source._replace(
        speaks_for=tuple(role for role in source.speaks_for if role.source in sources),
        member_of=tuple(member for member in source.member_of if member in sources),
    )


def _document(document: Document, sources: Container[str], origins: Container[str]) -> Document:
    return document._replace(
        publisher=_known(document.publisher, sources),
        based_on=tuple(origin for origin in document.based_on if origin in origins),
    )


def _question(question: Question, topics: Mapping[str, object] | None) -> Question:
    return question._replace(topic=_topic(question.topic, topics))


def _claim(
    claim: Claim,
    kb: KnowledgeBase,
    topics: Mapping[str, object] | None,
    origins: Container[str],
) -> Claim:
    return claim._replace(
        topic=_topic(claim.topic, topics),
        answers=_known(claim.answers, kb.questions),
        relations=tuple(relation for relation in claim.relations if relation.other in kb.claims),
        assertions=tuple(
            kept
            for assertion in claim.assertions
            if (kept := _assertion(assertion, kb, origins)) is not None
        ),
    )


def _assertion(
    assertion: Assertion, kb: KnowledgeBase, origins: Container[str]
) -> Assertion | None:
    sources = tuple(source for source in assertion.sources if source in kb.sources)
    if not sources:
        return None
    return assertion._replace(
        sources=sources,
        condition=_known(assertion.condition, kb.claims),
        reports=tuple(_report(report, kb.documents, origins) for report in assertion.reports),
    )


def _report(report: Report, documents: Container[str], origins: Container[str]) -> Report:
    via = report.via
    if via:
        # A chain of which nothing is known is not the same as first hand.
        via = tuple(link for link in via if link in origins) or None
    return report._replace(document=_known(report.document, documents), via=via)


def _topic(topic: str | None, topics: Mapping[str, object] | None) -> str | None:
    return topic if topics is None or topic is None or topic in topics else None


def _known(record_id: str | None, known: Container[str]) -> str | None:
    return record_id if record_id is not None and record_id in known else None
