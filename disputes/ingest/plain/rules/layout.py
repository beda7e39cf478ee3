"""Rules of how a text is set: SPEAKER: words; “words” — Speaker; a headline's words: speaker."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from disputes.ingest.plain.clause import has_verb
from disputes.ingest.plain.draft import Draft
from disputes.model.terms import Stance

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from disputes.ingest.plain.tags import Tagger
    from disputes.ingest.plain.tokens import Sentence

_SIGNED: Final = re.compile(r"Q-([N#&,ncrDSp]{1,12})$")
_NAMED: Final = re.compile(r"(?:[rn]?r|r?N{1,4}):")
_ENDS_NAMED: Final = re.compile(r"(?P<mark>[:-])(?P<who>r{1,2}|r?N{1,3}|[nN]{1,3}r)$")
# A headline of fewer words is a name with a mark in it.
_FEWEST: Final = 4


def drafts(sentence: Sentence, tagger: Tagger, found: Sequence[Draft]) -> Iterator[Draft]:
    """Give the attributions that the setting of a paragraph makes, without a verb."""
    del found
    tags = sentence.tags
    signed = _SIGNED.match(tags)
    if signed and "N" in signed[1]:
        yield Draft(
            content=((0, 1),),
            source=signed.span(1),
            cue=(1, 2),
            stance=Stance.ASSERTS,
            pattern="quote-signature",
        )
    if not sentence.opening:
        return
    labels = tagger.lexicon.words["labels"]
    named = _NAMED.match(tags)
    if named and sentence.words[0] not in labels and _headline(sentence, named.end()):
        yield Draft(
            content=((named.end(), len(tags)),),
            source=(0, named.end() - 1),
            cue=(named.end() - 1, named.end()),
            stance=Stance.ASSERTS,
            pattern="speaker-colon",
        )
    elif (ended := _ENDS_NAMED.search(tags)) and _ends_headline(sentence, ended, tagger):
        yield Draft(
            content=((0, ended.start()),),
            source=ended.span("who"),
            cue=ended.span("mark"),
            stance=Stance.ASSERTS,
            pattern="colon-speaker",
        )


def _headline(sentence: Sentence, after: int) -> bool:
    """Tell whether what follows a name and a colon is what is said, in a headline or quoted."""
    tags = sentence.tags
    if tags[after : after + 1] == "Q":
        return True
    return sentence.paragraph == 0 and len(tags) > after + 3 and "N" in tags[:after]


def _ends_headline(sentence: Sentence, ended: re.Match[str], tagger: Tagger) -> bool:
    """Tell whether a headline ends with who said it.

    After a dash only with a word for people: a name there is the outlet's, or the author's.
    """
    tags = sentence.tags
    if sentence.paragraph or (tags[0] == "Q" and ended.start() > 1):
        return False
    if tags[0] == "Q":
        return ended["mark"] == ":"
    last = sentence.words[-1]
    people = tagger.lexicon.people["roles"] | tagger.lexicon.people["anonymous"]
    spoken = last in people or (ended["mark"] == ":" and last not in tagger.lexicon.words["labels"])
    return spoken and ended.start() >= _FEWEST and has_verb(sentence, 0, ended.start(), tagger)
