"""What "not" and "may" make of a stance, and what is said in words that take one themselves."""

from __future__ import annotations

import re
from itertools import islice, takewhile
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from disputes.archive.sentences import STOP, ends_sentence
from disputes.ingest.attribution import Content
from disputes.model.terms import Speech, Stance

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from disputes.ingest.attribution import Attribution
    from disputes.ingest.lexicon import Lexicon, Saying

NEGATED: Final[Mapping[Stance, Stance]] = MappingProxyType(
    {
        Stance.ASSERTS: Stance.DECLINES,
        Stance.SUGGESTS: Stance.DECLINES,
        Stance.DENIES: Stance.DECLINES,
        Stance.DOUBTS: Stance.ASSERTS,
        Stance.RETRACTS: Stance.ASSERTS,
        Stance.DISOWNS: Stance.DECLINES,
        Stance.DECLINES: Stance.ASSERTS,
    }
)
"""What is left of a cue's stance when it is negated: who "did not say" has not said."""

HEDGED: Final[Mapping[Stance, Stance]] = MappingProxyType(
    {Stance.ASSERTS: Stance.SUGGESTS, Stance.DENIES: Stance.DOUBTS}
)
"""What a "may" in the content leaves of a firm stance."""

_WORD: Final = re.compile(r"n['’]t\b|\w+?(?=n['’]t\b)|\w+(?:[-’']\w+)*|[,;:—–…]")
# What is held towards a content within one: other such stances are of the whole.
_HELD: Final = (Stance.DOUBTS, Stance.DISOWNS)
_BREAKS: Final = frozenset(",;:—–…")
_BEFORE_SPEECH: Final = frozenset(",:")
# Words further on are not the first clause's own.
_NEAR: Final = 12
# The marks that sentences are known to end with.
_STRAIGHT: Final = str.maketrans("“”‘’", "\"\"''")
_MOST_WORDS: Final = 24
# Words of the longest expression.
_LONGEST: Final = 7
_MOST_CHARACTERS: Final = 400
# Words of a clause: "that before" has fewer.
_FEWEST: Final = 2


def worded(text: str, one: Attribution, lexicon: Lexicon) -> Attribution:
    """Give an attribution with the stance that its content has in its own words, if it has one.

    Who says that he has "nothing to add" declines; who says that something is likely suggests it.
    That holds for one sentence, by its first clause: what several say is not of one stance. Who
    says that he doubts something doubts it, and that is the content then. And whoever is quoted
    with what he says in denial asserts that: “It was not us,” he denied.
    """
    if one.stance is Stance.DENIES and _is_denial_itself(text, one):
        one = one._replace(stance=Stance.ASSERTS)
    if one.stance is not Stance.ASSERTS:
        return one
    start, end = one.content.start, min(one.content.end, one.content.start + _MOST_CHARACTERS)
    if (taken := _taken(text, one, end, lexicon)) is not None:
        return taken
    words = _first_clause(text, start, end, lexicon)
    stance = _declined(words, lexicon) or _hedged(words, lexicon)
    if stance is None or _several(text[one.content.start : one.content.end]):
        return one
    return one._replace(stance=stance)


def _taken(text: str, one: Attribution, end: int, lexicon: Lexicon) -> Attribution | None:
    """Give an attribution of what its own words doubt or disown: "he doubted that it was so".

    Who "never said that" disowns it too, and names no content.
    """
    found = [*islice(_WORD.finditer(text, one.content.start, end), _MOST_WORDS)]
    words = [word[0].lower().replace("’", "'") for word in found]
    held = _held(words, lexicon)
    if held is None:
        return None
    stance, last = held
    behind = [word for word in words[last + 1 :] if word not in _BREAKS]
    no_clause = lexicon.words["prepositions"] | lexicon.words["infinitive"]
    if len(behind) < _FEWEST or behind[0] in no_clause:
        return one._replace(stance=stance) if stance is Stance.DISOWNS else None
    start = found[last + 1].start()
    pieces = [piece for piece in one.content.pieces if piece.end > start]
    first = pieces[0]._replace(start=max(pieces[0].start, start))
    return one._replace(stance=stance, content=Content.of([first, *pieces[1:]]))


