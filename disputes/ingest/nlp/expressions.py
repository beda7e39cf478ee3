"""Cues of several words: "did not respond to questions about …", "had no comment on …"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from disputes.ingest.nlp.draft import Draft
from disputes.ingest.nlp.speakers import speaker

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from spacy.tokens import Token

    from disputes.ingest.nlp.cues import Cues
    from disputes.ingest.nlp.tree import Tree
    from disputes.model.terms import Stance


def drafts(tree: Tree, cues: Cues) -> Iterator[Draft]:
    """Give what the lexicon's expressions tell of their subject, with what hangs on their end."""
    starts: dict[str, dict[tuple[str, ...], Stance]] = {}
    for words, stance in cues.lexicon.expressions.items():
        starts.setdefault(words[0], {})[words] = stance
    doc, number = tree.doc, 0
    while number < len(doc):
        token = doc[number]
        number += 1
        if token.lower_ in starts and tree.quoted[token.i] < 0:
            found = _longest(tree, token, starts[token.lower_])
            if found and (draft := _draft(tree, cues, token, found)):
                yield draft
                number = token.i + len(found)


def _longest(
    tree: Tree, token: Token, choices: Mapping[tuple[str, ...], Stance]
) -> tuple[str, ...] | None:
    stands: tuple[str, ...] | None = None
    for words in choices:
        there = tree.doc[token.i : token.i + len(words)]
        if len(there) == len(words) and all(
            word in {one.norm_, one.lower_} for one, word in zip(there, words, strict=True)
        ):
            stands = max(stands or words, words, key=len)
    return stands


def _draft(tree: Tree, cues: Cues, token: Token, words: tuple[str, ...]) -> Draft | None:
    expression = tree.doc[token.i : token.i + len(words)]
    verb = expression.root
    source = speaker(tree, verb)
    within = {one.i for one in expression}
    last = expression[-1].i
    content = [
        one
        for inside in expression
        for child in inside.children
        if child.i > last and child.i not in within and not child.is_punct
        if child.dep_ not in tree.scheme.conjuncts | tree.scheme.adverbial_clauses | {"cc"}
        for one in child.subtree
        if one.i > last
    ]
    if source is None or not content:
        return None
    return Draft(
        cue=verb,
        words=tree.extent(expression[0], expression[-1]),
        source=source,
        pieces=tree.pieces(content),
        stance=cues.lexicon.expressions[words],
        pattern="expression",
        settled=True,
    )
