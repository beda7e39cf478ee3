"""Where the clause of what is said ends, and whether it is one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from disputes.ingest.plain import subject
from disputes.ingest.plain.answers import answer_at

if TYPE_CHECKING:
    from disputes.ingest.plain.cue import Cue
    from disputes.ingest.plain.tags import Tagger
    from disputes.ingest.plain.tokens import Sentence

_VERB: Final = re.compile("[XFVGQ]")
# A name or a person, before a verb of his.
_SOMEBODY: Final = re.compile("[DO#A]*+[nNr&S#]++(?<=[Nr])A*+(?=V)")
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
        if tag == ";":
            break
        if tag == "," and (
            _breaks(sentence, at + 1, cue, tagger, inside, aside) or answer_at(sentence, at, tagger)
        ):
            break
        if at > first:
            if tag == "c" and (
                _resumes(sentence, at + 1, cue, tagger, inside)
                or (not inside and _another_says(sentence, at, cue, tagger))
            ):
                break
            if tagger.phrase_at(sentence.words, at):
                break
            if tag == "p" and not inside and _on_the_side(sentence, at, tagger):
                break
        at += 1
    while at > first + 1 and tags[at - 1] in ",;:-.":
        at -= 1
    return at


def clause_before(tags: str, end: int) -> tuple[int, int] | None:
    """Give the content that ends before `end`, from the beginning of the sentence."""
    while end and tags[end - 1] in ",-":
        end -= 1
    first = tags.rfind(";", 0, end) + 1
    while first < end and tags[first] in ",-:":
        first += 1
    return (first, end) if first < end else None


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
                and tags[at - 1] not in "DO#p"
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
        or (tag == "V" and _is_headline(sentence, at, cue, tagger))
        or _is_reported(sentence, at, tagger)
        or _another_says(sentence, at, cue, tagger)
        or (aside and tag in "NDPOrXVF")
        or (cue.kind == "gerund" and tag in "XVF" and tags[cue.first - 1 : cue.first] == ",")
        or tagger.phrase_at(sentence.words, at) is not None
        or (tag == "c" and _resumes(sentence, at + 1, cue, tagger, inside))
    )


def _is_headline(sentence: Sentence, at: int, cue: Cue, tagger: Tagger) -> bool:
    """Tell whether the next of a row of verbs stands here: "denies it, says it was calm"."""
    word = sentence.words[at]
    third = any("third" in form.forms for form in tagger.verbs[word])
    return third and "third" in cue.forms and word not in tagger.lexicon.words["homographs"]


def _another_says(sentence: Sentence, at: int, cue: Cue, tagger: Tagger) -> bool:
    """Tell whether somebody else speaks from a token on: "said it was so, while Berg said …"."""
    tags = sentence.tags
    if sentence.words[at] not in tagger.lexicon.words["besides"]:
        return False
    who = _SOMEBODY.match(tags, at + 1)
    if who is None or who.end() >= len(tags):
        return False
    verb = who.end()
    forms = (form for form in tagger.verbs.get(sentence.words[verb], ()))
    return any(
        cue.forms & form.forms and form.verb.takes & {"that", "clause", "quote"} for form in forms
    )


def _on_the_side(sentence: Sentence, at: int, tagger: Tagger) -> bool:
    """Tell whether somebody speaks on the side from here on: "with an official saying …"."""
    if sentence.words[at] not in tagger.lexicon.words["accompanying"]:
        return False
    who = subject.after(sentence.tags, at + 1, len(sentence.tags), asides=False)
    return who is not None and sentence.tags[who.end : who.end + 1] == "G"


def _is_reported(sentence: Sentence, at: int, tagger: Tagger) -> bool:
    """Tell whether "it was reported" and the like stands at a token."""
    if sentence.tags[at + 1 : at + 3] != "XV":
        return False
    sets, words = tagger.lexicon.words, sentence.words
    return words[at] in sets["expletive"] and words[at + 1] in sets["be"]


def _resumes(sentence: Sentence, at: int, cue: Cue, tagger: Tagger, inside: bool) -> bool:
    """Tell whether the verb at `at` has the subject of the cue, not one within what is said."""
    tags = sentence.tags
    while at < len(tags) and tags[at] == "A":
        at += 1
    if at >= len(tags) or tags[at] != "V":
        return False
    if inside:
        return tags[at + 1 : at + 2] in ("T", "Q", ":", ",", "P") and tags[at + 2 : at + 3] != ""
    # Both are past, or both present.
    forms = (form.forms for form in tagger.verbs[sentence.words[at]])
    return any(cue.forms & written for written in forms)


def _opened_by(tags: str, verb: int) -> str:
    """Give the tag of what opens the clause of a verb: the nearest edge before its subject."""
    for at in range(verb - 1, max(-1, verb - _FAR), -1):
        if tags[at] in "sHRT,;:Q":
            return tags[at]
    return ""
