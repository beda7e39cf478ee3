"""What a knowledge base has on record of a text already."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, NamedTuple

from disputes.archive.normalise import normalise
from disputes.archive.quotes import find_quote

if TYPE_CHECKING:
    from collections.abc import Iterable

    from disputes.ingest.attribution import Attribution
    from disputes.model.knowledge_base import KnowledgeBase


class Known(NamedTuple):
    """An assertion that is on record: its claim, and its number among those on it, from 1."""

    claim: str
    number: int


class _Place(NamedTuple):
    start: int
    end: int
    sources: frozenset[str]
    known: Known


class Recorded:
    """Tells which attributions of a text a document of a knowledge base has on record already."""

    def __init__(self, kb: KnowledgeBase, document: str | None, text: str) -> None:
        """Find the quotes of a document, each in time linear in the text."""
        places: list[_Place] = []
        reports = [
            (report.quote, assertion.sources, Known(claim.id, number))
            for claim in kb.claims.values()
            for number, assertion in enumerate(claim.assertions, 1)
            for report in assertion.reports
            if document is not None and report.document == document and report.quote
        ]
        normal = normalise(text) if reports else None
        for quote, sources, known in reports:
            match = find_quote(normal, quote) if normal is not None else None
            if match is not None:
                places.append(_Place(*match.span, frozenset(sources), known))
        self._places = sorted(places, key=lambda one: (one.start, one.end, one.known))
        self._starts = [place.start for place in self._places]
        self._widest = max((place.end - place.start for place in self._places), default=0)

    def of(self, one: Attribution, sources: Iterable[str]) -> tuple[Known, ...]:
        """Give what is on record of the same speakers in the same words, sorted."""
        who = frozenset(sources)
        found: set[Known] = set()
        for start, end in one.content.pieces:
            at = bisect_left(self._starts, start - self._widest)
            while at < len(self._places) and self._starts[at] < end:
                place = self._places[at]
                if place.end > start and place.sources & who:
                    found.add(place.known)
                at += 1
        return tuple(sorted(found))
