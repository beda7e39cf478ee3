"""Drafting an article: what an engine finds in it, held against what is known."""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from pathlib import Path
from typing import TYPE_CHECKING, Final

from disputes.ingest.drafting.denied import within_denials
from disputes.ingest.drafting.drafted import Aside, Candidate, Drafted
from disputes.ingest.drafting.places import places_of
from disputes.ingest.drafting.posts import Posts
from disputes.ingest.drafting.publishing import (
    credited_to,
    document_of,
    publisher_of,
    with_publisher,
)
from disputes.ingest.drafting.recorded import Recorded
from disputes.ingest.drafting.scant import is_scant
from disputes.ingest.drafting.wording import Words
from disputes.ingest.engines import engine
from disputes.ingest.lexicon import languages, load_lexicon
from disputes.ingest.paragraphs import PARAGRAPH
from disputes.ingest.resolving.known import Known
from disputes.ingest.resolving.names import Names
from disputes.ingest.resolving.resolve import resolve
from disputes.ingest.resolving.vocabulary import load_vocabulary
from disputes.ingest.turns import turn_lines
from disputes.model.naming import free_id
from disputes.model.period import Date, read_date
from disputes.model.prune import without_drafts

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping, Set

    from disputes.ingest.lexicon import Lexicon
    from disputes.ingest.matching.offers import Offer
    from disputes.ingest.reading.article import Article, Part, PartKind
    from disputes.ingest.resolving.records import Resolved
    from disputes.ingest.resolving.vocabulary import Vocabulary
    from disputes.model.knowledge_base import KnowledgeBase

DEFAULT_LANGUAGE: Final = "en"
# Escape sequences, other controls that are no white space, and runs of letters.
_NO_WORDS: Final = (
    r"\x1b\[[0-9;:?]{0,30}[@-~]|[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f]|(?<!\w)\w{100,}+"
)
_PRECISION: Final = Path(__file__).parent.parent / "precision.json"


def draft(
    article: Article,
    kb: KnowledgeBase,
    engine_name: str,
    *,
    taken: Collection[str] = (),
    document: str | None = None,
    phase: Callable[[str], None] = lambda _: None,
) -> Drafted:
    """Draft an article: who is said to hold what, and what of it a knowledge base has.

    ``taken`` are ids that new records may not have besides those of the knowledge base, whose
    drafts count for nothing; ``document`` is the id that the document is to have; ``phase`` is told
    what goes on. Takes time linear in the text but for what the offers of the knowledge base cost.

    Raises:
        WrongUse: when the engine needs what is not installed, or the id is not free.
    """
    language = spoken(article)
    lexicon, vocabulary = load_lexicon(language), load_vocabulary(language)
    known = without_drafts(kb)
    ids = {key for records in kb.by_kind().values() for key in records} | set(taken)
    index = Known(known, Names(vocabulary))
    publisher = publisher_of(article, index, ids)
    if publisher.proposal is not None:
        ids.add(publisher.proposal.id)
    name, there = document_of(article, known, publisher, ids, document)
    published = read_date(article.published.value, "published: ") if article.published else None
    credited, other_agencies = credited_to(article, index, publisher)
    posts = Posts(article)
    phase("finding who says what")
    text = parted(article)
    found = engine(engine_name).attributions(text, lexicon)
    phase("telling who they are")
    resolved = resolve(
        text,
        found,
        with_publisher(known, publisher),
        publisher.source,
        published,
        vocabulary=vocabulary,
        written=posts.day_at,
        outlet=article.publisher.value if article.publisher else None,
    )
    resolved = tuple(posts.limited(one) for one in resolved)
    phase("looking at what is known")
    there_as = name if there else None
    recorded = Recorded(known, there_as, article.text)
    words = Words(article.text, lexicon.words["that"], leaning(lexicon, vocabulary))
    texts = vocabulary.texts["nouns"]
    candidates = _candidates(
        article, words, resolved, recorded, precisions(engine_name), lexicon, texts
    )
    offers = _offerer(known, article, there_as, lexicon, vocabulary, candidates)
    return Drafted(
        article=article,
        document=name if there else free_id(name, _proposed(resolved)),
        known=there,
        textless=there and known.documents[name].text is None,
        publisher=publisher,
        credited=credited,
        other_agencies=other_agencies,
        engine=engine_name,
        language=language,
        candidates=tuple(_offered(one, offers, known, published) for one in candidates),
    )


def _offered(
    candidate: Candidate,
    offers: Callable[[Candidate], tuple[Offer, ...]],
    kb: KnowledgeBase,
    published: Date | None,
) -> Candidate:
    """Give a candidate with what the knowledge base may have of it, and where it is drafted."""
    if candidate.aside is not None:
        return candidate
    candidate = candidate._replace(offers=offers(candidate))
    return candidate._replace(places=places_of(candidate, kb, published))


