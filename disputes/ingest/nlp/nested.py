"""What an outlet passes on of what others say: "Holm denied it, Reuters reported"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from disputes.ingest.attribution import Extent
from disputes.ingest.nlp.channels import outlet
from disputes.ingest.nlp.unsaid import unsaid
from disputes.model.terms import Stance

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from disputes.ingest.lexicon import Lexicon
    from disputes.ingest.nlp.draft import Draft
    from disputes.ingest.nlp.tree import Tree

# Letters of what an outlet tells that attributions in it may leave, to be all of it.
_REST: Final = 12


def passed_on(tree: Tree, lexicon: Lexicon, drafts: Sequence[Draft]) -> list[Draft]:
    """Give the drafts without those in which an outlet but tells who said what.

    Those in them have the outlet for the end of their chain.
    """
    relays: set[int] = set()
    for number, outer in enumerate(drafts):
        if not _narrates(tree, lexicon, outer):
            continue
        # "reported that he left, citing his doctor": that is not all that is reported.
        within = [
            one
            for one in _within(drafts, outer)
            if one.cue.lower_ not in lexicon.words["quoting"] and not unsaid(tree, lexicon, one)
        ]
        if _whole(tree, outer, within):
            relays.add(number)
            for inner in within:
                if inner.source != outer.source and outer.source is not None:
                    inner.passed = (*inner.passed, outer.source)
    return [one for number, one in enumerate(drafts) if number not in relays]


def apart(drafts: Sequence[Draft]) -> None:
    """Take what closes a sentence as its teller off what the sentence says another said.

    In "Holm said it was shut, according to Berg" the last words are not Holm's.
    """
    for outer in drafts:
        if outer.pattern != "according-to":
            continue
        for inner in _within(drafts, outer):
            if _inside(outer.words, inner.pieces):
                end = outer.pieces[-1].end
                inner.pieces = [
                    Extent(piece.start, min(piece.end, end))
                    for piece in inner.pieces
                    if piece.start < end
                ]


def _narrates(tree: Tree, lexicon: Lexicon, draft: Draft) -> bool:
    """Tell whether a draft is an outlet's plain telling, from nobody else."""
    if draft.source is None or draft.stance is not Stance.ASSERTS:
        return False
    named = tree.span(draft.source)
    if named is None or unsaid(tree, lexicon, draft):
        return False
    citing = (*draft.cue.children, *named.root.children)
    if any(child.lower_ in lexicon.words["quoting"] for child in citing):
        return False
    roles = lexicon.people["roles"] - lexicon.people["outlets"]
    return outlet(tree, lexicon, named.root) and roles.isdisjoint(token.lower_ for token in named)


def _within(drafts: Sequence[Draft], outer: Draft) -> Iterator[Draft]:
    for inner in drafts:
        if inner is not outer and _inside(inner.words, outer.pieces):
            yield inner


def _inside(place: Extent, pieces: Sequence[Extent]) -> bool:
    return any(piece.start <= place.start and place.end <= piece.end for piece in pieces)


def _whole(tree: Tree, outer: Draft, within: Sequence[Draft]) -> bool:
    """Tell whether attributions are what the outlet tells, not but a part of it."""
    cues = [tree.raised.get(inner.cue.i, inner.cue).i for inner in within]
    if outer.head is not None and outer.head.i in cues:
        return True
    told: set[int] = set()
    for inner in within:
        for place in (inner.words, *inner.pieces, *([inner.source] if inner.source else [])):
            told.update(range(*place))
    rest = sum(
        at not in told and tree.text(at, at + 1).isalnum()
        for piece in outer.pieces
        for at in range(*piece)
    )
    return bool(within) and rest <= _REST
