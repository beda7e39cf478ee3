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


def quoted_by(
    sentence: Sentence, who: tuple[int, int], cue: int, tagger: Tagger
) -> tuple[tuple[int, int], ...]:
    """Give the outlet of "X, quoted by Y, said", where the aside stands by the source `who`."""
    words, lexicon = sentence.words, tagger.lexicon.words
    if lexicon["quoting"].isdisjoint(words[who[0] : cue]):
        return ()
    for at in range(who[0] + 1, min(cue, len(words) - 2)):
        if words[at] in lexicon["quoting"] and words[at + 1] in lexicon["agents"]:
            return _outlet(sentence, at + 2, tagger)
    return ()


def relayed(sentence: Sentence, found: Sequence[Draft], tagger: Tagger) -> list[Draft]:
    """Give drafts with the outlets that pass on what others say, told apart from what they say.

    In "X said it was so, according to Reuters" there is one speaker, X.
    """
    passed: dict[int, tuple[int, int]] = {}
    relays: set[int] = set()
    for number, one in enumerate(found):
        if not one.source:
            continue
        if not is_outlet(sentence, one.source[0], tagger):
            if _retold(one, found):
                relays.add(number)
            continue
        for at, other in enumerate(found):
            if at != number and other.cue and _within(other, one):
                if not other.source or not _meet(other.source, one.source):
                    passed[at] = one.source
                relays.add(number)
    return [
        one._replace(via=(*one.via, passed[at])) if at in passed else one
        for at, one in enumerate(found)
        if at not in relays
    ]


def _retold(one: Draft, found: Sequence[Draft]) -> bool:
    """Tell whether somebody only tells of what another said: "Ek said, according to Roe, that"."""
    return one.pattern == "according-to" and any(
        other is not one and other.content == one.content for other in found
    )


def is_outlet(sentence: Sentence, at: int, tagger: Tagger) -> bool:
    """Tell whether the name that begins at a token is an outlet's, by a word of it.

    It ends with a name or a word for one, as "AFP pictures" do not.
    """
    named = _outlet(sentence, at, tagger)
    if not named:
        return _is_press(sentence, at, tagger)
    last = named[0][1] - 1
    return sentence.tags[last] == NAME or sentence.words[last] in tagger.lexicon.people["outlets"]


def _is_press(sentence: Sentence, at: int, tagger: Tagger) -> bool:
    """Tell whether a newspaper or the like is named as one: "the newspaper Gece"."""
    who = subject.after(sentence.tags, at, len(sentence.tags), asides=False)
    if who is None or "p" in sentence.tags[slice(*who)]:
        return False
    words = sentence.words[slice(*who)]
    return any(word in tagger.lexicon.people["presses"] for word in words)


def _meet(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _within(draft: Draft, outer: Draft) -> bool:
    """Tell whether a draft is of what another tells: by its cue in there, or its content."""
    if draft.cue and _inside(draft.cue, outer):
        return True
    return outer.pattern == "according-to" and draft.content == outer.content


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
