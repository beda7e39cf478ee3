"""Through whom words came: "told the BBC", "in an interview with Reuters"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from disputes.ingest.plain import subject
from disputes.ingest.plain.tags import NAME

if TYPE_CHECKING:
    from collections.abc import Sequence

    from disputes.ingest.plain.draft import Draft
    from disputes.ingest.plain.tags import Tagger
    from disputes.ingest.plain.tokens import Sentence


def told(sentence: Sentence, at: int, tagger: Tagger) -> tuple[tuple[int, int], ...]:
    """Give the outlet that was spoken to, if a cue that ends before `at` is followed by one."""
    return _outlet(sentence, at, tagger) or interviewed(sentence, tagger)


def interviewed(sentence: Sentence, tagger: Tagger) -> tuple[tuple[int, int], ...]:
    """Give the outlet of an interview that the sentence mentions."""
    words = sentence.words
    lexicon = tagger.lexicon.words
    if lexicon["interviews"].isdisjoint(words):
        return ()
    for place in range(len(words) - 2):
        if words[place] in lexicon["interviews"] and words[place + 1] in lexicon["from"]:
            return _outlet(sentence, place + 2, tagger)
    return ()


def relayed(sentence: Sentence, found: Sequence[Draft], tagger: Tagger) -> list[Draft]:
    """Give drafts with the outlets that pass on what others say, told apart from what they say.

    In "X said it was so, according to Reuters" there is one speaker, X.
    """
    passed: dict[int, tuple[int, int]] = {}
    relays: set[int] = set()
    for number, one in enumerate(found):
        if not one.source or not _outlet(sentence, one.source[0], tagger):
            continue
        for at, other in enumerate(found):
            if at != number and other.cue and _inside(other.cue, one):
                passed[at] = one.source
                relays.add(number)
    return [
        one._replace(via=(*one.via, passed[at])) if at in passed else one
        for at, one in enumerate(found)
        if at not in relays
    ]


def _inside(cue: tuple[int, int], draft: Draft) -> bool:
    return any(first <= cue[0] and cue[1] <= end for first, end in draft.content)


def _outlet(sentence: Sentence, at: int, tagger: Tagger) -> tuple[tuple[int, int], ...]:
    """Give the name that begins at a token, if it is an outlet's by a word of it."""
    who = subject.after(sentence.tags, at, len(sentence.tags), asides=False)
    if who is None:
        return ()
    further = sentence.tags.find("p", who.first, who.end)
    end = further if further > who.first else who.end
    outlets = tagger.lexicon.people["outlets"]
    named = any(
        sentence.tags[place] == NAME and sentence.words[place] in outlets
        for place in range(who.first, end)
    )
    return ((who.first, end),) if named else ()
