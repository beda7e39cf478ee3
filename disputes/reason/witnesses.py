"""Witnesses: reports of one origin are one witness."""

from __future__ import annotations

from collections.abc import Iterable

from disputes.model.knowledge_base import KnowledgeBase
from disputes.model.records import Assertion, Report


def origin_of(kb: KnowledgeBase, report: Report) -> str | None:
    """Give the earliest known point of a report's chain: a source or a document.

    It is the first member of ``via``, else the document; while that is a document drawn on
    exactly one other, it is that one, stopping before a repeat. An empty ``via`` says that the
    document had it first hand. ``None`` where a report names neither.
    """
    if report.via is not None and not report.via:
        return report.document
    origin = report.via[0] if report.via else report.document
    passed = {origin}
    while origin is not None and origin in kb.documents:
        based_on = kb.documents[origin].based_on
        if len(based_on) != 1 or based_on[0] in passed:
            break
        origin = based_on[0]
        passed.add(origin)
    return origin


def documents_of(assertions: Iterable[Assertion]) -> tuple[str, ...]:
    """Give the documents in which assertions are on record, sorted."""
    found = {report.document for one in assertions for report in one.reports}
    return tuple(sorted(document for document in found if document is not None))


def origins_of(kb: KnowledgeBase, assertions: Iterable[Assertion]) -> tuple[str, ...]:
    """Give the origins of assertions, sorted: the number of witnesses is theirs."""
    found = {origin_of(kb, report) for one in assertions for report in one.reports}
    return tuple(sorted(origin for origin in found if origin is not None))
