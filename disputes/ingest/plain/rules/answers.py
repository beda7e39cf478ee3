"""The rule of who answers what was just said: "…, a charge Roe denies"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from disputes.ingest.plain.answers import answer_at, described_at, rebuts, unshared_at
from disputes.ingest.plain.clause import clause_before, clause_end
from disputes.ingest.plain.cue import cue_at
from disputes.ingest.plain.draft import Draft
from disputes.ingest.plain.stances import stance_of
from disputes.ingest.plain.tags import PRONOUN, RELATIVE, THAT
from disputes.model.terms import Side, Stance

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from disputes.ingest.plain.draft import Range
    from disputes.ingest.plain.tags import Tagger
    from disputes.ingest.plain.tokens import Sentence

# Words that can be a clause, at least.
_FEWEST: Final = 3
_AGAINST: Final = frozenset({Stance.DENIES, Stance.DOUBTS, Stance.DISOWNS})
# Of whom something is said: what it begins with, up to "of", "for" or a verb.
_CHARGED: Final = re.compile("(?:[DO]A*[nN]{0,2}r|r?N+(?:Sn*r)?)(?=[pXFVn!])")
_NAME: Final = re.compile("r*N+r*")


def drafts(sentence: Sentence, tagger: Tagger, found: Sequence[Draft]) -> Iterator[Draft]:
    """Give the attributions of those who answer: towards what is said before, or its sentence."""
    tags = sentence.tags
    comma = tags.find(",")
    while comma >= 0:
        unshared = unshared_at(sentence, comma, tagger)
        content = _answered(tags, comma, found) if unshared else None
        if unshared and content:
            yield Draft(
                content=content,
                source=unshared[0],
                cue=unshared[1],
                stance=Stance.DENIES,
                pattern="answer",
            )
        answered = answer_at(sentence, comma, tagger)
        cue = cue_at(sentence, answered[1], tagger) if answered else None
        if answered and cue and "object" in cue.takes:
            content = _answered(tags, comma, found)
            stance = stance_of(sentence, cue, content, tagger) if content else None
            if stance and rebuts(sentence, cue.head, tagger):
                stance = None if cue.negated else Stance.DENIES
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
        elif described := _described(sentence, comma, found, tagger):
            yield described
        comma = tags.find(",", comma + 1)


def _described(
    sentence: Sentence, comma: int, found: Sequence[Draft], tagger: Tagger
) -> Draft | None:
    """Give the attribution of "…, which Roe described as a farce", to Roe.

    Not where it stands in what somebody else is said to say.
    """
    described = described_at(sentence, comma, tagger)
    cue = cue_at(sentence, described[1], tagger) if described else None
    held = any(first <= comma < end for draft in found for first, end in draft.content)
    if described is None or cue is None or held:
        return None
    first = cue.last + 1
    first += not tagger.lexicon.words["as"].isdisjoint(sentence.words[first : first + 1])
    if first >= len(sentence.tags):
        return None
    return Draft(
        content=((first, clause_end(sentence, first, cue, tagger)),),
        source=described[0],
        cue=(cue.first, cue.last + 1),
        stance=Stance.ASSERTS,
        pattern="subject-cue-object",
    )


def _named(
    sentence: Sentence, who: Range, content: Sequence[Range], stance: Stance, tagger: Tagger
) -> Range:
    """Give whom a pronoun means that denies: of whom it was said, not who said so.

    "Roe said that Ek lied, which he denies": Ek does.
    """
    alone = sentence.tags[slice(*who)] == PRONOUN
    if not alone or stance not in _AGAINST or sentence.words[who[0]] in tagger.lexicon.words["own"]:
        return who
    first, end = content[0]
    first += sentence.tags[first] == THAT
    charged = _CHARGED.match(sentence.tags, first, end)
    if charged:
        # "accuses the government of starving Roe", "said the firm had polluted it"
        return charged.span()
    if sentence.words[who[0]] in tagger.lexicon.words["expletive"]:
        # No person is meant, nor any place named on the way.
        return who
    name = _NAME.search(sentence.tags, first, end)
    return name.span() if name else who


def _answered(tags: str, comma: int, found: Sequence[Draft]) -> tuple[Range, ...] | None:
    """Give what is answered: the content that ends at a comma, or all that stands before it."""
    for draft in reversed(found):
        if draft.content and draft.content[-1][1] == comma:
            # "denied it, a claim Roe disputes": the denial, or what is denied
            return draft.content if draft.stance.side is Side.FOR else None
    whole = clause_before(tags, comma)
    return (whole,) if whole and whole[1] - whole[0] >= _FEWEST else None
