"""Sources that a phrase names: "according to the ministry, …"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from disputes.ingest.nlp.draft import Draft

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from disputes.ingest.lexicon import Phrase
    from disputes.ingest.nlp.cues import Cues
    from disputes.ingest.nlp.tree import Tree


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
    rest = sentence[top.right_edge.i + 1 - sentence.start :]
    before = top.i > sentence.start and tree.doc[top.i - 1].text == ","
    last = all(token.is_punct or token.is_space for token in rest)
    return before and last and named.pos_ == "PROPN" and bool(cues.verbs(sentence.root))


def _clause(tree: Tree, token: Token) -> Token:
    """Give the head of the whole clause that holds a token: all of the sentence that it can be."""
    while token.pos_ not in {"VERB", "AUX"} and token.head.i != token.i:
        token = token.head
    while token.dep_ in tree.scheme.conjuncts | tree.scheme.asides and token.head.i != token.i:
        token = token.head
    return token
