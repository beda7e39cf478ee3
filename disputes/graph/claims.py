"""One multigraph of sources, documents, claims and questions, and what lies between them."""

from __future__ import annotations

from typing import Any

import networkx

from disputes.model.knowledge_base import KnowledgeBase
from disputes.model.prune import without_drafts
from disputes.model.records import Assertion


def build_claim_graph(kb: KnowledgeBase) -> networkx.MultiDiGraph[Any]:
    """Build the graph; linear in the number of records. Drafts take no part.

    Nodes are ids, with ``kind`` (``source``, ``document``, ``claim`` or ``question``) and
    ``label``. Edges have a ``kind``:

    - ``assertion``, from a source to a claim: ``stance``, ``side``, ``force``, ``said`` (text or
      ``None``), ``documents``, ``conditional``; one edge for each act and source;
    - ``contradicts``, ``negates``, ``implies``, ``supports``, ``weakens``, between claims: ``why``;
    - ``speaks_for``, between sources: ``since`` and ``until`` (text or ``None``);
    - ``member_of``, between sources;
    - ``answers``, from a claim to a question: ``value``;
    - ``published_by`` and ``based_on``, from a document.
    """
    kb = without_drafts(kb)
    graph: networkx.MultiDiGraph[Any] = networkx.MultiDiGraph()
    for source in kb.sources.values():
        graph.add_node(
            source.id,
            kind="source",
            label=source.name or source.id,
            source_kind=source.kind.value if source.kind else None,
        )
    for document in kb.documents.values():
        published = document.published.text if document.published else None
        label = document.title or document.id
        graph.add_node(document.id, kind="document", label=label, published=published)
    for question in kb.questions.values():
        label = question.text or question.id
        graph.add_node(question.id, kind="question", label=label, question_kind=question.kind.value)
    for claim in kb.claims.values():
        graph.add_node(claim.id, kind="claim", label=claim.text or claim.id, topic=claim.topic)
    _add_source_edges(graph, kb)
    for claim in kb.claims.values():
        for relation in claim.relations:
            kind = relation.kind.word
            graph.add_edge(claim.id, relation.other, kind=kind, why=relation.why)
        if claim.answers is not None:
            graph.add_edge(claim.id, claim.answers, kind="answers", value=claim.value)
        for assertion in claim.assertions:
            _add_assertion(graph, kb, assertion)
    return graph


def _add_source_edges(graph: networkx.MultiDiGraph[Any], kb: KnowledgeBase) -> None:
    for source in kb.sources.values():
        for role in source.speaks_for:
            graph.add_edge(
                source.id,
                role.source,
                kind="speaks_for",
                since=role.since.text if role.since else None,
                until=role.until.text if role.until else None,
            )
        for member in source.member_of:
            graph.add_edge(source.id, member, kind="member_of")
    for document in kb.documents.values():
        if document.publisher is not None:
            graph.add_edge(document.id, document.publisher, kind="published_by")
        for origin in document.based_on:
            graph.add_edge(document.id, origin, kind="based_on")


def _add_assertion(
    graph: networkx.MultiDiGraph[Any], kb: KnowledgeBase, assertion: Assertion
) -> None:
    said, _ = kb.said(assertion)
    stance = assertion.stance
    documents = {report.document for report in assertion.reports if report.document is not None}
    for source in dict.fromkeys(assertion.sources):
        graph.add_edge(
            source,
            assertion.claim,
            kind="assertion",
            stance=stance.word,
            side=stance.side.value if stance.side else None,
            force=stance.force.value if stance.force else None,
            said=said.text if said else None,
            documents=tuple(sorted(documents)),
            conditional=assertion.conditional,
        )
