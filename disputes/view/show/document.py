"""A document with all that is on record in it, in the order of its text where that is at hand."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable
from typing import Any

from disputes.model.records import Document
from disputes.reason.acts import Act
from disputes.reason.analysis import Analysis
from disputes.reason.witnesses import documents_of, origins_of
from disputes.view.cells import REPORT_COLUMNS, joined, report_cells
from disputes.view.evidence import Evidence
from disputes.view.records import assertion_data
from disputes.view.table import Row, Table

Data = dict[str, Any]

Elsewhere = dict[tuple[str, int, str], tuple[tuple[str, ...], int]]
"""The other documents with a source's stance on a claim, and how many origins all have."""

_LINE_END = re.compile(r"\r\n|\r|\n")


def show(analysis: Analysis, evidence: Evidence, document_id: str) -> Data:
    """Give a document, and what is on record in it.

    ``assertions`` are told with their reports; ``passages`` each with the assertions that it is the
    record of.
    """
    document: Document = analysis.kb.documents[document_id]
    acts = analysis.acts_where(
        lambda act: any(report.document == document_id for report in act.assertion.reports)
    )
    rows = []
    for act in acts:
        row = assertion_data(evidence, act)
        own = [one for one in row["reports"] if one["document"] == document_id]
        rows.append({**row, "reports": own})
    text = evidence.text(document_id)
    elsewhere = _elsewhere(analysis, acts, document_id)
    only_here = [act for act in acts if not elsewhere[_stance(act)][0]]
    return {
        "title": document.title,
        "publisher": document.publisher,
        "published": document.published.text if document.published else None,
        "author": document.author,
        "url": document.url,
        "archived_url": document.archived_url,
        "accessed": document.accessed.text if document.accessed else None,
        "language": document.language,
        "text": document.text,
        "sha256": document.sha256,
        "based_on": list(document.based_on),
        "drawn_on_by": sorted(
            one.id for one in analysis.kb.documents.values() if document_id in one.based_on
        ),
        "ordered_by": "claims" if text is None else "text",
        "on_record": _number(acts),
        "only_here": _number(only_here),
        "passages": _passages(analysis, list(zip(acts, rows, strict=True)), elsewhere, text),
        "assertions": sorted(rows, key=_assertion_order),
        "note": document.note,
    }


def _assertion_order(row: Data) -> tuple[Any, ...]:
    spans = [one["span"][0] for one in row["reports"] if one["span"]]
    return (not spans, min(spans, default=0), row["claim"], row["source"], row["stance"])


def _passages(
    analysis: Analysis, found: list[tuple[Act, Data]], elsewhere: Elsewhere, text: str | None
) -> list[Data]:
    """Give what stands in the document, each passage once with all that it is the record of."""
    line_of = _line_finder(text or "")
    passages: dict[tuple[Any, ...], Data] = {}
    joint: dict[tuple[Any, ...], Data] = {}
    for act, row in found:
        witnesses = elsewhere[_stance(act)]
        for told in row["reports"]:
            # Without words they are nobody's.
            report = told if told["quote"] is not None else {**told, "speech": None}
            via = tuple(report["via"])
            place = (tuple(report["span"] or ()), report["quote"], report["at"])
            about = row["claim"] if text is None else None
            voice = (report["speech"], via, report["first_hand"], report["translation"])
            key = (about, *place, *voice)
            passage = passages.setdefault(
                key,
                {
                    "line": line_of(report["span"][0]) if report["span"] else None,
                    **{name: report[name] for name in _PASSAGE},
                    "assertions": [],
                },
            )
            same = (key, id(act.assertion), witnesses)
            if same in joint:
                joint[same]["sources"].append(act.source)
                continue
            joint[same] = _told(analysis, row, witnesses)
            passage["assertions"].append(joint[same])
    for passage in passages.values():
        for told in passage["assertions"]:
            told["sources"].sort()
        passage["assertions"].sort(key=_told_order)
    return sorted(passages.values(), key=_passage_order)


_PASSAGE = ("span", "quote", "speech", "at", "via", "first_hand", "translation")
_TOLD = ("stance", "said", "said_given", "claim", "inferred", "own", "conditional", "if")


def _told(analysis: Analysis, row: Data, witnesses: tuple[tuple[str, ...], int]) -> Data:
    found = analysis.claim(row["claim"])
    also_in, origins = witnesses
    return {
        "sources": [row["source"]],
        **{name: row[name] for name in _TOLD},
        "text": found.claim.text,
        "status": found.status.value,
        "by_inference": found.by_inference,
        "also_in": list(also_in),
        "origins": origins,
        "only_record": not also_in,
    }


def _told_order(told: Data) -> tuple[Any, ...]:
    return (told["claim"], told["sources"], told["stance"], told["said"] or "")


def _passage_order(passage: Data) -> tuple[Any, ...]:
    span = passage["span"] or [float("inf"), float("inf")]
    first = passage["assertions"][0]
    words = (passage["quote"] or "", passage["at"] or "", passage["via"], passage["speech"] or "")
    return (*span, passage["quote"] is None, *_told_order(first), *words)


def _stance(act: Act) -> tuple[str, int, str]:
    return act.source, act.claim, act.assertion.stance.word


def _number(acts: list[Act]) -> int:
    """Count assertions; one made jointly by several sources is one."""
    return len({id(act.assertion) for act in acts})


def _elsewhere(analysis: Analysis, acts: list[Act], document_id: str) -> Elsewhere:
    """Give for each stance in a document the other documents with it, and how many origins.

    The same stance of a source on a claim counts, on whatever day it was taken.
    """
    here = {_stance(act) for act in acts}
    every: dict[tuple[str, int, str], list[Act]] = {}
    for act in analysis.acts_where(lambda one: _stance(one) in here):
        every.setdefault(_stance(act), []).append(act)
    found = {}
    for stance, same in every.items():
        assertions = [act.assertion for act in same]
        others = tuple(one for one in documents_of(assertions) if one != document_id)
        found[stance] = (others, len(origins_of(analysis.kb, assertions)))
    return found


def _line_finder(text: str) -> Callable[[int], int]:
    """Make a function that gives the line, counted from 1, of a place in a text."""
    ends = [match.end() for match in _LINE_END.finditer(text)]
    return lambda place: bisect_right(ends, place) + 1


_COLUMNS = ("document", "line", "start", "end", *REPORT_COLUMNS[1:])
_TOLD_COLUMNS = (
    "source",
    "stance",
    "said",
    "said_given",
    "claim",
    "text",
    "status",
    "by_inference",
    "only_record",
    "also_in",
    "origins",
)


def table(data: Data) -> Table:
    """Give a row for each passage and each source whose stance it is the record of."""
    rows: list[Row] = []
    for passage in data["passages"]:
        start, end = passage["span"] or (None, None)
        place = [data["id"], passage["line"], start, end, *report_cells(passage)[1:]]
        for told in passage["assertions"]:
            cells = [told[name] for name in _TOLD_COLUMNS[1:9]]
            more = [joined(told["also_in"]), told["origins"]]
            rows += [[*place, source, *cells, *more] for source in told["sources"]]
    return Table((*_COLUMNS, *_TOLD_COLUMNS), rows)
