"""The `nlp` engine: our rules over the parse of a small model."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from disputes.ingest.attribution import Attribution
from disputes.ingest.modality import worded
from disputes.ingest.nlp import (
    clauses,
    complements,
    expressions,
    marks,
    nouns,
    phrases,
    quotes,
    relays,
    states,
)
from disputes.ingest.nlp.answers import answer
from disputes.ingest.nlp.attachment import raised
from disputes.ingest.nlp.citing import cite, cite_named
from disputes.ingest.nlp.cues import Cues
from disputes.ingest.nlp.finish import attribution
from disputes.ingest.nlp.labels import labelled
from disputes.ingest.nlp.links import Links
from disputes.ingest.nlp.misplaced import rehang
from disputes.ingest.nlp.model import load_model
from disputes.ingest.nlp.nested import apart, passed_on
from disputes.ingest.nlp.repairs import repair
from disputes.ingest.nlp.scheme import scheme_of
from disputes.ingest.nlp.strayed import give_back
from disputes.ingest.nlp.tree import Tree
from disputes.ingest.nlp.unsaid import unsaid, withheld
from disputes.ingest.paragraphs import even, paragraphs
from disputes.ingest.quotations import Quotation, quotations
from disputes.ingest.turns import turns

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from spacy.language import Language

    from disputes.ingest.attribution import Extent
    from disputes.ingest.lexicon import Lexicon
    from disputes.ingest.nlp.draft import Draft

# A paragraph of more characters is parsed in parts, so that time and memory stay linear.
_LONGEST: Final = 4000
_BATCH: Final = 64
# What these rules find may have no source.
_UNNAMED: Final = frozenset({"passive", "unnamed-that"})
# Half characters, which no file holds but a caller's text may.
_SURROGATES: Final = re.compile("[\ud800-\udfff]")


def make() -> NlpEngine:
    """Make the engine with the model that `disputes[nlp]` installs; takes about a second.

    Raises:
        WrongUse: when spaCy or the model is missing, or the model is not the one that was checked.
    """
    return NlpEngine(load_model())


@dataclass(frozen=True)
class NlpEngine:
    """Drafts attributions by rules over the parse that a model gives. Satisfies `Engine`."""

    model: Language

    def attributions(self, text: str, lexicon: Lexicon) -> list[Attribution]:
        """Give the attributions of a text, sorted; linear time, some 5,000 words a second."""
        plain = _SURROGATES.sub("\N{REPLACEMENT CHARACTER}", even(text))
        found = []
        spoken = set()
        for place, turn in turns(plain):
            found.append(turn)
            spoken.add(place)
        whole = list(paragraphs(plain))
        quoted = quotations(_one_kind(plain, whole))
        parts = [part for place in whole if place not in spoken for part in _parts(plain, *place)]
        scheme = scheme_of(self.model)
        quoting = lexicon.words.get("as", frozenset())
        docs = self.model.pipe((plain[start:end] for start, end in parts), batch_size=_BATCH)
        told: list[tuple[Tree, Draft]] = []
        links = Links()
        for (start, end), doc in zip(parts, docs, strict=True):
            repair(doc, scheme)
            rehang(doc, scheme, lexicon)
            give_back(doc, scheme, lexicon)
            there = _within(quoted, start, end)
            tree = Tree(
                doc,
                start,
                scheme,
                [_clipped(one, start, end) for one in there],
                quoting,
                enters=bool(there) and there[0].start < start,
                leaves=bool(there) and there[-1].end > end,
                heads=start == parts[0][0],
            )
            cues = Cues(tree, lexicon)
            drafts = _drafts(tree, cues)
            told += links.join(tree, cues, drafts)
        found += [attribution(plain, quoted, tree, lexicon, draft) for tree, draft in told]
        return sorted((worded(plain, one, lexicon) for one in found), key=_order)


def _drafts(tree: Tree, cues: Cues) -> list[Draft]:
    tree.raised.update(raised(tree, cues))
    drafts = [*relays.drafts(tree, cues), *expressions.drafts(tree, cues)]
    taken = {draft.cue.i for draft in drafts}
    drafts += [draft for draft in clauses.drafts(tree, cues) if draft.cue.i not in taken]
    drafts += list(quotes.drafts(tree, cues, drafts))
    taken = cite(tree, cues.lexicon, drafts) | {draft.cue.i for draft in drafts}
    taken |= {held[0].i for draft in drafts if (held := withheld(tree, cues, draft.cue))}
    drafts += complements.drafts(tree, cues, taken)
    drafts += cite_named(tree, cues.lexicon, phrases.drafts(tree, cues))
    drafts += list(phrases.opinions(tree, cues, drafts))
    drafts += nouns.drafts(tree, cues)
    drafts += states.drafts(tree, cues)
    drafts += marks.drafts(tree, cues.lexicon)
    reader = cues.lexicon.words.get("reader", frozenset())
    drafts = [draft for draft in drafts if draft.pieces and _told(tree, draft, reader)]
    for draft in drafts:
        draft.pieces = quotes.whole(tree, draft.pieces)
    quotes.begin(tree, drafts)
    # What stands in words that nobody said is nobody's either.
    drafts = _once(drafts)
    apart(drafts)
    drafts = _outermost(passed_on(tree, cues.lexicon, drafts))
    drafts = [draft for draft in drafts if not unsaid(tree, cues.lexicon, draft)]
    drafts = labelled(tree, cues, answer(tree, cues, drafts))
    quotes.go_on(tree, drafts)
    return drafts


def _order(one: Attribution) -> tuple[int, int, tuple[int, int], tuple[int, int], str]:
    return one.order


def _parts(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Give the places of a paragraph, cut after sentences where it is too long."""
    while end - start > _LONGEST:
        limit = start + _LONGEST
        stops = (text.rfind(mark, start + 1, limit) + len(mark) for mark in (". ", '." ', ".” "))
        stop = max(stops)
        if stop <= start + _LONGEST // 2:
            stop = text.rfind(" ", start + 1, limit) + 1
        if stop <= start:
            stop = limit
        yield start, stop
        start = stop
    yield start, end


