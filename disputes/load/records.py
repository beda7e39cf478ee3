"""From typed fields to the records of the model: one function a record type.

The values of a mapping come in the order that its layout asks for.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from disputes.load import codes
from disputes.load.fields import FieldReader, Layout, Shape
from disputes.load.tree import ListBranch, MappingBranch, Node, is_absent, span_of, text_of
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
from disputes.model.terms import QuestionKind, RelationKind

_REPORT_FIELDS = ("in", "quote", "via", "speech", "at", "translation")

_TOPIC = Layout(TOPIC, "name", "note")
_SOURCE = Layout(SOURCE, "name", "kind", "role", "aliases", "speaks_for", "member_of", "note")
_ROLE = Layout(ROLE, "source", "from", "until")
_DOCUMENT = Layout(
    DOCUMENT,
    "title",
    "publisher",
    "published",
    "author",
    "url",
    "archived_url",
    "accessed",
    "language",
    "text",
    "sha256",
    "based_on",
    "note",
)
_QUESTION = Layout(QUESTION, "text", "kind", "unit", "topic", "when", "where", "note")
_CLAIM = Layout(
    CLAIM,
    "text",
    "topic",
    "answers",
    "value",
    "when",
    "where",
    "note",
    "assertions",
    *RELATIONS,
)
_RELATION = Layout(RELATION, "claim", "why")
_ASSERTION = Layout(
    ASSERTION, "said", *_REPORT_FIELDS, "if", "inferred", "own", "note", "reports", *STANCES
)
_BEFORE_STANCES = slice(len(_ASSERTION.slots) - len(STANCES))
_REPORT = Layout(REPORT, *_REPORT_FIELDS, "note")


def read_topic(reader: FieldReader, key: Node, node: Node, topic_id: str) -> Topic | None:
    """Read a topic."""
    if is_absent(node):
        return Topic(topic_id, reader.place(key))
    found = reader.read(_TOPIC, node, key)
    if found is None:
        return None
    name, note = found[1]
    return Topic(topic_id, reader.place(key), name, note)


def read_source(reader: FieldReader, key: Node, node: Node, source_id: str) -> Source | None:
    """Read a source."""
    found = reader.read(_SOURCE, node, key)
    if found is None:
        return None
    name, kind, role, aliases, speaks_for, member_of, note = found[1]
    return Source(
        source_id,
        reader.place(key),
        name,
        kind,
        role,
        aliases or (),
        () if speaks_for is None else _roles(reader, speaks_for),
        member_of or (),
        note,
    )


def read_document(reader: FieldReader, key: Node, node: Node, document_id: str) -> Document | None:
    """Read a document."""
    found = reader.read(_DOCUMENT, node, key)
    if found is None:
        return None
    *values, based_on, note = found[1]
    return Document._make((document_id, reader.place(key), *values, based_on or (), note))


def read_question(reader: FieldReader, key: Node, node: Node, question_id: str) -> Question | None:
    """Read a question; the topic of its file is filled in when all of the file is known."""
    found = reader.read(_QUESTION, node, key)
    if found is None:
        return None
    text, kind, *values = found[1]
    place = reader.place(key)
    return Question(question_id, place, text, kind or QuestionKind.OPEN, *values)


def read_claim(reader: FieldReader, key: Node, node: Node, claim_id: str) -> Claim | None:
    """Read a claim with its relations and assertions."""
    found = reader.read(_CLAIM, node, key)
    if found is None:
        return None
    text, topic, answers, value, when, where, note, listed, *related = found[1]
    relations: list[Relation] = []
    if related.count(None) < len(related):
        for kind, others in zip(RELATIONS.values(), related, strict=True):
            if others is not None:
                relations += _relations(reader, others, kind, claim_id)
    assertions: list[Assertion] = []
    if listed is not None:
        for member in reader.members("assertions", listed, FieldType.RECORDS):
            assertion = _assertion(reader, member, claim_id)
            if assertion is not None:
                assertions.append(assertion)
    return Claim(
        claim_id,
        reader.place(key),
        text,
        topic,
        answers,
        value,
        when,
        where,
        tuple(relations),
        tuple(assertions),
        note,
    )


def _roles(reader: FieldReader, node: Node) -> tuple[Role, ...]:
    spec = SOURCE.fields["speaks_for"]
    roles: list[Role] = []
    for member in node if node.__class__ is ListBranch else (node,):
        since = until = None
        if member.__class__ is MappingBranch:
            found = reader.read(_ROLE, member)
            source, since, until = (None, None, None) if found is None else found[1]
        else:
            source = reader.reference_in(spec, member)
        if source is not None:
            roles.append(Role(source, since, until))
    return tuple(roles)


def _relations(
    reader: FieldReader, node: Node, kind: RelationKind, claim_id: str
) -> list[Relation]:
    spec = CLAIM.fields[kind.word]
    relations: list[Relation] = []
    for number, member in enumerate(reader.members(spec.name, node, spec.type)):
        why = None
        if member.__class__ is MappingBranch:
            found = reader.read(_RELATION, member)
            other, why = (None, None) if found is None else found[1]
        else:
            other = reader.reference_in(spec, member)
        if other is not None:
            relations.append(Relation(kind, claim_id, other, why, f"{spec.name}.{number}"))
    return relations


def _assertion(reader: FieldReader, node: Node, claim_id: str) -> Assertion | None:
    found = reader.read(_ASSERTION, node)
    if found is None:
        return None
    shape, values = found
    (
        said,
        documents,
        quote,
        via,
        speech,
        at,
        translation,
        condition,
        inferred,
        own,
        note,
        listed,
    ) = values[_BEFORE_STANCES]
    wording = (quote, via, speech, at, translation)
    in_short = documents is not None or wording.count(None) < len(wording)
    reports: tuple[Report, ...] = ()
    if listed is not None:
        if in_short:
            _mixed(reader, node, shape, values)
        reports = _long_form(reader, listed)
    elif in_short:
        reports = _reports(documents, wording, None, None)
    taken = shape.stances
    if len(taken) != 1 or values[taken[0][0]] is None:
        taken = tuple((slot, stance) for slot, stance in taken if values[slot] is not None)
        if len(taken) != 1:
            _stance_count(reader, node, shape, [stance.word for _, stance in taken])
            return None
    slot, stance = taken[0]
    sources = values[slot]
    if not sources:
        if any(text_of(key) == stance.word for key in node[::2]):
            _stance_count(reader, node, shape, [])
        return None
    return Assertion._make(
        (
            claim_id,
            stance,
            sources,
            reader.place(node[0]),
            said,
            reports,
            condition,
            condition is not None or _has_condition(node, shape),
            inferred is True,
            own is True,
            note,
        )
    )


def _has_condition(node: Node, shape: Shape) -> bool:
    """Tell whether a condition is written that could not be read: it is one all the same."""
    if "if" not in shape.names:
        return False
    pairs = zip(node[::2], node[1::2], strict=True)
    return any(text_of(key) == "if" and not is_absent(value) for key, value in pairs)


def _long_form(reader: FieldReader, listed: Node) -> tuple[Report, ...]:
    reports: list[Report] = []
    for member in reader.members("reports", listed, FieldType.RECORDS):
        found = reader.read(_REPORT, member)
        if found is not None:
            documents, *wording, note = found[1]
            reports += _reports(documents, wording, note, reader.place(reader.where(member)))
    return tuple(reports)


def _reports(
    documents: tuple[str, ...] | None, wording: Iterable[Any], note: str | None, place: Place | None
) -> tuple[Report, ...]:
    """Make the reports of one wording: one for each document that has it."""
    if documents and len(documents) == 1:
        return (Report._make((documents[0], *wording, note, place)),)
    return tuple(Report._make((one, *wording, note, place)) for one in documents or (None,))


def _mixed(reader: FieldReader, node: Node, shape: Shape, values: list[Any]) -> None:
    slots = _ASSERTION.slots
    used = [
        name for name in shape.names if name in _REPORT_FIELDS and values[slots[name]] is not None
    ]
    key = next(key for key in node[::2] if text_of(key) == used[0])
    message = f"found {', '.join(used)} beside reports"
    hint = "move what belongs to one report into it"
    reader.report(codes.MIXED_FORMS, span_of(key), message, hint=hint, record=reader.record_id)


def _stance_count(reader: FieldReader, node: Node, shape: Shape, taken: list[str]) -> None:
    if taken:
        message = f"found the stances {' and '.join(taken)}, expected one"
        hint = "write an assertion for each"
    elif any(text_of(key) in STANCES for key in node[::2]):
        message, hint = "the stance names no source", "write who takes it"
    elif shape.misspelt:
        return  # the unknown field is the stance, or has been found beside its absence
    else:
        message, hint = "this assertion has no stance", f"add one of {', '.join(STANCES)}"
    span = span_of(reader.where(node))
    reader.report(codes.STANCE_COUNT, span, message, hint=hint, record=reader.record_id)
