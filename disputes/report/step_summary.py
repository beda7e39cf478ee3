"""The summary of a step in GitHub Actions: a table of all findings, in Markdown."""

from __future__ import annotations

import contextlib
import html
import os
import stat

from disputes.escape.terminal import visible
from disputes.finding import Finding
from disputes.report import words
from disputes.report.listing import Listing, sentence, summary

_MOST = 1 << 20
"""GitHub drops the summary of a step that is larger, whole."""

_ROOM_FOR_END = 200
_LONGEST = 1000

# Within <code> neither mentions nor emoji are looked for; what Markdown reads is written out.
_MARKDOWN = str.maketrans({sign: f"&#{ord(sign)};" for sign in "\\`*_[]#.|~@:$"})


def append_step_summary(listing: Listing, file: str) -> None:
    """Append the summary to the file that ``GITHUB_STEP_SUMMARY`` names.

    What a step has written before counts towards the limit. Where the file cannot be written,
    nothing happens: the log has the same findings.
    """
    with contextlib.suppress(OSError):
        size = 0
        if os.path.lexists(file):
            found = os.stat(file)  # noqa: PTH116
            if not stat.S_ISREG(found.st_mode):
                return
            size = found.st_size
        text = step_summary(listing, _MOST - size)
        with open(file, "a", encoding="utf-8", newline="\n") as stream:  # noqa: PTH123
            stream.write(text)


def step_summary(listing: Listing, room: int = _MOST) -> str:
    """Give the summary in at most so many bytes, graver findings first; empty without room."""
    rows = ["", "### disputes check", "", summary(listing), ""]
    if listing.findings:
        rows += ["| Level | Rule | Place | Finding |", "|---|---|---|---|"]
    left = room - _ROOM_FOR_END - sum(len(row) + 1 for row in rows)
    if left < 0:
        return ""
    told = 0
    for finding in listing.gravest_first():
        row = _row(finding)
        left -= len(row.encode()) + 1
        if left < 0:
            break
        rows.append(row)
        told += 1
    if told < len(listing.findings):
        more = words.count(len(listing.findings) - told, "more finding")
        rows += ["", f"There is no room here for {more}; the log has all."]
    return "\n".join([*rows, ""])


def _row(finding: Finding) -> str:
    span = finding.span
    place = _code(f"{finding.path}:{span.line}:{span.column}")
    rule = f"{finding.code} {finding.rule}"
    return f"| {finding.level.value} | {rule} | {place} | {_code(sentence(finding))} |"


def _code(text: str) -> str:
    shown = visible(text)
    if len(shown) > _LONGEST:
        shown = f"{shown[: _LONGEST - 1]}…"
    return f"<code>{html.escape(shown, quote=False).translate(_MARKDOWN)}</code>"
