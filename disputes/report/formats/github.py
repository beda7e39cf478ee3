"""Workflow commands, which GitHub Actions shows as annotations, and a list of all findings.

Of each kind of annotation GitHub shows ten a step, so the list is printed too, folded.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from disputes.escape.terminal import visible
from disputes.finding import Finding, Level
from disputes.report.formats.concise import one_line
from disputes.report.listing import Listing, closing, summary
from disputes.report.places import from_root
from disputes.span import Span

SHOWN = 10
"""How many annotations of a kind GitHub shows for a step."""

_COMMAND_START = re.compile(r"[^!-~]*+:[^!-~]*+:")
_OLD_COMMAND = re.compile(r"#([^ -~]*)#([^ -~]*)\[")
_COMMAND = {Level.ERROR: "error", Level.WARNING: "warning", Level.INFO: "notice"}


def render(listing: Listing) -> Iterator[str]:
    """Give an annotation for each finding, errors first, then all findings as a folded list."""
    for finding in listing.gravest_first():
        yield f"{_annotation(finding, listing.folder)}\n"
    if listing.findings:
        yield f"::group::{_data(summary(listing))}\n"
        for finding in listing.findings:
            yield f"{plain(one_line(finding))}\n"
        yield "::endgroup::\n"
    for line in closing(listing):
        yield f"{line}\n"
    if max(listing.counts().values()) > SHOWN:
        yield f"GitHub shows {SHOWN} annotations of a kind; the folded list has all findings.\n"


def plain(line: str) -> str:
    r"""Give a line of the log that the runner does not take for a command.

    A command is a line that begins with ``::``, or that has ``##[`` anywhere. A path is the same
    with ``./`` in front; ``##[`` is written ``#\x23[``.
    """
    # The runner compares as its language does, which passes over characters without a width.
    start = "./" if _COMMAND_START.match(line) else ""
    return start + _unlike_old(line)


def _unlike_old(text: str) -> str:
    return text if "#" not in text else _OLD_COMMAND.sub(r"#\1\\x23\2[", text)


def _annotation(finding: Finding, folder: str) -> str:
    properties = {
        "file": _unlike_old(visible(from_root(finding.path, folder))),
        **_place(finding.span),
        "title": visible(f"{finding.code} {finding.rule}"),
    }
    told = ",".join(f"{name}={_property(str(value))}" for name, value in properties.items())
    lines = [finding.message]
    if finding.hint:
        lines.append(finding.hint)
    for related in finding.related:
        path = from_root(related.path, folder)
        lines.append(f"{path}:{related.span.line}:{related.span.column}: {related.message}")
    message = "\n".join(_unlike_old(visible(line)) for line in lines)
    return f"::{_COMMAND[finding.level]} {told}::{_data(message)}"


def _place(span: Span) -> dict[str, int]:
    """Give lines and columns, the ends inclusive; columns only within one line, as demanded."""
    last = span.end_line - 1 if span.end_column == 1 else span.end_line
    if last > span.line:
        return {"line": span.line, "endLine": last}
    if span.end_line > span.line:
        return {"line": span.line, "endLine": span.line}
    return {
        "line": span.line,
        "col": span.column,
        "endLine": span.line,
        "endColumn": max(span.column, span.end_column - 1),
    }


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
