"""Subjects that a parser hangs on a word before them, given to the verb that lacks one.

"…, the ministry said on Monday" and "Opening the case, Ann Holm, prosecuting, said …": whoever
stands between a comma and such a verb is its subject.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from disputes.ingest.nlp.speakers import speaks

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

    from disputes.ingest.lexicon import Lexicon
    from disputes.ingest.nlp.scheme import Scheme

_SUBJECT: Final = "nsubj"
_NAME: Final = "appos"
_COMMA: Final = ","
# Relations in which a name stands beside another word, of which it is then no object.
_LOOSE: Final = frozenset({"appos", "npadvmod", "conj", "dep", "obl", "nmod"})
# Words of a speaker's name and role, and of an aside behind it, at most.
_LONGEST: Final = 16
_ASIDE: Final = 5
# Commas before the name, before its aside, and behind it.
_COMMAS: Final = 3
_ROLE_AND_NAME: Final = 2


def give_back(doc: Doc, scheme: Scheme, lexicon: Lexicon) -> None:
    """Give verbs of saying that lack a subject the one that stands before them; linear time."""
    for verb in doc:
        _join(verb, scheme, lexicon)
        if not _lacks(verb, scheme, lexicon):
            continue
        found = _closing(verb, scheme) or _opened(verb, scheme, lexicon)
        if found is not None and _speaks(lexicon, found):
            found.head, found.dep_ = verb, _SUBJECT


def _join(verb: Token, scheme: Scheme, lexicon: Lexicon) -> None:
    """Hang a name on the role before it, where each is a subject: "the head of it Ann Holm"."""
    subjects = [child for child in verb.lefts if child.dep_ in scheme.subjects]
    if len(subjects) != _ROLE_AND_NAME:
        return
    role, name = subjects
    beside = name.left_edge.i == role.right_edge.i + 1 and role.i < role.right_edge.i
    bare = all(one.pos_ == "PROPN" for one in name.subtree)
    if beside and bare and role.pos_ == "NOUN" and role.lower_ in lexicon.people["roles"]:
        name.head, name.dep_ = role, _NAME


def _speaks(lexicon: Lexicon, head: Token) -> bool:
    """Tell whether a noun can be of a speaker: a name, or a word for one."""
    return head.pos_ == "PROPN" or speaks(lexicon, head.lower_)


def _lacks(verb: Token, scheme: Scheme, lexicon: Lexicon) -> bool:
    """Tell whether a verb says something and has nobody who says it."""
    if verb.pos_ != "VERB" or "Fin" not in verb.morph.get("VerbForm", []):
        return False
    if not any("clause" in form.verb.takes for form in lexicon.verbs.get(verb.lower_, ())):
        return False
    named = {child.dep_ for child in verb.children}
    if not named.isdisjoint(scheme.subjects | scheme.passive_subjects | scheme.auxiliaries):
        return False
    return verb.dep_ == "ROOT" and not named.isdisjoint(scheme.clauses)


def _closing(verb: Token, scheme: Scheme) -> Token | None:
    """Give the head of the name before a verb that closes a sentence, from the comma on."""
    said = [child for child in verb.children if child.dep_ in scheme.clauses]
    if any(child.i > verb.i for child in said):
        return None
    first = _comma(verb.i, verb.sent.start, verb.doc)
    if first is None or said[0].i > first:
        return None
    return _alone(verb.doc[first : verb.i])


def _opened(verb: Token, scheme: Scheme, lexicon: Lexicon) -> Token | None:
    """Give the head of the name behind what opens a sentence: "Opening the case, Ann Holm said"."""
    doc, sentence = verb.doc, verb.sent
    opening = sentence[0]
    if opening.head.i != verb.i or opening.dep_ not in scheme.adverbial_clauses:
        return None
    if "Part" not in opening.morph.get("VerbForm", []) or opening.lower_ in lexicon.verbs:
        # "Citing the minister, Holm, the paper said"
        return None
    commas = [at for at in range(sentence.start, verb.i) if doc[at].text == _COMMA]
    if not commas or verb.i - commas[0] > _LONGEST:
        return None
    if len(commas) == 1:
        return _alone(doc[commas[0] + 1 : verb.i])
    if commas[-1] != verb.i - 1 or len(commas) != _COMMAS or commas[2] - commas[1] > _ASIDE:
        return None
    return _alone(doc[commas[0] + 1 : commas[1]])


def _comma(end: int, start: int, doc: Doc) -> int | None:
    """Give the number of the word behind the last comma before `end`, if there is one near."""
    for at in range(end - 1, max(start, end - _LONGEST) - 1, -1):
        if doc[at].text == _COMMA:
            return at + 1
    return None


def _alone(words: Span) -> Token | None:
    """Give the one word of these that hangs on no other of them, if it is a noun hung loosely."""
    tops = [word for word in words if word.head not in words and not word.is_punct]
    if len(tops) != 1 or tops[0].pos_ not in {"NOUN", "PROPN"}:
        return None
    return tops[0] if tops[0].dep_ in _LOOSE else None
