"""Records as nodes of linked data: sources, documents, questions, topics, claims and disputes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from disputes.export.names import is_address
from disputes.export.subject import Subject
from disputes.model.knowledge_base import KnowledgeBase
from disputes.model.period import Date
from disputes.model.records import Document, Role, Source
from disputes.model.terms import Force, Side, SourceKind
from disputes.reason.analysis import Analysis, ClaimAnalysis
from disputes.reason.commitments import Commitment
from disputes.reason.positions import Position

Node = dict[str, Any]

_SCHEMA_TYPES = {
    SourceKind.PERSON: ["schema:Person", "prov:Person"],
    SourceKind.ORGANISATION: ["schema:Organization", "prov:Organization"],
    SourceKind.OUTLET: ["schema:Organization", "prov:Organization"],
    SourceKind.AGENCY: ["schema:Organization", "prov:Organization"],
}

_SIDES = {side: f"side:{side.value}" for side in Side}
_FORCES = {force: f"force:{force.value}" for force in Force}


def filled(node: Node) -> Node:
    """Give a node without what is absent, empty or false."""
    return {name: value for name, value in node.items() if value or type(value) is int}


def named(kind: str, ids: Iterable[str]) -> list[str]:
    """Give the names of records of a kind, sorted."""
    return [f"{kind}:{one}" for one in sorted(set(ids))]


def origin(kb: KnowledgeBase, record_id: str) -> str:
    """Give the name of a source or document."""
    return f"{'document' if record_id in kb.documents else 'source'}:{record_id}"


def date(value: Date | None) -> Node | None:
    """Give a date with its type: ISO 8601, or EDTF (ISO 8601-2) for a period of two ends."""
    if value is None:
        return None
    if ".." not in value.text:
        kind = "schema:DateTime" if "T" in value.text else "schema:Date"
        return {"@type": kind, "@value": value.text}
    first, _, last = value.text.partition("..")
    return {"@type": "edtf:EDTF", "@value": f"{first or '..'}/{last or '..'}"}


def topics(kb: KnowledgeBase) -> Iterator[Node]:
    """Give the topics that are named or in use."""
    for topic_id in kb.topics_in_use():
        topic = kb.topics.get(topic_id)
        yield filled(
            {
                "@id": f"topic:{topic_id}",
                "@type": "d:Topic",
                "schema:name": topic.name if topic else None,
                "d:note": topic.note if topic else None,
            }
        )


def sources(kb: KnowledgeBase) -> Iterator[Node]:
    """Give the sources, with for whom they speak."""
    for one in kb.sources.values():
        yield filled(
            {
                "@id": f"source:{one.id}",
                "@type": _types(one),
                "schema:name": one.name,
                "schema:alternateName": sorted(set(one.aliases)),
                "d:kind": one.kind.value if one.kind else None,
                "d:role": one.role,
                "prov:actedOnBehalfOf": named("source", (role.source for role in one.speaks_for)),
                "prov:qualifiedDelegation": sorted(
                    (_delegation(role) for role in set(one.speaks_for) if role.since or role.until),
                    key=str,
                ),
                "schema:memberOf": named("source", one.member_of),
                "d:note": one.note,
            }
        )


def _types(source: Source) -> list[str]:
    known = _SCHEMA_TYPES.get(source.kind) if source.kind else None
    return ["d:Source", "prov:Agent", *(known or ())]


def _delegation(role: Role) -> Node:
    return filled(
        {
            "@type": "prov:Delegation",
            "prov:agent": f"source:{role.source}",
            "d:from": date(role.since),
            "d:until": date(role.until),
        }
    )


def documents(subject: Subject) -> Iterator[Node]:
    """Give the documents, with what they draw on."""
    kb = subject.analysis.kb
    for one in kb.documents.values():
        yield filled(
            {
                "@id": f"document:{one.id}",
                "@type": ["schema:CreativeWork", "prov:Entity"],
                "schema:name": one.title,
                "schema:publisher": f"source:{one.publisher}" if one.publisher else None,
                "schema:datePublished": date(one.published),
                "schema:creditText": one.author,
                **_addresses(subject, one),
                "d:accessed": date(one.accessed),
                "schema:inLanguage": one.language,
                "d:text": one.text,
                "d:sha256": one.sha256,
                "prov:wasDerivedFrom": named("document", set(one.based_on) & kb.documents.keys()),
                "prov:wasInfluencedBy": named("source", set(one.based_on) - kb.documents.keys()),
                "d:note": one.note,
            }
        )


def _addresses(subject: Subject, document: Document) -> Node:
    """Give the addresses; what is none stands as a text, which no program follows."""
    found: Node = {}
    for name, plain, address in (
        ("schema:url", "d:url", document.url),
        ("schema:archivedAt", "d:archivedUrl", document.archived_url),
    ):
        if address is not None and not is_address(address):
            subject.lose(
                "address is not one of http or https: it stands as a text",
                "addresses are not of http or https: they stand as texts",
            )
        found[name if is_address(address) else plain] = address
    return found


def questions(kb: KnowledgeBase) -> Iterator[Node]:
    """Give the questions."""
    for one in kb.questions.values():
        yield filled(
            {
                "@id": f"question:{one.id}",
                "@type": ["d:Question", "schema:Question"],
                "schema:text": one.text,
                "d:kind": one.kind.value,
                "d:unit": one.unit,
                "schema:about": f"topic:{one.topic}" if one.topic else None,
                "d:when": date(one.when),
                "d:where": one.where,
                "d:note": one.note,
            }
        )


def claim(
    analysis: Analysis, found: ClaimAnalysis, appearance: Mapping[str, Iterable[str]]
) -> Node:
    """Give a claim with its relations, and with what is derived of it.

    ``appearance`` has the documents in which it is on record, and under ``"first"`` the first.
    """
    one = found.claim
    relations: dict[str, list[str]] = {}
    for relation in sorted({(relation.kind.word, relation.other) for relation in one.relations}):
        relations.setdefault(f"d:{relation[0]}", []).append(f"claim:{relation[1]}")
    return filled(
        {
            "@id": f"claim:{one.id}",
            "@type": ["schema:Claim", "prov:Entity"],
            "schema:text": one.text,
            "schema:about": f"topic:{one.topic}" if one.topic else None,
            "schema:appearance": named("document", appearance["all"]),
            "schema:firstAppearance": named("document", appearance["first"]),
            "d:answers": f"question:{one.answers}" if one.answers else None,
            "d:value": one.value,
            "d:when": date(one.when),
            "d:where": one.where,
            **relations,
            "d:explainedRelation": _explained(found),
            "d:status": f"status:{found.status.value}",
            "d:byInference": found.by_inference or None,
            "d:dispute": f"dispute:{found.dispute}" if found.dispute else None,
            "d:position": list(_positions(analysis, found)),
            "d:note": one.note,
        }
    )


def _explained(found: ClaimAnalysis) -> list[Node]:
    """Give the relations that say why."""
    reasons = {(one.kind.word, one.other, one.why) for one in found.claim.relations if one.why}
    return [
        {
            "@type": "d:Relation",
            "d:relation": f"relation:{word}",
            "d:other": f"claim:{other}",
            "d:why": why,
        }
        for word, other, why in sorted(reasons, key=str)
    ]


def _positions(analysis: Analysis, found: ClaimAnalysis) -> Iterator[Node]:
    for position in found.positions:
        if position.on_for is not None:
            yield _position(analysis, found.claim.id, position, Side.FOR, position.on_for)
        if position.on_against is not None:
            here = position.on_against
            yield _position(analysis, found.claim.id, position, Side.AGAINST, here)


def _position(
    analysis: Analysis, claim_id: str, position: Position, side: Side, commitment: Commitment
) -> Node:
    node: Node = {
        "@type": "d:Position",
        "d:party": f"source:{position.party}",
        "d:side": _SIDES[side],
        "d:force": _FORCES[commitment.force],
    }
    if commitment.direct is not None:
        node["d:directForce"] = _FORCES[commitment.direct]
    if commitment.derived is not None:
        node["d:derivedForce"] = _FORCES[commitment.derived]
        root = analysis.root(position.party, claim_id, side)
        if root is not None:
            node["d:followsFrom"] = f"claim:{root.claim}"
            node["d:followsFromSide"] = _SIDES[root.side]
    if position.narrator:
        node["d:narrator"] = True
    if position.divided:
        node["d:divided"] = True
    if position.undecided:
        node["d:undecided"] = True
    return node


def disputes(analysis: Analysis) -> Iterator[Node]:
    """Give the disputes, with the pairs of parties that they are between."""
    for one in analysis.disputes:
        yield filled(
            {
                "@id": f"dispute:{one.id}",
                "@type": "d:Dispute",
                "d:claim": named("claim", one.claims),
                "d:byInference": one.by_inference or None,
                "schema:about": f"topic:{one.topic}" if one.topic else None,
                "d:opposition": [
                    {"@type": "d:Opposition", "d:between": named("source", pair)}
                    for pair in one.opposed
                ],
            }
        )
