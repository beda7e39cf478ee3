"""What an editor offers to insert at once: a new record, or an assertion with its quote.

``$1``, ``$2`` … are the places to type at, one after the other, and ``${1|a,b|}`` one where words
are offered. The keyword ``defaultSnippets`` is that of yaml-language-server; others pass it over.
"""

from __future__ import annotations

from typing import Any

from disputes.model.fields import RECORD_TYPES, FieldType, RecordType

Snippets = list[dict[str, Any]]

_FIELDS = {
    "topic": ("name",),
    "source": ("name", "kind"),
    "document": ("title", "publisher", "published"),
    "question": ("text", "kind"),
    "claim": ("text", "assertions"),
    "assertion": ("asserts", "in", "quote"),
}


def record_snippets(kind: RecordType) -> Snippets:
    """Give the snippet for a new record of a section, with its id."""
    return [
        {
            "label": f"new {kind.name}",
            "description": kind.about,
            "body": {"${1:id}": _body(kind, 2)},
        }
    ]


def assertion_snippets(kind: RecordType) -> Snippets:
    """Give the snippet for an assertion in one document."""
    return [
        {
            "label": "assertion with a quote",
            "description": "Who says so, in which document, in which words.",
            "body": _body(kind, 1),
        }
    ]


def _body(kind: RecordType, first: int) -> dict[str, Any]:
    """Give the fields with places to type at, numbered from ``first``."""
    body: dict[str, Any] = {}
    for number, name in enumerate(_FIELDS[kind.name], first):
        spec = kind.fields[name]
        if spec.type is FieldType.RECORDS:
            body[name] = [_body(RECORD_TYPES[spec.record], number)]
        elif spec.words:
            body[name] = f"${{{number}|{','.join(spec.words)}|}}"
        else:
            body[name] = f'"${number}"' if name == "quote" else f"${number}"
    return body
