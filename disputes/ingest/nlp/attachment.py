"""Cues that a parser hangs on what is said, where they belong to who says it.

In "He said he had won, adding that …" and "He said it had failed and warned that …" the second cue
is the speaker's, not part of the first one's content.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from disputes.ingest.nlp.cues import Cues
    from disputes.ingest.nlp.tree import Tree

_CARRIES = frozenset({"quote", "clause", "that", "whether", "addressee"})


def raised(tree: Tree, cues: Cues) -> dict[int, Token]:
    """Give for each such cue, by its number, the cue whose speaker it shares."""
    found: dict[int, Token] = {}
    for token in tree.doc:
        if token.pos_ not in {"VERB", "AUX"} or tree.quoted[token.i] >= 0:
            continue
        if not cues.verbs(token):
            continue
        for head in tree.children(token, tree.scheme.clauses | tree.scheme.objects):
            if head.i < token.i:
                continue
            for other in _hung(tree, head):
                if other.i not in found and _belongs(tree, cues, token, other):
                    found[other.i] = token
    return found


def _hung(tree: Tree, head: Token) -> Iterator[Token]:
    """Give the verbs that hang on a clause or on what follows a noun, as further ones."""
    scheme = tree.scheme
    names = scheme.conjuncts | scheme.adverbial_clauses
    queue = [head]
    if head.dep_ in scheme.objects:
        queue = list(tree.children(head, scheme.noun_clauses | scheme.relative_clauses))
    while queue:
        for child in tree.children(queue.pop(), names):
            yield child
            if child.dep_ in scheme.conjuncts:
                queue.append(child)


def _belongs(tree: Tree, cues: Cues, cue: Token, other: Token) -> bool:
    if tree.quoted[other.i] >= 0 or tree.subject(other) or tree.child(other, tree.scheme.markers):
        return False
    if not any(verb.takes & _CARRIES for verb in cues.verbs(other)):
        return False
    if other.dep_ in tree.scheme.adverbial_clauses:
        before = other.left_edge.i - 1
        return before > cue.i and tree.doc[before].text == "," and not tree.finite(other)
    alike = other.morph.get("Tense", []) == cue.morph.get("Tense", []) and tree.finite(other)
    return alike and not tree.child(other, tree.scheme.auxiliaries) and tree.finite(cue)
