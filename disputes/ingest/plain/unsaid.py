"""What nobody has said: "nobody claimed", "if he says", "did he say …?", "he might say"."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from disputes.ingest.plain.channels import is_outlet
from disputes.ingest.plain.tags import AUXILIARY, NEGATION, NUMBER
from disputes.model.terms import Stance

if TYPE_CHECKING:
    from disputes.ingest.plain.cue import Cue
    from disputes.ingest.plain.draft import Draft
    from disputes.ingest.plain.tags import Tagger
    from disputes.ingest.plain.tokens import Sentence

# How far before its verb a condition is opened.
_FAR = 25


def unsaid(sentence: Sentence, cue: Cue, draft: Draft, tagger: Tagger) -> bool:
    """Tell whether a draft of a verb tells of words that, as far as the text tells, nobody said."""
    if draft.source is None:
        return False
    first = draft.source[0]
    tags, words = sentence.tags, sentence.words
    sets = tagger.lexicon.words
    before = tags[first - 1 : first]
    if words[first] in sets["nobody"] and tags[first + 1 : first + 2] != NUMBER:
        return True
    if _is_own_version(words[first : draft.source[1]], tagger):
        return True
    if before == NEGATION or (before == AUXILIARY and _begins(tags, first - 1)):
        return True
    if draft.stance is Stance.DENIES and words[draft.content[0][0]] in sets["conditions"]:
        # "disagree whether it is so": each may say either
        return True
    if words[cue.head] in sets["learning"] and not is_outlet(sentence, first, tagger):
        return True
    if cue.negated:
        # Who did not evade a question has not thereby answered it.
        return cue.verb.stance is Stance.DECLINES
    if not sets["own"].isdisjoint(words[slice(*draft.source)]):
        return False
    if not sets["unreal"].isdisjoint(words[cue.first : cue.head]):
        return True
    if first and words[first - 1] in sets["conditions"]:
        # "if the owner, Ted Roe, claims"
        return True
    return _conditional(sentence, cue, sets["conditions"])


def _is_own_version(words: list[str], tagger: Tagger) -> bool:
    """Tell whether a source is this text as it once was: "an earlier version of this article"."""
    sets, texts = tagger.lexicon.words, tagger.lexicon.people["texts"]
    return not sets["versions"].isdisjoint(words) and any(
        before in sets["day-marks"] and word in texts for before, word in pairwise(words)
    )


def _begins(tags: str, at: int) -> bool:
    """Tell whether an auxiliary opens a question: at the beginning, or past "why" or a mark."""
    return at == 0 or tags[at - 1] in "HQ,;:-c"


def _conditional(sentence: Sentence, cue: Cue, conditions: frozenset[str]) -> bool:
    """Tell whether "if" or the like opens the clause of a cue."""
    tags, words = sentence.tags, sentence.words
    for at in range(cue.first - 1, max(-1, cue.first - _FAR), -1):
        if words[at] in conditions:
            return True
        if tags[at] in "XFV,;:Q-":
            return False
    return False
