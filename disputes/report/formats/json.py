"""The format ``disputes-check/1``, for programs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from disputes.escape.json import json_lines
from disputes.finding import Finding
from disputes.report.listing import Listing
from disputes.span import Span

Data = dict[str, Any]


def render(listing: Listing) -> Iterator[str]:
    """Give findings as ``disputes-check/1``, a finding a line."""
    return json_lines(
        {
            "format": "disputes-check/1",
            "findings": map(_finding, listing.findings),
            "counts": listing.counts(),
        }
    )


def _finding(finding: Finding) -> Data:
    return {
        "code": finding.code,
        "rule": finding.rule,
        "level": finding.level.value,
        "path": finding.path,
        "record": finding.record,
        **_span(finding.span),
        "message": finding.message,
        "hint": finding.hint,
        "fixable": finding.fixable,
        "related": [
            {
                "path": related.path,
                "line": related.span.line,
                "column": related.span.column,
                "message": related.message,
            }
            for related in finding.related
        ],
    }


def _span(span: Span) -> Data:
    return {
        "line": span.line,
        "column": span.column,
        "end_line": span.end_line,
        "end_column": span.end_column,
    }
