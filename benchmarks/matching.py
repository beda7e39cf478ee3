"""How often `disputes ingest` offers the right claim for what an article says.

Each article's reports are taken out of the shipped knowledge base, and each is asked for again. The
articles are not needed, but DISPUTES_TEST_DATA may name the folder that holds them: then an engine
reads them, and what it drafts is asked for too. See README.md for what is counted.
"""

from __future__ import annotations

import argparse
import math
import os
import sys
import time
from dataclasses import replace
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from disputes.archive.folder import ArchivedDocument, open_archive
from disputes.archive.quotes import find_quote
from disputes.ingest.drafting.placing import placed
from disputes.ingest.engines import ENGINES, engine
from disputes.ingest.lexicon import load_lexicon
from disputes.ingest.matching.matcher import Matcher, Weights
from disputes.ingest.matching.offers import Kind
from disputes.ingest.resolving.resolve import resolve
from disputes.ingest.resolving.vocabulary import load_vocabulary
from disputes.load import load
from disputes.model.terms import Side, Stance

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from disputes.archive.quotes import QuoteMatch
    from disputes.ingest.attribution import Content
    from disputes.ingest.matching.offers import Offer
    from disputes.ingest.resolving.records import Resolved
    from disputes.model.knowledge_base import KnowledgeBase
    from disputes.model.period import Date
    from disputes.model.records import Assertion, Claim

VARIABLE: Final = "DISPUTES_TEST_DATA"
SHIPPED: Final = Path(__file__).parent.parent / "data" / "claims.yaml"
TOP: Final = 3
"""The issue's measure: the right claim is among so many offers, a new claim counted as one."""

_GRID: Final[Mapping[str, Sequence[float]]] = {
    "about": (0.25, 0.5, 1.0),
    "beside": (0.1, 0.2, 0.4),
    "heard": (0.0, 0.1, 0.2),
}
_KNOWN: Final = (0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.6)


class Question(NamedTuple):
    """A report that was taken out, and what is right: None for the claim where it went with it.

    `side` is the one that the record has; `assertion` the number, in the knowledge base without the
    article, of the assertion that has other reports.
    """

    words: str
    speakers: tuple[str, ...]
    said: Date | None
    document: str
    claim: str
    known: bool
    side: Side | None
    assertion: int | None


class Answer(NamedTuple):
    """What was offered for a question, the best first."""

    question: Question
    offers: tuple[Offer, ...]

    @property
    def right(self) -> Offer | None:
        """The offer of the right claim."""
        claim = self.question.claim
        return next((one for one in self.offers if one.claim == claim), None)

    @property
    def place(self) -> float:
        """The place of the right claim among the offers, from 1; without limit where it is none."""
        return self.offers.index(self.right) + 1 if self.right else math.inf

    @property
    def side(self) -> bool:
        """Whether the right claim is offered with the side that the record has."""
        return self.right is not None and self.right.stance.side is self.question.side

    @property
    def reports(self) -> set[tuple[str | None, int | None]]:
        """The assertions of which a report is offered: their claims and numbers."""
        return {(one.claim, one.assertion) for one in self.offers if one.kind is Kind.REPORT}


def without(kb: KnowledgeBase, document: str) -> tuple[KnowledgeBase, list[Question]]:
    """Take the reports of a document out of a knowledge base, and what has none left after that."""
    claims: dict[str, Claim] = {}
    questions: list[Question] = []
    for claim in kb.claims.values():
        kept: list[Assertion] = []
        asked: list[tuple[Assertion, str, int | None]] = []
        for assertion in claim.assertions:
            reports = tuple(one for one in assertion.reports if one.document != document)
            number = len(kept) if reports else None
            asked += [
                (assertion, one.quote, number)
                for one in assertion.reports
                if one.document == document and one.quote
            ]
            if reports:
                kept.append(assertion._replace(reports=reports))
        if kept:
            claims[claim.id] = claim._replace(assertions=tuple(kept))
        questions += [
            _question(kb, document, assertion, quote, bool(kept), number)
            for assertion, quote, number in asked
        ]
    return replace(kb, claims=claims), questions


