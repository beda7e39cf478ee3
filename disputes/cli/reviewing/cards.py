"""What one screen shows of a thing to look at: lines of text, made safe and fitted to the width."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from disputes.check.reports import Wording
from disputes.escape.terminal import visible
from disputes.finding import Finding
from disputes.load import LoadResult
from disputes.load.text import FileText
from disputes.model.comments import NOTE
from disputes.model.knowledge_base import KnowledgeBase
from disputes.model.records import Claim, Document, Question
from disputes.report import words
from disputes.report.formats.text import render
from disputes.report.listing import Listing
from disputes.report.rows import Row, text_width, wrap_row, wrap_text
from disputes.view.labels import Labels
from disputes.view.review import Matter, adds_to

if TYPE_CHECKING:
    from disputes.archive.around import TextLine
    from disputes.view.beside import Beside, Shown

_EXCERPT = "    "
"""What the lines of an excerpt begin with, as `check` prints it."""

_COMMENT = re.compile(r" *#\??")
_MORE = re.compile(rf" *{re.escape(NOTE)}   (?=\S)")


def card(matter: Matter, loaded: LoadResult, shown: Shown, width: int) -> list[str]:
    """Give the lines that show a thing; the first says what it is and where.

    ``shown`` has its quotes beside the texts that they are to stand in.
    """
    if matter.finding is not None:
        return [*_finding(matter.finding, loaded, width), *_texts(shown, width)]
    if matter.wording is not None:
        return [*_quote(matter, matter.wording, loaded.kb, width), *_texts(shown, width)]
    return [*_record(matter, loaded, shown, width)]


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
    yield from _fitted([f"{name:<10}{visible(value)}"], width, " " * 10)


def _record(matter: Matter, loaded: LoadResult, shown: Shown, width: int) -> Iterator[str]:
    """Show a record of a draft as it is written, with what `check` says of it.

    The notes above it, which may be long, come last.
    """
    yield from _fitted([visible(f"{matter.place}: draft {matter.message}")], width)
    if matter.lines is None:
        return
    text = loaded.texts[matter.path]
    head = range(_head(text, matter.lines.first), matter.lines.first)
    above = [text.line(number) for number in head]
    body = [text.line(one) for one in range(matter.lines.first, matter.lines.last + 1)]
    notes = [one for one in above if one.lstrip().startswith(NOTE)]
    others = [one for one in above if not one.lstrip().startswith(NOTE)]
    yield ""
    for line in (*others, *body):
        yield from _as_written(line, width)
    if matter.findings:
        yield ""
    for finding in matter.findings:
        if adds_to(finding):
            there = finding.related[0]
            place = visible(f"{there.path}:{there.span.line}:{there.span.column}")
            told = f"It is there already, in {place}: `disputes accept` adds what is new in it."
            yield from _fitted([told], width)
            continue
        listed = next(render(Listing((finding,), width=width)))  # the excerpt stands above
        yield from _fitted(listed.splitlines(), width)
    yield from _texts(shown, width)
    if notes:
        yield ""
    for line in _joined(notes):
        yield from _as_written(line, width)


def _as_written(line: str, width: int) -> Iterator[str]:
    """Show a line of a file, and of a comment each row as a comment."""
    line = _EXCERPT + visible(line)
    comment = _COMMENT.match(line)
    depth = len(line) - len(line.lstrip(" ")) + 2
    begun = f"{comment[0]}   " if comment is not None else " " * depth
    yield from _fitted([line], width, begun if len(begun) <= width // 2 else _EXCERPT)


def _joined(notes: Iterable[str]) -> list[str]:
    """Give each note on one line, however it is broken in the file."""
    whole: list[str] = []
    for note in notes:
        if whole and (more := _MORE.match(note)) is not None:
            whole[-1] += " " + note[more.end() :]
        else:
            whole.append(note)
    return whole


def _quote(matter: Matter, wording: Wording, kb: KnowledgeBase, width: int) -> Iterator[str]:
    """Show a quote with who is to have said so, of what, and where that is on record."""
    labels = Labels(kb)
    assertion = wording.assertion
    yield from _fitted([visible(f"{matter.place}: {matter.message}")], width)
    yield ""
    shown = words.quoted({"quote": wording.quote, "speech": wording.speech})
    yield from _fitted([_EXCERPT + visible(shown)], width, _EXCERPT)
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


def _texts(shown: Shown, width: int) -> Iterator[str]:
    """Show quotes where they stand in the texts of their documents, as `check` marks a place."""
    for one in shown.found:
        yield ""
        yield from _fitted([visible(_heading(one))], width)
        gutter = max((len(str(line.number)) for line in one.lines), default=0)
        for line in one.lines:
            yield from _marked(line, gutter, width)
    if shown.left:
        yield ""
        told = f"{words.count(shown.left, 'more quote')}: [e]dit shows all of the record"
        yield from _fitted([told], width)


def _heading(one: Beside) -> str:
    text = f"the text of {one.quoted.document}"
    if one.exact:
        which = f"assertion {one.quoted.number}, " if one.several else ""
        return f"{which}in {text}:"
    which = f"assertion {one.quoted.number}: " if one.several else ""
    near = "; nearest to it is:" if one.lines else ", nor is anything near it."
    return f"{which}the quote is not in {text}{near}"


def _marked(line: TextLine, gutter: int, width: int) -> Iterator[str]:
    """Show a line of a text behind its number, with signs below what is marked."""
    row: Row = [(visible(part), "quote" if marked else "") for part, marked in line.parts]
    begun = f"{_EXCERPT}{line.number:>{gutter}}  "
    room = max(2, width - len(begun))
    for piece in wrap_row(row, room, room, fold=True):
        yield f"{begun}{''.join(part for part, _ in piece)}".rstrip()
        signs = "".join(("^" if style else " ") * text_width(part) for part, style in piece)
        begun = " " * len(begun)
        if "^" in signs:
            yield f"{begun}{signs.rstrip()}"


def _fitted(lines: Iterable[str], width: int, begun: str = "  ") -> Iterator[str]:
    """Break lines that are too wide, at spaces where there are any; ``begun`` begins the rest."""
    for line in lines:
        if text_width(line) <= width:
            yield line
            continue
        first, *more = wrap_text(line, width, width - len(begun), fold=True)
        yield first.rstrip()
        yield from (f"{begun}{one.strip()}" for one in more)
