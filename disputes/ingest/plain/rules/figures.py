"""The rule of who gives a number: "the hospital put the toll at 17"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from disputes.ingest.plain import subject
from disputes.ingest.plain.draft import Draft
from disputes.model.terms import Stance

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from disputes.ingest.plain.draft import Range
    from disputes.ingest.plain.tags import Tagger
    from disputes.ingest.plain.tokens import Sentence

# As far as what is numbered reaches.
_FAR: Final = 14
# What is numbered, and whatever stands before the number: "at more than 17".
_NUMBERED: Final = re.compile("[DO][A#nrN]*+(?:p[DOA#nrN]++)*+")
_NUMBER: Final = re.compile("[pADns]{0,4}?#(?:c#|[#pnr]*)")
_ALONE: Final = frozenset({"", *",;:c-sG)pd"})


def drafts(sentence: Sentence, tagger: Tagger, found: Sequence[Draft]) -> Iterator[Draft]:
    """Give the attributions of those who put a number at something."""
    words, tags, sets = sentence.words, sentence.tags, tagger.lexicon.words
    if sets["putting"].isdisjoint(words):
        return
    held = [span for draft in found for span in draft.content]
    for at, word in enumerate(words):
        if word not in sets["putting"] or any(first <= at < end for first, end in held):
            continue
        number = _number(sentence, at + 1, sets["at"])
        first = at
        while first and tags[first - 1] in "XA":
            first -= 1
        if number is None or not sets["unreal"].isdisjoint(words[first:at]):
            continue
        who = _who(sentence, first, found, tagger)
        if who and tags[who[0] - 1 : who[0]] not in ("V", "T"):
            yield Draft(
                content=((at + 1, number),),
                source=who,
                cue=(first, at + 1),
                stance=Stance.ASSERTS,
                pattern="subject-figure",
            )


def _number(sentence: Sentence, first: int, at: frozenset[str]) -> int | None:
    """Give where the number ends of what is numbered from a token on, or None."""
    tags = sentence.tags
    for place in range(first + 1, min(first + _FAR, len(tags) - 1)):
        if sentence.words[place] in at and _NUMBERED.fullmatch(tags, first, place):
            number = _NUMBER.match(tags, place + 1)
            if number and tags[number.end() : number.end() + 1] in _ALONE:
                return number.end()
    return None


def _who(sentence: Sentence, at: int, found: Sequence[Draft], tagger: Tagger) -> Range | None:
    """Give who does what begins at a token; "…, putting" is of who spoke before it."""
    if sentence.words[at].endswith(tagger.gerund_endings):
        spoke = [draft.source for draft in found if draft.cue and draft.cue[1] <= at]
        if spoke:
            return spoke[-1]
        if sentence.tags[at - 1 : at] != ",":
            return None
    return subject.before(sentence.tags, at)