def parted(article: Article) -> str:
    """Give the text of an article, no character moved, with each part of it a paragraph by itself.

    What is no running text often stands in lines without a blank one between, and so do the turns
    of a conversation. There are blanks for what a terminal would obey, and for what is too long to
    be a word.
    """
    made: list[str] = []
    done = 0
    ends = {at for (start, end), _ in article.parts for at in (start - 1, end)}
    for at in sorted(ends.union(turn_lines(article.text))):
        if done <= at < len(article.text) and article.text[at] == "\n":
            made += (article.text[done:at], PARAGRAPH)
            done = at + 1
    text = "".join((*made, article.text[done:]))
    return re.sub(_NO_WORDS, lambda match: " " * len(match[0]), text)


def spoken(article: Article) -> str:
    """Give the language whose words an article is read by: its own, if there are words for it."""
    declared = (article.language or "").partition("-")[0].lower()
    return declared if declared in languages() else DEFAULT_LANGUAGE


def leaning(lexicon: Lexicon, vocabulary: Vocabulary) -> frozenset[str]:
    """Give the words of a language that mean something only where they stand."""
    pronouns, dates = vocabulary.pronouns, vocabulary.dates
    return frozenset().union(
        *(pronouns[name] for name in ("male", "female", "several", "thing", "own")),
        *(lexicon.words[name] for name in ("possessives", "objects")),
        dates.days,
        dates.weekdays,
    )


def precisions(engine_name: str) -> Mapping[str, float]:
    """Give the precision of the patterns of an engine, and of all as ``*``, as measured."""
    measured: dict[str, Mapping[str, float]] = json.loads(_PRECISION.read_bytes())
    return measured[engine_name]


def _proposed(resolved: Iterable[Resolved]) -> set[str]:
    """Give the ids of the sources that are proposed."""
    return {
        speaker.proposal.id
        for one in resolved
        for speaker in (*one.speakers, *(one.via or ()))
        if speaker.proposal is not None
    }


def _candidates(
    article: Article,
    words: Words,
    resolved: Iterable[Resolved],
    recorded: Recorded,
    precision: Mapping[str, float],
    lexicon: Lexicon,
    texts: Set[str],
) -> list[Candidate]:
    lines = [-1, *(at for at, one in enumerate(article.text) if one == "\n")]
    parts = _Parts(article.parts)
    made: list[Candidate] = []
    for found in resolved:
        one = found.attribution
        part = parts.at(one.content.start) or (parts.at(one.source.start) if one.source else None)
        candidate = Candidate(
            line=bisect_right(lines, one.content.start - 1),
            found=found,
            wording=words.wording(one),
            confidence=precision.get(one.pattern, precision["*"]),
            part=part,
        )
        there = recorded.of(one, candidate.sources)
        made.append(
            candidate._replace(
                recorded=there, aside=_aside(candidate, there, article.text, lexicon, texts)
            )
        )
    within = within_denials([one.found.attribution for one in made])
    return [
        one._replace(aside=Aside.DENIED) if denied and one.aside is None else one
        for one, denied in zip(made, within, strict=True)
    ]


def _aside(
    candidate: Candidate,
    recorded: Collection[object],
    text: str,
    lexicon: Lexicon,
    texts: Set[str],
) -> Aside | None:
    if candidate.part is not None and candidate.part.furniture:
        return Aside.FURNITURE
    if candidate.found.own:
        return Aside.OWN
    if not candidate.sources:
        return Aside.NOBODY
    if recorded:
        return Aside.RECORDED
    return Aside.SCANT if is_scant(candidate, text, lexicon, texts) else None


def _offerer(
    kb: KnowledgeBase,
    article: Article,
    document: str | None,
    lexicon: Lexicon,
    vocabulary: Vocabulary,
    candidates: Iterable[Candidate],
) -> Callable[[Candidate], tuple[Offer, ...]]:
    """Give what tells what a knowledge base may have of a candidate; nothing without claims."""
    if not kb.claims or all(one.aside is not None for one in candidates):
        return lambda _: ()
    from disputes.ingest.matching.matcher import LONGEST, Matcher

    matcher = Matcher(kb, lexicon=lexicon, vocabulary=vocabulary)
    published = article.published.value if article.published else None

    def offers(one: Candidate) -> tuple[Offer, ...]:
        content, said = one.found.attribution.content, one.found.said or published
        words = article.text[content.start : min(content.end, content.start + LONGEST)]
        day = read_date(said, "said: ") if said is not None else None
        return matcher.offers(words, one.sources, one.found.attribution.stance, day, document)

    return offers


class _Parts:
    """Tells in which part of an article a place lies."""

    def __init__(self, parts: Iterable[Part]) -> None:
        self._parts = sorted(parts)
        self._starts = [part.extent.start for part in self._parts]

    def at(self, place: int) -> PartKind | None:
        """Give the kind of the part that a place lies in, if it is in one."""
        number = bisect_right(self._starts, place) - 1
        if number < 0 or place >= self._parts[number].extent.end:
            return None
        return self._parts[number].kind
