"""With which stance: what a cue says, and what "not" by it or "may" in the content makes of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from disputes.ingest.modality import HEDGED, NEGATED
from disputes.ingest.nlp.negation import negations
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
    if negations(tree, lexicon, draft.cue):
        thought = draft.cue.lower_ in lexicon.words.get("thoughts", frozenset())
        denied = thought and stance is Stance.ASSERTS
        if stance is Stance.DENIES and draft.cue.lower_ in lexicon.words["excluding"]:
            # Who does not rule something out says that it may be so.
            return Stance.SUGGESTS
        stance = Stance.DENIES if denied else NEGATED[stance]
    elif _asks(lexicon, draft):
        return Stance.DOUBTS
    if stance in HEDGED and draft.head is not None and _hedged(tree, lexicon, draft.head):
        return HEDGED[stance]
    return stance


def _asks(lexicon: Lexicon, draft: Draft) -> bool:
    """Tell whether a cue asks if something is so."""
    words = lexicon.words
    return (
        draft.head is not None
        and draft.cue.lower_ in words["asking"]
        and draft.head.left_edge.lower_ in words["conditions"]
    )


def _hedged(tree: Tree, lexicon: Lexicon, head: Token) -> bool:
    hedges = lexicon.words.get("hedges", frozenset())
    near = tree.scheme.auxiliaries | tree.scheme.adverbs
    return any(child.lower_ in hedges for child in tree.children(head, near))
