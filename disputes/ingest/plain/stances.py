"""With which stance: what a cue says, and what a "not" by it or a "may" after it makes of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from disputes.ingest.modality import HEDGED, NEGATED
from disputes.model.terms import Stance

if TYPE_CHECKING:
    from disputes.ingest.plain.cue import Cue
    from disputes.ingest.plain.tags import Tagger
    from disputes.ingest.plain.tokens import Sentence

# Words of the longest expression.
_LONGEST: Final = 7
# A hedge further on is not the clause's own.
_NEAR: Final = 12


def stance_of(
    sentence: Sentence, cue: Cue, content: tuple[tuple[int, int], ...], tagger: Tagger
) -> Stance:
    """Give the stance of a cue towards its content."""
    stance = cue.verb.stance
    words = tagger.lexicon.words
    if cue.negated:
        thought = sentence.words[cue.head] in words["thoughts"]
        denies = thought and stance is Stance.ASSERTS
        stance = Stance.DENIES if denies else NEGATED[stance]
    expressed = _expressed(sentence, content[0], tagger)
    if stance is Stance.ASSERTS and expressed is not None:
        return expressed
    if stance in HEDGED and _hedged(sentence, content[0], tagger):
        return HEDGED[stance]
    return stance


def _expressed(sentence: Sentence, content: tuple[int, int], tagger: Tagger) -> Stance | None:
    """Give the stance of an expression that a content begins with: he had no comment on it."""
    first, end = content
    while first < end and sentence.tags[first] in ",T":
        first += 1
    expressions = tagger.lexicon.expressions
    for at in (first, first + 1):
        if at > first and sentence.tags[first : first + 1] != "P":
            break
        for size in range(min(_LONGEST, end - at), 1, -1):
            stance = expressions.get(tuple(sentence.words[at : at + size]))
            if stance is not None:
                return stance
    return None


def _hedged(sentence: Sentence, content: tuple[int, int], tagger: Tagger) -> bool:
    """Tell whether the first auxiliary of a content says that it may be so."""
    first, end = content
    for at in range(first, min(first + _NEAR, end)):
        tag = sentence.tags[at]
        if tag in "XA" and sentence.words[at] in tagger.lexicon.words["hedges"]:
            return True
        if tag in "XFV":
            return False
    return False
