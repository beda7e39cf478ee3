"""A draft as the records of a file, with comments for the person who judges them."""

from __future__ import annotations

from collections import defaultdict
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from disputes.ingest.drafting import comments
from disputes.ingest.drafting.data import proposals
from disputes.model.naming import free_id, proposed_id

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from disputes.ingest.drafting.drafted import Candidate, Drafted, Place
    from disputes.ingest.reading.article import Told
    from disputes.ingest.resolving.records import Proposal
    from disputes.model.knowledge_base import KnowledgeBase

Fields = dict[str, Any]
UNTITLED: Final = "[Untitled]"
"""The title of a document that has none: what an editor supplies stands in brackets."""


class Record(NamedTuple):
    """A record of a draft: its fields as a file has them, and the lines of comment above it.

    For those of its assertions that are reports of others, `reports` has the numbers of both.
    """

    section: str
    id: str
    fields: Fields
    comments: tuple[str, ...]
    reports: Mapping[int, int] = MappingProxyType({})


class _Drafted(NamedTuple):
    """A candidate with one of its places."""

    candidate: Candidate
    place: Place


def records_of(
    drafted: Drafted, kb: KnowledgeBase, filed: str | None, taken: Collection[str] = ()
) -> list[Record]:
    """Give the records of a draft, in the order of a file.

    A candidate that fits a claim of the knowledge base best is drafted as an assertion on it, or as
    a report of one; any other on a new claim. ``filed`` is the name of the text in the archive, if
    it lies there; ``taken`` are ids that new records may not have.
    """
    new = proposals(drafted)
    ids = {key for records in kb.by_kind().values() for key in records} | {*taken, *new}
    ids.add(drafted.document)
    told = comments.on_sources(drafted)
    records = [
        Record("sources", one.id, _source(one), told.get(one.id, ())) for one in new.values()
    ]
    if not drafted.known:
        fields = _document(drafted, filed)
        records.append(Record("documents", drafted.document, fields, comments.on_document(drafted)))
    return records + _claims(drafted, kb, ids)


def _source(one: Proposal) -> Fields:
    fields: Fields = {"name": one.name, "kind": one.kind.value}
    if one.role is not None and not one.name.casefold().startswith(one.role.casefold()):
        fields["role"] = one.role
    if one.speaks_for:
        single = len(one.speaks_for) == 1
        fields["speaks_for"] = one.speaks_for[0] if single else list(one.speaks_for)
    if one.member_of:
        fields["member_of"] = list(one.member_of)
    return fields


def _document(drafted: Drafted, filed: str | None) -> Fields:
    article = drafted.article
    fields: Fields = {"title": _value(article.title) or UNTITLED}
    told = {
        "publisher": drafted.publisher.source,
        "published": _value(article.published),
        "author": _value(article.author),
        "url": _value(article.url),
        "language": article.language,
    }
    fields |= {name: value for name, value in told.items() if value}
    if filed is not None:
        fields |= {"text": filed, "sha256": article.sha256}
    if drafted.credited:
        fields["based_on"] = list(drafted.credited)
    return fields


def _claims(drafted: Drafted, kb: KnowledgeBase, ids: set[str]) -> list[Record]:
    """Give the claims with their assertions, in the order of the article."""
    found: defaultdict[str, list[_Drafted]] = defaultdict(list)
    made: dict[str, str] = {}
    for one in drafted.drafted:
        for place in one.places:
            claim = place.claim
            if claim is None:
                sentence = one.wording.sentence.casefold()
                claim = made.get(sentence)
                if claim is None:
                    claim = made[sentence] = _new_id(one, drafted.document, ids)
                    ids.add(claim)
            found[claim].append(_Drafted(one, place))
    return [_claim(name, here, drafted, kb) for name, here in found.items()]


def _new_id(one: Candidate, document: str, ids: set[str]) -> str:
    proposed = proposed_id(one.wording.sentence, ids)
    return proposed or free_id(f"{document}-line-{one.line}", ids)


def _claim(name: str, here: Sequence[_Drafted], drafted: Drafted, kb: KnowledgeBase) -> Record:
    known = kb.claims.get(name)
    text = known.text if known is not None else here[0].candidate.wording.sentence
    fields: Fields = {"text": text} if text else {}
    fields["assertions"] = [_assertion(one, drafted.document) for one in here]
    told: list[str] = []
    reports: dict[int, int] = {}
    for number, (candidate, place) in enumerate(here, 1):
        told += comments.on_candidate(
            candidate, drafted.article.text, place, number if len(here) > 1 else None
        )
        if place.report_of is not None:
            reports[number] = place.report_of
    return Record("claims", name, fields, tuple(told), reports)


def _assertion(drafted: _Drafted, document: str) -> Fields:
    one, place = drafted
    sources = one.sources
    fields: Fields = {place.stance.word: sources[0] if len(sources) == 1 else list(sources)}
    if place.said is not None:
        fields["said"] = place.said
    if place.inferred:
        fields["inferred"] = "true"
    fields["in"] = document
    if one.wording.quote:
        fields["quote"] = one.wording.quote
    if one.via is not None:
        fields["via"] = list(one.via)
    fields["speech"] = one.wording.speech.value
    if one.headline:
        fields["at"] = "headline"
    return fields


def _value(told: Told | None) -> str | None:
    return told.value if told is not None else None
