"""Rows of what stands in the files: sources, documents, questions, claims and relations."""

from __future__ import annotations

from collections.abc import Iterator

from disputes.model.knowledge_base import KnowledgeBase
from disputes.model.records import Role
from disputes.reason.analysis import Analysis
from disputes.view.tables.dates import date_cells, text_of
from disputes.view.tables.shape import Row


def topics(kb: KnowledgeBase) -> Iterator[Row]:
    """Give the topics that are named or in use."""
    for topic_id in kb.topics_in_use():
        topic = kb.topics.get(topic_id)
        yield topic_id, (topic.name if topic else None) or topic_id, topic.note if topic else None


def sources(kb: KnowledgeBase) -> Iterator[Row]:
    """Give the sources."""
    for one in kb.sources.values():
        yield one.id, one.name, one.kind.value if one.kind else None, one.role, one.note


def aliases(kb: KnowledgeBase) -> Iterator[Row]:
    """Give each other name of each source."""
    for one in kb.sources.values():
        for alias in sorted(set(one.aliases)):
            yield one.id, alias


def roles(kb: KnowledgeBase) -> Iterator[Row]:
    """Give for whom each source speaks, and when."""
    for one in kb.sources.values():
        for number, role in enumerate(sorted(set(one.speaks_for), key=_role_order), 1):
            yield one.id, number, role.source, text_of(role.since), text_of(role.until)


def _role_order(role: Role) -> tuple[object, ...]:
    return (role.source, role.period.order(), text_of(role.since) or "", text_of(role.until) or "")


def memberships(kb: KnowledgeBase) -> Iterator[Row]:
    """Give of what each source is a member."""
    for one in kb.sources.values():
        for other in sorted(set(one.member_of)):
            yield one.id, other


def documents(kb: KnowledgeBase) -> Iterator[Row]:
    """Give the documents."""
    for one in kb.documents.values():
        yield (
            *(one.id, one.title, one.publisher, *date_cells(one.published), one.author, one.url),
            *(one.archived_url, text_of(one.accessed), one.language, one.text, one.sha256),
            one.note,
        )


def based_on(kb: KnowledgeBase) -> Iterator[Row]:
    """Give on which sources and documents each document draws."""
    for one in kb.documents.values():
        for number, origin in enumerate(sorted(set(one.based_on)), 1):
            yield one.id, number, *origin_cells(kb, origin)


def origin_cells(kb: KnowledgeBase, record_id: str | None) -> tuple[str | None, str | None]:
    """Give the id of a source and that of a document, of which one is absent."""
    if record_id is None or record_id in kb.documents:
        return None, record_id
    return record_id, None


def questions(kb: KnowledgeBase) -> Iterator[Row]:
    """Give the questions."""
    for one in kb.questions.values():
        yield (
            *(one.id, one.text, one.kind.value, one.unit, one.topic, text_of(one.when), one.where),
            one.note,
        )


def claims(analysis: Analysis) -> Iterator[Row]:
    """Give the claims, with what is derived of them."""
    for found in analysis.claims():
        one = found.claim
        yield (
            *(one.id, one.text, one.topic, one.answers, one.value, text_of(one.when), one.where),
            *(found.status.value, found.by_inference, found.dispute, one.note),
        )


def relations(kb: KnowledgeBase) -> Iterator[Row]:
    """Give the relations, each under the claim under which it is written."""
    for claim in kb.claims.values():
        cells = {(one.kind.word, one.other, one.why) for one in claim.relations}
        order = sorted(cells, key=lambda cell: (*cell[:2], cell[2] or ""))
        for number, cell in enumerate(order, 1):
            yield claim.id, number, *cell
