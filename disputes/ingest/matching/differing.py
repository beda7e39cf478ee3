"""What words say otherwise than a claim that is near: another number, day, name or sense."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, Final, NamedTuple

from disputes.ingest.matching.index import Part
from disputes.ingest.matching.numbers import counted
from disputes.ingest.matching.sense import Mark, MarkKind, Senses
from disputes.ingest.matching.terms import folded
from disputes.model.terms import Stance
from disputes.model.value import Interval

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from disputes.ingest.lexicon import Lexicon
    from disputes.ingest.matching.index import Near
    from disputes.ingest.matching.opposition import Opposition
    from disputes.ingest.matching.sense import Sense
    from disputes.ingest.matching.terms import Terms
    from disputes.ingest.resolving.vocabulary import Vocabulary
    from disputes.model.knowledge_base import KnowledgeBase
    from disputes.model.records import Claim

_ALIKE: Final = 0.5
"""How alike a quote has to be for words that say the same to say the claim that it is under."""

_OPPOSITE: Final = 0.75
"""How alike a passage has to be for a "not" to turn it into its opposite, not to say more."""

_LONGEST: Final = 2_000
"""Characters of a claim's text that are looked at."""

_MOST_NEGATIONS: Final = 20
_MOST_TOLD: Final = 3
_BEGINNING: Final = 3
_DATE: Final = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?")
_COMPARED: Final = (
    MarkKind.NUMBER,
    MarkKind.MONTH,
    MarkKind.WEEKDAY,
    MarkKind.DAY,
    MarkKind.YEAR,
    MarkKind.NAME,
    MarkKind.ACTOR,
    MarkKind.MODAL,
    MarkKind.TOLD,
    MarkKind.PLACE,
    MarkKind.CONDITION,
)
# Of these, one text may have more than the other: it tells who did it, or where, more closely.
_RIVALS: Final = (MarkKind.ACTOR, MarkKind.PLACE)


class Said(NamedTuple):
    """Words that are held against claims: who said them, in which stance, and their marks."""

    words: Sequence[str]
    stance: Stance
    speakers: frozenset[str]
    sense: Sense


class Differences:
    """Tells what words say otherwise than the claims of a knowledge base; texts are read once."""

    def __init__(
        self,
        kb: KnowledgeBase,
        terms: Terms,
        lexicon: Lexicon,
        vocabulary: Vocabulary,
        opposition: Opposition,
    ) -> None:
        self._kb = kb
        self._terms = terms
        self._senses = Senses(terms, lexicon, vocabulary)
        self._opposition = opposition
        self._read: dict[str, Sense] = {}
        self._common: frozenset[str] | None = None

    def said(
        self, text: str, words: Sequence[str], stance: Stance, speakers: Iterable[str]
    ) -> Said:
        """Take down words; `speakers` are those who said them and those for whom they speak."""
        sense = self._senses.of(text, self._small())
        return Said(words, stance, frozenset(f"@{one}" for one in speakers), sense)

    def of(self, claim: Claim, near: Sequence[Near], said: Said) -> tuple[str, ...]:
        """Give what is said otherwise than a claim says it, most telling first; nothing if alike.

        Words may differ from the claim where they are like a quote that is on record under it.
        """
        own = tuple(self._told(claim, claim.text or "", said, self._context(claim), near))
        if not own:
            return ()
        for one in near:
            if one.likeness < _ALIKE:
                break
            if one.passage.part is Part.QUOTE and not any(
                self._told(claim, one.passage.text, said, (), (one,))
            ):
                return ()
        return own[:_MOST_TOLD]

    def _told(
        self,
        claim: Claim,
        text: str,
        said: Said,
        context: Sequence[Mark],
        near: Sequence[Near],
    ) -> Iterator[str]:
        theirs = self._sense(text)
        for kind in _COMPARED:
            yield from self._compared(kind, claim, said, theirs, context)
        yield from _order(said.sense, theirs)
        yield from self._negated(text, said, near)

    def _compared(
        self, kind: MarkKind, claim: Claim, said: Said, theirs: Sense, context: Sequence[Mark]
    ) -> Iterator[str]:
        ours = [one for one in said.sense.marks if one.kind is kind]
        there = [one for one in theirs.marks if one.kind is kind]
        known, told = _keys((*there, *context), kind), _keys(ours, kind)
        more = [one for one in ours if not one.keys & known]
        less = [one for one in there if not one.keys & told]
        if kind is MarkKind.NUMBER:
            answer = counted(self._kb, claim)
            if answer is not None:
                more = [one for one in more if not _answers(one, answer)]
                if any(_answers(one, answer) for one in ours):  # that there are bounds, too
                    less = [one for one in less if _is_count(one) and not _answers(one, answer)]
        elif kind is MarkKind.NAME:
            more = [one for one in more if not one.keys & (said.speakers | theirs.words)]
            less = [one for one in less if not one.keys & (said.speakers | said.sense.words)]
        elif kind is MarkKind.PLACE:
            more = [one for one in more if not one.keys & theirs.words]
            less = [one for one in less if not one.keys & said.sense.words]
        elif kind is MarkKind.TOLD:
            less = []  # the cue may say so
        elif kind is MarkKind.YEAR:
            less = less if more else []
        elif kind is MarkKind.MODAL and said.stance in (Stance.SUGGESTS, Stance.DOUBTS):
            more = [one for one in more if "possible" not in one.keys]
        if kind in _RIVALS and not (more and less):
            return
        if more:
            other = f", not {_quoted(less)}" if less else ""
            yield f"says {_quoted(more)}{other}"
        elif less:
            yield f"says nothing of {_quoted(less)}"

    def _negated(self, text: str, said: Said, near: Sequence[Near]) -> Iterator[str]:
        """Tell of a negation that one text has more, unless all the rest is the same.

        Where it is, the words are for or against what the other says, as their stance tells.
        """
        words = self._terms.words(text[:_LONGEST])
        ours = self._opposition.turning(said.words)[:_MOST_NEGATIONS]
        theirs = self._opposition.turning(words)[:_MOST_NEGATIONS]
        if not ours and not theirs:
            return
        here, there = ([folded(word) for word in some] for some in (said.words, words))
        more = [one for one in ours if not _among(one, theirs)]
        less = [one for one in theirs if not _among(one, ours)]
        if not more and not less:
            return
        alike = max(
            (one.likeness for one in near if one.passage.text == text[: len(one.passage.text)]),
            default=0.0,
        )
        stated = [one for one in more if not _like(one, there)]
        stated += [one for one in less if not _like(one, here)]
        if stated or len(more) + len(less) > 1 or alike < _OPPOSITE:
            yield "may negate something else"

    def _sense(self, text: str) -> Sense:
        text = text[:_LONGEST]
        sense = self._read.get(text)
        if sense is None:
            sense = self._read[text] = self._senses.of(text, self._small())
        return sense

    def _context(self, claim: Claim) -> Sequence[Mark]:
        """Give the marks of where and when a claim is, and of what it answers."""
        question = self._kb.questions.get(claim.answers) if claim.answers else None
        about = (claim.where, *((question.text, question.where) if question else ()))
        marks = [mark for text in about if text for mark in self._sense(text).marks]
        for when in (claim.when, question.when if question else None):
            for found in _DATE.finditer(when.text if when else ""):
                for kind, number in zip(
                    (MarkKind.YEAR, MarkKind.MONTH, MarkKind.DAY), found.groups(), strict=True
                ):
                    if number:
                        shift = kind is MarkKind.MONTH
                        marks.append(Mark(kind, frozenset((str(int(number) - shift),)), number, 0))
        return marks

    def _small(self) -> frozenset[str]:
        """Give the words that the knowledge base has in small letters: they are no names."""
        if self._common is None:
            texts = [claim.text or "" for claim in self._kb.claims.values()]
            texts += [one.quote or "" for a in self._kb.assertions() for one in a.reports]
            self._common = frozenset(
                word for text in texts for word in self._terms.words(text) if word.islower()
            )
        return self._common


