"""With which stance: what a cue says, and what a "not" by it or a "may" after it makes of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from disputes.ingest.modality import HEDGED, NEGATED
from disputes.model.terms import Stance

if TYPE_CHECKING:
    from disputes.ingest.plain.cue import Cue
    from disputes.ingest.plain.tags import Tagger
    from disputes.ingest.plain.tokens import Sentence

# A hedge further on is not the clause's own.
_NEAR: Final = 12


def stance_of(
    sentence: Sentence, cue: Cue, content: tuple[tuple[int, int], ...], tagger: Tagger
) -> Stance:
    """Give the stance of a cue towards its content."""
    stance = cue.verb.stance
    words = tagger.lexicon.words
    if cue.negated and stance is Stance.DENIES and sentence.words[cue.head] in words["excluding"]:
        # "did not rule out that it was so"
        return Stance.SUGGESTS
    if cue.negated:
        thought = sentence.words[cue.head] in words["thoughts"]
        denies = thought and stance is Stance.ASSERTS
        stance = Stance.DENIES if denies else NEGATED[stance]
    elif _asks(sentence, cue, content[0], tagger):
        return Stance.DOUBTS
    if stance in HEDGED and _hedged(sentence, content[0], tagger):
        return HEDGED[stance]
    return stance


def _asks(sentence: Sentence, cue: Cue, content: tuple[int, int], tagger: Tagger) -> bool:
    """Tell whether a cue asks if something is so."""
    words = tagger.lexicon.words
    asking = sentence.words[cue.head] in words["asking"]
    return asking and sentence.words[content[0]] in words["conditions"]


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
