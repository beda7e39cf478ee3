"""How a sentence goes that a name begins: whether but a role stands before, and if he speaks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

    from disputes.ingest.resolving.names import Word
    from disputes.ingest.resolving.vocabulary import Vocabulary

LONGEST_ROLE: Final = 60
"""Characters that no role before a name has more of."""

NEAR: Final = 60
"""Characters within which the verb stands behind a name."""

_MOST_WORDS: Final = 6
_MOST_BEFORE_VERB: Final = 4


def is_role(words: Sequence[Word], vocabulary: Vocabulary) -> bool:
    """Tell whether words with which a sentence begins are but the role of whom a name tells next.

    "Rebel envoy" and "The head of the union," are; "Police met envoy" and "After talks with
    envoy" are not.
    """
    if words and words[-1].text == ",":
        words = words[:-1]
    if not 0 < len(words) <= _MOST_WORDS or any(word.mark for word in words):
        return False
    small, persons = vocabulary.small, vocabulary.persons
    of = next((at for at, word in enumerate(words) if at and word.folded in small["owning"]), None)
    before, noun = words[:-1], words[-1 if of is None else of - 1]
    roles = noun.folded in small["trades"] or vocabulary.is_person(noun.folded)
    if not (roles or vocabulary.ends_as_person(noun.folded)):
        return False
    first = words[0].folded
    opens = first in small["definite"] | small["indefinite"] | vocabulary.pronouns["whose"]
    if first in small["opening"] and not opens:
        return False
    others = (small["complements"] - small["owning"]) | small["relatives"] | persons["plural"]
    return not any(
        one.folded in others or (one.folded.endswith("ed") and one is not words[0])
        for one in before
        if one is not noun
    )


def begins_to_speak(words: Sequence[Word], vocabulary: Vocabulary) -> bool:
    """Tell whether the words behind a name say that he speaks, and not what: "disagreed"."""
    small = vocabulary.small
    for at, word in enumerate(words[:_MOST_BEFORE_VERB]):
        if word.mark or word.folded in small["auxiliary"] or word.folded.endswith("ly"):
            continue
        after = words[at + 1 : at + 3]
        told = {word.folded, "-".join((word.folded, *(one.folded for one in after[:1])))}
        if small["answering"].isdisjoint(told):
            return False
        if word.folded in small["answering"]:
            # "Agreed to resign" is no speech.
            return not after or after[0].mark or after[0].folded in small["behind_answering"]
        return True
    return False
