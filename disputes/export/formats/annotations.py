"""The quotes as W3C Web Annotations: which source takes which stance in these words."""

from __future__ import annotations

import base64
from collections.abc import Iterable, Iterator
from typing import Any

from disputes.escape.json import Shared, json_lines
from disputes.export.formats import Shape
from disputes.export.names import ROOT, TERM, is_address, prefixes
from disputes.export.passages import Piece, archived_pieces, has_brackets, written_pieces
from disputes.export.subject import Subject
from disputes.model.records import Document, Report
from disputes.model.terms import Speech
from disputes.view.evidence import Passage
from disputes.view.identified import NamedAssertion, NamedReport
from disputes.view.labels import Labels
from disputes.view.tables.said import speaker

SHAPE = Shape.TEXT
_MARK = f'"id": "{ROOT}annotations'.encode()

Node = dict[str, Any]

_REFERENCES = ("claim", "condition", "source", "stance")
_WORDS = {
    Speech.DIRECT: "the speaker's own",
    Speech.MIXED: "partly the speaker's own, partly the document's",
    Speech.INDIRECT: "the document's, not the speaker's",
    Speech.OWN: "the document's, in its own voice",
}


def made(head: bytes) -> bool:
    """Tell by its first bytes whether an export made a file."""
    return _MARK in head


def files(subject: Subject) -> Iterator[tuple[str, Iterable[bytes]]]:
    """Give the one text: a page with an annotation for each quote."""
    quoted = _quoted(subject)
    reports = [named.report for one in subject.told for named in one.reports]
    subject.lose(
        "report without a quote is left out",
        "reports without a quote are left out",
        sum(not report.quote for report in reports),
    )
    subject.lose(
        "quote without a document is left out",
        "quotes without a document are left out",
        sum(bool(report.quote) and not report.document for report in reports),
    )
    data = {
        "@context": ["http://www.w3.org/ns/anno.jsonld", _context()],
        "id": f"{ROOT}annotations:1",
        "type": "AnnotationPage",
        "partOf": {
            "id": f"{ROOT}annotations",
            "type": "AnnotationCollection",
            "label": "Quotes, and the stances taken in them",
            "total": len(quoted),
        },
        "startIndex": 0,
        "items": map(Shared, _annotations(subject, quoted)),
    }
    yield "", (piece.encode() for piece in json_lines(data))


def holds(subject: Subject) -> str:
    """Say how much is exported."""
    count = len(_quoted(subject))
    return f"{count:,} annotation{'' if count == 1 else 's'}"


def _quoted(subject: Subject) -> list[tuple[NamedAssertion, NamedReport]]:
    return [
        (one, named)
        for one in subject.told
        for named in one.reports
        if named.report.quote and named.report.document
    ]


def _context() -> Node:
    """Give what our own names mean; `source` and others are names of the standard already."""
    own = f"{TERM}:"
    return {TERM: prefixes()[TERM], **{own + name: {"@type": "@id"} for name in _REFERENCES}}


def _annotations(
    subject: Subject, quoted: Iterable[tuple[NamedAssertion, NamedReport]]
) -> Iterator[Node]:
    kb = subject.analysis.kb
    labels = Labels(kb)
    for one, named in quoted:
        report = named.report
        source = speaker(kb, one.assertion.sources, report.document)
        speech = subject.evidence.shown(source, report).speech
        targets = _targets(subject, report)
        yield {
            "id": f"{ROOT}report:{named.id}",
            "type": "Annotation",
            "motivation": "describing",
            "body": [_told(labels, one, speech), _stance(one)],
            "target": targets[0] if len(targets) == 1 else targets,
        }


