"""Words that somebody quotes: "was quoted by the agency as saying …"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from disputes.ingest.nlp.draft import Draft
from disputes.ingest.nlp.speakers import agent

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from disputes.ingest.attribution import Extent
    from disputes.ingest.nlp.cues import Cues
    from disputes.ingest.nlp.tree import Tree


def drafts(tree: Tree, cues: Cues) -> Iterator[Draft]:
    """Give what is told by whom as somebody else's words, with the teller as the way it came."""
    scheme = tree.scheme
    for token in tree.doc:
        if not tree.verb(token) or tree.quoted[token.i] >= 0:
            continue
        saying = _saying(tree, cues, token)
        if saying is None and not _bare(tree, cues, token):
            continue
        if tree.passive(token):
            speaker, teller = tree.child(token, scheme.passive_subjects), agent(tree, token)
        else:
            speaker, teller = tree.child(token, scheme.objects), tree.subject(token)
        if speaker is None:
            continue
        content = tree.complement(saying or token) or tree.child(token, scheme.clauses)
        yield Draft(
            cue=token,
            words=cues.extent(token),
            source=tree.phrase(speaker),
            pieces=_pieces(tree, token, content),
            stance=cues.verbs(saying or token)[0].stance,
            pattern="quoted-as-saying",
            head=content,
            via=(tree.phrase(teller),) if teller is not None else (),
        )


def _saying(tree: Tree, cues: Cues, token: Token) -> Token | None:
    for preposition, head in tree.phrases(token):
        if preposition.lower_ in tree.quoting and tree.verb(head) and cues.verbs(head):
            return head
    return None


def _bare(tree: Tree, cues: Cues, token: Token) -> bool:
    """Tell whether a passive tells that somebody's words were quoted, without "as saying"."""
    quoting = cues.lexicon.words.get("quoting", frozenset())
    return (
        token.lower_ in quoting
        and bool(cues.verbs(token))
        and tree.passive(token)
        and agent(tree, token) is not None
        and _near(tree, token) is not None
    )


def _pieces(tree: Tree, cue: Token, content: Token | None) -> list[Extent]:
    """Give the clause, else the quotation by the sentence of the cue."""
    if content is not None:
        return tree.pieces(tree.content(content))
    number = _near(tree, cue)
    return [] if number is None else [tree.place(tree.quotations[number])]


def _near(tree: Tree, cue: Token) -> int | None:
    """Give the number of the nearest quotation in the sentence of a cue, or right before it."""
    sentence = cue.sent
    first = max(sentence.start - 2, 0)
    held = {number for number in tree.quoted[first : sentence.end] if number >= 0}
    at = tree.offset + cue.idx
    return min(held, key=lambda one: abs(at - tree.quotations[one].start), default=None)
