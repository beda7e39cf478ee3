"""Telling when what somebody is said to say is no claim: "discussed the plan", "opposed to him"."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING, Final

from disputes.model.terms import Side, Speech

if TYPE_CHECKING:
    from collections.abc import Set

    from disputes.ingest.drafting.drafted import Candidate
    from disputes.ingest.lexicon import Lexicon

FEWEST_WORDS: Final = 3
_WORD: Final = re.compile(r"[\w'’-]+")
_MOST_WORDS: Final = 40
# "an online message", "the annual report on the harbour" has more.
_FEW_WORDS: Final = 4


def is_scant(candidate: Candidate, text: str, lexicon: Lexicon, texts: Set[str]) -> bool:
    """Tell whether an attribution of a text says so little that it can be no claim.

    It does where a word or two are all, where a verb names a topic only or one of `texts`, such as
    a message, where a rebuke has no reason, and where somebody is of a mind about a thing; unless
    the words are quoted. A turn of a conversation that ends with a question is none either.
    """
    one = candidate.found.attribution
    if one.pattern == "speaker-turn" and text.endswith("?", one.content.start, one.content.end):
        return True
    if candidate.wording.speech is not Speech.INDIRECT:
        return False
    stated = one.stance.side is Side.FOR
    if stated and len(candidate.wording.sentence.split()) < FEWEST_WORDS:
        return True
    start, end = one.content.pieces[0]
    words = [found[0] for found in islice(_WORD.finditer(text, start, end), _MOST_WORDS)]
    if one.pattern.endswith("-adjective"):
        return not _is_clause(words, lexicon)
    if one.cue is None or not one.pattern.endswith("-object"):
        return False
    if stated and len(words) <= _FEW_WORDS and words[-1:] and words[-1].lower() in texts:
        return True
    cues = [word.lower() for word in _WORD.findall(text, one.cue.start, one.cue.end)]
    if not lexicon.words["topics"].isdisjoint(cues):
        return words[0].lower() not in lexicon.words["questions"] if words else True
    rebuke = not lexicon.words["rebukes"].isdisjoint(cues)
    return rebuke and lexicon.words["reasons"].isdisjoint(word.lower() for word in words)


def _is_clause(words: list[str], lexicon: Lexicon) -> bool:
    """Tell whether words that go with an adjective are a clause or an infinitive."""
    first, second = (words[at].lower() if at < len(words) else "" for at in (0, 1))
    small = lexicon.words
    if first in small["infinitive"]:
        thing = small["determiners"] | small["possessives"] | small["objects"]
        return second not in thing and not words[1][:1].isupper() if second else False
    return first in small["that"] | small["pronouns"] | small["questions"]
