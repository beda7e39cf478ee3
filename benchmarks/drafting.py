"""How near what `disputes ingest` drafts of an article is to what people coded of it.

Each article in turn is taken out of the shipped knowledge base, drafted by each engine, and held
against what the knowledge base has of it. The articles are not ours to publish: DISPUTES_TEST_DATA
names the folder that holds them. See README.md for what is counted.
"""

from __future__ import annotations

import argparse
import os
import sys
import time
from collections import Counter
from dataclasses import replace
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from benchmarks.matching import SHIPPED, TOP, VARIABLE, common, without
from disputes.archive.folder import ArchivedDocument, open_archive
from disputes.archive.marks import default_speech
from disputes.archive.quotes import find_quote
from disputes.ingest.drafting.draft import draft
from disputes.ingest.engines import ENGINES
from disputes.ingest.reading.reader import read_article
from disputes.load import load
from disputes.model.terms import SourceKind, Speech, Stance

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from disputes.archive.quotes import QuoteMatch
    from disputes.ingest.drafting.drafted import Candidate
    from disputes.ingest.resolving.records import Speaker
    from disputes.model.knowledge_base import KnowledgeBase
    from disputes.model.records import Assertion, Document, Report, Source

_SOURCES: Final = {True: "all sources", False: "only sources named elsewhere"}
_TURNED: Final = {
    Stance.ASSERTS: Stance.DENIES,
    Stance.DENIES: Stance.ASSERTS,
    Stance.SUGGESTS: Stance.DOUBTS,
    Stance.DOUBTS: Stance.SUGGESTS,
}


class Outcome(StrEnum):
    """How a field of a draft compares with the coding."""

    RIGHT = "right"
    LIKELY = "likely"
    """The draft says so in an open point: the article told it when the speaker spoke before."""
    APART = "apart"
    """Another, as it may be: of a quote that is cut otherwise, of a claim with its own words."""
    SILENT = "silent"
    """The draft says nothing where the coding does."""
    WRONG = "wrong"


class Coded(NamedTuple):
    """A report of the knowledge base, and where its quote stands in the article.

    `sources` are all that the coding has for the quote, where several acts share it.
    """

    assertion: Assertion
    report: Report
    match: QuoteMatch
    speech: Speech
    sources: frozenset[str]
    gone: bool

    @property
    def own(self) -> bool:
        """Whether the outlet speaks for itself."""
        return self.speech is Speech.OWN


class Compared(NamedTuple):
    """A coded report with the candidate that has most of its quote, field by field."""

    coded: Coded
    candidate: Candidate | None
    fields: dict[str, Outcome]


class Held(NamedTuple):
    """What one article gives: what is coded, and candidates that meet nothing that is."""

    document: str
    text: str
    compared: tuple[Compared, ...]
    odd: tuple[Candidate, ...]


def named_elsewhere(kb: KnowledgeBase) -> KnowledgeBase:
    """Take out the sources that nothing in a knowledge base names, directly or by their roles."""
    named = {
        name
        for assertion in kb.assertions()
        for name in (*assertion.sources, *(v for one in assertion.reports for v in one.via or ()))
    }
    for document in kb.documents.values():
        named.update((*document.based_on, *filter(None, [document.publisher])))
    waiting = [*named]
    while waiting:
        source = kb.sources.get(waiting.pop())
        for other in () if source is None else (*(r.source for r in source.speaks_for),):
            if other not in named:
                named.add(other)
                waiting.append(other)
    return replace(kb, sources={key: one for key, one in kb.sources.items() if key in named})


def hold_out(kb: KnowledgeBase, folder: Path, engine: str, *, sources: bool) -> list[Held]:
    """Draft each article without what it gave to the knowledge base, and compare.

    The document's publisher and date are given; ``sources`` keeps those that only it names.
    """
    archive = open_archive(folder)
    held: list[Held] = []
    for document in kb.documents.values():
        archived = archive.document_text(document.text or "")
        if not isinstance(archived, ArchivedDocument):
            continue
        rest, _ = without(kb, document.id)
        rest = replace(rest, documents={k: v for k, v in kb.documents.items() if k != document.id})
        rest = rest if sources else named_elsewhere(rest)
        article = read_article(
            archived.text.encode(),
            document.text or "",
            published=document.published.text if document.published else None,
            publisher=kb.sources[document.publisher].name if document.publisher else None,
        )
        candidates = draft(article, rest, engine).candidates
        coded = [*_coded(kb, rest, document, archived)]
        held.append(_compared(kb, rest, document.id, archived.text, coded, candidates))
    return held


