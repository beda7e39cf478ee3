"""Quotations in different words that may be two translations of one utterance.

They stand in different texts, are alike but not the same, and are by the same speaker: by the
record, or because the same name stands beside both with a verb of speech, in two texts that share
passages. The texts are of about the same days.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any, Final, NamedTuple

from disputes.archive.shared.likeness import Likeness, connected
from disputes.model.knowledge_base import KnowledgeBase
from disputes.model.period import ALWAYS, Period
from disputes.model.records import Assertion
from disputes.view.reuse.places import place_data
from disputes.view.reuse.proposals import Record
from disputes.view.reuse.quotations import Quotation, quotations_in
from disputes.view.reuse.speakers import in_common
from disputes.view.reuse.texts import Text

Data = dict[str, Any]

ALIKE: Final = 55.0
"""How alike the words have to be, of 100 (rapidfuzz's token sort ratio)."""

SAME: Final = 85.0
"""What is so alike, one being perhaps a part of the other, is the same wording."""

ALIKE_ON_ONE_CLAIM: Final = 40.0
"""How alike they have to be where the record has the same stance of the same source in both."""

ALIKE_IN_ONE_REPORT: Final = 48.0
"""How alike where two texts share much, and each quotes the speaker only once."""

MUCH: Final = 0.2
"""Two texts whose containment is as large are taken for one report."""

DAYS_APART: Final = 2
_MOST_COMPARED: Final = 40


class _Candidate(NamedTuple):
    """Two quotations, and how alike they have to be for what is named beside them."""

    first: int
    second: int
    least: float


class _Alike(NamedTuple):
    first: int
    second: int
    similarity: float


def utterances(record: Record, texts: Sequence[Text], pairs: Iterable[Likeness]) -> list[Data]:
    """Give the utterances of which texts seem to have two wordings.

    ``pairs`` are the texts that share passages. Each quotation is compared with a bounded number of
    others.
    """
    quotations = [one for text in texts for one in quotations_in(record, text)]
    alike = _alike(record.kb, quotations, _candidates(quotations, texts, pairs))
    groups = _groups(_distinct(quotations, alike))
    found = (_utterance(record.kb, quotations, group) for group in groups)
    return sorted((one for one in found if len(one["wordings"]) > 1), key=_order)


def _order(utterance: Data) -> tuple[str, list[int]]:
    first = utterance["wordings"][0]["places"][0]
    return first["text"], first["span"]


def _candidates(
    quotations: Sequence[Quotation],
    texts: Sequence[Text],
    pairs: Iterable[Likeness],
) -> Iterator[_Candidate]:
    """Give the quotations to compare: by one speaker, or in two texts with one name beside both."""
    by_speaker: defaultdict[str, list[int]] = defaultdict(list)
    by_text: defaultdict[str, list[int]] = defaultdict(list)
    of_name: Counter[tuple[str, str | None]] = Counter()
    for number, one in enumerate(quotations):
        for source in one.speakers:
            by_speaker[source].append(number)
        if one.name is not None:
            by_text[one.text.id].append(number)
            of_name[one.text.id, one.surname] += 1
    found: dict[tuple[int, int], float] = {}
    for numbers in by_speaker.values():
        for at, number in enumerate(numbers):
            for other in islice(numbers, at + 1, at + 1 + _MOST_COMPARED):
                found[number, other] = ALIKE
    for first, second, _, containment in pairs:
        for number in by_text[texts[first].id]:
            for other in by_text[texts[second].id]:
                one, another = quotations[number], quotations[other]
                if one.surname == another.surname:
                    once = (
                        containment >= MUCH
                        and of_name[one.text.id, one.surname]
                        == of_name[another.text.id, another.surname]
                        == 1
                    )
                    found[number, other] = ALIKE_IN_ONE_REPORT if once else ALIKE
    yield from (_Candidate(first, second, least) for (first, second), least in found.items())


def _distinct(quotations: Sequence[Quotation], alike: Iterable[_Alike]) -> Iterator[_Alike]:
    """Leave out what one of the texts has in both wordings: there these are two utterances."""
    from rapidfuzz.fuzz import partial_ratio

    in_text: defaultdict[str, list[Quotation]] = defaultdict(list)
    for one in quotations:
        in_text[one.text.id].append(one)
    for pair in alike:
        one, other = quotations[pair.first], quotations[pair.second]
        if not any(
            partial_ratio(words, held.words, score_cutoff=SAME)
            for words, text in ((one.words, other.text), (other.words, one.text))
            for held in in_text[text.id]
        ):
            yield pair


def _alike(
    kb: KnowledgeBase, quotations: Sequence[Quotation], candidates: Iterable[_Candidate]
) -> Iterator[_Alike]:
    from rapidfuzz.fuzz import partial_ratio, token_sort_ratio

    periods = [_period(kb, one) for one in quotations]
    for number, other, of_names in candidates:
        one, another = quotations[number], quotations[other]
        if one.text is another.text or not periods[number].is_near(periods[other], DAYS_APART):
            continue
        least, stems = _asked(one, another, of_names)
        if len(one.stems & another.stems) < stems:
            continue
        similarity = token_sort_ratio(one.words, another.words, score_cutoff=least)
        if (
            similarity
            and partial_ratio(one.words, another.words) < SAME
            and _of_one_speaker(one, another)
        ):
            yield _Alike(number, other, similarity)


def _asked(one: Quotation, other: Quotation, of_names: float) -> tuple[float, int]:
    """Give how alike two quotations have to be, and how many stems both have to have."""
    if one.stances & other.stances:
        return ALIKE_ON_ONE_CLAIM, 0
    if one.speakers & other.speakers:
        return ALIKE, 2
    return of_names, 3 if of_names == ALIKE else 1


def _of_one_speaker(one: Quotation, other: Quotation) -> bool:
    """Tell whether two quotations are by the same speaker: by the record, if it tells."""
    if one.speakers and other.speakers:
        return bool(one.speakers & other.speakers)
    return bool(_named((one, other)))


def _period(kb: KnowledgeBase, one: Quotation) -> Period:
    """Give when something was said, or published: by the record, if it tells."""
    for placed in one.reports:
        said, _ = kb.said(placed.assertion)
        if said is not None:
            return said.period
    document = one.text.document
    return document.published.period if document and document.published else ALWAYS


def _groups(alike: Iterable[_Alike]) -> list[list[_Alike]]:
    """Bring together what has a quotation in common."""
    found = list(alike)
    connections = connected((one.first, one.second) for one in found)
    group_of = {number: at for at, members in enumerate(connections) for number in members}
    groups: list[list[_Alike]] = [[] for _ in connections]
    for one in found:
        groups[group_of[one.first]].append(one)
    return groups


def _utterance(kb: KnowledgeBase, quotations: Sequence[Quotation], alike: Sequence[_Alike]) -> Data:
    from rapidfuzz.fuzz import partial_ratio

    members = sorted({number for one in alike for number in (one.first, one.second)})
    wordings: list[list[Quotation]] = []
    for one in sorted(
        (quotations[number] for number in members), key=lambda q: (q.text.id, q.span)
    ):
        for wording in wordings:
            if partial_ratio(wording[0].words, one.words) >= SAME:
                wording.append(one)
                break
        else:
            wordings.append([one])
    every = [one for wording in wordings for one in wording]
    return {
        "similarity": round(max(one.similarity for one in alike)),
        "speakers": sorted(frozenset.intersection(*(one.speakers for one in every))),
        "named": _named(every),
        "wordings": [
            {"words": wording[0].words, "places": [place_data(q.text, q.span) for q in wording]}
            for wording in wordings
        ],
        **_on_record(kb, wordings),
    }


def _named(quotations: Sequence[Quotation]) -> list[str]:
    """Give the name that all quotations have beside them as the speaker's, if they have one."""
    names = [one.name for one in quotations if one.name is not None]
    if len(names) < len(quotations):
        return []
    common = in_common(names, (one.text.text for one in quotations))
    return [" ".join(common)] if common else []


def _on_record(kb: KnowledgeBase, wordings: Sequence[Sequence[Quotation]]) -> Data:
    """Tell which assertions have reports in several wordings, and which only in one of them."""
    seen: dict[int, tuple[Assertion, set[int]]] = {}
    for number, wording in enumerate(wordings):
        for one in wording:
            for placed in one.reports:
                seen.setdefault(id(placed.assertion), (placed.assertion, set()))[1].add(number)
    rows: Mapping[bool, list[Data]] = {True: [], False: []}
    for assertion, numbers in seen.values():
        said, _ = kb.said(assertion)
        rows[len(numbers) > 1].append(
            {
                "claim": assertion.claim,
                "sources": sorted(assertion.sources),
                "stance": assertion.stance.word,
                "said": said.text if said else None,
                "wordings": sorted(numbers),
            }
        )
    for each in rows.values():
        each.sort(key=lambda row: (row["claim"], row["sources"], row["stance"], row["wordings"]))
    return {"as_one": rows[True], "apart": rows[False]}
