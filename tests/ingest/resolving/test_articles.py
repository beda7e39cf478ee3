"""Resolving the attributions of real articles, as the shipped knowledge base has them."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import pytest

from disputes.archive.normalise import normalise
from disputes.archive.quotes import find_quote
from disputes.ingest.attribution import Engine
from disputes.ingest.engines import engine
from disputes.ingest.lexicon import Lexicon
from disputes.ingest.resolving.records import Certainty, Resolved, Speaker
from disputes.ingest.resolving.resolve import resolve
from disputes.load import load

from ..nlp.conftest import nlp  # noqa: F401  # a fixture

KB = Path(__file__).parents[3] / "data" / "claims.yaml"


class Report(NamedTuple):
    """A report of the knowledge base and the attribution that stands where its quote does."""

    sources: frozenset[str | None]
    via: tuple[str, ...]
    said: str | None
    own: bool
    found: Resolved | None


def reports(articles: Path, using: Engine, lexicon: Lexicon) -> list[Report]:
    kb = load(KB).kb
    made = []
    for document in kb.documents.values():
        text = (articles / str(document.text)).read_text(encoding="utf-8")
        attributions = using.attributions(text, lexicon)
        found = resolve(text, attributions, kb, document.publisher, document.published)
        normal = normalise(text)
        for assertion in kb.assertions():
            for report in assertion.reports:
                match = find_quote(normal, report.quote or "")
                if report.document == document.id and match is not None:
                    made.append(
                        Report(
                            frozenset(assertion.sources),
                            report.via or (),
                            assertion.said.text if assertion.said else None,
                            document.publisher in assertion.sources,
                            _at(found, match.pieces),
                        )
                    )
    return made


def _at(found: tuple[Resolved, ...], pieces: tuple[tuple[int, int], ...]) -> Resolved | None:
    def shared(one: Resolved) -> int:
        at = one.attribution
        places = [*at.content.pieces, *filter(None, (at.source, at.cue))]
        return sum(
            max(0, min(place.end, end) - max(place.start, start))
            for place in places
            for start, end in pieces
        )

    best = max(found, key=shared, default=None)
    return best if best is not None and shared(best) else None


def _ids(speakers: tuple[Speaker, ...] | None) -> tuple[str | None, ...]:
    return tuple(speaker.source for speaker in speakers or ())


def _check(measured: list[Report]) -> None:
    said = [(one, one.found) for one in measured if one.found and not one.own]
    assert len(said) >= 95
    right = [report for report, found in said if {*_ids(found.speakers)} == report.sources]
    assert len(right) >= 0.9 * len(said)
    dated = [found for report, found in said if found.said and found.said == report.said]
    assert len(dated) >= 8
    wrongly_dated = [found for report, found in said if found.said not in (None, report.said)]
    assert len(wrongly_dated) <= 3
    passed_on = [found for report, found in said if found.via and _ids(found.via) == report.via]
    assert len(passed_on) >= 6
    assert not [found for report, found in said if found.via and _ids(found.via) != report.via]


def _check_wrong(measured: list[Report]) -> None:
    """Nobody is given another's words because of what the article said before."""
    wrong = {
        (speaker.source, speaker.by)
        for report in measured
        if report.found and not report.own
        for speaker in report.found.speakers
        if speaker.source not in report.sources and speaker.certainty is Certainty.LIKELY
    }
    assert not wrong


def test_plain(articles: Path, lexicon: Lexicon) -> None:
    measured = reports(articles, engine("plain"), lexicon)
    _check(measured)
    _check_wrong(measured)


@pytest.mark.slow
def test_nlp(articles: Path, lexicon: Lexicon, nlp: Engine) -> None:  # noqa: F811
    measured = reports(articles, nlp, lexicon)
    _check(measured)
    _check_wrong(measured)