def _held(words: Sequence[str], lexicon: Lexicon) -> tuple[Stance, int] | None:
    """Give what a speaker of himself says he holds, and the last word that says so."""
    first = int(bool(words) and words[0] in lexicon.words["that"])
    if first >= len(words) or words[first] not in lexicon.words["selves"]:
        return None
    for at in range(first + 1, min(first + 3, len(words))):
        for form in lexicon.sayings.get(words[at], ()):
            if form.stance in _HELD and form.stands(words, at):
                return form.stance, at + len(form.places) - 1
        if words[at] in lexicon.words["negations"]:
            # "he never doubted that"
            return None
    return None


def _is_denial_itself(text: str, one: Attribution) -> bool:
    """Tell whether what is quoted is said in denial, not what is denied: he denied “any part”.

    That stands behind the cue, with neither a comma nor a colon.
    """
    if one.speech is not Speech.DIRECT or one.cue is None:
        return False
    start = one.content.start
    return start < one.cue.start or text[max(0, start - 2) : start].rstrip()[-1:] in _BEFORE_SPEECH


def _several(text: str) -> bool:
    straight = text.translate(_STRAIGHT)
    return any(
        stop.end() < len(straight) - 1 and ends_sentence(straight, stop)
        for stop in STOP.finditer(straight)
    )


def _first_clause(text: str, start: int, end: int, lexicon: Lexicon) -> list[str]:
    """Give the words of the first clause, without a phrase with a comma that stands before it."""
    words: list[str] = []
    for found in islice(_WORD.finditer(text, start, end), _MOST_WORDS):
        word = found[0].lower().replace("’", "'")
        if words and found[0].istitle() and word in lexicon.words["months"]:
            # "until May" hedges nothing
            word = found[0]
        if word not in _BREAKS:
            words.append(word)
        elif words and words[0] in lexicon.words["prepositions"]:
            words = []
        elif words:
            break
    return words[1:] if words[:1] and words[0] in lexicon.words["that"] else words


def _declined(words: Sequence[str], lexicon: Lexicon) -> Stance | None:
    """Give the stance of words that a clause begins with, behind a pronoun: "he had no comment"."""
    pronouns = lexicon.words["pronouns"] | lexicon.words["own"]
    pronoun = int(bool(words) and words[0] in pronouns)
    for at in (0, 1) if pronoun else (0,):
        for size in range(min(_LONGEST, len(words) - at), 1, -1):
            if (stance := lexicon.expressions.get(tuple(words[at : at + size]))) is not None:
                return stance
    for at in (pronoun, pronoun + 1):
        for form in lexicon.sayings.get(words[at], ()) if at < len(words) else ():
            if form.stance is Stance.DECLINES and form.stands(words, at):
                return form.stance
    return None


def _hedged(words: Sequence[str], lexicon: Lexicon) -> Stance | None:
    """Give the stance of words that a clause has by its first verb: "is likely to", "may"."""
    auxiliaries, hedges = lexicon.words["auxiliaries"], lexicon.words["hedges"]
    ends = lexicon.words["relatives"] | lexicon.words["questions"]
    helped = False
    for at, word in enumerate(words[:_NEAR]):
        for form in lexicon.sayings.get(word, ()):
            if form.stance is Stance.SUGGESTS and form.stands(words, at):
                return None if _is_negated(words, at, form, lexicon) else form.stance
        if word in hedges and not helped:
            negated = at and words[at - 1] in lexicon.words["negations"]
            return None if negated else Stance.SUGGESTS  # "cannot possibly be"
        if helped and word in lexicon.words["conjunctions"]:
            return None
        if (at and word in ends) or (word not in auxiliaries and _is_verb(word, lexicon)):
            return None
        # "has probably", but not "has shown that it may"
        helped = helped or (word in auxiliaries and hedges.isdisjoint(words[at + 1 : at + 2]))
    return None


def _is_negated(words: Sequence[str], at: int, form: Saying, lexicon: Lexicon) -> bool:
    """Tell whether a form says that there is none: "there was no sign of" is a plain statement.

    What a form says by itself, as "cannot rule out" does, is no negation of it.
    """
    gap = next((number for number, place in enumerate(form.places) if not place), None)
    if gap is None:
        return False
    nouns = form.places[gap + 1]
    between = takewhile(lambda word: word not in nouns, islice(words, at + gap, None))
    negative = lexicon.words["negations"] | lexicon.words["opposing"]
    return not negative.isdisjoint(between)


def _is_verb(word: str, lexicon: Lexicon) -> bool:
    """Tell whether a word is surely a verb of its clause: "closed", not "reports" or "to"."""
    forms = lexicon.verbs.get(word, ())
    return any("past" in form.forms for form in forms)
