"""The plain engine: each sentence is given to each family of rules, and what they find is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from disputes.ingest.attribution import Attribution, Extent
from disputes.ingest.modality import worded
from disputes.ingest.paragraphs import even
from disputes.ingest.plain.channels import relayed
from disputes.ingest.plain.citing import cited
from disputes.ingest.plain.draft import Draft, attribution
from disputes.ingest.plain.relays import opened
from disputes.ingest.plain.rules import (
    adjectives,
    answers,
    expressions,
    figures,
    layout,
    nouns,
    opinions,
    phrases,
    verbs,
)
from disputes.ingest.plain.rules.introduced import introduction
from disputes.ingest.plain.tags import QUOTE, Tagger
from disputes.ingest.plain.times import said
from disputes.ingest.plain.tokens import Sentence, read, sentences
from disputes.ingest.turns import blanked, turns

if TYPE_CHECKING:
    from disputes.ingest.lexicon import Lexicon

_RULES: Final = (
    layout.drafts,
    expressions.drafts,
    opinions.drafts,
    verbs.drafts,
    answers.drafts,
    phrases.drafts,
    adjectives.drafts,
    nouns.drafts,
    figures.drafts,
)
# One outlet that quotes another that quotes somebody.
_DEEPEST: Final = 2


class PlainEngine:
    """Drafts attributions by rules over words and marks. Satisfies `Engine`."""

    def __init__(self) -> None:
        self._tagger: Tagger | None = None

    def attributions(self, text: str, lexicon: Lexicon) -> list[Attribution]:
        """Give the attributions of a text, sorted; takes linear time."""
        if self._tagger is None or self._tagger.lexicon is not lexicon:
            self._tagger = Tagger(lexicon)
        whole = even(text)
        spoken = list(turns(whole))
        found = [turn for _, turn in spoken]
        reading = read(blanked(whole, [place for place, _ in spoken]))
        speaking: tuple[Sentence, Draft] | None = None
        more: list[Extent] = []
        ascribed = -1
        for sentence in sentences(reading, self._tagger):
            drafts = _of(sentence, self._tagger)
            if sentence.continued and ascribed == sentence.start:
                # What goes on here was ascribed where it began.
                drafts = [draft for draft in drafts if draft.content[0][0]]
            else:
                ascribed = _last_quoted(sentence, drafts)
            if speaking and _goes_on(sentence, drafts, *speaking, begun=bool(more)):
                more.append(Extent(sentence.starts[0], sentence.ends[-1]))
                continue
            if speaking and (more or speaking[1].content):
                found.append(attribution(reading, *speaking, more))
            speaking, more = None, []
            for draft in drafts:
                if draft.followed:
                    speaking = sentence, draft
                else:
                    found.append(attribution(reading, sentence, draft))
        if speaking and (more or speaking[1].content):
            found.append(attribution(reading, *speaking, more))
        return sorted((worded(whole, one, lexicon) for one in found), key=_order)


def make() -> PlainEngine:
    """Make the engine."""
    return PlainEngine()


def _goes_on(
    sentence: Sentence, drafts: list[Draft], last: Sentence, draft: Draft, *, begun: bool
) -> bool:
    """Tell whether a sentence goes on with the words of who spoke in the last one.

    Within its paragraph; what is only introduced may be set in the next.
    """
    if sentence.tags[0] != QUOTE or drafts:
        return False
    if draft.content or begun:
        return sentence.paragraph == last.paragraph
    return sentence.paragraph <= last.paragraph + 1


def _last_quoted(sentence: Sentence, drafts: list[Draft]) -> int:
    """Give where the last quotation of a sentence begins, if it is somebody's words; else -1."""
    last = max(sentence.quotes, default=-1)
    said = any(first <= last < end for draft in drafts for first, end in draft.content)
    return sentence.quotes[last].start if said else -1


def _of(sentence: Sentence, tagger: Tagger, depth: int = 0) -> list[Draft]:
    found: list[Draft] = []
    for rule in _RULES:
        found.extend(rule(sentence, tagger, found))
    if len(found) > 1:
        found = relayed(sentence, expressions.outermost(found), tagger)
    if introduced := introduction(sentence, tagger, found):
        found.append(introduced)
    # Only the last to quote goes on speaking.
    last = max((at for at, draft in enumerate(found) if draft.followed), default=-1)
    whole = [
        draft._replace(
            followed=at == last,
            said=said(sentence, draft, tagger),
        )
        for at, draft in enumerate(found)
    ]
    if depth < _DEEPEST:
        whole = opened(sentence, whole, tagger, lambda part: _of(part, tagger, depth + 1))
    return cited(sentence, whole, tagger)


def _order(one: Attribution) -> tuple[int, int, tuple[int, int], tuple[int, int], str]:
    return one.order
