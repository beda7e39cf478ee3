"""The knowledge base: every record that could be read, by id."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from disputes.model.period import Date
    from disputes.model.records import (
        Assertion,
        Claim,
        Document,
        Question,
        Record,
        Source,
        Topic,
    )


@dataclass(frozen=True, slots=True)
class KnowledgeBase:
    """All records by kind and id, each mapping sorted by id.

    ``drafts`` holds the paths of the files marked ``draft: true``; ``complete`` is false where
    something could not be read, so that an answer may lack what stood there.
    """

    topics: Mapping[str, Topic] = field(default_factory=dict)
    sources: Mapping[str, Source] = field(default_factory=dict)
    documents: Mapping[str, Document] = field(default_factory=dict)
    questions: Mapping[str, Question] = field(default_factory=dict)
    claims: Mapping[str, Claim] = field(default_factory=dict)
    drafts: frozenset[str] = frozenset()
    complete: bool = True

    def record(self, record_id: str) -> Record | None:
        """Find the record of an id, whatever its kind; all ids share one namespace."""
        for records in self.by_kind().values():
            if record_id in records:
                return records[record_id]
        return None

    def by_kind(self) -> dict[str, Mapping[str, Record]]:
        """Give the mappings by the name of their section."""
        return {
            "topics": self.topics,
            "sources": self.sources,
            "documents": self.documents,
            "questions": self.questions,
            "claims": self.claims,
        }

    def assertions(self) -> Iterator[Assertion]:
        """Go through the assertions of all claims, by claim id."""
        for claim in self.claims.values():
            yield from claim.assertions

    def topics_in_use(self) -> tuple[str, ...]:
        """Give the ids of all topics that are named or that a claim or question has, sorted."""
        used = {record.topic for record in self.claims.values() if record.topic}
        used.update(record.topic for record in self.questions.values() if record.topic)
        return tuple(sorted(used | set(self.topics)))

    def said(self, assertion: Assertion) -> tuple[Date | None, bool]:
        """Give when an assertion was made and whether the file says so itself.

        Without ``said`` it is the publication date, among those of the assertion's reports, that
        begins first, then ends first; ``None`` where there is none either.
        """
        if assertion.said is not None:
            return assertion.said, True
        published = [
            document.published
            for report in assertion.reports
            if report.document is not None
            and (document := self.documents.get(report.document)) is not None
            and document.published is not None
        ]
        if len(published) == 1:  # nearly always
            return published[0], False
        return min(published, key=_publication_order, default=None), False


def _publication_order(date: Date) -> tuple[tuple[float, float], str]:
    return (date.period.order(), date.text)
