"""What a parser hangs on the wrong word, hung where it belongs before the rules read its tree.

What is put right here needs the lexicon; what is wrong in any text is put right in `repairs`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from disputes.ingest.nlp.speakers import speaks

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from disputes.ingest.lexicon import Lexicon
    from disputes.ingest.nlp.scheme import Scheme

_SUBJECT: Final = "nsubj"
_CLAUSE: Final = "ccomp"
_ASIDE: Final = "advcl"
_OBJECT: Final = "dobj"
_WITHIN: Final = "pobj"
_ROOT: Final = "ROOT"
_COMMA: Final = ","
_TIMES: Final = ("days", "weekdays", "months")
# Phrases that stand one on another between a verb and a clause.
_STEPS: Final = 3
# "unfounded" and "the" in "as unfounded the claim".
_BESIDE: Final = 2


def rehang(doc: Doc, scheme: Scheme, lexicon: Lexicon) -> None:
    """Put right in a tree what hangs where it cannot belong; linear in the words."""
    for token in doc:
        if _is_main(token, scheme, lexicon):
            _make_main(token, token.head)
        elif _is_verb(token, scheme, lexicon):
            _make_verb(token, scheme)
        elif (verb := _reported(token, scheme, lexicon)) is not None:
            token.head, token.dep_ = verb, _CLAUSE
        elif _leaves_open(token, scheme, lexicon):
            token.dep_ = _CLAUSE
        elif (verb := _described(token, scheme, lexicon)) is not None:
            token.head = verb
        elif (verb := _named_last(token, scheme, lexicon)) is not None:
            _swap(token, verb)
        elif (verb := _contrasted(token, scheme, lexicon)) is not None:
            token.head, token.dep_ = verb, _ASIDE


def _is_main(token: Token, scheme: Scheme, lexicon: Lexicon) -> bool:
    """Tell whether a verb is the main one of a sentence that has but a noun for its head.

    So it is in "The bank, which had lost the case, rejected the claim": a participle behind an
    aside, with an object or a clause of its own.
    """
    noun = token.head
    if token.dep_ not in scheme.noun_clauses or noun.dep_ != _ROOT or token.i < noun.i:
        return False
    if token.lower_ not in lexicon.verbs or "Past" not in token.morph.get("Tense", []):
        return False
    before = token.i - 1
    while before > noun.i and token.doc[before].dep_ in scheme.adverbs:
        before -= 1
    opened = any(child.text == _COMMA and child.i < before for child in noun.rights)
    later = scheme.noun_clauses | scheme.relative_clauses | scheme.adverbial_clauses
    if any(child.i > token.i and child.dep_ in later for child in noun.rights):
        return False
    if token.doc[before].text != _COMMA or not opened:
        return False
    taken = scheme.objects | scheme.clauses | scheme.predicates
    named = {child.dep_ for child in token.children}
    return not named.isdisjoint(taken) and named.isdisjoint(scheme.agents | scheme.auxiliaries)


def _make_main(verb: Token, noun: Token) -> None:
    verb.head, verb.dep_ = verb, _ROOT
    noun.head, noun.dep_ = verb, _SUBJECT


def _is_verb(token: Token, scheme: Scheme, lexicon: Lexicon) -> bool:
    """Tell whether a noun, or a verb taken for one's head, is one: "Some question whether …"."""
    if token.pos_ not in {"NOUN", "VERB"} or token.dep_ != _ROOT or token.i == 0:
        return False
    before = token.nbor(-1)
    if before.dep_ in scheme.subjects:
        return False
    if before.lower_ not in lexicon.words["plurals"] or before.head.i != token.i:
        return False
    base = any("base" in form.forms for form in lexicon.verbs.get(token.lower_, ()))
    return base and _asked(token, scheme, lexicon) is not None


