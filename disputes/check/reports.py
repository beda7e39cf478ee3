"""Reports as they are written: one wording may stand for several documents."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from disputes.model.knowledge_base import KnowledgeBase
from disputes.model.place import Place
from disputes.model.records import Assertion, Claim, Report
from disputes.model.terms import Speech


class Wording(NamedTuple):
    """A quote as it is written, with all documents that are said to hold it.

    ``place`` is that of the mapping whose field ``quote`` it is.
    """

    assertion: Assertion
    place: Place
    quote: str
    speech: Speech | None
    documents: tuple[str, ...]


class Via(NamedTuple):
    """A chain as it is written, with the documents that it led to; ``place`` is its mapping's."""

    assertion: Assertion
    place: Place
    via: tuple[str, ...]
    documents: tuple[str, ...]


def wordings(kb: KnowledgeBase) -> Iterator[Wording]:
    """Go through all quotes, by claim; linear."""
    for assertion in kb.assertions():
        for place, first, documents in _as_written(assertion):
            if first.quote is not None:
                yield Wording(assertion, place, first.quote, first.speech, documents)


def quoted(claim: Claim) -> int:
    """Count the quotes of a claim as they are written; linear, and quicker than ``wordings``."""
    count = 0
    for assertion in claim.assertions:
        reports = assertion.reports
        if len(reports) == 1:  # nearly always
            count += reports[0].quote is not None
        elif reports:
            count += sum(first.quote is not None for _, first, _ in _as_written(assertion))
    return count


def vias(kb: KnowledgeBase) -> Iterator[Via]:
    """Go through all chains that have members, by claim; linear."""
    for claim in kb.claims.values():
        for assertion in claim.assertions:
            reports = assertion.reports
            if not reports or (len(reports) == 1 and not reports[0].via):  # nearly always
                continue
            for place, first, documents in _as_written(assertion):
                if first.via:
                    yield Via(assertion, place, first.via, documents)


def _as_written(assertion: Assertion) -> Iterator[tuple[Place, Report, tuple[str, ...]]]:
    """Give each mapping that holds reports: its place, the first of them, and their documents."""
    reports = assertion.reports
    if len(reports) == 1:  # nearly always
        (first,) = reports
        yield first.place or assertion.place, first, _documents(reports)
        return
    start = 0
    while start < len(reports):
        first = reports[start]
        end = start + 1
        while end < len(reports) and _same(reports[end].place, first.place):
            end += 1
        yield first.place or assertion.place, first, _documents(reports[start:end])
        start = end


def _same(one: Place | None, other: Place | None) -> bool:
    if one is None or other is None:
        return one is other
    return (one.line, one.column) == (other.line, other.column)


def _documents(reports: tuple[Report, ...]) -> tuple[str, ...]:
    return tuple([report.document for report in reports if report.document is not None])
