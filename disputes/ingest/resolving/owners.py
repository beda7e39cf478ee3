"""Whose a text is that is said to speak: "the group's report", "a statement from the ministry"."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from disputes.ingest.resolving.names import Word
    from disputes.ingest.resolving.vocabulary import Vocabulary


def owner_of(words: Sequence[Word], vocabulary: Vocabulary) -> Sequence[Word] | None:
    """Give the words for whose a text is that is said to speak; none where that is not told.

    None where the words are not about a text.
    """
    texts, small = vocabulary.texts, vocabulary.small
    for at, word in enumerate(words):
        if at and word.folded in small["complements"]:
            return () if _is_deed(words[:at], vocabulary) else None
        # With a capital it is a part of a name: the Washington Post.
        noun = word.folded in texts["nouns"] and not word.capital
        if noun and not any(other.owns for other in words[at:]):
            behind = words[at + 1 :]
            if behind and behind[0].folded in texts["from"]:
                return behind[1:]
            if behind:
                return None if behind[0].capital else ()
            owners = [number for number in range(at) if words[number].owns]
            if owners:
                return words[: owners[-1] + 1]
            articles = small["definite"] | small["indefinite"]
            named = [one for one in words[:at] if one.folded not in articles]
            return named if named and all(one.capital for one in named) else ()
    return () if _is_deed(words, vocabulary) else None


def _is_deed(words: Sequence[Word], vocabulary: Vocabulary) -> bool:
    """Tell whether words name what somebody did, which says nothing: "his resignation"."""
    noun = words[-1].folded
    if words[-1].capital or not any(word.owns for word in words[:-1]):
        return False
    speaks = any(noun in nouns for nouns in vocabulary.kinds.values())
    return not speaks and noun.endswith(tuple(vocabulary.texts["deeds"]))