def _asked(token: Token, scheme: Scheme, lexicon: Lexicon) -> Token | None:
    opening = lexicon.words["questions"] | lexicon.words["that"]
    for child in token.rights:
        if child.dep_ in scheme.noun_clauses | scheme.clauses | scheme.relative_clauses:
            first = child.left_edge
            if first.i == token.i + 1 and first.lower_ in opening and first.dep_ in scheme.markers:
                return child
    return None


def _make_verb(token: Token, scheme: Scheme) -> None:
    token.pos_ = "VERB"
    before = token.nbor(-1)
    before.dep_, before.pos_ = _SUBJECT, "PRON"
    for child in token.rights:
        if child.dep_ in scheme.noun_clauses | scheme.relative_clauses:
            child.dep_ = _CLAUSE


def _reported(token: Token, scheme: Scheme, lexicon: Lexicon) -> Token | None:
    """Give the verb whose clause hangs on a noun before it: "warned for years that it was so".

    And "it was alleged by engineers that it was so". It is the verb's where the noun holds no
    content, and nothing in the clause is the noun's.
    """
    if token.dep_ not in scheme.noun_clauses and token.dep_ not in scheme.relative_clauses:
        return None
    if verb := _expressed(token, scheme, lexicon):
        return verb
    noun = token.head
    if noun.i > token.i:
        return None
    that = next((one for one in token.lefts if one.lower_ in lexicon.words["that"]), None)
    if that is None or (that.dep_ not in scheme.markers and that.pos_ != "SCONJ"):
        return None
    subjects = scheme.subjects | scheme.passive_subjects
    if not any(child.dep_ in subjects and child.i != that.i for child in token.lefts):
        return None
    verb, joint = _governing(noun, scheme)
    if verb.pos_ != "VERB" or verb.i > noun.i or not _takes(verb, lexicon, "that"):
        return None
    named = {child.dep_ for child in verb.children}
    if not named.isdisjoint(scheme.clauses | scheme.objects):
        return None
    if joint.dep_ in scheme.agents or noun.dep_ in scheme.agents:
        who = [child.lower_ for child in verb.lefts if child.dep_ in scheme.passive_subjects]
        return None if lexicon.words["expletive"].isdisjoint(who) else verb
    if that.dep_ not in scheme.markers:
        return None
    if joint.dep_ not in scheme.phrases and noun.dep_ not in scheme.phrases:
        return None
    if not named.isdisjoint(scheme.passive_subjects):
        return None
    definite = any("Def" in child.morph.get("Definite", []) for child in noun.lefts)
    if definite and joint.lower_ not in lexicon.words["lasting"] and _is_time(noun, lexicon):
        # "on the day that he died"
        return None
    return verb if _holds_none(noun, lexicon) else None


def _governing(noun: Token, scheme: Scheme) -> tuple[Token, Token]:
    """Give the verb to which a noun belongs by prepositions, and what joins it to the verb."""
    for _ in range(_STEPS):
        joint = noun.head
        verb = joint.head if scheme.adpositions_govern else joint
        if verb.pos_ == "VERB" or verb.i >= noun.i or joint.dep_ not in scheme.phrases:
            break
        noun = verb
    return verb, joint


def _is_time(noun: Token, lexicon: Lexicon) -> bool:
    return any(noun.lower_ in lexicon.words[kind] for kind in _TIMES)


def _holds_none(noun: Token, lexicon: Lexicon) -> bool:
    """Tell whether a noun has no clause for its content: a time, somebody, a text."""
    word = noun.lower_
    if word in lexicon.nouns:
        return False
    return noun.pos_ == "PROPN" or speaks(lexicon, word) or _is_time(noun, lexicon)


def _expressed(token: Token, scheme: Scheme, lexicon: Lexicon) -> Token | None:
    """Give the verb on whose last word a clause hangs: "expressed confidence that it was so"."""
    noun, verb = token.head, token.head.head
    if token.dep_ not in scheme.noun_clauses or noun.dep_ not in scheme.objects:
        return None
    if noun.lower_ in lexicon.nouns or not any(
        child.lower_ in lexicon.words["that"] and child.dep_ in scheme.markers
        for child in token.lefts
    ):
        return None
    words = tuple(one.lower_ for one in noun.doc[verb.i + 1 : noun.i + 1])
    own = (form.verb.particle for form in lexicon.verbs.get(verb.lower_, ()))
    return verb if words and words in own else None


