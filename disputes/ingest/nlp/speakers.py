"""Who speaks: from the head of a cue to the words that name its source."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from spacy.tokens import Token

    from disputes.ingest.attribution import Extent
    from disputes.ingest.lexicon import Lexicon
    from disputes.ingest.nlp.tree import Tree

_SPEAKING: Final = ("roles", "anonymous", "outlets", "texts")
# How many verbs may stand between a cue and the verb that has its subject.
_STEPS: Final = 4


def speaker(tree: Tree, verb: Token) -> Extent | None:
    """Give the words that name who does what the verb says, None where none are found.

    The subject, its own or of the verb on which it hangs ("refused to say", "left, saying"), the
    noun on which it hangs ("a letter saying"), or whoever the passive names with "by".
    """
    head = speaker_head(tree, verb)
    if head is None:
        head = None if tree.passive(verb) or not _at_quotation(tree, verb) else beside(tree, verb)
    elif tree.quoted[head.i] >= 0 > tree.quoted[verb.i]:
        head = beside(tree, verb)
    return tree.phrase(head) if head is not None else None


def speaks(lexicon: Lexicon, noun: str) -> bool:
    """Tell whether a noun is of somebody, or of a text that can say something."""
    return any(noun in lexicon.people[kind] for kind in _SPEAKING)


def beside(tree: Tree, verb: Token) -> Token | None:
    """Give the head of the name right after a cue that stands behind a quotation, or before it.

    A parser is easily led astray by what is said; by whom stands close to the cue.
    """
    doc = tree.doc
    behind = verb.i > 0 and tree.quoted[verb.i - 1] >= 0
    number = verb.i + 1
    if behind and number < len(doc) and tree.quoted[number] < 0 and tree.nominal(doc[number]):
        return _top(tree, doc[number], verb)
    number = verb.i - 1
    while number >= 0 and doc[number].pos_ in {"AUX", "ADV", "PART"}:
        number -= 1
    if number >= 0 and tree.quoted[number] < 0 and tree.nominal(doc[number]):
        return _top(tree, doc[number], verb)
    return None


def _at_quotation(tree: Tree, verb: Token) -> bool:
    return any(
        0 <= number < len(tree.quoted) and tree.quoted[number] >= 0
        for number in range(verb.i - 2, verb.i + 3)
    )


def _top(tree: Tree, token: Token, verb: Token) -> Token:
    """Give the head of the phrase that holds a token and not the verb."""
    while token.head.i != token.i and tree.nominal(token.head):
        within = tree.quoted[token.head.i] < 0 and (token.head.i < verb.i) == (token.i < verb.i)
        if not within:
            break
        token = token.head
    return token


def speaker_head(tree: Tree, verb: Token) -> Token | None:
    """Give the head of what `speaker` gives."""
    scheme = tree.scheme
    verb = tree.raised.get(verb.i, verb)
    if tree.passive(verb):
        return agent(tree, verb)
    if accompanied := _accompanied(tree, verb):
        return accompanied
    at = verb
    for _ in range(_STEPS):
        if subject := tree.child(at, scheme.subjects):
            return subject if tree.nominal(subject) else None
        if at is not verb and (subject := tree.child(at, scheme.passive_subjects)):
            # "backed Holm, who is liked by all, but agreed to it": whoever it is, not surely "who"
            strayed = at.dep_ in scheme.relative_clauses and verb.dep_ in scheme.conjuncts
            return None if strayed else subject
        up = at.head
        if up.i == at.i:
            return None
        if at.dep_ in scheme.noun_clauses and tree.nominal(up) and up.pos_ != "ADJ":
            return up
        if at.dep_ in scheme.open_clauses and (
            patient := tree.child(up, scheme.objects | scheme.recipients)
        ):
            return patient
        if at.dep_ in scheme.phrase_clauses:
            if governor := tree.governor(at):
                up = governor[0]
            if tree.nominal(up) and up.pos_ != "ADJ":
                return None
        at = up
    return None


def _accompanied(tree: Tree, verb: Token) -> Token | None:
    """Give the head of whoever does it in "despite the mayor saying so".

    A parser makes it a phrase of either verb, or hangs it and the verb on the preposition.
    """
    if tree.subject(verb):
        return None
    phrases = [*tree.phrases(verb)]
    if verb.dep_ in tree.scheme.phrase_clauses:
        phrases += tree.phrases(verb.head.head)
    elif verb.dep_ in tree.scheme.adverbial_clauses:
        phrases += tree.phrases(verb.head)
    for preposition, head in phrases:
        there = preposition.i < head.i < verb.i and head.right_edge.i == verb.i - 1
        if there and tree.nominal(head) and not tree.finite(verb):
            return head
    return None


def agent(tree: Tree, verb: Token) -> Token | None:
    """Give the head of whoever the passive names as the one who did it."""
    for preposition, head in tree.phrases(verb):
        named = preposition.dep_ in tree.scheme.agents or head.dep_ in tree.scheme.agents
        if named and tree.nominal(head):
            return head
    return None
