"""With which stance: what a cue says, and what "not" by it or "may" in the content makes of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from disputes.ingest.modality import HEDGED, NEGATED
from disputes.model.terms import Stance

if TYPE_CHECKING:
    from spacy.tokens import Token

    from disputes.ingest.lexicon import Lexicon
    from disputes.ingest.nlp.draft import Draft
    from disputes.ingest.nlp.tree import Tree


def stance_of(tree: Tree, lexicon: Lexicon, draft: Draft) -> Stance:
    """Give the stance of a draft."""
    if draft.settled:
        return draft.stance
    stance = draft.stance
    if _negated(tree, lexicon, draft.cue):
        thought = draft.cue.lower_ in lexicon.words.get("thoughts", frozenset())
        denied = thought and stance is Stance.ASSERTS
        stance = Stance.DENIES if denied else NEGATED[stance]
    if stance in HEDGED and draft.head is not None and _hedged(tree, lexicon, draft.head):
        return HEDGED[stance]
    return stance


def _negated(tree: Tree, lexicon: Lexicon, cue: Token) -> bool:
    negations = lexicon.words.get("negations", frozenset())
    return any(
        child.dep_ in tree.scheme.negations
        or (child.lower_ in negations and child.i < cue.i and child.dep_ in tree.scheme.adverbs)
        for child in cue.children
        if tree.quoted[child.i] == tree.quoted[cue.i]
    )


def _hedged(tree: Tree, lexicon: Lexicon, head: Token) -> bool:
    hedges = lexicon.words.get("hedges", frozenset())
    near = tree.scheme.auxiliaries | tree.scheme.adverbs
    return any(child.lower_ in hedges for child in tree.children(head, near))
