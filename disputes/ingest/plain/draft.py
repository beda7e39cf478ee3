"""A draft in the making, in tokens of its sentence, and the attribution that it becomes."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING, Final, NamedTuple

from disputes.ingest.attribution import Attribution, Content, Extent
from disputes.model.terms import Speech, Stance

if TYPE_CHECKING:
    from collections.abc import Sequence

    from disputes.ingest.plain.tokens import Reading, Sentence
    from disputes.ingest.quotations import Quotation

_OPENING: Final = "\"“”„«‘'"
_CLOSES: Final = re.compile(r"[.,!?…]?[\"”“»’]")

Range = tuple[int, int]


class Draft(NamedTuple):
    """An attribution found in a sentence: ranges of its tokens, end exclusive.

    `followed` says that quotations which follow at once are the same speaker's words.
    """

    content: tuple[Range, ...]
    source: Range | None
    cue: Range | None
    stance: Stance
    pattern: str
    via: tuple[Range, ...] = ()
    said: Range | None = None
    followed: bool = False


def extent(text: str, sentence: Sentence, tokens: Range) -> Extent:
    """Give the characters of a range of tokens, with quotation marks that stand at its ends."""
    first, end = tokens
    start, stop = sentence.starts[first], sentence.ends[end - 1]
    if (
        start
        and text[start - 1] in _OPENING
        and first not in sentence.quotes
        and start > sentence.start
    ):
        start -= 1
    if end - 1 not in sentence.quotes:
        closes = _CLOSES.match(text, stop, sentence.end)
        if closes and any(mark in text[start:stop] for mark in _OPENING[:5]):
            stop = closes.end()
    return Extent(start, stop)


def speech_of(pieces: Sequence[Extent], quoted: Sequence[Quotation]) -> Speech:
    """Tell whose words the pieces of a content are, by the quotations of the text, in order.

    Takes O(log n) in the number of quotations for a piece.
    """
    whole = part = 0
    for start, end in pieces:
        first = bisect_right(quoted, start, key=lambda quotation: quotation.end)
        if first == len(quoted) or quoted[first].start >= end:
            continue
        part += 1
        whole += quoted[first].start <= start and end <= quoted[first].end
    if part and whole == len(pieces):
        return Speech.DIRECT
    return Speech.MIXED if part else Speech.INDIRECT


def attribution(
    reading: Reading, sentence: Sentence, draft: Draft, more: Sequence[Extent] = ()
) -> Attribution:
    """Make the attribution of a draft; `more` are quotations of following sentences."""
    text = reading.text
    pieces = [extent(text, sentence, tokens) for tokens in draft.content]
    content = Content.of([*pieces, *more])
    speech = speech_of(content.pieces, reading.quotations)
    pattern = draft.pattern
    if speech is Speech.DIRECT and pattern.startswith("clause-"):
        # too few words to be taken for speech without its cue
        pattern = "quote" + pattern.removeprefix("clause")
    return Attribution(
        content=content,
        source=_place(sentence, draft.source),
        cue=_place(sentence, draft.cue),
        speech=speech,
        stance=draft.stance,
        pattern=pattern,
        via=tuple(
            Extent(sentence.starts[first], sentence.ends[end - 1]) for first, end in draft.via
        ),
        said=_place(sentence, draft.said),
    )


def _place(sentence: Sentence, tokens: Range | None) -> Extent | None:
    if tokens is None:
        return None
    return Extent(sentence.starts[tokens[0]], sentence.ends[tokens[1] - 1])
