"""From typed fields to the records of the model: one function a record type."""

from __future__ import annotations

from typing import Any

from disputes.load import codes
from disputes.load.fields import FieldReader, Record
from disputes.load.tree import MAPPING, SEQUENCE, Node, is_absent, kind_of, span_of
from disputes.model.fields import (
    ASSERTION,
    CLAIM,
    DOCUMENT,
    QUESTION,
    RELATION,
    RELATIONS,
    REPORT,
    ROLE,
    SOURCE,
    STANCES,
    TOPIC,
    FieldType,
)
from disputes.model.place import Place
from disputes.model.records import (
    Assertion,
    Claim,
    Document,
    Question,
    Relation,
    Report,
    Role,
    Source,
    Topic,
)
from disputes.model.terms import QuestionKind, RelationKind, SourceKind, Speech

_SPEECH = {speech.value: speech for speech in Speech}
_REPORT_FIELDS = ("in", "quote", "via", "speech", "at", "translation")


def read_topic(reader: FieldReader, key: Node, node: Node, topic_id: str) -> Topic | None:
    """Read a topic."""
    if is_absent(node):
        return Topic(topic_id, reader.place(Record(topic_id, key, node, {})))
    record = reader.read(TOPIC, key, node, topic_id)
    if record is None:
        return None
    values = record.values
    return Topic(topic_id, reader.place(record), values.get("name"), values.get("note"))


def read_source(reader: FieldReader, key: Node, node: Node, source_id: str) -> Source | None:
    """Read a source."""
    record = reader.read(SOURCE, key, node, source_id)
    if record is None:
        return None
    values = record.values
    kind = values.get("kind")
    return Source(
        source_id,
        name=values.get("name"),
        kind=SourceKind(kind) if kind else None,
        role=values.get("role"),
        aliases=values.get("aliases") or (),
        speaks_for=_roles(reader, record),
        member_of=values.get("member_of") or (),
        note=values.get("note"),
        place=reader.place(record),
    )


def read_document(reader: FieldReader, key: Node, node: Node, document_id: str) -> Document | None:
    """Read a document."""
    record = reader.read(DOCUMENT, key, node, document_id)
    if record is None:
        return None
    values = record.values
    return Document(
        document_id,
        title=values.get("title"),
        publisher=values.get("publisher"),
        published=values.get("published"),
        author=values.get("author"),
        url=values.get("url"),
        archived_url=values.get("archived_url"),
        accessed=values.get("accessed"),
        language=values.get("language"),
        text=values.get("text"),
        sha256=values.get("sha256"),
        based_on=values.get("based_on") or (),
        note=values.get("note"),
        place=reader.place(record),
    )


def read_question(reader: FieldReader, key: Node, node: Node, question_id: str) -> Question | None:
    """Read a question; the topic of its file is filled in when all of the file is known."""
    record = reader.read(QUESTION, key, node, question_id)
    if record is None:
        return None
    values = record.values
    kind = values.get("kind")
    return Question(
        question_id,
        text=values.get("text"),
        kind=QuestionKind(kind) if kind else QuestionKind.OPEN,
        unit=values.get("unit"),
        topic=values.get("topic"),
        when=values.get("when"),
        where=values.get("where"),
        note=values.get("note"),
        place=reader.place(record),
    )


def read_claim(reader: FieldReader, key: Node, node: Node, claim_id: str) -> Claim | None:
    """Read a claim with its relations and assertions."""
    record = reader.read(CLAIM, key, node, claim_id)
    if record is None:
        return None
    values = record.values
    relations: list[Relation] = []
    for name, kind in RELATIONS.items():
        if name in values:
            relations += _relations(reader, record, kind, claim_id)
    assertions: list[Assertion] = []
    if "assertions" in values:
        listed = values["assertions"]
        for member in reader.members(record, "assertions", listed, FieldType.RECORDS):
            assertion = _assertion(reader, member, claim_id)
            if assertion is not None:
                assertions.append(assertion)
    return Claim(
        claim_id,
        text=values.get("text"),
        topic=values.get("topic"),
        answers=values.get("answers"),
        value=values.get("value"),
        when=values.get("when"),
        where=values.get("where"),
        relations=tuple(relations),
        assertions=tuple(assertions),
        note=values.get("note"),
        place=reader.place(record),
    )


