"""The rule of who answers what was just said: "…, a charge Roe denies"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from disputes.ingest.plain.answers import answer_at
from disputes.ingest.plain.clause import clause_before
from disputes.ingest.plain.cue import cue_at
from disputes.ingest.plain.draft import Draft
from disputes.ingest.plain.stances import stance_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from disputes.ingest.plain.draft import Range
    from disputes.ingest.plain.tags import Tagger
    from disputes.ingest.plain.tokens import Sentence


def drafts(sentence: Sentence, tagger: Tagger, found: Sequence[Draft]) -> Iterator[Draft]:
    """Give the attributions of those who answer: towards what is said before, or its sentence."""
    tags = sentence.tags
    comma = tags.find(",")
    while comma >= 0:
        answered = answer_at(sentence, comma, tagger)
        cue = cue_at(sentence, answered[1], tagger) if answered else None
        if answered and cue and "object" in cue.takes:
            content = _answered(tags, comma, found)
            if content:
                yield Draft(
                    content=content,
                    source=answered[0],
                    cue=(cue.first, cue.last + 1),
                    stance=stance_of(sentence, cue, content, tagger),
                    pattern="answer",
                )
        comma = tags.find(",", comma + 1)


def _answered(tags: str, comma: int, found: Sequence[Draft]) -> tuple[Range, ...] | None:
    for draft in reversed(found):
        if draft.content and draft.content[-1][1] == comma:
            return draft.content
    whole = clause_before(tags, comma)
    return (whole,) if whole else None