def _within(quoted: Sequence[Quotation], start: int, end: int) -> Sequence[Quotation]:
    first = bisect_left(quoted, start + 1, key=lambda quotation: quotation.end)
    last = bisect_left(quoted, end, key=lambda quotation: quotation.start)
    return quoted[first:last]


def _clipped(one: Quotation, start: int, end: int) -> Quotation:
    return Quotation(
        max(one.start, start), min(one.end, end), max(one.opens, start), min(one.closes, end)
    )


def _once(drafts: Sequence[Draft]) -> list[Draft]:
    """Give the drafts without those that tell the same content again: the first rule knows best."""
    kept: dict[tuple[Extent, ...], Draft] = {}
    for draft in drafts:
        kept.setdefault(tuple(draft.pieces), draft)
    return list(kept.values())


def _outermost(drafts: Sequence[Draft]) -> list[Draft]:
    """Give the drafts whose cue stands in no other's content.

    What one source says of another stays the teller's.
    """
    return [
        draft
        for draft in drafts
        if not any(
            piece.start <= draft.words.start and draft.words.end <= piece.end
            for other in drafts
            if other is not draft
            for piece in other.pieces
        )
    ]


def _told(tree: Tree, draft: Draft, reader: frozenset[str]) -> bool:
    """Tell whether a draft has a source that can speak, or is a passive, which may lack one."""
    if draft.source is None:
        return draft.pattern in _UNNAMED
    return tree.text(*draft.source).lower() not in reader


def _one_kind(text: str, spans: Sequence[tuple[int, int]]) -> str:
    """Give a text whose paragraphs that mix curly and straight marks have straight ones only."""
    pieces: list[str] = []
    done = 0
    for start, end in spans:
        paragraph = text[start:end]
        if '"' in paragraph and ("“" in paragraph or "”" in paragraph):
            pieces += [text[done:start], paragraph.replace("“", '"').replace("”", '"')]
            done = end
    return "".join([*pieces, text[done:]])
