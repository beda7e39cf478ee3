"""What other tools are given to do the like: a JSON Schema of the format, and a ledger.

The schema says of every field what can be said there; the ledger has as many transactions of two
postings as the knowledge base has assertions.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from disputes.model.fields import FILE, RECORD_TYPES, Field, FieldType, RecordType

Schema = dict[str, Any]

# YAML as such tools read it makes numbers, dates and truth values of plain scalars.
_SCALAR: Schema = {"type": ["string", "number", "integer", "boolean", "null"]}
_ID: Schema = {"type": ["string", "number", "integer"]}


def write_schema(file: Path) -> None:
    """Write the JSON Schema (2020-12)."""
    schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **_record(FILE),
        "$defs": {name: _record(kind) for name, kind in RECORD_TYPES.items() if name != "file"},
    }
    file.write_text(json.dumps(schema), encoding="utf-8")


def write_ledger(file: Path, transactions: int) -> None:
    """Write a ledger of beancount."""
    file.write_text("\n".join(_ledger(transactions)) + "\n", encoding="utf-8")


def _record(kind: RecordType) -> Schema:
    return {
        "type": "object",
        "properties": {name: _field(spec) for name, spec in kind.fields.items()},
        "required": list(kind.required),
        "additionalProperties": False,
    }


def _field(spec: Field) -> Schema:
    one = {"$ref": f"#/$defs/{spec.record}"}
    if spec.type is FieldType.SECTION:
        return {"type": "object", "additionalProperties": one}
    if spec.type is FieldType.RECORDS:
        return {"type": "array", "items": one}
    if spec.type is FieldType.RELATIONS:
        return {"type": "array", "items": {"anyOf": [_ID, one]}}
    if spec.type is FieldType.ROLES:
        return {"anyOf": [_ID, one, {"type": "array", "items": {"anyOf": [_ID, one]}}]}
    if spec.type in (FieldType.IDS, FieldType.TEXTS):
        return {"type": "array", "items": _ID}
    if spec.type is FieldType.ID_OR_IDS:
        return {"anyOf": [_ID, {"type": "array", "items": _ID}]}
    return {"enum": list(spec.words)} if spec.words else _SCALAR


def _ledger(transactions: int) -> Iterator[str]:
    accounts = [f"Expenses:Part{number}" for number in range(50)]
    first = date(2010, 1, 1)
    for account in ("Assets:Cash", *accounts):
        yield f"{first} open {account} USD"
    for number in range(transactions):
        day = first + timedelta(days=number % 3000)
        yield f'{day} * "Payee {number % 300}" "What was bought, number {number}"'
        yield f"  {accounts[number % 50]}  {number % 97 + 1}.00 USD"
        yield f"  Assets:Cash  -{number % 97 + 1}.00 USD"
        yield ""
