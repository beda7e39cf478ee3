"""Passages that texts share, as plain data: where they stand, and what could be recorded."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from disputes.archive.shared.comparison import Pair, compare
from disputes.archive.shared.furniture import Furniture, between, furniture_in
from disputes.archive.shared.likeness import connected
from disputes.archive.shared.stock import Stock
from disputes.archive.shared.unusual import Unusual, unusual_wording
from disputes.archive.shared.words import Worded, read_all
from disputes.model.knowledge_base import KnowledgeBase
from disputes.view.evidence import Evidence
from disputes.view.reuse.places import passage_data, place_data, wide
from disputes.view.reuse.proposals import Record, proposals
from disputes.view.reuse.texts import Chosen, Text, read_texts
from disputes.view.reuse.utterances import utterances

Data = dict[str, Any]

LEAST = 8
"""Words that a shared run has at least, where nothing else is asked for."""

THRESHOLD = 0.05
"""How much of one text another has to have, where nothing else is asked for."""


def reuse_data(
    kb: KnowledgeBase,
    archive: Path | None,
    chosen: Iterable[Chosen],
    least: int = LEAST,
    threshold: float = THRESHOLD,
) -> Data:
    """Give the passages that texts share; linear in the texts, and in what they share.

    ``pairs`` are told whose containment is at least the threshold; ``stock`` is wording that many
    texts have, told once, ``furniture`` such as texts of one outlet begin or end with; both count
    for no pair. ``utterances`` are quotations in different words that may be two
    translations.
    """
    texts, unread = read_texts(chosen)
    vocabulary, worded = read_all(text.text for text in texts)
    furniture = furniture_in(worded, [text.text for text in texts], _outlets(texts))
    within = between(worded, furniture)
    found = compare([one.words for one in worded], least, threshold, within)
    in_pairs = [(pair.likeness.first, pair.likeness.second) for pair in found.pairs]
    record = Record(kb, Evidence(kb, archive), texts)
    sides = list(zip(texts, worded, strict=True))
    unusual = unusual_wording(vocabulary, worded, found.pairs)
    pairs = [
        _pair_data(record, sides, pair, own) for pair, own in zip(found.pairs, unusual, strict=True)
    ]
    return {
        "format": "disputes-reuse/1",
        "complete": kb.complete,
        "least": least,
        "threshold": threshold,
        "texts": [_text_data(text, words) for text, words in sides],
        "unread": [{"text": one.chosen.id, "why": one.why} for one in unread],
        "groups": [[texts[number].id for number in group] for group in connected(in_pairs)],
        "pairs": pairs,
        "stock": [_stock_data(sides, one) for one in found.stock],
        "furniture": [_furniture_data(sides, one) for one in furniture],
        "utterances": utterances(record, texts, [pair.likeness for pair in found.pairs]),
        "proposals": proposals(pairs),
    }


def _outlets(texts: Iterable[Text]) -> list[str | None]:
    return [text.document.publisher if text.document is not None else None for text in texts]


def _text_data(text: Text, words: Worded) -> Data:
    document = text.document
    return {
        "id": text.id,
        "file": text.file,
        "coded": document is not None,
        "title": document.title if document else None,
        "publisher": document.publisher if document else None,
        "published": document.published.text if document and document.published else None,
        "based_on": list(document.based_on) if document else [],
        "words": len(words),
    }


def _pair_data(
    record: Record,
    sides: Sequence[tuple[Text, Worded]],
    pair: Pair,
    unusual: Iterable[Unusual],
) -> Data:
    likeness = pair.likeness
    both = sides[likeness.first], sides[likeness.second]
    texts = both[0][0], both[1][0]
    shared = [passage_data(both, passage) for passage in pair.passages]
    spans = tuple([_span(one["places"][side]) for one in shared] for side in (0, 1))
    return {
        "texts": [text.id for text in texts],
        "shingles": likeness.shingles,
        "containment": round(likeness.containment, 4),
        "words": pair.words,
        "shares": [round(pair.words / len(words), 4) for _, words in both],
        **record.pair_data(texts, spans),
        "unusual": [_unusual_data(sides, both, one) for one in unusual],
        "passages": shared,
    }


def _span(place: Data) -> tuple[int, int]:
    start, end = place["span"]
    return start, end


def _unusual_data(
    sides: Sequence[tuple[Text, Worded]],
    both: tuple[tuple[Text, Worded], tuple[Text, Worded]],
    one: Unusual,
) -> Data:
    words = one.first, one.second
    word = both[0][1].span(one.first[0] + 1, one.first[0] + 2)
    return {
        "word": both[0][0].text[slice(*word)],
        "elsewhere": one.elsewhere,
        "in": [sides[number][0].id for number in one.others],
        "places": [
            place_data(text, own.span(*words[side])) for side, (text, own) in enumerate(both)
        ],
    }


def _stock_data(sides: Sequence[tuple[Text, Worded]], stock: Stock) -> Data:
    return _in_many(sides, stock.length, stock.places)


def _furniture_data(sides: Sequence[tuple[Text, Worded]], one: Furniture) -> Data:
    places = [
        (number, 0 if one.where == "beginning" else len(sides[number][1]) - one.length)
        for number in one.texts
    ]
    return {"where": one.where, **_in_many(sides, one.length, places)}


def _in_many(
    sides: Sequence[tuple[Text, Worded]], length: int, places: Sequence[tuple[int, int]]
) -> Data:
    """Give words that many texts have, as the first of them has them, and where they stand."""
    told = []
    for number, at in places:
        text, words = sides[number]
        told.append(place_data(text, wide(text.text, words.span(at, at + length))))
    return {
        "length": length,
        "words": told[0]["words"],
        "places": [{key: one[key] for key in ("text", "span", "lines")} for one in told],
    }
