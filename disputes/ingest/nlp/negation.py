"""The words that negate a cue: "did not say", "no longer says", "neither confirmed nor denied"."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

    from disputes.ingest.lexicon import Lexicon
    from disputes.ingest.nlp.tree import Tree


def negations(tree: Tree, lexicon: Lexicon, cue: Token) -> list[Token]:
    """Give the words that negate a cue, itself or together with the verbs before it, in order."""
    found: list[Token] = []
    words = lexicon.words["negations"]
    near = tree.scheme.adverbs | tree.scheme.joints
    at = cue
    while True:
        for child in at.children:
            if tree.quoted[child.i] != tree.quoted[cue.i]:
                continue
            phrase = list(child.doc[child.left_edge.i : child.i + 1])
            if child.doc[child.i + 1 : child.i + 2].text in lexicon.words["merely"]:
                continue
            if child.dep_ in tree.scheme.negations:
                found.append(child)
            elif (
                child.i < at.i
                and child.dep_ in near
                and (child.lower_ in words or "-".join(one.lower_ for one in phrase) in words)
            ):
                found += phrase
        if found or not _alternative(tree, lexicon, at):
            return sorted(found, key=_place)
        at = at.head


def _alternative(tree: Tree, lexicon: Lexicon, cue: Token) -> bool:
    """Tell whether a verb stands behind another with "nor" or "or" between them."""
    if cue.dep_ not in tree.scheme.conjuncts or cue.head.i > cue.i or tree.subject(cue):
        return False
    return any(
        child.lower_ in lexicon.words["alternatives"] and cue.head.i < child.i < cue.i
        for child in cue.head.children
    )


def _place(token: Token) -> int:
    return token.i
