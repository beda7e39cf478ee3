"""On what an offer rests, in words that can be shown once they are escaped."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from disputes.ingest.matching.index import Part
from disputes.ingest.matching.standing import Heard
from disputes.ingest.matching.terms import folded
from disputes.model.terms import QuestionKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from disputes.ingest.matching.index import Index, Passage
    from disputes.ingest.matching.reports import Recorded, Utterance
    from disputes.ingest.matching.standing import Standing
    from disputes.ingest.matching.terms import Terms
    from disputes.model.knowledge_base import KnowledgeBase
    from disputes.model.records import Claim
    from disputes.model.terms import Stance

_MOST_PHRASES: Final = 3
_LONGEST_PHRASE: Final = 6
_MOST_NAMES: Final = 3
_JOINING: Final = " .-–‑\u00a0\t\n"


class Reasons:
    """Words for what a content and a claim have in common."""

    def __init__(self, kb: KnowledgeBase, terms: Terms, index: Index, standing: Standing) -> None:
        self._kb = kb
        self._terms = terms
        self._index = index
        self._standing = standing

    def of(
        self,
        claim: Claim,
        passage: Passage,
        utterance: Utterance,
        heard: Heard,
        report: Recorded | None,
        *,
        stance: Stance,
        other_number: bool,
        differs: Sequence[str] = (),
    ) -> str:
        """Tell in one line why a claim is offered, by the nearest of its passages.

        `stance` is the one that the words tell, which the report's assertion need not have;
        `differs` what they say otherwise than the claim.
        """
        parts = [self._shared(claim, passage, utterance.text)]
        if differs:
            parts.insert(0, f"near, but {' and '.join(differs)}")
        if heard is not Heard.NO:
            parts.append(self._on_record(claim, utterance.speakers, heard))
        if other_number:
            parts.append(f"its number is none of the claim’s {claim.value}")
        if report is not None:
            recorded = claim.assertions[report.assertion].stance
            if recorded is not stance:
                parts.append(f"recorded as {recorded.word}, while these words tell {stance.word}")
            if report.here:
                parts.append("this document has a report of it already")
        return "; ".join(parts)

    def new(self, claim: Claim, *, near: bool, rival: bool) -> str:
        """Tell why a new claim is offered, by the nearest claim there is.

        It may be `near`, and a new claim may be its `rival` where both answer a question.
        """
        question = self._kb.questions.get(claim.answers) if claim.answers and rival else None
        if question is not None and question.kind is not QuestionKind.OPEN:
            return f"it may be another answer to {question.id}"
        return "if it says none of these" if near else "no claim has much of it"

    def _shared(self, claim: Claim, passage: Passage, text: str) -> str:
        name = self._name(claim, passage)
        there = self._terms.words(passage.text)
        places = self._terms.places(text)
        words = [text[start:end] for start, end in places]
        terms = self._terms.of(there)
        alike: dict[int, float] = {}
        for term, first, end in self._terms.placed(words):
            if term in terms:
                alike.update(dict.fromkeys(range(first, end), self._index.rarity(term)))
        held = {folded(word) for word in there}
        as_there = [folded(word) in held for word in words]
        same = {at: rarity for at, rarity in alike.items() if as_there[at]}
        phrases = [f"“{one}”" for one in _phrases(text, places, same or alike, as_there)]
        if same:
            return f"shares {_listed(phrases)} with {name}"
        return f"{_listed(phrases)} {'is' if len(phrases) == 1 else 'are'} like words of {name}"

    def _name(self, claim: Claim, passage: Passage) -> str:
        if passage.part is Part.TEXT:
            return "the claim"
        if passage.part is Part.ABOUT:
            return "what the claim is about"
        speakers = {
            source for number in passage.assertions for source in claim.assertions[number].sources
        }
        return f"a quote recorded under {self._names(speakers)}"

    def _on_record(self, claim: Claim, speakers: frozenset[str], heard: Heard) -> str:
        sources, parties = self._standing.on_record(claim)
        if heard is Heard.THEMSELVES:
            here = sources & speakers
            return f"{self._names(here)} {'is' if len(here) == 1 else 'are'} on record here"
        shared = parties & self._standing.parties(speakers)
        return f"others who speak for {self._names(shared)} are on record here"

    def _names(self, sources: frozenset[str] | set[str]) -> str:
        names = [
            " ".join((record.name or "").split()) or one
            if (record := self._kb.sources.get(one))
            else one
            for one in sorted(sources)
        ]
        more = len(names) - _MOST_NAMES
        return _listed(names if more <= 0 else [*names[:_MOST_NAMES], f"{more} more"])


def _phrases(
    text: str,
    places: Sequence[tuple[int, int]],
    telling: Mapping[int, float],
    shared: Sequence[bool],
) -> list[str]:
    """Give the words of a text that tell most, as they stand together in it, in their order."""
    runs = [
        (-sum(telling.get(at, 0.0) for at in range(*run)), run)
        for run in _runs(text, places, telling, shared)
    ]
    kept = sorted(run for _, run in sorted(runs)[:_MOST_PHRASES])
    phrases = dict.fromkeys(
        " ".join(text[places[first][0] : _end(text, places[end - 1])].split())
        for first, end in kept
    )
    return list(phrases)


def _runs(
    text: str,
    places: Sequence[tuple[int, int]],
    telling: Mapping[int, float],
    shared: Sequence[bool],
) -> Iterator[tuple[int, int]]:
    """Bring together telling words with nothing between them but words that are shared too."""
    first = end = -1
    for at in sorted(telling):
        if first < 0:
            first, end = at, at + 1
            continue
        joined = all(shared[end:at]) and not any(
            text[places[one][1] : places[one + 1][0]].strip(_JOINING) for one in range(end - 1, at)
        )
        if not joined or at - first >= _LONGEST_PHRASE:
            yield first, end
            first = at
        end = at + 1
    if first >= 0:
        yield first, end


def _end(text: str, place: tuple[int, int]) -> int:
    """Give where a word ends, with the last full stop of one such as U.S."""
    start, end = place
    return end + (text[end : end + 1] == "." and "." in text[start:end])


def _listed(words: Sequence[str]) -> str:
    if len(words) == 1:
        return words[0]
    return f"{', '.join(words[:-1])} and {words[-1]}"