def _answers(mark: Mark, answer: Interval) -> bool:
    numbers = [Decimal(key) for key in mark.keys if _is_count(mark)]
    return any(answer.meets(Interval(number, number)) for number in numbers)


def _is_count(mark: Mark) -> bool:
    """Tell whether it is a number, not "hundreds" or "at least"."""
    return not any(key[:1].isalpha() for key in mark.keys)


def _order(ours: Sense, theirs: Sense) -> Iterator[str]:
    """Tell of those who do something together in one text only, or to one another the other way."""
    places = _places(theirs)
    for one, others, told in ((ours, places, "together"), (theirs, _places(ours), "apart")):
        for group in one.doing:
            if len({at for mark in group if (at := _group(mark, others)) is not None}) > 1:
                yield f"has {_quoted(group)} {told}"
                return
    seen: set[frozenset[str]] = set()
    last: tuple[int, Mark] | None = None
    for group in ours.doing:
        for mark in group:
            at = _group(mark, places)
            if at is None or mark.keys in seen:
                continue
            seen.add(mark.keys)
            if last is not None and at < last[0]:
                yield f"has {_quoted((last[1], mark))} the other way round"
                return
            last = at, mark


def _places(sense: Sense) -> dict[tuple[MarkKind, str], int]:
    """Give for each of those who do something the number of his first group."""
    places: dict[tuple[MarkKind, str], int] = {}
    for at, group in enumerate(sense.doing):
        for mark in group:
            for key in mark.keys:
                places.setdefault((mark.kind, key), at)
    return places


def _group(mark: Mark, places: Mapping[tuple[MarkKind, str], int]) -> int | None:
    found = [places[mark.kind, key] for key in mark.keys if (mark.kind, key) in places]
    return min(found, default=None)


def _keys(marks: Iterable[Mark], kind: MarkKind) -> set[str]:
    return {key for mark in marks if mark.kind is kind for key in mark.keys}


def _among(words: Sequence[str], others: Iterable[Sequence[str]]) -> bool:
    return any(_like(words, other) for other in others)


def _like(words: Sequence[str], others: Iterable[str]) -> bool:
    """Tell whether one of some words is one of others, in whatever form: "took" is "taken"."""
    begun = {word[:_BEGINNING] for word in others if len(word) >= _BEGINNING}
    return any(len(word) >= _BEGINNING and word[:_BEGINNING] in begun for word in words)


def _quoted(marks: Iterable[Mark]) -> str:
    words = list(dict.fromkeys(f"“{one.written}”" for one in marks))
    shown = words[:_MOST_TOLD]
    return f"{', '.join(shown[:-1])} and {shown[-1]}" if len(shown) > 1 else shown[0]
