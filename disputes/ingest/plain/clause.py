"""Where the clause of what is said ends, and whether it is one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from disputes.ingest.plain.cue import Cue
    from disputes.ingest.plain.tags import Tagger
    from disputes.ingest.plain.tokens import Sentence

_VERB: Final = re.compile("[XFVGQ]")
# How far before its verb a clause is opened.
_FAR: Final = 25


def clause_end(sentence: Sentence, first: int, cue: Cue, tagger: Tagger) -> int:
    """Give where the content that begins at `first` ends: before what a new clause begins with.

    That is another cue of the same subject (", adding that", "and said"), "according to", a
    semicolon, or the end of the sentence.
    """
    tags = sentence.tags
    inside = tags[first] in "TQHP" or "clause" in cue.takes
    # "While he said it was late, officials …", "…, who said it was late, …"
    aside = _opened_by(tags, cue.first) in ("s", "H", "R")
    at = first
    while at < len(tags):
        tag = tags[at]
        if tag == ";" or (tag == "," and _breaks(sentence, at + 1, cue, tagger, inside, aside)):
            break
        if at > first:
            if tag == "c" and _resumes(sentence, at + 1, cue, inside):
                break
            if tagger.phrase_at(sentence.words, at):
                break
        at += 1
    while at > first + 1 and tags[at - 1] in ",;:-.":
        at -= 1
    return at


def has_verb(sentence: Sentence, first: int, end: int, tagger: Tagger) -> bool:
    """Tell whether a clause can have a verb: one that is known, or a word that looks like one."""
    tags, words = sentence.tags, sentence.words
    if _VERB.search(tags, first, end):
        return True
    return any(
        tags[at] == "n"
        and (
            words[at].endswith(tagger.past_endings)
            or (
                words[at].endswith(tagger.plural_endings)
                and tags[at + 1 : at + 2] in ("", *"DOPNtpTA")
            )
        )
        for at in range(first + 1, end)
    )


def _breaks(
    sentence: Sentence, at: int, cue: Cue, tagger: Tagger, inside: bool, aside: bool
) -> bool:
    """Tell whether what is said ends before a comma, by what follows it."""
    tags = sentence.tags
    while at < len(tags) and tags[at] == "A":
        at += 1
    if at == len(tags):
        return False
    tag = tags[at]
    return (
        tag == "G"
        or (aside and tag in "NDPOrXVF")
        or tagger.phrase_at(sentence.words, at) is not None
        or (tag == "c" and _resumes(sentence, at + 1, cue, inside))
    )


def _resumes(sentence: Sentence, at: int, cue: Cue, inside: bool) -> bool:
    """Tell whether the verb at `at` has the subject of the cue, not one within what is said."""
    tags = sentence.tags
    while at < len(tags) and tags[at] == "A":
        at += 1
    if at >= len(tags) or tags[at] != "V":
        return False
    if inside:
        return tags[at + 1 : at + 2] in ("T", "Q", ":", ",", "P") and tags[at + 2 : at + 3] != ""
    return sentence.words[at][-2:] == sentence.words[cue.head][-2:]


def _opened_by(tags: str, verb: int) -> str:
    """Give the tag of what opens the clause of a verb: the nearest edge before its subject."""
    for at in range(verb - 1, max(-1, verb - _FAR), -1):
        if tags[at] in "sHRT,;:Q":
            return tags[at]
    return ""