def _leaves_open(token: Token, scheme: Scheme, lexicon: Lexicon) -> bool:
    """Tell whether a clause is no time but what somebody leaves open: "did not say when it was"."""
    first, verb = token.left_edge, token.head
    if token.dep_ not in scheme.adverbial_clauses or first.i != verb.i + 1:
        return False
    if first.lower_ not in lexicon.words["questions"] or not _takes(verb, lexicon, "whether"):
        return False
    if not any(child.dep_ in scheme.negations for child in verb.lefts):
        return False
    # "did not say when asked", "… when they asked"
    subjects = scheme.subjects | scheme.passive_subjects
    own = any(child.dep_ in subjects for child in token.lefts)
    return own and token.lower_ not in lexicon.words["asking"]


def _described(token: Token, scheme: Scheme, lexicon: Lexicon) -> Token | None:
    """Give the verb to which "as" belongs in "was dismissed by engineers as nonsense"."""
    if token.lower_ not in lexicon.words["as"] or token.dep_ not in scheme.phrases:
        return None
    by = token.head.head
    if token.head.i < token.i and by.dep_ in scheme.agents and scheme.adpositions_govern:
        return by.head if by.head.pos_ == "VERB" and by.head.i < by.i else None
    return None


def _named_last(token: Token, scheme: Scheme, lexicon: Lexicon) -> Token | None:
    """Give the verb whose object stands last in "dismissed as unfounded the claim that …"."""
    by = token.head
    if by.lower_ not in lexicon.words["as"] or by.dep_ not in scheme.phrases:
        return None
    first = token.doc[by.i + 1 : by.i + 3]
    if len(first) < _BESIDE:
        return None
    calls = by.head.pos_ == "VERB" and by.head.i == by.i - 1
    apart = first[0].pos_ == "ADJ" and first[0].head.i in {token.i, by.i}
    apart = apart and first[1].pos_ == "DET"
    return by.head if calls and apart and first[1].head.i == token.i else None


def _swap(noun: Token, verb: Token) -> None:
    by = noun.head
    adjective = noun.doc[by.i + 1]
    noun.head, noun.dep_ = verb, _OBJECT
    adjective.head, adjective.dep_ = by, _WITHIN


def _contrasted(token: Token, scheme: Scheme, lexicon: Lexicon) -> Token | None:
    """Give the cue beside which another stands: "Egypt says it is so, while Sudan says it is not".

    The second is not what the first one says: it has a speaker and a clause of its own.
    """
    if token.dep_ not in scheme.adverbial_clauses or not _takes(token, lexicon, "that"):
        return None
    first = token.left_edge
    if first.lower_ not in lexicon.words["besides"] or first.i == 0:
        return None
    named = {child.dep_ for child in token.children}
    if token.doc[first.i - 1].text != _COMMA or named.isdisjoint(scheme.subjects):
        return None
    if named.isdisjoint(scheme.clauses):
        return None
    within = scheme.clauses | scheme.conjuncts | scheme.adverbial_clauses
    verb = token.head
    if _takes(verb, lexicon, "that") and any(one.dep_ in scheme.clauses for one in verb.children):
        # "says that many believe it, while others doubt that it is so"
        return None
    while verb.dep_ in within and verb.head.i < verb.i:
        if verb.dep_ in scheme.clauses and _takes(verb.head, lexicon, "that"):
            alike = verb.head.morph.get("Tense", []) == token.morph.get("Tense", [])
            return verb.head if alike else None
        verb = verb.head
    return None


def _takes(verb: Token, lexicon: Lexicon, what: str) -> bool:
    return any(what in form.verb.takes for form in lexicon.verbs.get(verb.lower_, ()))
