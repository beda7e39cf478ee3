"""What a parser is known to get wrong, put right in its tree before the rules read it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from disputes.ingest.nlp.scheme import Scheme

_COMMA: Final = ","
_SUBJECT: Final = "nsubj"
_NAMES: Final = frozenset({"NOUN", "PROPN"})
# Letters of an auxiliary that is a name in capitals.
_CAPITALS: Final = 2


def repair(doc: Doc, scheme: Scheme) -> None:
    """Put right the tree of a text."""
    if not doc.text.isupper():
        _names(doc, scheme)
    _asides(doc, scheme)


def _names(doc: Doc, scheme: Scheme) -> None:
    """Make a name of what is in capitals before one, and no auxiliary: "IS leader Roe said"."""
    for token in doc[:-1]:
        if token.dep_ not in scheme.auxiliaries or token.pos_ != "AUX":
            continue
        if len(token) < _CAPITALS or not token.text.isupper():
            continue
        head = token.nbor(1)
        if head.is_sent_start:
            continue
        while head.pos_ in _NAMES and head.head.i > head.i and head.head.pos_ in _NAMES:
            head = head.head
        if head.pos_ in _NAMES and token.head.i != token.i:
            for child in list(token.children):
                child.head = token.head
            token.pos_, token.dep_, token.head = "PROPN", "compound", head


def _asides(doc: Doc, scheme: Scheme) -> None:
    """Give the subject before an aside back to its verb: "Ann Ash, Reuters reported, denied it".

    A parser hangs it on the verb of the aside, which has a subject already, or on one before.
    """
    for verb in doc:
        if verb.pos_ != "VERB" or verb.dep_ not in scheme.asides | scheme.clauses:
            continue
        opens = _opens(verb, scheme)
        if opens is None or not opens < verb.i < verb.head.i:
            continue
        if doc[verb.i + 1].text != _COMMA or any(
            child.dep_ in scheme.subjects | scheme.passive_subjects for child in verb.head.children
        ):
            continue
        subject = _before(doc, opens, verb, scheme)
        if (
            subject is not None
            and subject.sent.start == verb.sent.start
            and not subject.is_ancestor(verb.head)
        ):
            subject.head = verb.head
            subject.dep_ = _SUBJECT


def _opens(verb: Token, scheme: Scheme) -> int | None:
    """Give the place of the comma before the subject that is the verb's own."""
    own = [child for child in verb.lefts if child.dep_ in scheme.subjects]
    if not own:
        return None
    before = own[-1].left_edge.i - 1
    return before if before > 0 and verb.doc[before].text == _COMMA else None


def _before(doc: Doc, comma: int, verb: Token, scheme: Scheme) -> Token | None:
    """Give the head of the noun phrase that ends at a comma, if it hangs where it cannot belong."""
    head = doc[comma - 1]
    while head.head.i != head.i and head.head.i < comma and head.dep_ not in scheme.objects:
        if head.dep_ in scheme.subjects:
            break
        head = head.head
    strayed = head.head.i == verb.i and head.dep_ in scheme.subjects
    return head if strayed or head.dep_ in scheme.objects else None