def bare(kb: KnowledgeBase) -> tuple[KnowledgeBase, list[Question]]:
    """Take all assertions out of a knowledge base, so that only the claims' own words are left."""
    claims = {claim.id: claim._replace(assertions=()) for claim in kb.claims.values()}
    questions = [
        _question(kb, one.document, assertion, one.quote, True, None)
        for assertion in kb.assertions()
        for one in assertion.reports
        if one.document and one.quote
    ]
    return replace(kb, claims=claims), questions


def _question(
    kb: KnowledgeBase,
    document: str,
    assertion: Assertion,
    quote: str,
    known: bool,
    number: int | None,
) -> Question:
    said = assertion.said or kb.documents[document].published
    side = assertion.stance.side
    return Question(quote, assertion.sources, said, document, assertion.claim, known, side, number)


def ask(matcher: Matcher, question: Question, drafted: Resolved | None, words: str) -> Answer:
    """Ask a matcher for words: of a report with its source, or as they were drafted."""
    if drafted is None:
        offers = matcher.offers(words, question.speakers, Stance.ASSERTS, question.said)
    else:
        speakers = [one.source for one in drafted.speakers if one.source is not None]
        stance = drafted.attribution.stance
        offers = matcher.offers(words, speakers, stance, None, question.document)
    return Answer(question, offers)


def held_out(kb: KnowledgeBase, weights: Weights | None = None) -> dict[str, list[Answer]]:
    """Ask for the reports of each document in turn, with their quotes and sources."""
    lexicon, vocabulary = load_lexicon(), load_vocabulary()
    answers: dict[str, list[Answer]] = {}
    for document in kb.documents:
        rest, questions = without(kb, document)
        matcher = Matcher(rest, lexicon=lexicon, vocabulary=vocabulary, weights=weights)
        answers[document] = [ask(matcher, one, None, one.words) for one in questions]
    return answers


def by_claims_alone(kb: KnowledgeBase, weights: Weights | None = None) -> list[Answer]:
    """Ask for all reports where the knowledge base has nothing but the claims."""
    rest, questions = bare(kb)
    matcher = Matcher(rest, weights=weights)
    return [ask(matcher, one, None, one.words) for one in questions]


def drafted(kb: KnowledgeBase, folder: Path, name: str) -> dict[str, tuple[int, list[Answer]]]:
    """Ask for each report in the words that an engine drafts of the article.

    Gives by document how many reports with a right claim there are, and the answers for those that
    have a draft: the one whose content has most of the quote.
    """
    lexicon, archive, drafter = load_lexicon(), open_archive(folder), engine(name)
    answers: dict[str, tuple[int, list[Answer]]] = {}
    for document in kb.documents.values():
        article = archive.document_text(document.text or "")
        if not isinstance(article, ArchivedDocument):
            continue
        rest, questions = without(kb, document.id)
        matcher = Matcher(rest, lexicon=lexicon)
        found = drafter.attributions(article.text, lexicon)
        drafts = resolve(article.text, found, rest, document.publisher, document.published)
        known = [one for one in questions if one.known]
        answers[document.id] = (
            len(known),
            [
                ask(matcher, one, draft, _content(article.text, draft))
                for one in known
                if (draft := _most_of(article, one.words, drafts)) is not None
            ],
        )
    return answers


def _most_of(article: ArchivedDocument, quote: str, drafts: Iterable[Resolved]) -> Resolved | None:
    match = find_quote(article.normal, quote)
    if match is None:
        return None

    def near(draft: Resolved) -> tuple[int, int]:
        content = draft.attribution.content
        return common(match, content), content.start - content.end

    best = max(drafts, key=near, default=None)
    return best if best is not None and near(best)[0] else None


