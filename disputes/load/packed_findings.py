"""Findings as plain lists of texts and numbers, and back."""

from __future__ import annotations

from typing import Any

from disputes.finding import Edit, Finding, Level, Related
from disputes.load.columns import only
from disputes.load.text import FileText
from disputes.span import Span

_MOST_LINES = 1 << 31


def pack_finding(finding: Finding, path: str) -> list[Any]:
    """Give a finding as plain values, without the path of its own file."""

    def other(one: str) -> str | None:
        return None if one == path else one

    code, rule, level, where, span, message, hint, record, edits, related = finding
    return [
        [code, rule, message, hint],
        str(level),
        record,
        other(where),
        list(span),
        [[other(edit.path), list(edit.span), edit.text] for edit in edits],
        [[other(one.path), list(one.span), one.message] for one in related],
    ]


def unpack_finding(row: Any, text: FileText) -> Finding:
    """Give a finding about a text back; raises ``ValueError`` for what is not well-formed."""
    (code, rule, message, hint), level, record, where, span, edits, related = row
    only([code, rule, message, hint], str)
    only([record], str, type(None))

    def other(one: Any) -> str:
        return text.path if one is None else str(*only([one], str))

    return Finding(
        code,
        rule,
        Level(level),
        other(where),
        unpack_span(span),
        message,
        hint,
        record,
        tuple(Edit(other(to), unpack_span(at), *only([words], str)) for to, at, words in edits),
        tuple(
            Related(other(to), unpack_span(at), *only([words], str)) for to, at, words in related
        ),
    )


def unpack_span(numbers: Any) -> Span:
    """Give a span back; raises ``ValueError`` where the numbers are none."""
    span = Span(*only(numbers, int))
    if not ((1, 1) <= span[:2] <= span[2:] and span.end_column >= 1 and max(span) < _MOST_LINES):
        raise ValueError
    return span