def _roles(reader: FieldReader, record: Record) -> tuple[Role, ...]:
    spec = SOURCE.fields["speaks_for"]
    node = record.values.get("speaks_for")
    if node is None:
        return ()
    members = [node]
    if kind_of(node) == SEQUENCE:
        members = reader.members(record, spec.name, node, spec.type)
    roles: list[Role] = []
    for member in members:
        if kind_of(member) != MAPPING:
            source = reader.reference_in(record, spec, member)
            if source is not None:
                roles.append(Role(source))
            continue
        inner = reader.read(ROLE, None, member, record.id)
        if inner is not None and inner.values.get("source") is not None:
            values = inner.values
            roles.append(Role(values["source"], values.get("from"), values.get("until")))
    return tuple(roles)


def _relations(
    reader: FieldReader, record: Record, kind: RelationKind, claim_id: str
) -> list[Relation]:
    spec = CLAIM.fields[kind.word]
    relations: list[Relation] = []
    members = reader.members(record, spec.name, record.values[spec.name], spec.type)
    for number, member in enumerate(members):
        where = f"{spec.name}.{number}"
        if kind_of(member) != MAPPING:
            other = reader.reference_in(record, spec, member)
            if other is not None:
                relations.append(Relation(kind, claim_id, other, None, where))
            continue
        inner = reader.read(RELATION, None, member, claim_id)
        if inner is not None and inner.values.get("claim") is not None:
            values = inner.values
            relations.append(Relation(kind, claim_id, values["claim"], values.get("why"), where))
    return relations


def _assertion(reader: FieldReader, node: Node, claim_id: str) -> Assertion | None:
    record = reader.read(ASSERTION, None, node, claim_id)
    if record is None:
        return None
    values = record.values
    taken = [name for name in values if name in STANCES]
    reports: list[Report] = []
    if not values.keys().isdisjoint(_REPORT_FIELDS):
        _add_reports(reports, values, None, None)
    if "reports" in values:
        if reports:
            _mixed(reader, record, claim_id)
            reports.clear()
        for one in reader.members(record, "reports", values["reports"], FieldType.RECORDS):
            inner = reader.read(REPORT, None, one, claim_id)
            if inner is not None:
                _add_reports(reports, inner.values, inner.values.get("note"), reader.place(inner))
    if len(taken) != 1:
        _stance_count(reader, record, taken, claim_id)
        return None
    sources = values[taken[0]]
    if not sources:
        return None
    return Assertion(
        claim_id,
        STANCES[taken[0]],
        sources,
        reader.place(record),
        values.get("said"),
        tuple(reports),
        values.get("if"),
        "if" in values,
        bool(values.get("inferred")),
        bool(values.get("own")),
        values.get("note"),
    )


def _add_reports(
    reports: list[Report], values: dict[str, Any], note: str | None, place: Place | None
) -> None:
    """Add the reports of one wording: one for each document that has it."""
    speech = values.get("speech")
    for document in values.get("in") or (None,):
        reports.append(
            Report(
                document,
                values.get("quote"),
                values.get("via"),
                _SPEECH[speech] if speech is not None else None,
                values.get("at"),
                values.get("translation"),
                note,
                place,
            )
        )


def _mixed(reader: FieldReader, record: Record, claim_id: str) -> None:
    used = [name for name in record.values if name in _REPORT_FIELDS]
    key = record.key(used[0])
    span = span_of(key) if key is not None else record.span
    message = f"found {', '.join(used)} beside reports"
    hint = "move what belongs to one report into it"
    reader.report(codes.MIXED_FORMS, span, message, hint=hint, record=claim_id)


def _stance_count(reader: FieldReader, record: Record, taken: list[str], claim_id: str) -> None:
    if taken:
        message = f"found the stances {' and '.join(taken)}, expected one"
        hint = "write an assertion for each"
    elif any(record.key(name) is not None for name in STANCES):
        message, hint = "the stance names no source", "write who takes it"
    elif record.misspelt:
        return  # the unknown field is the stance, or has been found beside its absence
    else:
        message, hint = "this assertion has no stance", f"add one of {', '.join(STANCES)}"
    reader.report(codes.STANCE_COUNT, record.span, message, hint=hint, record=claim_id)
