"""Cues that a parser hangs on what is said, where they belong to who says it.

In "He said he had won, adding that …" and "He said it had failed and warned that …" the second cue
is the speaker's, not part of the first one's content.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from disputes.ingest.nlp.speakers import speaks

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
                if other.i not in found and _belongs(tree, cues, token, head, other):
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


def _belongs(tree: Tree, cues: Cues, cue: Token, head: Token, other: Token) -> bool:
    if tree.quoted[other.i] >= 0 or tree.subject(other) or tree.child(other, tree.scheme.markers):
        return False
    takes = {kind for verb in cues.verbs(other) for kind in verb.takes}
    taken = tree.scheme.objects | tree.scheme.clauses
    acts = "object" in takes and tree.child(other, taken) is not None
    acts = acts and _of_thing(tree, cues, head)
    if takes.isdisjoint(_CARRIES) and not acts:
        return False
    if other.dep_ in tree.scheme.adverbial_clauses:
        before = other.left_edge.i - 1
        return before > cue.i and tree.doc[before].text == "," and not tree.finite(other)
    alike = other.morph.get("Tense", []) in (
        one.morph.get("Tense", []) for one in (cue, *tree.children(cue, tree.scheme.auxiliaries))
    )
    # After "was missed" a parser takes "rejected calls" for a passive, though it has an object.
    alike = alike and (tree.finite(other) or (acts and tree.passive(head)))
    return alike and not tree.child(other, tree.scheme.auxiliaries) and tree.finite(cue)


def _of_thing(tree: Tree, cues: Cues, clause: Token) -> bool:
    """Tell whether a clause is of a thing, which says nothing: "said the money was missing"."""
    subject = tree.subject(clause)
    if subject is None or subject.pos_ != "NOUN" or subject.i > clause.i:
        return False
    return not speaks(cues.lexicon, subject.lower_)
