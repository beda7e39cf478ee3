"""What a document draws on, so that two of them can be asked for what they have in common."""

from __future__ import annotations

from typing import Final

from disputes.model.knowledge_base import KnowledgeBase
from disputes.model.records import Report

MOST: Final = 100
"""How much of what a document draws on, through how many others ever, is looked at."""


def drawn_on(kb: KnowledgeBase, record_id: str) -> frozenset[str]:
    """Give a document with all that it is said to be based on, directly or through others.

    Of a source, that is the source.
    """
    found = {record_id: None}
    pending = [record_id]
    while pending and len(found) < MOST:
        document = kb.documents.get(pending.pop())
        for basis in document.based_on if document is not None else ():
            if basis not in found:
                found[basis] = None
                pending.append(basis)
    return frozenset(found)


def links_of(kb: KnowledgeBase, report: Report) -> frozenset[str]:
    """Give through whom and what a report is said to have come, its document included."""
    members = {*(report.via or ()), *([report.document] if report.document is not None else ())}
    return frozenset[str]().union(*(drawn_on(kb, member) for member in members))
