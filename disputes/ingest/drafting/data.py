"""A draft as plain data: the form of `disputes-ingest/1`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from disputes.ingest.attribution import Extent
    from disputes.ingest.drafting.drafted import Candidate, Drafted, Place
    from disputes.ingest.matching.offers import Offer
    from disputes.ingest.reading.article import Told
    from disputes.ingest.resolving.records import Proposal, Speaker

FORMAT = "disputes-ingest/1"


def ingest_data(drafted: Drafted, filed: str | None) -> dict[str, Any]:
    """Give a draft as data; `filed` is the name of the text in the archive, if it lies there.

    All offsets are in characters of the text that was read, ends exclusive.
    """
    article = drafted.article
    return {
        "format": FORMAT,
        "document": {
            "id": drafted.document,
            "known": drafted.known,
            "title": _value(article.title),
            "published": _value(article.published),
            "publisher": drafted.publisher.source,
            "publisher_as_written": _value(article.publisher),
            "author": _value(article.author),
            "url": _value(article.url),
            "language": article.language,
            "text": filed,
            "sha256": article.sha256,
        },
        "engine": drafted.engine,
        "open_points": [
            {"about": point.about, "message": point.message} for point in article.open_points
        ],
        "furniture": [
            {**_extent(part.extent), "kind": part.kind.value} for part in article.furniture
        ],
        "sources": [_proposal(one) for one in proposals(drafted).values()],
        "attributions": [_candidate(one, article.text) for one in drafted.candidates],
    }


def proposals(drafted: Drafted) -> dict[str, Proposal]:
    """Give the sources that a draft proposes, by id, in the order in which they are needed."""
    found: dict[str, Proposal] = {}
    if drafted.publisher.proposal is not None:
        found[drafted.publisher.proposal.id] = drafted.publisher.proposal
    for one in drafted.drafted:
        for speaker in (*one.found.speakers, *(one.found.via or ())):
            if speaker.proposal is not None:
                found.setdefault(speaker.proposal.id, speaker.proposal)
    return found


def _candidate(one: Candidate, text: str) -> dict[str, Any]:
    found, attribution = one.found, one.found.attribution
    content = attribution.content
    source = attribution.source
    ids = one.sources
    return {
        "line": one.line,
        "content": {
            "start": content.start,
            "end": content.end,
            "text": text[content.start : content.end],
            "pieces": [list(piece) for piece in content.pieces],
        },
        "source": None
        if source is None
        else {**_words(source, text), "id": ids[0] if len(ids) == 1 else None, "ids": list(ids)},
        "cue": None if attribution.cue is None else _words(attribution.cue, text),
        "speech": attribution.speech.value,
        "stance": attribution.stance.word,
        "via": list(one.via or ()),
        "beside": [link.source for link in found.beside if link.source is not None],
        "first_hand": one.via == (),
        "said": found.said,
        "pattern": attribution.pattern,
        "confidence": one.confidence,
        "likely_via": [link.source for link in found.likely_via or () if link.source is not None],
        "likely_said": found.likely_said,
        "speakers": [_speaker(speaker, text) for speaker in found.speakers],
        "quote": one.wording.quote or None,
        "quote_speech": one.wording.speech.value,
        "part": one.part.value if one.part is not None else None,
        "aside": one.aside.value if one.aside is not None else None,
        "recorded": [known._asdict() for known in one.recorded],
        "drafted_on": [offer.claim for offer in one.placed],
        "drafted": [_place(place) for place in one.places],
        "offers": [_offer(offer) for offer in one.offers],
    }


def _speaker(one: Speaker, text: str) -> dict[str, Any]:
    return {
        "start": one.start,
        "end": one.end,
        "text": text[one.start : one.end],
        "id": one.source,
        "by": one.by.value if one.by is not None else None,
        "certainty": one.certainty.value if one.certainty is not None else None,
        "candidates": list(one.candidates),
        "proposed": one.proposal is not None,
    }


def _proposal(one: Proposal) -> dict[str, Any]:
    return {
        "id": one.id,
        "name": one.name,
        "kind": one.kind.value,
        "role": one.role,
        "speaks_for": list(one.speaks_for),
        "member_of": list(one.member_of),
    }


def _place(one: Place) -> dict[str, Any]:
    return {
        "claim": one.claim,
        "stance": one.stance.word,
        "report_of": one.report_of,
        "said": one.said,
        "inferred": one.inferred,
    }


def _offer(one: Offer) -> dict[str, Any]:
    return {
        "kind": one.kind.value,
        "claim": one.claim,
        "assertion": None if one.assertion is None else one.assertion + 1,
        "stance": one.stance.word,
        "score": round(one.score, 3),
        "why": one.why,
        "differs": list(one.differs),
    }


def _words(extent: Extent, text: str) -> dict[str, Any]:
    return {**_extent(extent), "text": text[extent.start : extent.end]}


def _extent(extent: Extent) -> dict[str, int]:
    return {"start": extent.start, "end": extent.end}


def _value(told: Told | None) -> str | None:
    return told.value if told is not None else None
