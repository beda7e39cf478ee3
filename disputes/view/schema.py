"""The file format as a JSON Schema (2020-12), for editors; made from the table of fields.

The reader takes every scalar as text, but an editor has typed it already: `2015` is a number to it,
a source called `true` a truth, and a field left empty is null. Whatever the reader takes is let
through, by whatever type it comes; what that leaves open, such as an empty `name:`, is for
`disputes check` to find.

Editors propose what stands in ``type`` and ``enum``, and nobody wants `null` or `false` proposed
for a title. What is let through but should not be proposed therefore stands behind an ``if``.
"""

from __future__ import annotations

import json
from typing import Any

from disputes.model.fields import (
    ASSERTION,
    FILE,
    RECORD_TYPES,
    REPORT,
    SECTIONS,
    STANCES,
    TOPIC,
    Field,
    FieldType,
    RecordType,
)
from disputes.model.period import FORMS
from disputes.view.snippets import assertion_snippets, record_snippets

Schema = dict[str, Any]

DIALECT = "https://json-schema.org/draft/2020-12/schema"

ID = "^[a-z0-9]+([-_.][a-z0-9]+)*$"
MOST_ID_CHARACTERS = 100

_DAY = r"[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01])"
_TIME = r"(T([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9])?(Z|[+-]([01][0-9]|2[0-3]):[0-5][0-9]))?)?)?"
_ONE_DATE = _DAY + _TIME
DATE = rf"^({_ONE_DATE}(\.\.({_ONE_DATE})?)?|\.\.{_ONE_DATE})$"

_MAYBE_EMPTY = (FILE, TOPIC)
_PLAIN = (FieldType.TEXT, FieldType.WORD, FieldType.SECTION, FieldType.RECORDS)
_BAD_ID = "expected an id: a-z, 0-9, joined by single - _ or ., such as trt-2015-10-09"
_STANCE = f"an assertion takes one stance: {', '.join(STANCES)}"
_ONE_STANCE = "an assertion takes one stance: write another assertion for this one"
_TWO_FORMS = "stands beside `reports`: move it into one of them"


def knowledge_base_schema() -> Schema:
    """Give the schema of a file of a knowledge base."""
    records = [kind for kind in RECORD_TYPES.values() if kind is not FILE]
    root = _record(FILE) | {
        "title": "Knowledge base of disputes",
        "description": "Who takes which stance on which claim, where it is on record, in which "
        f"exact words. {FILE.about}",
    }
    return {
        "$schema": DIALECT,
        "$comment": "Made by `disputes schema` from the table of fields.",
        **root,
        "$defs": {kind.name: _record(kind) for kind in records} | _scalars(),
    }


def schema_text() -> str:
    """Give the schema as the text of its file."""
    return json.dumps(knowledge_base_schema(), indent=2, ensure_ascii=False) + "\n"


def _record(kind: RecordType) -> Schema:
    """Give the schema of one kind of mapping."""
    schema: Schema = {
        "title": kind.name,
        "description": kind.about,
        "type": ["object", "null"] if kind in _MAYBE_EMPTY else "object",
        "additionalProperties": False,
        "properties": {spec.name: _field(kind, spec) for spec in kind.fields.values()},
    }
    if kind.required:
        schema["required"] = list(kind.required)
    if kind is ASSERTION:
        schema |= _one_stance_and_form() | {"defaultSnippets": assertion_snippets(kind)}
    return schema


def _field(kind: RecordType, spec: Field) -> Schema:
    about = {"title": f"{spec.name} ({kind.name})", "description": _description(spec)}
    return about | _value(spec)


def _description(spec: Field) -> str:
    """Say what a field means and how it is written, as the page on the format does."""
    if spec.type in _PLAIN:
        return spec.about
    forms = f", as {FORMS}" if spec.type is FieldType.DATE else ""
    sections = f"; it refers to {' or '.join(spec.refers_to)}" if spec.refers_to else ""
    written = f"{spec.type.expected}{forms}{sections}".removesuffix(".")
    return f"{spec.about}\n\n{written[0].upper()}{written[1:]}."


