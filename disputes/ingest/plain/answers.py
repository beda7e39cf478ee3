"""Who answers what was just said: "…, a charge Roe denies", "…, which was denied by Roe"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from disputes.ingest.plain import subject
from disputes.ingest.plain.tags import PRONOUN, RELATIVE

if TYPE_CHECKING:
    from disputes.ingest.plain.draft import Range
    from disputes.ingest.plain.tags import Tagger
    from disputes.ingest.plain.tokens import Sentence

# "a charge", "which"; then who answers, up to his verb.
_OPENING: Final = re.compile("R|[DO]A*[nrV]|[nro]")
_OBJECT: Final = re.compile("[RT](?=[DONrn])")
_WHO: Final = re.compile("[DO#A]*+(?:[nNr&S#]++(?<=[Nrn])|P)(?=[XA!]*+V)")
_UNSHARED: Final = re.compile("(?P<noun>[DO]A*[nrV])(?:R[XA]*)?(?P<not>!)[XA]*[nFV](?=p)")
_PREDICATE: Final = re.compile("[A!]*[XFV]")
_BY: Final = re.compile("[XA!]*+V(?=p)")


def answer_at(sentence: Sentence, comma: int, tagger: Tagger) -> tuple[Range, int] | None:
    """Give who answers what stands before a comma, and the head of his verb; or None."""
    tags, words = sentence.tags, sentence.words
    opening = _OPENING.match(tags, comma + 1)
    if opening is None:
        return None
    noun = words[opening.end() - 1]
    alone = opening.end() == comma + 2 and tags[comma + 1] != RELATIVE
    if alone and noun not in tagger.lexicon.words["something"]:
        return None
    if not alone and tags[comma + 1] != RELATIVE and noun not in tagger.claimed:
        return None
    start = opening.end()
    if tags[comma + 1] != RELATIVE and (relative := _OBJECT.match(tags, start)):
        # "a claim that Roe denies"
        start = relative.end()
    who = _WHO.match(tags, start)
    if who is not None:
        head = who.end()
        while tags[head] in "XA!":
            head += 1
        if _ends(tags, head + 1) or rebuts(sentence, head, tagger):
            return who.span(), head
        return None
    by = _BY.match(tags, opening.end())
    if by is None or words[by.end()] not in tagger.lexicon.words["agents"]:
        return None
    agent = subject.after(tags, by.end() + 1, len(tags), asides=False)
    return ((agent.first, agent.end), by.end() - 1) if agent and _ends(tags, agent.end) else None


def unshared_at(sentence: Sentence, comma: int, tagger: Tagger) -> tuple[Range, Range] | None:
    """Give who does not share what stands before a comma, and the words that say so; or None.

    That is Roe in ", a view not shared by Roe".
    """
    tags, words = sentence.tags, sentence.words
    found = _UNSHARED.match(tags, comma + 1)
    if found is None or words[found.end("noun") - 1] not in tagger.claimed:
        return None
    by = found.end()
    sets = tagger.lexicon.words
    if words[by - 1] not in sets["shared"] or words[by] not in sets["agents"]:
        return None
    agent = subject.after(tags, by + 1, len(tags), asides=False)
    cue = (found.start("not"), by)
    return ((agent.first, agent.end), cue) if agent and _ends(tags, agent.end) else None


def described_at(sentence: Sentence, comma: int, tagger: Tagger) -> tuple[Range, int] | None:
    """Give who says what he calls the thing before a comma, and the head of his verb; or None.

    That is Roe in ", which Roe described as a farce". A pronoun there is the speaker's as often.
    """
    tags, words, sets = sentence.tags, sentence.words, tagger.lexicon.words
    if tags[comma + 1 : comma + 2] != RELATIVE:
        return None
    who = _WHO.match(tags, comma + 2)
    if who is None or tags[who.start() : who.end()] == PRONOUN:
        return None
    head = who.end()
    while tags[head] in "XA!":
        head += 1
    if words[head] not in sets["labelling"] or "!" in tags[who.end() : head]:
        return None
    close = tags.find(",", head)
    if close > 0 and _PREDICATE.match(tags, close + 1):
        # "the treaty, which Roe called a farce, was signed"
        return None
    return None if _ends(tags, head + 1) else (who.span(), head)


def rebuts(sentence: Sentence, head: int, tagger: Tagger) -> bool:
    """Tell whether a verb calls what was said untrue: "a claim Roe called false"."""
    words, sets = sentence.words, tagger.lexicon.words
    at = head + 1
    while at < len(words) and (sentence.tags[at] in "DA" or words[at] in sets["as"]):
        at += 1
    return (
        at < len(words)
        and words[head] in sets["calling"]
        and words[at] in sets["untrue"]
        and _ends(sentence.tags, at + 1)
    )


def _ends(tags: str, at: int) -> bool:
    """Tell whether a clause ends, but for a time: no other object follows."""
    return tags[at : at + 1] in ("", *",;cd-") or tags[at : at + 2] == "pd"
