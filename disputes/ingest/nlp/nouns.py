"""Nouns that hold a content: "the ministry's claim that …", "his refusal to …"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from disputes.ingest.nlp.draft import Draft
from disputes.ingest.nlp.speakers import speaker_head, speaks
from disputes.model.terms import Stance

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from disputes.ingest.attribution import Extent
    from disputes.ingest.nlp.cues import Cues
    from disputes.ingest.nlp.tree import Tree


def drafts(tree: Tree, cues: Cues) -> Iterator[Draft]:
    """Give what nouns with a clause or a phrase for their content tell."""
    for token in tree.doc:
        if token.pos_ != "NOUN" or tree.quoted[token.i] >= 0:
            continue
        stance = cues.lexicon.nouns.get(token.lower_)
        first = token
        if stance is not None and (none := _none(tree, cues, token)):
            # "expressed no doubt"
            first, stance = none, Stance.ASSERTS if stance is Stance.DOUBTS else None
        if stance is None:
            continue
        unnamed = _is_there(tree, cues, token)
        for content, pattern in _contents(tree, cues, token):
            if unnamed and pattern != "owner-noun-clause":
                continue
            yield Draft(
                cue=token,
                words=tree.extent(first, token),
                source=None if unnamed else _holder(tree, cues, token),
                pieces=tree.pieces(tree.content(content)),
                stance=stance,
                pattern="unnamed-that" if unnamed else pattern,
                head=content,
            )
            break


def _is_there(tree: Tree, cues: Cues, noun: Token) -> bool:
    """Tell whether there is what a noun names, and nobody who holds it: "there are claims that"."""
    verb, scheme = noun.head, tree.scheme
    if noun.i < verb.i or noun.dep_ not in scheme.predicates | scheme.subjects:
        return False
    there = cues.lexicon.words["there"]
    return tree.verb(verb) and any(child.lower_ in there for child in verb.lefts)


def _none(tree: Tree, cues: Cues, noun: Token) -> Token | None:
    """Give the word that tells that there is none of what a noun names: "no claim"."""
    before = noun.doc[max(noun.left_edge.i - 1, 0) : noun.i]
    negating = cues.lexicon.words["nobody"] | cues.lexicon.words["opposing"]
    return next(
        (word for word in before if word.lower_ in negating and tree.quoted[word.i] < 0), None
    )


def _contents(tree: Tree, cues: Cues, noun: Token) -> Iterator[tuple[Token, str]]:
    """Give the heads of what the noun holds, and the name of the rule, the surest first."""
    scheme = tree.scheme
    for child in noun.children:
        if (
            child.i > noun.i
            and child.dep_ in scheme.noun_clauses | scheme.clauses
            and tree.child(child, scheme.markers | scheme.auxiliaries)
        ):
            yield child, "owner-noun-clause"
    verb = noun.head
    if noun.dep_ in scheme.subjects and verb.pos_ == "AUX":
        for child in tree.children(verb, scheme.clauses | scheme.open_clauses):
            if child.i > verb.i:
                yield child, "owner-noun-is"
    on = cues.lexicon.words.get("about", frozenset())
    for preposition, head in tree.phrases(noun):
        owner = preposition.lower_ in cues.lexicon.words["of"] and head.pos_ == "PROPN"
        if head.i > noun.i and preposition.lower_ in on and not owner:
            yield head, "owner-noun-about"


def _holder(tree: Tree, cues: Cues, noun: Token) -> Extent | None:
    """Give whoever holds what the noun names: its owner, or who does something with it.

    A thing as the subject holds nothing: "the war has upset plans for the summit".
    """
    scheme = tree.scheme
    if owner := tree.child(noun, scheme.owners):
        return tree.phrase(owner)
    if (
        noun.dep_ in scheme.objects
        and noun.head.pos_ == "VERB"
        and (head := speaker_head(tree, noun.head))
        and _speaks(cues, head)
    ):
        return tree.phrase(head)
    return None


def _speaks(cues: Cues, head: Token) -> bool:
    """Tell whether a name or a noun is of somebody, or of a text that can say something."""
    return head.pos_ != "NOUN" or speaks(cues.lexicon, head.lower_)
