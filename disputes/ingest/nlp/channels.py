"""Through whom words came: "told the agency", "was quoted by the paper as saying"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from disputes.ingest.nlp.speakers import agent

if TYPE_CHECKING:
    from spacy.tokens import Token

    from disputes.ingest.attribution import Extent
    from disputes.ingest.lexicon import Lexicon
    from disputes.ingest.nlp.draft import Draft
    from disputes.ingest.nlp.tree import Tree


def channel(tree: Tree, lexicon: Lexicon, draft: Draft) -> tuple[Extent, ...]:
    """Give the names of those through whom a draft's words came, nearest to the speaker first.

    Whoever quotes; else an outlet that was told, or to which the speaker gave an interview; then
    those who pass it on.
    """
    near = _near(tree, lexicon, draft)
    named = {tree.text(*one) for one in near}
    return (*near, *(one for one in draft.passed if tree.text(*one) not in named))


def _near(tree: Tree, lexicon: Lexicon, draft: Draft) -> tuple[Extent, ...]:
    if draft.via:
        return draft.via
    cue = tree.raised.get(draft.cue.i, draft.cue)
    scheme = tree.scheme
    if quoted := _quoted_by(tree, lexicon, cue):
        return (quoted,)
    heads = list(tree.children(cue, scheme.objects | scheme.recipients))
    for _, head in tree.phrases(cue):
        heads.append(head)
        heads += [inner for _, inner in tree.phrases(head)]
    content = [token for token in heads if not _within(tree, token, draft)]
    outlets = [head for head in content if outlet(tree, lexicon, head)]
    without = scheme.appositions | scheme.conjuncts
    return (tree.phrase(outlets[0], without),) if outlets else ()


def _quoted_by(tree: Tree, lexicon: Lexicon, cue: Token) -> Extent | None:
    """Give the name of who quotes in "X, quoted by Y, said"."""
    subject = tree.subject(cue)
    if subject is None:
        return None
    for aside in tree.children(subject, tree.scheme.noun_clauses):
        if aside.lower_ in lexicon.words["quoting"] and (teller := agent(tree, aside)):
            return tree.phrase(teller) if outlet(tree, lexicon, teller) else None
    return None


def _within(tree: Tree, token: Token, draft: Draft) -> bool:
    at = tree.offset + token.idx
    places = [*draft.pieces, *([draft.source] if draft.source else [])]
    return any(piece.start <= at < piece.end for piece in places)


def outlet(tree: Tree, lexicon: Lexicon, head: Token | None) -> bool:
    """Tell whether a name is an outlet's: by a word of it."""
    if head is None or head.pos_ != "PROPN":
        return False
    outlets = lexicon.people.get("outlets", frozenset())
    return any(
        token.lower_ in outlets
        for token in tree.doc[head.left_edge.i : head.i + 1]
        if head.i in {token.head.i, token.i} and token.dep_ not in tree.scheme.owners
    )
