"""Sources that a phrase names: "according to the ministry, …"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from disputes.ingest.nlp.draft import Draft
from disputes.model.terms import Stance

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from spacy.tokens import Token

    from disputes.ingest.lexicon import Phrase
    from disputes.ingest.nlp.cues import Cues
    from disputes.ingest.nlp.tree import Tree

_WITHIN: Final = frozenset({"pobj"})


def drafts(tree: Tree, cues: Cues) -> Iterator[Draft]:
    """Give what phrases that introduce a source tell: of the clause on which they hang."""
    starts: dict[str, list[Phrase]] = {}
    for phrase in cues.lexicon.phrases:
        starts.setdefault(phrase.words[0], []).append(phrase)
    for token in tree.doc:
        if tree.quoted[token.i] >= 0:
            continue
        for phrase in starts.get(token.lower_, ()):
            if draft := _draft(tree, cues, token, phrase):
                yield draft
                break


def opinions(tree: Tree, cues: Cues, others: Sequence[Draft]) -> Iterator[Draft]:
    """Give what a sentence tells that somebody's opinion opens: "In Roe's view, the law is void".

    Not where it is a part of what somebody says.
    """
    words = cues.lexicon.words
    for sentence in tree.doc.sents:
        first = sentence[0]
        noun = tree.child(first, _WITHIN)
        if first.lower_ not in words["in"] or noun is None or noun.lower_ not in words["opinions"]:
            continue
        owner = tree.child(noun, tree.scheme.owners)
        if owner is None or owner.lower_ in words["authors"] or tree.quoted[first.i] >= 0:
            continue
        place = tree.extent(first, noun)
        if any(
            piece.start < place.end and place.start < piece.end
            for one in others
            for piece in one.pieces
        ):
            continue
        stop = next((one.i for one in sentence if one.text == ";"), sentence.end)
        yield Draft(
            cue=first,
            words=tree.extent(noun, noun),
            source=tree.phrase(owner),
            pieces=tree.pieces(tree.doc[noun.right_edge.i + 1 : stop]),
            stance=Stance.ASSERTS,
            pattern="according-to",
            settled=True,
            head=sentence.root,
        )


def _draft(tree: Tree, cues: Cues, token: Token, phrase: Phrase) -> Draft | None:
    doc, count = tree.doc, len(phrase.words)
    if token.i + count >= len(doc):
        return None
    words = doc[token.i : token.i + count]
    if any(word.lower_ != wanted for word, wanted in zip(words, phrase.words, strict=True)):
        return None
    inside = {word.i for word in words}
    last = words[-1]
    head = next(
        (child for child in last.children if child.i > last.i and tree.nominal(child)), None
    )
    if head is None:
        head = last.nbor(1) if not tree.scheme.adpositions_govern else None
        while head is not None and head.head.i > head.i:
            head = head.head
    if head is None:
        return None
    top = words[0]
    while top.head.i in inside and top.head.i != top.i:
        top = top.head
    if top.head.i in {top.i, head.i}:
        return None
    clause = _clause(tree, top.head)
    if _closes(tree, cues, top, head):
        clause = top.sent.root
    content = set(clause.subtree) - set(top.subtree)
    return Draft(
        cue=token,
        words=tree.extent(words[0], last),
        source=tree.phrase(head),
        pieces=tree.pieces(content),
        stance=phrase.stance,
        pattern="according-to",
        settled=True,
        head=clause,
    )


def _closes(tree: Tree, cues: Cues, top: Token, named: Token) -> bool:
    """Tell whether somebody's name closes a sentence of what another said.

    So it does in "The ministry said the bridge was shut, according to Ivan Berg.": he tells so.
    """
    sentence = top.sent
    before = top.i > sentence.start and tree.doc[top.i - 1].text == ","
    return before and tree.closes(top) and named.pos_ == "PROPN" and bool(cues.verbs(sentence.root))


def _clause(tree: Tree, token: Token) -> Token:
    """Give the head of the whole clause that holds a token: all of the sentence that it can be."""
    while token.pos_ not in {"VERB", "AUX"} and token.head.i != token.i:
        token = token.head
    while token.dep_ in tree.scheme.conjuncts | tree.scheme.asides and token.head.i != token.i:
        token = token.head
    return token
