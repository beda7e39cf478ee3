"""From a draft to the attribution: its stance, whose words they are, when and through whom."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, Final

from disputes.ingest.attribution import Attribution, Content, Extent
from disputes.ingest.nlp.channels import channel
from disputes.ingest.nlp.cues import Cues
from disputes.ingest.nlp.stances import stance_of
from disputes.model.terms import Speech

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Token

    from disputes.ingest.lexicon import Lexicon
    from disputes.ingest.nlp.draft import Draft
    from disputes.ingest.nlp.tree import Tree
    from disputes.ingest.quotations import Quotation


# More words than this name something else besides a time.
_LONGEST_TIME: Final = 7


def attribution(
    text: str, quoted: Sequence[Quotation], tree: Tree, lexicon: Lexicon, draft: Draft
) -> Attribution:
    """Make the attribution of a draft that has a content.

    `text` is the whole, in even form, `quoted` what it quotes, `tree` that of the draft's cue.
    """
    content = Content.of(_joined(text, draft.pieces))
    speech = _speech(text, quoted, lexicon, content, draft)
    return Attribution(
        content=content,
        source=draft.source,
        cue=_with_particle(tree, lexicon, draft, content),
        speech=speech,
        stance=stance_of(tree, lexicon, draft),
        pattern=draft.pattern or _ordered(draft, content, speech),
        via=channel(tree, lexicon, draft),
        said=_said(tree, lexicon, draft),
    )


def _with_particle(tree: Tree, lexicon: Lexicon, draft: Draft, content: Content) -> Extent:
    """Give the cue with the words that belong to its verb right behind it: "argued against"."""
    end = tree.extent(draft.cue, draft.cue).end
    verbs = Cues(tree, lexicon).verbs(draft.cue) if draft.words.end == end else []
    particle = verbs[0].particle if verbs else ()
    behind = tree.doc[draft.cue.i + 1 : draft.cue.i + 1 + len(particle)]
    if not particle or tuple(word.lower_ for word in behind) != particle:
        return draft.words
    bare = any(not form.verb.particle for form in lexicon.verbs[draft.cue.lower_])
    if bare and any(child.lower_ in _times(lexicon) for child in behind[-1].children):
        # "reported on Monday"
        return draft.words
    words = Extent(draft.words.start, tree.extent(draft.cue, behind[-1]).end)
    apart = all(piece.end <= words.start or piece.start >= words.end for piece in content.pieces)
    return words if apart else draft.words


def _times(lexicon: Lexicon) -> frozenset[str]:
    words = lexicon.words
    return words["weekdays"] | words["months"] | words["days"]


def _joined(text: str, pieces: Sequence[Extent]) -> list[Extent]:
    """Give the pieces in order, those with nothing but spaces between as one."""
    joined: list[Extent] = []
    for piece in sorted(pieces):
        if joined and not text[joined[-1].end : piece.start].strip(" "):
            joined[-1] = Extent(joined[-1].start, max(joined[-1].end, piece.end))
        else:
            joined.append(piece)
    return joined


def _speech(
    text: str, quotations: Sequence[Quotation], lexicon: Lexicon, content: Content, draft: Draft
) -> Speech:
    """Tell whose words the content is given in; what the writer says of himself is his own."""
    if draft.source is not None:
        named = text[draft.source.start : draft.source.end].lower()
        if named in lexicon.words.get("own", frozenset()):
            return Speech.OWN
    quoted = [_quoted(text, quotations, piece) for piece in content.pieces]
    if all(outside == 0 for _, outside in quoted):
        return Speech.DIRECT
    return Speech.MIXED if any(inside for inside, _ in quoted) else Speech.INDIRECT


def _ordered(draft: Draft, content: Content, speech: Speech) -> str:
    """Name a rule after the order in which subject, cue and content stand."""
    kind = "quote" if speech is Speech.DIRECT else "clause"
    places = {content.start: kind, draft.words.start: "cue"}
    if draft.source is not None:
        places[draft.source.start] = "subject"
    return "-".join(places[start] for start in sorted(places))


def _quoted(text: str, quotations: Sequence[Quotation], piece: Extent) -> tuple[int, int]:
    """Give how many letters of a piece stand within quotation marks, and how many outside."""
    inside, at = 0, piece.start
    outside = 0
    first = bisect_left(quotations, piece.start, key=lambda one: one.end - 1)
    for number in range(first, len(quotations)):
        quotation = quotations[number]
        if quotation.start >= piece.end:
            break
        start, end = max(quotation.start, at), min(quotation.end, piece.end)
        outside += _letters(text, at, start)
        inside += _letters(text, start, end)
        at = end
    return inside, outside + _letters(text, at, piece.end)


def _letters(text: str, start: int, end: int) -> int:
    return sum(map(str.isalnum, text[start:end]))


def _said(tree: Tree, lexicon: Lexicon, draft: Draft) -> Extent | None:
    """Give the words by the cue that tell when it was said: "on Tuesday", "last week"."""
    words, times = lexicon.words, _times(lexicon)
    for child in draft.cue.children:
        if tree.quoted[child.i] >= 0 or not _temporal(tree, child):
            continue
        tokens = [token for token in child.subtree if not token.is_punct]
        if not 0 < len(tokens) <= _LONGEST_TIME:
            continue
        if not any(token.lower_ in times for token in tokens):
            continue
        if tokens[0].lower_ in words["lasting"]:
            # "warned for years"
            continue
        if len(tokens) > 1 and tokens[0].pos_ == "ADP":
            del tokens[0]
        place = tree.extent(tokens[0], tokens[-1])
        if not any(piece.start < place.end and place.start < piece.end for piece in draft.pieces):
            return place
    return None


def _temporal(tree: Tree, child: Token) -> bool:
    scheme = tree.scheme
    names = scheme.phrases | scheme.adverbs | {"npadvmod", "obl:tmod", "nmod:tmod", "obl:npmod"}
    return child.dep_ in names
