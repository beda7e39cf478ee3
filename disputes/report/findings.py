"""Findings as text, each with its source line and a caret, and as JSON."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from rich.cells import cell_len

from disputes.finding import Finding, Level
from disputes.report import words
from disputes.report.visible import visible
from disputes.span import Span

Data = dict[str, Any]
LineOf = Callable[[str, int], str]
"""Gives the text of a line of a file, by path and number from 1."""

_MOST_BEFORE = 60
_WIDEST = 100


def findings_text(findings: Iterable[Finding], line_of: LineOf) -> str:
    """Give findings as ``path:line:column: CODE message``, source line, caret and hint.

    A diagnostic line is neither wrapped nor cropped, so that programs can read it.
    """
    parts = [_finding(finding, line_of) for finding in findings]
    return "".join(f"{part}\n" for part in parts)


def summary(findings: Iterable[Finding]) -> str:
    """Give the count of findings by level, in words."""
    counts = counted(findings)
    some = [words.count(number, level) for level, number in counts.items() if number]
    some = [text.replace("infos", "info") for text in some]
    return f"Found {words.listed(some)}." if some else "No findings."


def findings_data(findings: Iterable[Finding]) -> Data:
    """Give findings as ``disputes-check/1``."""
    listed = list(findings)
    return {
        "format": "disputes-check/1",
        "findings": [_data(finding) for finding in listed],
        "counts": counted(listed),
    }


def counted(findings: Iterable[Finding]) -> dict[str, int]:
    """Count findings by level."""
    counts = {level.value: 0 for level in Level}
    for finding in findings:
        counts[finding.level.value] += 1
    return counts


def _data(finding: Finding) -> Data:
    return {
        "code": finding.code,
        "rule": finding.rule,
        "level": finding.level.value,
        "path": finding.path,
        "record": finding.record,
        **_span_data(finding.span),
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


def _span_data(span: Span) -> Data:
    return {
        "line": span.line,
        "column": span.column,
        "end_line": span.end_line,
        "end_column": span.end_column,
    }


def _finding(finding: Finding, line_of: LineOf) -> str:
    span = finding.span
    level = f"{finding.level.value} " if finding.level is not Level.ERROR else ""
    head = f"{finding.path}:{span.line}:{span.column}: {finding.code} {level}{finding.message}"
    lines = [visible(head)]
    shown = _source(line_of(finding.path, span.line), span)
    if shown is not None:
        lines += [f"    {shown[0]}", f"    {shown[1]}"]
    if finding.hint:
        lines.append(visible(f"  = {finding.hint}"))
    for related in finding.related:
        place = f"{related.path}:{related.span.line}:{related.span.column}"
        lines.append(visible(f"  {place}: {related.message}"))
    return "\n".join(lines)


def _source(line: str, span: Span) -> tuple[str, str] | None:
    """Give a window of the line around the span, and the carets below it."""
    if not line.strip():
        return None
    start = min(span.column - 1, len(line))
    end = span.end_column - 1 if span.end_line == span.line else len(line)
    end = max(start + 1, min(end, len(line)))
    first = max(0, start - _MOST_BEFORE)
    before = ("…" if first else "") + visible(line[first:start])
    marked = visible(line[start : min(end, first + _WIDEST)]) or " "
    rest = visible(line[end : first + _WIDEST]) if end < first + _WIDEST else "…"
    carets = " " * cell_len(before) + "^" * max(1, cell_len(marked))
    return (before + marked + rest).rstrip(), carets
