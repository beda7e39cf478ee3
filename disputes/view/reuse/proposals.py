"""What the record could say of texts that share passages, and does not say yet.

That two texts share words does not say which of them had these first, nor whether both have them
from a third. So `based_on` an earlier text is only proposed where the dates of publication tell
which is earlier, and no agency or outlet is named with the words in both: in one of their
sentences, or in a line that credits the whole text. One that only stands near them has to do with
other words, for all that the texts show.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from typing import Any, NamedTuple

from disputes.model.knowledge_base import KnowledgeBase
from disputes.model.records import Assertion, Document, Report
from disputes.reason.drawn import drawn_on, links_of
from disputes.view.evidence import Evidence
from disputes.view.reuse.agencies import Named, Names
from disputes.view.reuse.mentions import Mentions
from disputes.view.reuse.texts import Text

Data = dict[str, Any]
Span = tuple[int, int]


class Placed(NamedTuple):
    """A report with the place of its quote in the text."""

    span: Span
    assertion: Assertion
    report: Report


class Record:
    """What a knowledge base says of the texts: what they draw on, and what is on record in them."""

    def __init__(self, kb: KnowledgeBase, evidence: Evidence, texts: Iterable[Text]) -> None:
        self.kb = kb
        self._names = Names(kb)
        self._named: dict[str, Mentions] = {}
        self._placed: dict[str, list[Placed]] = {}
        documents = {text.id for text in texts if text.document is not None}
        for assertion in kb.assertions() if documents else ():
            for report in assertion.reports:
                if report.document in documents and report.quote is not None:
                    span = evidence.shown(assertion.sources[0], report).span
                    if span is not None:
                        placed = Placed(span, assertion, report)
                        self._placed.setdefault(str(report.document), []).append(placed)

    def reports(self, text: Text, spans: Iterable[Span]) -> list[Placed]:
        """Give the reports whose quotes meet some spans of a text, which do not overlap."""
        spans = sorted(spans)
        ends = [end for _, end in spans]
        found = []
        for one in self._placed.get(text.id, ()):
            at = bisect_right(ends, one.span[0])
            if at < len(spans) and spans[at][0] < one.span[1]:
                found.append(one)
        return found

    def pair_data(self, texts: tuple[Text, Text], spans: tuple[Sequence[Span], ...]) -> Data:
        """Give what is known of two texts that share passages.

        ``spans`` are the places of the passages in either text. ``apart`` has the assertions that
        are on record in passages of both, and through nothing in common.
        """
        near = self._in_both(texts, spans, Mentions.near)
        tied = self._in_both(texts, spans, Mentions.tied)
        earlier = _earlier(texts)
        return {
            "earlier": None if earlier is None else texts[earlier].id,
            "in_common": sorted(self._common(texts)),
            "named_in_both": [
                {"name": one.name, "source": one.source, "tied": one in tied}
                for one in _by_name(near | tied)
            ],
            "apart": self._apart(texts, spans),
        }

    def _in_both(
        self,
        texts: tuple[Text, Text],
        spans: tuple[Sequence[Span], ...],
        find: Callable[[Mentions, Span], set[Named]],
    ) -> set[Named]:
        """Give those who are named in both texts at one passage."""
        one, other = (self._mentions(text) for text in texts)
        if not one.known or not other.known:
            return set()
        found = set[Named]()
        for place, another in zip(*spans, strict=True):
            here = find(one, place)
            found |= here and here & find(other, another)
        return found - _publishers(texts, found)

    def _mentions(self, text: Text) -> Mentions:
        """Give where a text names agencies and outlets, looked for once."""
        known = self._named.get(text.id)
        if known is None:
            known = self._named[text.id] = Mentions(text, self._names.places(text.text))
        return known

    def _common(self, texts: tuple[Text, Text]) -> frozenset[str]:
        """Give what both are said to draw on; one of them, where the other draws on it."""
        one, other = (
            drawn_on(self.kb, text.id) if text.document is not None else frozenset[str]()
            for text in texts
        )
        return one & other

    def _apart(self, texts: tuple[Text, Text], spans: tuple[Sequence[Span], ...]) -> list[Data]:
        here, there = (
            {id(one.assertion): one for one in self.reports(text, where)}
            for text, where in zip(texts, spans, strict=True)
        )
        found = []
        for key, one in here.items():
            other = there.get(key)
            if other is None or one.report.via == () or other.report.via == ():
                continue
            if links_of(self.kb, one.report).isdisjoint(links_of(self.kb, other.report)):
                tied = self._mentions(texts[0]).tied(one.span)
                tied &= self._mentions(texts[1]).tied(other.span)
                tied -= _publishers(texts, tied)
                found.append(
                    {
                        "claim": one.assertion.claim,
                        "sources": sorted(one.assertion.sources),
                        "stance": one.assertion.stance.word,
                        "tied": sorted(
                            each.source or each.name
                            for each in tied
                            if each.source not in one.assertion.sources
                        ),
                    }
                )
        return sorted(found, key=lambda data: (data["claim"], data["sources"], data["stance"]))


def _publishers(texts: Iterable[Text], named: Iterable[Named]) -> set[Named]:
    """Give those of the named who published one of the texts."""
    publishers = {text.document.publisher for text in texts if text.document is not None}
    return {one for one in named if one.source is not None and one.source in publishers}


def _by_name(named: Iterable[Named]) -> list[Named]:
    return sorted(named, key=lambda one: (one.name, one.source or ""))


def _earlier(texts: tuple[Text, Text]) -> int | None:
    """Tell which of two texts was published before the other, where the dates do."""
    dates = [_published(text.document) for text in texts]
    if dates[0] is None or dates[1] is None:
        return None
    if dates[1].is_later_than(dates[0]):
        return 0
    return 1 if dates[0].is_later_than(dates[1]) else None


def _published(document: Document | None) -> Any:
    return document.published.period if document is not None and document.published else None


def proposals(pairs: Iterable[Data]) -> Data:
    """Gather what could be recorded of texts that share passages, each thing once.

    Of a text that could draw on several earlier ones it is the one with which it shares most words.
    """
    named: dict[tuple[str, str], set[str]] = {}
    earlier: dict[str, tuple[int, str]] = {}
    apart: dict[tuple[str, tuple[str, ...], str, tuple[str, ...]], set[str]] = {}
    for pair in pairs:
        values = [one["source"] or one["name"] for one in pair["named_in_both"] if one["tied"]]
        for one in pair["apart"]:
            key = one["claim"], tuple(one["sources"]), one["stance"], tuple(one["tied"])
            apart.setdefault(key, set()).update(pair["texts"])
        if pair["in_common"]:
            continue
        for text in pair["texts"]:
            (other,) = {*pair["texts"]} - {text}
            for value in values:
                named.setdefault((text, value), set()).add(other)
            if not pair["named_in_both"] and other == pair["earlier"]:
                best = earlier.get(text, (0, ""))
                earlier[text] = min(best, (-pair["words"], other))
    based_on = [
        {"text": text, "value": value, "why": "named-in-both", "with": sorted(others)}
        for (text, value), others in named.items()
    ]
    based_on += [
        {"text": text, "value": other, "why": "published-earlier", "with": [other]}
        for text, (_, other) in earlier.items()
    ]
    return {
        "based_on": sorted(based_on, key=lambda one: (one["text"], one["value"])),
        "via": [
            {
                "claim": claim,
                "sources": list(sources),
                "stance": stance,
                "documents": sorted(documents),
                "value": list(value),
            }
            for (claim, sources, stance, value), documents in sorted(apart.items())
        ],
    }
