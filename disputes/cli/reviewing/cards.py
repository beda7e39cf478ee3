"""What one screen shows of a thing to look at: lines of text, made safe and fitted to the width."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from disputes.check.reports import Wording
from disputes.escape.terminal import visible
from disputes.finding import Finding
from disputes.load import LoadResult
from disputes.load.text import FileText
from disputes.model.knowledge_base import KnowledgeBase
from disputes.model.records import Claim, Document, Question
from disputes.report import words
from disputes.report.formats.text import render
from disputes.report.listing import Listing
from disputes.report.rows import text_width, wrap_text
from disputes.view.labels import Labels
from disputes.view.review import Matter, adds_to

_EXCERPT = "    "
"""What the lines of an excerpt begin with, as `check` prints it."""


def card(matter: Matter, loaded: LoadResult, width: int) -> list[str]:
    """Give the lines that show a thing; the first says what it is and where."""
    if matter.finding is not None:
        return [*_finding(matter.finding, loaded, width)]
    if matter.wording is not None:
        return [*_quote(matter, matter.wording, loaded.kb, width)]
    return [*_record(matter, loaded, width)]


def _finding(finding: Finding, loaded: LoadResult, width: int) -> Iterator[str]:
    """Show a finding as `check` prints it, and what the record is that it is about."""
    shown = next(render(Listing((finding,), loaded.line, width=width)))
    yield from _fitted(shown.splitlines(), width)
    record = loaded.kb.record(finding.record) if finding.record is not None else None
    if record is None:
        return
    kind = type(record).__name__.lower()
    if isinstance(record, Document):  # its text is the name of a file
        called = record.title
    else:
        called = record.text if isinstance(record, Claim | Question) else record.name
    yield ""
    yield from _row(kind, f"{record.id}: {called}" if called else record.id, width)


def _row(name: str, value: str, width: int) -> Iterator[str]:
    yield from _fitted([f"{name:<10}{visible(value)}"], width, hang=10)


def _record(matter: Matter, loaded: LoadResult, width: int) -> Iterator[str]:
    """Show a record of a draft as it is written, with what `check` says of it."""
    yield from _fitted([visible(f"{matter.place}: draft {matter.message}")], width)
    if matter.lines is None:
        return
    text = loaded.texts[matter.path]
    yield ""
    for number in range(_head(text, matter.lines.first), matter.lines.last + 1):
        line = _EXCERPT + visible(text.line(number))
        depth = len(line) - len(line.lstrip(" "))
        yield from _fitted([line], width, hang=min(depth + 2, width // 2))
    if matter.findings:
        yield ""
    for finding in matter.findings:
        if adds_to(finding):
            there = finding.related[0]
            place = visible(f"{there.path}:{there.span.line}:{there.span.column}")
            told = f"It is there already, in {place}: `disputes accept` adds what is new in it."
            yield from _fitted([told], width)
            continue
        shown = next(render(Listing((finding,), width=width)))  # the excerpt stands above
        yield from _fitted(shown.splitlines(), width)


def _quote(matter: Matter, wording: Wording, kb: KnowledgeBase, width: int) -> Iterator[str]:
    """Show a quote with who is to have said so, of what, and where that is on record."""
    labels = Labels(kb)
    assertion = wording.assertion
    yield from _fitted([visible(f"{matter.place}: {matter.message}")], width)
    yield ""
    shown = words.quoted({"quote": wording.quote, "speech": wording.speech})
    yield from _fitted([_EXCERPT + visible(shown)], width, hang=4)
    yield ""
    sources = words.listed([labels.speaker(one) for one in assertion.sources])
    said, given = kb.said(assertion)
    date = "undated" if said is None else said.text if given else f"by {said.text}"
    rows = [
        ("source", f"{sources} {assertion.stance.word} it, {date}"),
        ("claim", labels.claim(assertion.claim)),
    ]
    for name in wording.documents:
        document = kb.documents.get(name)
        rows.append(("document", f"{labels.document(name)}: {name}"))
        report = next(one for one in assertion.reports if one.document == name)
        told = [("at", report.at)]
        if document is not None:
            told += [("title", document.title), ("url", document.url)]
            told += [("archived", document.archived_url), ("text", document.text)]
        rows += [(field, value) for field, value in told if value]
    for field, value in rows:
        yield from _row(field, value, width)


def _head(text: FileText, line: int) -> int:
    """Give the first of the comments that stand directly above a line."""
    while line > 1 and text.line(line - 1).lstrip().startswith("#"):
        line -= 1
    return line


def _fitted(lines: Iterable[str], width: int, hang: int = 2) -> Iterator[str]:
    """Break lines that are too wide, at spaces where there are any."""
    for line in lines:
        if text_width(line) <= width:
            yield line
            continue
        first, *more = wrap_text(line, width, width - hang, fold=True)
        yield first.rstrip()
        yield from (" " * hang + one.strip() for one in more)