def _coded(
    kb: KnowledgeBase, rest: KnowledgeBase, document: Document, archived: ArchivedDocument
) -> Iterator[Coded]:
    reports = [
        (assertion, report)
        for assertion in kb.assertions()
        for report in assertion.reports
        if report.document == document.id and report.quote
    ]
    for assertion, report in reports:
        quote = report.quote or ""
        match = find_quote(archived.normal, quote)
        if match is None:
            continue
        own = set(assertion.sources) == {document.publisher}
        speech = Speech(default_speech(quote, match, archived.quoted))
        together = {
            source
            for other, one in reports
            if one.quote == quote and other.claim == assertion.claim
            for source in other.sources
        }
        yield Coded(
            assertion,
            report,
            match,
            report.speech or (Speech.OWN if own else speech),
            frozenset(together),
            assertion.claim not in rest.claims,
        )


def _compared(
    kb: KnowledgeBase,
    rest: KnowledgeBase,
    document: str,
    text: str,
    coded: Sequence[Coded],
    candidates: Sequence[Candidate],
) -> Held:
    drafted = [one for one in candidates if one.aside is None]
    compared: list[Compared] = []
    for one in coded:
        best = _nearest(one.match, drafted)
        fields = {} if best is None else _fields(kb, rest, one, best)
        compared.append(Compared(one, best or _nearest(one.match, candidates), fields))
    odd = [
        one
        for one in drafted
        if not any(common(other.match, one.found.attribution.content) for other in coded)
    ]
    return Held(document, text, tuple(compared), tuple(odd))


def _nearest(match: QuoteMatch, candidates: Iterable[Candidate]) -> Candidate | None:
    def near(one: Candidate) -> tuple[int, int]:
        content = one.found.attribution.content
        return common(match, content), content.start - content.end

    best = max(candidates, key=near, default=None)
    return best if best is not None and near(best)[0] else None


def _fields(
    kb: KnowledgeBase, rest: KnowledgeBase, coded: Coded, candidate: Candidate
) -> dict[str, Outcome]:
    found, assertion = candidate.found, coded.assertion
    who = [_is_source(kb, rest, one, coded.sources) for one in found.speakers]
    right = all(who) and frozenset().union(*who) >= set(assertion.sources)
    likely = tuple(link.source for link in found.likely_via or ())
    fields = {
        "speaker": Outcome.RIGHT if right else Outcome.WRONG,
        "stance": _stance(coded, candidate),
        "speech": _speech(coded, candidate),
        "via": _told(candidate.via, coded.report.via, likely),
        "said": _told(found.said, _said(assertion), found.likely_said),
    }
    if not coded.gone:
        first = {one.claim for one in candidate.offers[:TOP]}
        fields["claim"] = Outcome.RIGHT if assertion.claim in first else Outcome.WRONG
    return fields


def _said(assertion: Assertion) -> str | None:
    return assertion.said.text if assertion.said is not None else None


def _told(drafted: object, coded: object, likely: object) -> Outcome:
    if drafted == coded:
        return Outcome.RIGHT
    if drafted is not None:
        return Outcome.WRONG
    return Outcome.LIKELY if likely == coded else Outcome.SILENT


def _speech(coded: Coded, candidate: Candidate) -> Outcome:
    """Compare the manner of speech: mixed words have direct and indirect ones as their parts."""
    speech = candidate.wording.speech
    if speech is coded.speech:
        return Outcome.RIGHT
    return Outcome.APART if Speech.MIXED in (speech, coded.speech) else Outcome.WRONG


def _stance(coded: Coded, candidate: Candidate) -> Outcome:
    """Compare the stance that is drafted on the claim; else the one towards the words."""
    claim, right = coded.assertion.claim, coded.assertion.stance
    offered = next((one.stance for one in candidate.places if one.claim == claim), None)
    if offered is not None:
        return Outcome.RIGHT if offered is right else Outcome.WRONG
    stance = candidate.found.attribution.stance
    if stance is right:
        return Outcome.RIGHT
    return Outcome.APART if _TURNED.get(stance) is right else Outcome.WRONG


def _is_source(
    kb: KnowledgeBase, rest: KnowledgeBase, speaker: Speaker, wanted: Iterable[str]
) -> set[str]:
    """Give which of some sources words mean: by id, or a new one by its name."""
    if speaker.proposal is None:
        return {speaker.source or ""} & set(wanted)
    name = speaker.proposal.name
    return {
        one
        for one in wanted
        if _same(kb.sources[one], name)
        # Nobody can know an unnamed source again in another article.
        and (one not in rest.sources or kb.sources[one].kind is SourceKind.ANONYMOUS)
    }


