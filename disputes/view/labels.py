"""Names to show for ids: the words of the knowledge base, not yet made safe for any output."""

from __future__ import annotations

from typing import NamedTuple

from disputes.model.knowledge_base import KnowledgeBase

NO_TOPIC = "No topic"

# A sign beside the word, so that statuses can be told apart at a glance; none is better or worse.
STATUS_SIGNS = {
    "contested": "≠",
    "questioned": "?",
    "divided": "÷",
    "agreed": "=",
    "reported": "»",
    "unopposed": "·",
    "opposed": "¬",
    "open": "○",
}


class Labels(NamedTuple):
    """Looks up how to call a record; an id that is not there is called by its id."""

    kb: KnowledgeBase

    def source(self, source_id: str) -> str:
        """Give the name of a source."""
        source = self.kb.sources.get(source_id)
        return (source.name if source else None) or source_id

    def speaker(self, source_id: str) -> str:
        """Give the name of a source, with its role where it has one."""
        source = self.kb.sources.get(source_id)
        name = self.source(source_id)
        return f"{name} ({source.role})" if source is not None and source.role else name

    def document(self, document_id: str) -> str:
        """Give a document's publisher and date, or its title where it has no publisher."""
        document = self.kb.documents.get(document_id)
        if document is None:
            return document_id
        name = self.source(document.publisher) if document.publisher else document.title
        date = document.published.text if document.published else "undated"
        return f"{name or document_id}, {date}"

    def origin(self, record_id: str) -> str:
        """Give the name of a member of a chain: a source, or a document."""
        if record_id in self.kb.documents:
            return self.document(record_id)
        return self.source(record_id)

    def claim(self, claim_id: str) -> str:
        """Give the sentence of a claim."""
        claim = self.kb.claims.get(claim_id)
        return (claim.text if claim else None) or claim_id

    def topic(self, topic_id: str | None) -> str:
        """Give the name of a topic."""
        if topic_id is None:
            return NO_TOPIC
        topic = self.kb.topics.get(topic_id)
        return (topic.name if topic else None) or topic_id
