"""What a parser is known to get wrong, put right in its tree before the rules read it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from disputes.ingest.nlp.scheme import Scheme

_COMMA: Final = ","
_SUBJECT: Final = "nsubj"


def repair(doc: Doc, scheme: Scheme) -> None:
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
        if (subject := _before(doc, opens, verb, scheme)) is not None:
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
