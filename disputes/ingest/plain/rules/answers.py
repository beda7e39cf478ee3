"""The rule of who answers what was just said: "…, a charge Roe denies"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from disputes.ingest.plain.answers import answer_at
from disputes.ingest.plain.clause import clause_before
from disputes.ingest.plain.cue import cue_at
from disputes.ingest.plain.draft import Draft
from disputes.ingest.plain.stances import stance_of
from disputes.ingest.plain.tags import PRONOUN, RELATIVE
from disputes.model.terms import Stance

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from disputes.ingest.plain.draft import Range
    from disputes.ingest.plain.tags import Tagger
    from disputes.ingest.plain.tokens import Sentence

# Words that can be a clause, at least.
_FEWEST: Final = 3
_STATED: Final = frozenset({Stance.ASSERTS, Stance.SUGGESTS})
_AGAINST: Final = frozenset({Stance.DENIES, Stance.DOUBTS, Stance.DISOWNS})
_NAME: Final = re.compile("r*N+r*")


def drafts(sentence: Sentence, tagger: Tagger, found: Sequence[Draft]) -> Iterator[Draft]:
    """Give the attributions of those who answer: towards what is said before, or its sentence."""
    tags = sentence.tags
    comma = tags.find(",")
    while comma >= 0:
        answered = answer_at(sentence, comma, tagger)
        cue = cue_at(sentence, answered[1], tagger) if answered else None
        if answered and cue and "object" in cue.takes:
            content = _answered(tags, comma, found)
            stance = stance_of(sentence, cue, content, tagger) if content else None
            plain = stance is Stance.ASSERTS and tags[comma + 1] == RELATIVE
            # "…, which Roe welcomed" tells what he thinks of it, not that it is so
            if content and stance and not plain:
                yield Draft(
                    content=content,
                    source=_named(sentence, answered[0], content, stance, tagger),
                    cue=(cue.first, cue.last + 1),
                    stance=stance,
                    pattern="answer",
                )
        comma = tags.find(",", comma + 1)


def _named(
    sentence: Sentence, who: Range, content: Sequence[Range], stance: Stance, tagger: Tagger
) -> Range:
    """Give whom a pronoun means that denies: of whom it was said, not who said so.

    "Roe said that Ek lied, which he denies": Ek does.
    """
    alone = sentence.tags[slice(*who)] == PRONOUN
    if not alone or stance not in _AGAINST or sentence.words[who[0]] in tagger.lexicon.words["own"]:
        return who
    name = _NAME.search(sentence.tags, *content[0])
    return name.span() if name else who


def _answered(tags: str, comma: int, found: Sequence[Draft]) -> tuple[Range, ...] | None:
    """Give what is answered: the content that ends at a comma, or all that stands before it."""
    for draft in reversed(found):
        if draft.content and draft.content[-1][1] == comma:
            # "denied it, a claim Roe disputes": the denial, or what is denied
            return draft.content if draft.stance in _STATED else None
    whole = clause_before(tags, comma)
    return (whole,) if whole and whole[1] - whole[0] >= _FEWEST else None