def common(match: QuoteMatch, content: Content) -> int:
    """Count the characters that a quote and the content of an attribution have in common."""
    return sum(
        max(0, min(end, piece.end) - max(start, piece.start))
        for start, end in match.pieces
        for piece in content.pieces
    )


def _content(text: str, draft: Resolved) -> str:
    pieces = draft.attribution.content.pieces
    return " ".join(text[piece.start : piece.end] for piece in pieces)


def share(answers: Iterable[Answer], top: int) -> tuple[int, int]:
    """Count the answers with the right claim among the first, and those that have a right claim."""
    known = [one for one in answers if one.question.known]
    return sum(one.place <= top for one in known), len(known)


def new_first(answers: Iterable[Answer]) -> tuple[int, int]:
    """Count the answers with a new claim first, and all, where the claim is not there any more."""
    gone = [one for one in answers if not one.question.known]
    return sum(one.offers[0].kind is Kind.NEW_CLAIM for one in gone), len(gone)


def _ratio(counts: tuple[int, int]) -> str:
    got, of = counts
    return f"{got:3} of {of:3} {100 * got / of:4.0f} %" if of else f"{'–':>14}"


def _row(name: str, answers: Sequence[Answer]) -> str:
    columns = [_ratio(share(answers, 1)), _ratio(share(answers, TOP)), _ratio(new_first(answers))]
    return f"  {name:22}{columns[0]:>18}{columns[1]:>18}{columns[2]:>18}"


def _heading(title: str) -> str:
    return f"{title}\n  {'':22}{'first':>18}{f'first {TOP}':>18}{'gone: new first':>18}"


def reports_right(answers: Sequence[Answer]) -> tuple[tuple[int, int], tuple[int, int]]:
    """Count, of one document, the reports of known assertions that are offered, and all of them.

    Then those offered that are right, and all that are offered. Right is also a report of another
    assertion of which the record has words that are part of these, or have these as a part.
    """
    parts = [(_even(one.question.words), one.question) for one in answers]
    right = wrong = found = known = 0
    for one in answers:
        words = _even(one.question.words)
        true = {
            (question.claim, question.assertion)
            for other, question in parts
            if question.assertion is not None and (other in words or words in other)
        }
        right += len(one.reports & true)
        wrong += len(one.reports - true)
        if one.question.assertion is not None:
            known += 1
            found += (one.question.claim, one.question.assertion) in one.reports
    return (found, known), (right, right + wrong)


def placed_right(answers: Sequence[Answer]) -> tuple[tuple[int, int], tuple[int, int]]:
    """Count, of one document, what `ingest` places on known claims by itself.

    That is the answers with a known claim that are placed on it, and all of them; then the
    placements that are right, and all. Right is also a claim under which the record has words that
    are part of these, or have these as a part, or stand in the same draft.
    """
    parts = [(_even(one.question.words), one.question.claim) for one in answers]
    right = wrong = found = known = 0
    for one in answers:
        words = _even(one.question.words)
        true = {claim for other, claim in parts if other in words or words in other}
        true |= {other.question.claim for other in answers if other.offers == one.offers}
        claims = {offer.claim for offer in placed(one.offers)}
        right += len(claims & true)
        wrong += len(claims - true)
        if one.question.known:
            known += 1
            found += one.question.claim in claims
    return (found, known), (right, right + wrong)


def _even(words: str) -> str:
    return " ".join(words.replace("’", "'").split()).lower()


def _sides(answers: Iterable[Answer]) -> Iterator[str]:
    placed = [one for one in answers if one.question.known and one.right is not None]
    for side in Side:
        some = [one for one in placed if one.question.side is side]
        yield f"  side right, {side:11}{_ratio((sum(one.side for one in some), len(some)))}"


