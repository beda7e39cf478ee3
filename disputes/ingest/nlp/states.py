"""Being of a mind: "is sure that …", "was worried about …"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from disputes.ingest.nlp.draft import Draft
from disputes.ingest.nlp.negation import negations
from disputes.ingest.nlp.speakers import speaker
from disputes.model.terms import Stance

if TYPE_CHECKING:
    from collections.abc import Iterator

    from disputes.ingest.nlp.cues import Cues
    from disputes.ingest.nlp.tree import Tree


def drafts(tree: Tree, cues: Cues) -> Iterator[Draft]:
    """Give what adjectives with a clause for their content tell of their subject."""
    scheme = tree.scheme
    for token in tree.doc:
        if token.pos_ not in {"ADJ", "VERB"} or tree.quoted[token.i] >= 0:
            continue
        convinced = token.lower_ in cues.lexicon.adjectives and tree.passive(token)
        if token.pos_ != "ADJ" and not convinced:
            continue
        verb = token if convinced else token.head
        subject = tree.subject(verb) if verb.i != token.i else tree.subject(token)
        if subject is None or subject.lower_ in cues.lexicon.words.get("things", frozenset()):
            continue
        clause = tree.child(token, scheme.clauses)
        if clause is None or not tree.subject(clause) or not tree.finite(clause):
            continue
        stance = cues.lexicon.adjectives.get(token.lower_, Stance.ASSERTS)
        first = token
        if negations(tree, cues.lexicon, verb):
            if token.lower_ not in cues.lexicon.words["knowing"]:
                continue
            stance, first = Stance.DOUBTS, min(verb, token, key=lambda one: one.i)
        yield Draft(
            cue=token,
            words=tree.extent(first, token),
            source=tree.phrase(subject) if convinced else speaker(tree, verb),
            pieces=tree.pieces(tree.content(clause)),
            stance=stance,
            pattern="subject-adjective",
            settled=stance is Stance.DOUBTS,
            head=clause,
        )
