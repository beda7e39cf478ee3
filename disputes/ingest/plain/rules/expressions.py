"""Rules of fixed expressions: declined to comment; has no comment."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from disputes.ingest.plain import subject
from disputes.ingest.plain.draft import Draft
from disputes.ingest.plain.questions import question
from disputes.model.terms import Stance

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from disputes.ingest.plain.tags import Tagger
    from disputes.ingest.plain.tokens import Sentence

PATTERN: Final = "expression"
"""The name of the one rule here."""


def drafts(sentence: Sentence, tagger: Tagger, found: Sequence[Draft]) -> Iterator[Draft]:
    """Give the attributions of the lexicon's expressions that stand in a sentence."""
    del found
    words, tags = sentence.words, sentence.tags
    for at, word in enumerate(words):
        if word not in tagger.expressed or (size := _expression(words, at, tagger)) == 0:
            continue
        who = subject.before(tags, at)
        if who is None:
            continue
        end = at + size
        stop = end
        while stop < len(tags) and tags[stop] not in ",;:-":
            stop += 1
        content = (end, stop) if stop > end else (end - 1, end)
        stance = tagger.lexicon.expressions[tuple(words[at:end])]
        if stance is Stance.DECLINES:
            content = question(sentence, who, at, tagger) or content
        yield Draft(
            content=(content,),
            source=who,
            cue=(at, end),
            stance=stance,
            pattern=PATTERN,
        )


def outermost(found: Sequence[Draft]) -> list[Draft]:
    """Give drafts without the expressions that stand in what somebody is said to say."""
    held = [span for draft in found if draft.pattern != PATTERN for span in draft.content]
    return [
        draft
        for draft in found
        if draft.pattern != PATTERN
        or not draft.cue
        or not any(first <= draft.cue[0] and draft.cue[1] <= end for first, end in held)
    ]


def _expression(words: list[str], at: int, tagger: Tagger) -> int:
    for size in range(min(7, len(words) - at), 1, -1):
        if tuple(words[at : at + size]) in tagger.lexicon.expressions:
            return size
    return 0
