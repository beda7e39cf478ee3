"""Telling when an article speaks for itself: "we", "this reporter", the outlet by its name."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from disputes.ingest.resolving.vocabulary import Vocabulary


def is_own_voice(words: str, vocabulary: Vocabulary) -> bool:
    """Tell whether the words for a speaker mean the outlet, the author or the reporter.

    They do where they are a pronoun of the first person, outside of quotations, or one of the
    phrases by which writers name themselves. The outlet's name is looked up, not told by words.
    """
    if len(words) > 1 and words.isupper():
        return False  # "US" is a name
    plain = " ".join(words.lower().split())
    return plain in vocabulary.pronouns["own"] or plain in vocabulary.own_phrases
