"""Where the clause of what is said ends, and whether it is one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from disputes.ingest.plain import subject
from disputes.ingest.plain.answers import answer_at, described_at, unshared_at
from disputes.model.terms import Stance

if TYPE_CHECKING:
    from disputes.ingest.plain.cue import Cue
    from disputes.ingest.plain.tags import Tagger
    from disputes.ingest.plain.tokens import Sentence

_VERB: Final = re.compile("[XFVGQ]")
# A name or a person, before a verb of his.
_SOMEBODY: Final = re.compile("[DO#A]*+[nNr&S#]++(?<=[Nr])(?:,[RDO][^,;QT]{1,40},)?A*+(?=V)")
# "another, Roe Ek, said"
_ANOTHER: Final = re.compile("D[DA]*+,[DO]*+[nNrS]++,(?=V)")
# "of the ministry", "to the mayor": no subject.
_BESIDE: Final = re.compile("[pt][DOA#]*+[nNrS]++")
_WHO_SAID: Final = re.compile("N,R[XA!]*V")
# "so why does he"
_ASKED: Final = re.compile("[cs]?HX[DOPNnr]")
# Words of what is said before "as rebels deny it", at least.
_FEWEST: Final = 2
_PRESENT: Final = frozenset({"base", "third"})
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
            _breaks(sentence, first, at + 1, cue, tagger, inside, aside)
            or answer_at(sentence, at, tagger)
            or unshared_at(sentence, at, tagger)
            or _is_described(sentence, first, at, inside, tagger)
        ):
            break
        if at > first:
            if tags[at - 1] == "Q" and _ASKED.match(tags, at):
                break
            if tag == "c" and (
                _resumes(sentence, at + 1, cue, tagger, inside)
                or (inside and _voices(sentence, first, at, cue, tagger))
                or (inside and _denies_and_says(sentence, first, at, cue, tagger))
                or (not inside and _another_says(sentence, at, cue, tagger))
            ):
                break
            if _ends_at_phrase(sentence, first, at, tagger):
                break
            if tag == "s" and (
                _meanwhile(sentence, first, at, cue, tagger)
                or _another_says(sentence, at, cue, tagger)
            ):
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
    sentence: Sentence, first: int, at: int, cue: Cue, tagger: Tagger, inside: bool, aside: bool
) -> bool:
    """Tell whether what is said ends before a comma, by what follows it."""
    tags = sentence.tags
    while at < len(tags) and tags[at] == "A":
        at += 1
    if at == len(tags):
        return False
    tag = tags[at]
    if cue.verb.stance is Stance.DENIES and _WHO_SAID.match(tags, at - 2):
        # "denied knowing Roe, who said …"
        return True
    if _ASKED.match(tags, at):
        # "claims that he is clean, so why does he hide?": the writer asks
        return True
    return (
        (
            tag == "G"
            and not _parenthetical(tags, first, at)
            and not _names_it(sentence, at, cue, tagger)
        )
        or (tag == "V" and _is_headline(sentence, at, cue, tagger))
        or _is_reported(sentence, at, tagger)
        or _another_says(sentence, at, cue, tagger)
        or (aside and tag in "NDPOrXVF")
        or (cue.kind == "gerund" and tag in "XVF" and tags[cue.first - 1 : cue.first] == ",")
        or _ends_at_phrase(sentence, first, at, tagger)
        or (tag == "c" and _resumes(sentence, at + 1, cue, tagger, inside))
    )


def _is_described(sentence: Sentence, first: int, comma: int, inside: bool, tagger: Tagger) -> bool:
    """Tell whether past a comma others say what they call the thing that a content is."""
    if described_at(sentence, comma, tagger) is None:
        return False
    return not inside or not has_verb(sentence, first, comma, tagger)


def _ends_at_phrase(sentence: Sentence, first: int, at: int, tagger: Tagger) -> bool:
    """Tell whether "according to" stands at a token, and not in "that, according to Roe, it is"."""
    opening = at == first + 2 and sentence.tags[first:at] == "T,"
    return not opening and tagger.phrase_at(sentence.words, at) is not None


def _parenthetical(tags: str, first: int, at: int) -> bool:
    """Tell whether an -ing form is one on the side: "that the firm, citing costs, will close"."""
    comma = tags.find(",", at)
    if tags[first] != "T" or comma < 0 or _VERB.search(tags, first, at):
        return False
    following = "DONnrP" if at == first + 2 else "XFV!"
    return tags[comma + 1 : comma + 2] in tuple(following)


def _names_it(sentence: Sentence, at: int, cue: Cue, tagger: Tagger) -> bool:
    """Tell whether what is denied is called something: "denied that, calling it “untrue”"."""
    labels = sentence.words[at] in tagger.lexicon.words["labelling"]
    return (
        cue.verb.stance is Stance.DENIES and labels and sentence.tags[at + 1 : at + 2] in ("o", "P")
    )


def _is_headline(sentence: Sentence, at: int, cue: Cue, tagger: Tagger) -> bool:
    """Tell whether the next of a row of verbs stands here: "denies it, says it was calm"."""
    word = sentence.words[at]
    third = any("third" in form.forms for form in tagger.verbs[word])
    return third and "third" in cue.forms and word not in tagger.lexicon.words["homographs"]


def _another_says(sentence: Sentence, at: int, cue: Cue, tagger: Tagger) -> bool:
    """Tell whether somebody else speaks from a token on: "said it was so, while Berg said …"."""
    tags = sentence.tags
    who = _ANOTHER.match(tags, at)
    if sentence.words[at] in tagger.lexicon.words["besides"]:
        who = _SOMEBODY.match(tags, at + 1) or _ANOTHER.match(tags, at + 1)
    if who is None or who.end() >= len(tags):
        return False
    verb = who.end()
    forms = (form for form in tagger.verbs.get(sentence.words[verb], ()))
    return any(
        (cue.forms & form.forms or (cue.forms & _PRESENT and form.forms & _PRESENT))
        and form.verb.takes & {"that", "clause", "quote"}
        for form in forms
    )


def _meanwhile(sentence: Sentence, first: int, at: int, cue: Cue, tagger: Tagger) -> bool:
    """Tell whether in a headline others speak from "as" on: "Army claims gains as rebels deny it".

    So it is where all is told in the present.
    """
    tags, words = sentence.tags, sentence.words
    if "third" not in cue.forms or words[at] not in tagger.lexicon.words["as"]:
        return False
    who = _SOMEBODY.match(tags, at + 1)
    if who is None or at - first < _FEWEST:
        return False
    told = (form.forms for form in tagger.verbs[words[who.end()]])
    return any(written & {"base", "third"} for written in told)


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


def _voices(sentence: Sentence, first: int, at: int, cue: Cue, tagger: Tagger) -> bool:
    """Tell whether past "but" the speaker of a cue goes on, for what he speaks of is a thing.

    "said the road was shut but rejected all blame": no road does so.
    """
    tags, words = sentence.tags, sentence.words
    verb = _past_verb(tags, at + 1, cue)
    if verb is None:
        return False
    if words[verb] not in tagger.lexicon.words["voicing"]:
        return False
    if tags[verb + 1 : verb + 2] not in ("D", "O", "N", "n", "r", "V", "T", "P", "o"):
        return False
    told = _BESIDE.sub("", tags[first:at])
    return not any(tag in "NrPR" for tag in told) and has_verb(sentence, first, at, tagger)


def _denies_and_says(sentence: Sentence, first: int, at: int, cue: Cue, tagger: Tagger) -> bool:
    """Tell whether past "and" who denied something goes on to say something.

    "denied there was a report and said no plan had been made": nobody denies having said that.
    """
    tags, words = sentence.tags, sentence.words
    verb = _past_verb(tags, at + 1, cue)
    if verb is None:
        return False
    if cue.verb.stance is not Stance.DENIES or not has_verb(sentence, first, at, tagger):
        return False
    if words[verb] in tagger.lexicon.words["maintaining"]:
        return verb + 1 < len(tags) and tags[verb + 1] in "DONnrTP#Q:"
    there = words[first] in tagger.lexicon.words["there"]
    return there and words[verb] in tagger.lexicon.words["voicing"]


def _past_verb(tags: str, at: int, cue: Cue) -> int | None:
    """Give the verb that stands at a token or past its adverbs, beside a cue in the past."""
    while at < len(tags) and tags[at] == "A":
        at += 1
    return at if tags[at : at + 1] == "V" and "past" in cue.forms else None


def _opened_by(tags: str, verb: int) -> str:
    """Give the tag of what opens the clause of a verb: the nearest edge before its subject."""
    for at in range(verb - 1, max(-1, verb - _FAR), -1):
        if tags[at] in "sHRT,;:Q":
            return tags[at]
    return ""