def _value(spec: Field) -> Schema:
    """Give what a value of the field may be."""
    match spec.type:
        case FieldType.WORD:
            words = {"enum": list(spec.words)}
            return words if spec.required else _or_absent(words)
        case FieldType.FLAG:
            return _or_absent({"type": "boolean", "errorMessage": "expected true or false"})
        case FieldType.VERSION:
            return _or_absent({"const": 1}, {"enum": [1, "1"]})
        case FieldType.TEXTS:
            return _list(spec, _reference("text"))
        case FieldType.IDS:
            return _list(spec, _reference("id"))
        case FieldType.RELATIONS:
            return _list(spec, _id_or_record(spec.record))
        case FieldType.RECORDS:
            return _list(spec, _reference(spec.record))
        case FieldType.SECTION:
            return _section(SECTIONS[spec.name])
        case FieldType.ID_OR_IDS:
            one = _reference("id")
        case FieldType.ROLES:
            one = _id_or_record(spec.record)
        case FieldType.ID if spec.refers_to == ("topics",):
            return {"anyOf": [_reference("text")]}  # where no topic is named, any text will do
        case _:
            return {"anyOf": [_reference(spec.type.value)]}
    return {"anyOf": [{"if": {"type": "array"}, "then": {"items": one}, "else": one}]}


def _scalars() -> dict[str, Schema]:
    """Give what a text, an id, a date and a digest may be, by the name of the type."""
    date, digest = f"expected a date: {FORMS}", "expected 64 hexadecimal digits"
    return {
        FieldType.TEXT.value: _scalar(
            "expected a text; put one that begins with [ or { in quotation marks"
        ),
        FieldType.ID.value: _scalar(_BAD_ID, pattern=ID, maxLength=MOST_ID_CHARACTERS),
        FieldType.DATE.value: {
            "if": {"type": ["string", "null"]},
            "then": {"pattern": DATE, "errorMessage": date},
            "else": {"type": "integer", "minimum": 1, "maximum": 9999, "errorMessage": date},
        },
        FieldType.DIGEST.value: _scalar(digest, pattern="^[0-9a-fA-F]{64}$"),
    }


def _scalar(message: str, **demands: Any) -> Schema:
    return {
        **demands,
        "errorMessage": message,
        "if": {"type": ["array", "object"]},
        "then": {"type": "string", "errorMessage": message},
    }


def _id_or_record(name: str) -> Schema:
    return {"if": {"type": "object"}, "then": _reference(name), "else": _reference("id")}


def _list(spec: Field, member: Schema) -> Schema:
    message = f"expected {spec.type.expected}"
    return {"type": ["array", "null"], "items": member, "errorMessage": message}


def _section(kind: RecordType) -> Schema:
    """Give what stands under the name of a section."""
    return {
        "type": ["object", "null"],
        "errorMessage": f"expected {FieldType.SECTION.expected}",
        "propertyNames": {
            "pattern": ID,
            "maxLength": MOST_ID_CHARACTERS,
            "patternErrorMessage": _BAD_ID,
        },
        "additionalProperties": _reference(kind.name),
        "defaultSnippets": record_snippets(kind),
    }


def _reference(name: str) -> Schema:
    return {"$ref": f"#/$defs/{name}"}


def _or_absent(proposed: Schema, taken: Schema | None = None) -> Schema:
    """Let a value be absent as well, and propose only what it may be."""
    return {"anyOf": [proposed, {"if": {"type": "null"}, "else": taken or proposed}]}


def _one_stance_and_form() -> Schema:
    """Demand one stance, and one form of the reports; what is written but empty is absent."""
    rules = [_unless_absent(stance, set(STANCES) - {stance}, _ONE_STANCE) for stance in STANCES]
    short = [name for name in REPORT.fields if name in ASSERTION.fields and name != "note"]
    rules.append(_unless_absent("reports", set(short), _TWO_FORMS))
    return {
        "anyOf": [{"required": [stance], "errorMessage": _STANCE} for stance in STANCES],
        "allOf": rules,
    }


def _unless_absent(name: str, others: set[str], message: str) -> Schema:
    """Demand that other fields are absent where this one is not."""
    absent = {"type": "null", "errorMessage": message, "doNotSuggest": True}
    return {
        "if": {"required": [name], "properties": {name: {"not": {"type": "null"}}}},
        "then": {"properties": {other: absent for other in ASSERTION.fields if other in others}},
    }
