"""Quotations: the cue that stands by one, and the one that goes on after its cue."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, Final

from disputes.ingest.attribution import Extent
from disputes.ingest.nlp.draft import Draft
from disputes.ingest.nlp.speakers import speaker

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from spacy.tokens import Token

    from disputes.ingest.lexicon import Verb
    from disputes.ingest.nlp.cues import Cues
    from disputes.ingest.nlp.tree import Tree
    from disputes.ingest.quotations import Quotation

# How many words may stand between a cue and the quotation that it opens: "told him on Monday: …".
_APART: Final = 12
_STOPS: Final = frozenset(".!?…")
_JOINTS: Final = frozenset(",;:—–-")


def drafts(tree: Tree, cues: Cues, others: Sequence[Draft]) -> Iterator[Draft]:
    """Give what a cue beside a quotation tells, where none of the `others` tells of either."""
    taken = {draft.cue.i for draft in others}
    covered = sorted(piece for draft in others for piece in draft.pieces)
    nearest: dict[int, tuple[int, Token, Verb, bool]] = {}
    for token in tree.doc:
        if token.i in taken or not tree.verb(token) or tree.quoted[token.i] >= 0:
            continue
        verb = next((verb for verb in cues.verbs(token) if "quote" in verb.takes), None)
        if verb is None:
            continue
        for number, apart, after in _beside(tree, token):
            if number not in nearest or apart < nearest[number][0]:
                nearest[number] = apart, token, verb, after
    split = _split(tree, nearest, covered)
    for number, (apart, token, verb, after) in sorted(nearest.items()):
        quotation = tree.quotations[number]
        if _covered(covered, quotation) or (after and _commanded(tree, cues, token, number)):
            continue
        if number - 1 in split or (after and _labels(tree, cues, token, number)):
            continue
        if number not in split and tree.scare(quotation) and (apart > 0 or not after):
            continue
        yield Draft(
            cue=token,
            words=cues.extent(token),
            source=speaker(tree, token),
            pieces=[
                _begun(tree, token, number) if after else tree.place(quotation),
                *([tree.place(tree.quotations[number + 1])] if number in split else []),
            ],
            stance=verb.stance,
        )


def _split(
    tree: Tree,
    nearest: Mapping[int, tuple[int, Token, Verb, bool]],
    covered: Sequence[Extent],
) -> set[int]:
    """Give the numbers of the quotations that go on in the next, behind the same cue."""
    return {
        number
        for number, (_, token, _, after) in nearest.items()
        if not after and number + 1 in nearest and nearest[number + 1][1].i == token.i
        if _broken(tree, number, token)
        if not any(_covered(covered, one) for one in tree.quotations[number : number + 2])
    }


def _broken(tree: Tree, number: int, cue: Token) -> bool:
    """Tell whether a quotation goes on in the next, as in “No drop,” said Ek, “is lost”.

    The first breaks off, no verb but the cue stands between, and the next opens behind a comma.
    """
    first, then = tree.quotations[number], tree.quotations[number + 1]
    gap = tree.span(Extent(first.end, then.start))
    if gap is None or not gap.start <= cue.i < gap.end or len(gap) > _APART:
        return False
    verbs = [word for word in gap if tree.verb(word) and word.dep_ not in tree.scheme.auxiliaries]
    broken = tree.text(first.opens, first.closes).rstrip()[-1:] in _JOINTS
    opens = tree.text(first.end, then.start).rstrip()[-1:] in _JOINTS
    return broken and opens and [verb.i for verb in verbs] == [cue.i]


def begin(tree: Tree, drafts: Sequence[Draft]) -> None:
    """Add to words quoted behind a cue those before it that they go on from, if no draft has them.

    A parser may take what is quoted first for another part of the sentence.
    """
    covered = sorted(piece for draft in drafts for piece in draft.pieces)
    for draft in drafts:
        at = tree.offset + draft.cue.idx
        number = bisect_left(tree.quotations, at, key=lambda one: one.start) - 1
        if not 0 <= number < len(tree.quotations) - 1 or draft.via:
            continue
        first, then = tree.quotations[number : number + 2]
        if _covered(covered, first) or not _covered(draft.pieces, then):
            continue
        if _broken(tree, number, draft.cue):
            draft.pieces.insert(0, tree.place(first))


def _begun(tree: Tree, token: Token, number: int) -> Extent:
    """Give a quotation behind a cue, with the subject before it where it begins with the verb.

    So it does in "As Holm told us, the bridge “is a danger”".
    """
    place = tree.place(tree.quotations[number])
    inside = [one for one in tree.doc[token.i + 1 :] if tree.quoted[one.i] == number]
    verb = next((one for one in inside if not one.is_punct and not one.is_space), None)
    if verb is None or verb.pos_ not in {"VERB", "AUX"} or not tree.finite(verb):
        return place
    before = tree.doc[token.i + 1 : inside[0].i]
    comma = next((one for one in before if one.text == ","), None)
    if comma is None or comma.i + 1 >= inside[0].i or not tree.nominal(tree.doc[inside[0].i - 1]):
        return place
    first = comma.nbor(1)
    return Extent(tree.extent(first, first).start, place.end)


def _labels(tree: Tree, cues: Cues, token: Token, number: int) -> bool:
    """Tell whether a quotation is what another verb calls a thing: rejected it, calling it “…”."""
    words = cues.lexicon.words["labelling"]
    before = (one for one in tree.doc[token.i + 1 :] if tree.quoted[one.i] == number)
    stop = next(before, token).i
    return any(one.lower_ in words for one in tree.doc[token.i + 1 : stop])


def _commanded(tree: Tree, cues: Cues, token: Token, number: int) -> bool:
    """Tell whether a quotation behind a cue is but what is to be done: told them to “go away”."""
    takes = any("to" in verb.takes for verb in cues.verbs(token))
    return takes and any(
        tree.quoted[one.i] == number
        and any(tree.quoted[word.i] < 0 for word in tree.children(one, tree.scheme.auxiliaries))
        for one in tree.children(token, tree.scheme.open_clauses | tree.scheme.clauses)
    )


def whole(tree: Tree, pieces: Sequence[Extent]) -> list[Extent]:
    """Give the pieces with every quotation of which they hold a part made whole."""
    found: list[Extent] = []
    for piece in pieces:
        start, end = piece
        first = bisect_left(tree.quotations, start, key=lambda one: one.end - 1)
        for quotation in tree.quotations[first:]:
            if quotation.start >= end:
                break
            start, end = min(start, quotation.start), max(end, quotation.end)
        found.append(Extent(start, end))
    return found


def go_on(tree: Tree, drafts: Sequence[Draft]) -> None:
    """Add each quotation that nothing tells to the quoted words before it of the same speaker.

    So it is with “…,” he said. “…”: between the two stands the end of a sentence, and no other cue.
    """
    spoken = sorted(
        (draft for draft in drafts if _holds_quotation(tree, draft)),
        key=lambda draft: draft.words.start,
    )
    if not spoken:
        return
    covered = sorted(piece for draft in drafts for piece in draft.pieces)
    for quotation in tree.quotations:
        if _covered(covered, quotation) or not _sentence(tree, quotation):
            continue
        before = bisect_left(spoken, quotation.start, key=lambda draft: draft.words.start) - 1
        if before >= 0:
            spoken[before].pieces.append(tree.place(quotation))


def announcing(tree: Tree, cues: Cues, drafts: Sequence[Draft]) -> Draft | None:
    """Give the cue with which a paragraph ends, before a colon; what it announces stands below."""
    text = tree.written.rstrip()
    if not text.endswith(":"):
        return None
    last = max((draft.words.end for draft in drafts), default=-1)
    for token in reversed(tree.doc):
        if token.is_sent_start and token.i < len(tree.doc) - 1:
            break
        if tree.offset + token.idx < last or not tree.verb(token) or tree.quoted[token.i] >= 0:
            continue
        verb = next((verb for verb in cues.verbs(token) if "quote" in verb.takes), None)
        if verb is not None and (source := speaker(tree, token)):
            return Draft(token, cues.extent(token), source, [], verb.stance, "subject-cue-block")
    return None


def holder(drafts: Sequence[Draft], place: Extent) -> Draft | None:
    """Give the draft that holds a quotation, or a part of it."""
    return next((draft for draft in drafts if _covered(draft.pieces, place)), None)


def _beside(tree: Tree, token: Token) -> Iterator[tuple[int, int, bool]]:
    """Give the quotations beside a cue: number, how many words apart, whether after the cue."""
    at = tree.offset + token.idx
    number = bisect_left(tree.quotations, at, key=lambda one: one.start)
    if number < len(tree.quotations):
        apart = _apart(tree, number, range(token.i + 1, len(tree.doc)))
        if apart is not None:
            yield number, apart, True
    if number > 0:
        apart = _apart(tree, number - 1, range(token.i - 1, -1, -1))
        if apart is not None:
            yield number - 1, apart, False


def _apart(tree: Tree, number: int, way: range) -> int | None:
    """Give how many words stand before a quotation on the way to it, None if it is out of reach.

    An end of a sentence bars the way; the stop of "Mr." is none.
    """
    words = 0
    for at in way:
        if tree.quoted[at] == number:
            return words
        word = tree.doc[at]
        words += not word.is_punct and not word.is_space
        # The first may be a stop behind the closing mark.
        last = at > 0 and tree.quoted[at - 1] == number
        if words > _APART or (word.text in _STOPS and not last):
            return None
    return None


def _holds_quotation(tree: Tree, draft: Draft) -> bool:
    return any(
        piece.start <= quotation.start and quotation.end <= piece.end
        for piece in draft.pieces
        for quotation in tree.quotations
    )


def _covered(pieces: Sequence[Extent], quotation: Quotation | Extent) -> bool:
    return any(piece.start < quotation.end and quotation.start < piece.end for piece in pieces)


def _sentence(tree: Tree, quotation: Quotation) -> bool:
    """Tell whether a quotation stands as a sentence of its own, or as one that goes on."""
    before = tree.text(tree.offset, quotation.start).rstrip()
    return not before or before[-1] in _STOPS or before[-1] in _JOINTS
