"""Writing a comment for the program where it is about one line and what begins there."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from contextlib import suppress

from disputes.edit.apply import Files, NotAsMeant, Ready, prepare
from disputes.edit.scalars import WIDTH
from disputes.errors import WrongUse
from disputes.escape.terminal import HIDDEN
from disputes.finding import Edit, Finding
from disputes.load.comments import lines_around
from disputes.load.record_lines import record_lines
from disputes.load.text import FileText
from disputes.span import Span

_AFTER = "  "
"""What stands between a line and the comment that ends it."""


def ignore_comment(code: str, reason: str) -> str:
    """Give the comment that silences a code; raises ``WrongUse`` where the reason is none."""
    words = " ".join(reason.split())
    if not words:
        raise WrongUse("a comment that silences says why", "whoever reads it later has to judge")
    if re.search(HIDDEN, words) is not None:
        raise WrongUse("the reason has control characters, which no file may have")
    return f"# disputes: ignore[{code}] {words}"


def silenced(files: Files, finding: Finding, comment: str) -> Iterator[Ready]:
    """Make the edits, one at a time, that put a comment where it is about a finding.

    Those come first that say the least: on its own line, then on what that lies in. Each changes
    nothing but the comments of the file; whether it silences the finding, and only that, is to be
    looked at. Raises ``WrongUse`` where the file cannot be edited.
    """
    starts = _starts(files.text(finding.path), finding.span.line)
    yield from _commented(files, finding.path, starts, comment)


def accepted(files: Files, path: str, line: int, comment: str) -> Iterator[Ready]:
    """Make the edits, one at a time, that put a comment on the record that begins in a line."""
    yield from _commented(files, path, [line], comment)


def _commented(files: Files, path: str, starts: Iterable[int], comment: str) -> Iterator[Ready]:
    text = files.text(path)
    records = record_lines(text)
    for start in starts:
        # The comment is part of the bytes of the record that it stands in or behind.
        near = [one.id for one in records if one.last + 1 >= start >= one.first]
        earlier = [one.id for one in records if one.first < start]
        files.watch(*near, *earlier[-1:])
        for edit in _edits(text, start, comment):
            with suppress(NotAsMeant):  # it would have been no comment here
                yield prepare(files, {}, {path: [edit]})


def _starts(text: FileText, line: int) -> Iterator[int]:
    """Give a line, and those in which what it lies in begins, from the innermost outward."""
    yield line
    yield from lines_around(text, line)[1:]


def _edits(text: FileText, line: int, comment: str) -> Iterator[Edit]:
    """Give the ways to write a comment that is about a line: at its end, and above it."""
    written = text.line(line)
    bare = written.rstrip()
    if not bare:
        return
    end = len(bare) + 1
    behind = Edit(text.path, Span(line, end, line, end), f"{_AFTER}{comment}")
    indent = written[: len(written) - len(written.lstrip(" "))]
    newline = text.line_end(line) or text.line_end(1) or "\n"
    above = Edit(text.path, Span(line, 1, line, 1), f"{indent}{comment}{newline}")
    fits = len(bare) + len(_AFTER) + len(comment) <= WIDTH and "#" not in bare
    yield from (behind, above) if fits else (above, behind)