def _told(labels: Labels, one: NamedAssertion, speech: Speech) -> Node:
    """Give the stance in words, for whoever reads the annotation beside the document."""
    assertion = one.assertion
    sources = [labels.speaker(source) for source in sorted(set(assertion.sources))]
    lines = [f"{'Source' if len(sources) == 1 else 'Jointly'}: {'; '.join(sources)}"]
    inferred = " (inferred from these words)" if assertion.inferred else ""
    lines.append(f"Stance: {assertion.stance.word}{inferred}")
    lines.append(f"Claim: {labels.claim(assertion.claim)}")
    if assertion.conditional:
        condition = labels.claim(assertion.condition) if assertion.condition else "not known"
        lines.append(f"On the condition: {condition}")
    if one.said is not None:
        lines.append(f"Said: {'' if one.given else '≤ '}{one.said.text}")
    lines.append(f"Words: {_WORDS[speech]}")
    return {
        "type": "TextualBody",
        "purpose": "describing",
        "format": "text/plain",
        "value": "\n".join(lines),
    }


def _stance(one: NamedAssertion) -> Node:
    """Give the stance for programs, in the names of the linked data."""
    assertion = one.assertion
    node: Node = {
        "id": f"{ROOT}assertion:{one.id}",
        "type": f"{TERM}:Assertion",
        "d:stance": f"{ROOT}stance:{assertion.stance.word}",
        "d:source": [f"{ROOT}source:{source}" for source in sorted(set(assertion.sources))],
        "d:claim": f"{ROOT}claim:{assertion.claim}",
        "d:inferred": assertion.inferred,
        "d:conditional": assertion.conditional,
    }
    if assertion.condition is not None:
        node["d:condition"] = f"{ROOT}claim:{assertion.condition}"
    if one.said is not None:
        node["d:said" if one.given else "d:firstPublished"] = one.said.text
    return node


def _targets(subject: Subject, report: Report) -> list[Node]:
    """Give what an annotation is on: a piece of the document for each piece of the quote."""
    document = subject.analysis.kb.documents[report.document or ""]
    source = _address(subject, document)
    passage = subject.evidence.passage(report)
    if passage is not None:
        pieces = archived_pieces(passage)
        state = {"state": _state(passage)}
    else:
        pieces = written_pieces(report.quote or "")
        state = {}
        _note_unplaced(subject, document)
    if has_brackets(report.quote or "") and not any(has_brackets(one.exact) for one in pieces):
        subject.lose(
            "quote has brackets: the words outside of them are selected, piece by piece",
            "quotes have brackets: the words outside of them are selected, piece by piece",
        )
    return [
        {"type": "SpecificResource", "source": source, **state, "selector": _selectors(piece)}
        for piece in pieces
    ]


def _note_unplaced(subject: Subject, document: Document) -> None:
    if subject.evidence.root is None:
        why = "no archive was given"
    elif document.text is None:
        why = "the document names no archived text"
    else:
        why = "the archive has no such text, or not these words in it"
    subject.lose(
        f"quote has no position and nothing around it: {why}",
        f"quotes have no position and nothing around them: {why}",
    )


def _address(subject: Subject, document: Document) -> str:
    """Give the address of a document, or of its copy, or a name where it has neither."""
    for address in (document.url, document.archived_url):
        if address is not None and is_address(address):
            return address
    subject.lose(
        "quote is of a document without an address: it has a name in its place",
        "quotes are of documents without an address: they have names in their place",
    )
    return f"{ROOT}document:{document.id}"


def _state(passage: Passage) -> Node:
    """Say of which copy the positions are: the one with this digest (RFC 6920)."""
    digest = base64.urlsafe_b64encode(bytes.fromhex(passage.sha256)).rstrip(b"=").decode()
    return {"type": "TimeState", "cached": f"ni:///sha-256;{digest}"}


def _selectors(piece: Piece) -> Node | list[Node]:
    quote = {"type": "TextQuoteSelector", "exact": piece.exact}
    if piece.start is None:
        return quote
    quote |= {"prefix": piece.prefix, "suffix": piece.suffix}
    return [
        {name: text for name, text in quote.items() if text},
        {"type": "TextPositionSelector", "start": piece.start, "end": piece.end},
    ]
