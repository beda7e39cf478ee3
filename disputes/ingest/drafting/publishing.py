"""Who published an article, and under which id its document stands in the knowledge base."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final, NamedTuple

from disputes.errors import WrongUse
from disputes.ingest.reading.article import GIVEN
from disputes.ingest.resolving.records import Proposal
from disputes.model.naming import free_id, proposed_id
from disputes.model.terms import SourceKind

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from disputes.ingest.reading.article import Article, Told
    from disputes.ingest.resolving.known import Known
    from disputes.model.knowledge_base import KnowledgeBase
    from disputes.span import Span

_DAY: Final = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?")


class Publisher(NamedTuple):
    """Who published an article: the id of a source, None where that is not told.

    `proposal` is there where the knowledge base has no such source.
    """

    source: str | None
    proposal: Proposal | None = None


class _Nowhere:
    """The file of a source that stands in none yet."""

    path = ""

    def fields_at(
        self,
        record: int,  # noqa: ARG002 - the protocol has it
        line: int,  # noqa: ARG002
        column: int,  # noqa: ARG002
    ) -> Mapping[str, tuple[Span, Span]]:
        return {}


def publisher_of(article: Article, known: Known, taken: Collection[str]) -> Publisher:
    """Find who published an article, by id, name or alias, or propose a new outlet.

    A name that several sources have means nobody, and one that was guessed makes no new source.

    Raises:
        WrongUse: when an id was given that no source has, but one like it.
    """
    told = article.publisher
    if told is None:
        return Publisher(None)
    if told.value in known.sources:
        return Publisher(told.value)
    called = known.called(known.names.written(told.value))
    if len(called) == 1:
        return Publisher(next(iter(called)))
    new = proposed_id(told.value, taken)
    if called or not told.sure or new is None:
        return Publisher(None)
    if told.how == GIVEN:
        _demand_no_slip(told.value, known)
    return Publisher(new, Proposal(new, told.value, SourceKind.OUTLET))


def _demand_no_slip(publisher: str, known: Known) -> None:
    """Demand that what was given as publisher is not nearly the id of a source."""
    from disputes.load.fields import is_id
    from disputes.load.nearest import did_you_mean

    if is_id(publisher) and (hint := did_you_mean(publisher, sorted(known.sources))):
        raise WrongUse(f"no source has the id '{publisher}'", hint)


def credited_to(
    article: Article, known: Known, publisher: Publisher
) -> tuple[tuple[str, ...], tuple[Told, ...]]:
    """Give the sources that an article is credited to besides its publisher, each once, sorted.

    Then those names of agencies that no source, or several, have.
    """
    sources: set[str] = set()
    unknown: list[Told] = []
    own = article.publisher.value.casefold() if article.publisher else None
    for told in article.agencies:
        called = known.called(known.names.written(told.value))
        if len(called) == 1:
            sources |= called
        elif told.value.casefold() != own:
            unknown.append(told)
    return tuple(sorted(sources - {publisher.source})), tuple(unknown)


def with_publisher(kb: KnowledgeBase, publisher: Publisher) -> KnowledgeBase:
    """Give a knowledge base that has a proposed publisher too."""
    new = publisher.proposal
    if new is None:
        return kb
    from disputes.model.place import Place
    from disputes.model.records import Source

    source = Source(new.id, Place(_Nowhere(), 0, 0, 0, 0), name=new.name, kind=new.kind)
    sources = {**kb.sources, new.id: source}
    return replace(kb, sources=dict(sorted(sources.items())))


def document_of(
    article: Article,
    kb: KnowledgeBase,
    publisher: Publisher,
    taken: Collection[str],
    wanted: str | None,
) -> tuple[str, bool]:
    """Give the id of an article's document, and whether the knowledge base has it.

    It has it where a document has the same text, or the id that is wanted.

    Raises:
        WrongUse: when the text is that of another document, or the id that of another record.
    """
    own = article.sha256 if kb.documents else ""
    there = sorted(one.id for one in kb.documents.values() if one.sha256 == own)
    if wanted is not None:
        if there and wanted not in there:
            raise WrongUse(f"the text is that of '{there[0]}' already", f"give --id {there[0]}")
        if wanted in kb.documents:
            digest = kb.documents[wanted].sha256
            if digest is not None and digest != own:
                raise WrongUse(f"'{wanted}' is a document with another text", "give another --id")
            return wanted, True
        if wanted in taken:
            raise WrongUse(f"the id '{wanted}' is taken", "give another --id")
        return wanted, False
    if there:
        return there[0], True
    day = article.published.value if article.published else None
    if publisher.source is not None and day is not None and _DAY.fullmatch(day):
        return free_id(f"{publisher.source}-{day}", taken), False
    title = article.title.value if article.title else ""
    return proposed_id(title, taken) or free_id("document", taken), False