def _reports(answers: Iterable[Sequence[Answer]]) -> Iterator[str]:
    listed = [*answers]
    for what, count in (("reports", reports_right), ("placed", placed_right)):
        counts = [count(some) for some in listed]
        for at, name in enumerate((f"{what} found", f"{what} right")):
            got = sum(one[at][0] for one in counts)
            yield f"  {name:22}{_ratio((got, sum(one[at][1] for one in counts)))}"


def print_scores(kb: KnowledgeBase) -> list[Answer]:
    """Print how the quotes fare: held out by article, which is given, and by claims alone."""
    answers = held_out(kb)
    every = [one for some in answers.values() for one in some]
    print(_heading("quotes, each article held out"))
    for document, some in answers.items():
        print(_row(document, some))
    print(_row("all", every))
    print("\n".join([*_sides(every), *_reports(answers.values())]))
    alone = by_claims_alone(kb)
    print(_heading("quotes, claims without assertions"))
    print(_row("all", alone))
    print("\n".join(_sides(alone)))
    return every


def print_drafted(kb: KnowledgeBase, folder: Path, name: str) -> None:
    """Print how an engine's drafts fare, each article held out."""
    answers = drafted(kb, folder, name)
    print(_heading(f"drafts of the engine {name}, each article held out"))
    for document, (_, some) in answers.items():
        print(_row(document, some))
    every = [one for _, some in answers.values() for one in some]
    print(_row("all", every))
    print("\n".join([*_sides(every), *_reports(some for _, some in answers.values())]))
    print(
        f"  {'with a draft':22}{_ratio((len(every), sum(count for count, _ in answers.values())))}"
    )


def print_sensitivity(kb: KnowledgeBase) -> None:
    """Print what other weights would give, and what those chosen without an article give for it."""
    print(_heading("one weight changed"))
    default = Weights()
    for name, values in {**_GRID, "known": _KNOWN}.items():
        for value in values:
            weights = default._replace(**{name: value})
            answers = [one for some in held_out(kb, weights).values() for one in some]
            mark = "*" if weights == default else " "
            print(_row(f"{mark} {name} {value}", answers))
    tried = {
        values: held_out(kb, default._replace(**dict(zip(_GRID, values, strict=True))))
        for values in product(*_GRID.values())
    }
    chosen: list[Answer] = []
    print(_heading("weights chosen on the other articles"))
    for document in kb.documents:
        best = max(tried, key=lambda values: _worth(tried[values], document))
        print(_row(document, tried[best][document]), dict(zip(_GRID, best, strict=True)))
        chosen += tried[best][document]
    print(_row("all", chosen))


def _worth(answers: Mapping[str, Sequence[Answer]], left_out: str) -> tuple[int, int]:
    others = [one for document, some in answers.items() if document != left_out for one in some]
    return share(others, TOP)[0], share(others, 1)[0]


def main(arguments: Sequence[str] | None = None) -> int:
    """Ask and print; the status is 1 when fewer than `--floor` per cent are among the first."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--kb", type=Path, default=SHIPPED, help="the knowledge base")
    parser.add_argument("--engine", choices=ENGINES, action="append", help="also ask for drafts")
    parser.add_argument("--sensitivity", action="store_true", help="also try other weights")
    parser.add_argument("--floor", type=int, default=60, help="per cent; by default 60")
    options = parser.parse_args(arguments)
    kb = load(options.kb).kb
    start = time.perf_counter()
    folder = Path(os.environ.get(VARIABLE, ""), "articles")
    if options.engine and (not os.environ.get(VARIABLE) or not folder.is_dir()):
        print(f"{VARIABLE} names no folder with articles", file=sys.stderr)
        return 2
    every = print_scores(kb)
    for name in options.engine or ():
        print_drafted(kb, folder, name)
    if options.sensitivity:
        print_sensitivity(kb)
    print(f"{time.perf_counter() - start:.1f} s")
    got, of = share(every, TOP)
    return int(100 * got < options.floor * of)


if __name__ == "__main__":
    sys.exit(main())
