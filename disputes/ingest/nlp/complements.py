"""Cues with another content than a clause: "rejected the claim", "vowed to …", "spoke about"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from disputes.ingest.nlp.draft import Draft
from disputes.ingest.nlp.speakers import agent, speaker

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from disputes.ingest.lexicon import Verb
    from disputes.ingest.nlp.cues import Cues
    from disputes.ingest.nlp.tree import Tree


def drafts(tree: Tree, cues: Cues, taken: set[int]) -> Iterator[Draft]:
    """Give what cues with an infinitive or a noun for their content tell."""
    for token in tree.doc:
        if token.i in taken or not tree.verb(token) or tree.quoted[token.i] >= 0:
            continue
        verbs = cues.verbs(token)
        if not verbs:
            continue
        found = _passive(tree, token, verbs) if tree.passive(token) else _active(tree, token, verbs)
        if found:
            content, pattern = found
            yield Draft(
                cue=token,
                words=cues.extent(token),
                source=speaker(tree, token),
                pieces=tree.pieces(content),
                stance=verbs[0].stance,
                pattern=pattern,
            )


def _active(tree: Tree, token: Token, verbs: list[Verb]) -> tuple[list[Token], str] | None:
    scheme = tree.scheme
    infinitive = tree.child(token, scheme.open_clauses)
    if infinitive is None:
        infinitive = tree.child(token, scheme.clauses)
    if not _acts(tree, token):
        return None
    if infinitive is not None and any("to" in verb.takes for verb in verbs):
        return list(tree.content(infinitive)), "subject-cue-to"
    if not any("object" in verb.takes for verb in verbs):
        return None
    particle = max((verb.particle for verb in verbs), key=len)
    if particle:
        for preposition, head in tree.phrases(token):
            if preposition.lower_ == particle[-1]:
                return list(tree.content(head)) + _after(
                    tree, token, preposition
                ), "subject-cue-about"
    things = [one for one in tree.children(token, scheme.objects) if one.i > token.i]
    things += list(tree.children(token, scheme.clauses | scheme.predicates))
    if not things:
        return None
    first = min(things, key=lambda thing: thing.i)
    return list(tree.content(first)) + _after(tree, token, first), "subject-cue-object"


def _acts(tree: Tree, token: Token) -> bool:
    """Tell whether a verb says what its subject does, not what something is for."""
    scheme = tree.scheme
    if tree.child(token, scheme.subjects):
        return True
    return token.dep_ in scheme.adverbial_clauses | scheme.conjuncts


def _after(tree: Tree, token: Token, first: Token) -> list[Token]:
    """Give what belongs to a verb after the first part of its content: "of treason"."""
    scheme = tree.scheme
    kinds = scheme.phrases | scheme.predicates | scheme.open_clauses | scheme.clauses
    return [
        one for child in tree.children(token, kinds) if child.i > first.i for one in child.subtree
    ]


def _passive(tree: Tree, token: Token, verbs: list[Verb]) -> tuple[list[Token], str] | None:
    scheme = tree.scheme
    subject = tree.child(token, scheme.passive_subjects)
    if subject is None:
        return None
    content = list(subject.subtree)
    named = agent(tree, token)
    if named is None:
        if not tree.child(token, scheme.open_clauses | scheme.predicates) and not any(
            head.dep_ in scheme.phrase_clauses for _, head in tree.phrases(token)
        ):
            return None
        return content + _after(tree, token, token), "passive"
    if not any("object" in verb.takes for verb in verbs):
        return None
    by = next((preposition for preposition, head in tree.phrases(token) if head.i == named.i), None)
    without = set(by.subtree) if by is not None else set()
    return [
        one for one in content + _after(tree, token, token) if one not in without
    ], "passive-agent"