def _same(source: Source, name: str) -> bool:
    words = {*name.partition(" (")[0].casefold().split()}
    names = filter(None, (source.name, *source.aliases))
    known = [{*one.partition(" (")[0].casefold().split()} for one in names]
    return any(words <= one or one <= words for one in known)


FIELDS: Final = ("speaker", "stance", "speech", "via", "said", "claim")


def attributed(held: Iterable[Held]) -> list[Compared]:
    """Give what is coded of somebody other than the outlet, and stated, not inferred."""
    return [
        one
        for article in held
        for one in article.compared
        if not one.coded.own and not one.coded.assertion.inferred
    ]


def count(held: Sequence[Held], field: str) -> Counter[Outcome]:
    """Count the outcomes of a field over all attributed reports that are drafted."""
    return Counter(one.fields[field] for one in attributed(held) if field in one.fields)


def print_table(name: str, held: Sequence[Held]) -> None:
    """Print what an engine's drafts have right, by field."""
    every = attributed(held)
    own = [one for article in held for one in article.compared if one.coded.own]
    covered = sum(bool(one.fields) for one in every)
    heading = "".join(f"{one:>8}" for one in [*Outcome, "of"])
    print(f"{name}\n  {'':22}{heading}")
    for field in FIELDS:
        counts = count(held, field)
        cells = "".join(f"{counts[one]:8}" for one in Outcome)
        print(f"  {field:22}{cells}{counts.total():8}")
    print(f"  drafted {covered} of {len(every)}")
    given = sum(bool(one.fields) for one in own)
    print(f"  of the outlet's own voice, drafted as somebody's {given} of {len(own)}")
    print(f"  drafted, not coded {sum(len(article.odd) for article in held)}")


def print_wrong(held: Iterable[Held]) -> None:
    """Print every disagreement, one line each."""
    for article in held:
        for one in article.compared:
            for told in _disagreements(one):
                print(f"  {article.document}: {told}")
        for odd in article.odd:
            print(f"  {article.document}: not coded: {_candidate(odd)}")


def _disagreements(one: Compared) -> Iterator[str]:
    coded, candidate = one.coded, one.candidate
    act, report = coded.assertion, coded.report
    what = f"{act.stance.word} {'+'.join(act.sources)} on {act.claim}"
    if coded.own:
        if one.fields and candidate is not None:
            yield f"own voice: {what}: {_candidate(candidate)}"
        return
    if act.inferred:
        return
    if candidate is None:
        yield f"missed: {what}: {report.quote}"
    elif not one.fields:
        yield f"aside, {candidate.aside}: {what}: {_candidate(candidate)}"
    else:
        right = {"via": report.via, "said": _said(act), "speech": coded.speech.value}
        for field, outcome in one.fields.items():
            if outcome is not Outcome.RIGHT:
                where = f" for {right[field]}" if field in right else ""
                yield f"{field} {outcome}{where}: {what}: {_candidate(candidate)}"


def _candidate(one: Candidate) -> str:
    found = one.found
    told = {"said": found.said, "via": one.via, "aside": one.aside}
    more = "".join(f" {name}={value}" for name, value in told.items() if value is not None)
    who = "+".join(one.sources) or "nobody"
    words = " ".join(one.wording.quote.split())
    return (
        f"line {one.line} {found.attribution.stance.word} {who} ({found.attribution.pattern})"
        f"{more} {one.wording.speech.value}: {words}"
    )


def main(arguments: Sequence[str] | None = None) -> int:
    """Draft, compare and print; the status is 2 where the articles are not there."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--engine", choices=ENGINES, action="append", help="by default both")
    parser.add_argument("--wrong", action="store_true", help="also print every disagreement")
    options = parser.parse_args(arguments)
    folder = Path(os.environ.get(VARIABLE, ""), "articles")
    if not os.environ.get(VARIABLE) or not folder.is_dir():
        print(f"{VARIABLE} names no folder with articles", file=sys.stderr)
        return 2
    kb = load(SHIPPED).kb
    start = time.perf_counter()
    for engine in options.engine or ENGINES:
        for sources in (True, False):
            held = hold_out(kb, folder, engine, sources=sources)
            print_table(f"{engine}, {_SOURCES[sources]}", held)
            if options.wrong:
                print_wrong(held)
    print(f"{time.perf_counter() - start:.1f} s")
    return 0


if __name__ == "__main__":
    sys.exit(main())
