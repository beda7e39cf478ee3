"""Making a draft a file like the others, where all of it is accepted."""

from __future__ import annotations

from disputes.check.comments import accepted_in
from disputes.edit.apply import Files
from disputes.edit.changes import Drop
from disputes.edit.operations.accepting import demand_draft
from disputes.edit.plan import Plan
from disputes.finding import Edit
from disputes.load import LoadResult
from disputes.load.comments import comments_with
from disputes.load.record_lines import record_lines
from disputes.load.text import FileText
from disputes.model.comments import NOTE
from disputes.span import Span


def publish(files: Files, loaded: LoadResult, draft: str) -> Plan:
    """Plan to make a draft part of what reports count: without ``draft``.

    The comments that accept its records go too, and its notes, which are for whoever judges it.
    """
    draft = demand_draft(loaded, draft)
    text = files.text(draft)
    files.watch(*(one.id for one in record_lines(text)))
    notes = (one.span for one in comments_with(text, b"?") if one.text.startswith(NOTE))
    spans = sorted({*notes, *(one.comment.span for one in accepted_in(text))})
    edits = [_without_comment(text, span) for span in spans]
    changes = {draft: [Drop(("draft",))]}
    return Plan(f"took `draft` out of {draft}", None, changes, {draft: edits})


def _without_comment(text: FileText, span: Span) -> Edit:
    """Take a comment away, with its line where nothing else stands on it."""
    before = text.line(span.line)[: span.column - 1]
    if not before.strip() and text.line_end(span.line):
        return Edit(text.path, Span(span.line, 1, span.line + 1, 1), "")
    start = len(before.rstrip()) + 1
    return Edit(text.path, Span(span.line, start, span.line, span.end_column), "")
