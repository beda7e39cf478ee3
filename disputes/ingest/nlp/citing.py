"""Whom an outlet cites: "TASS, citing the ministry, reported that …" is of the ministry."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from disputes.ingest.attribution import Extent
from disputes.ingest.nlp.channels import outlet
from disputes.ingest.nlp.speakers import speaks
from disputes.model.terms import Side

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from spacy.tokens import Span, Token

    from disputes.ingest.lexicon import Lexicon
    from disputes.ingest.nlp.draft import Draft
    from disputes.ingest.nlp.tree import Tree

_COMMA: Final = ","


def cite(tree: Tree, lexicon: Lexicon, drafts: Sequence[Draft]) -> set[int]:
    """Make what an outlet reports citing somebody that one's words, passed on by the outlet.

    Gives the numbers of the verbs by which they are cited: these tell nothing more.
    """
    told = {draft.cue.i: draft for draft in drafts if _relays(tree, lexicon, draft)}
    taken: set[int] = set()
    if not told:
        return taken
    for verb in tree.doc:
        if verb.lower_ not in lexicon.words["quoting"] or tree.quoted[verb.i] >= 0:
            continue
        named = tree.child(verb, tree.scheme.objects)
        if named is None or not tree.has(verb, "VerbForm", "Part") or tree.passive(verb):
            continue
        draft, within = _teller(tree, lexicon, verb, told)
        if draft is None or draft.source is None:
            continue
        if _speaks(lexicon, named, bare=not within):
            _attribute(tree, draft, verb, named)
            taken.add(verb.i)
            del told[draft.cue.i]
    return taken


def cite_named(tree: Tree, lexicon: Lexicon, drafts: Iterable[Draft]) -> list[Draft]:
    """Give the drafts of whom a phrase names, those of outlets that cite somebody as that one's.

    So it is with "according to Reuters, citing the ministry, …" and "…, which cited the ministry".
    """
    given = list(drafts)
    for draft in given:
        span = tree.span(draft.source) if draft.source is not None else None
        if (
            span is None
            or draft.stance.side is not Side.FOR
            or not _outlet(tree, lexicon, span.root)
        ):
            continue
        verb = _citing(tree, lexicon, span)
        named = tree.child(verb, tree.scheme.objects) if verb is not None else None
        if verb is not None and named is not None and _speaks(lexicon, named, bare=True):
            _attribute(tree, draft, verb, named)
    return given


def _citing(tree: Tree, lexicon: Lexicon, named: Span) -> Token | None:
    """Give the verb of citing right behind a name and a comma, with "which" or without."""
    behind = [one for one in tree.doc[named.end : named.end + 3] if tree.quoted[one.i] < 0]
    if len(behind) < 2 or behind[0].text != _COMMA:
        return None
    verb = behind[1]
    if verb.lower_ in lexicon.words["relatives"] and len(behind) > 2:
        verb = behind[2]
    elif not tree.has(verb, "VerbForm", "Part"):
        return None
    return verb if verb.lower_ in lexicon.words["quoting"] and not tree.passive(verb) else None


def _relays(tree: Tree, lexicon: Lexicon, draft: Draft) -> bool:
    """Tell whether a draft is of an outlet that tells something, or of whoever reports it."""
    if draft.pattern or draft.source is None or draft.stance.side is not Side.FOR:
        return False
    span = tree.span(draft.source)
    if span is None or draft.cue.pos_ != "VERB":
        return False
    if draft.cue.lower_ in lexicon.words["reporting"]:
        return span.root.pos_ in {"PROPN", "NOUN"} and not _person(lexicon, span.root)
    return _outlet(tree, lexicon, span.root)


def _person(lexicon: Lexicon, head: Token) -> bool:
    word = head.lower_
    return word in lexicon.people["roles"] and word not in lexicon.people["outlets"]


def _outlet(tree: Tree, lexicon: Lexicon, head: Token) -> bool:
    """Tell whether a name or a noun is an outlet's: "Reuters", "the newspaper", "news agency X"."""
    if outlet(tree, lexicon, head) or head.lower_ in lexicon.people["presses"]:
        return True
    return any(
        outlet(tree, lexicon, child) for child in tree.children(head, tree.scheme.appositions)
    )


def _teller(
    tree: Tree, lexicon: Lexicon, verb: Token, told: Mapping[int, Draft]
) -> tuple[Draft | None, bool]:
    """Give the draft of whoever cites, and whether "citing" hangs within what is told.

    There it may be of somebody in it: not where it closes the sentence, of what a thing did, nor
    where those quoted are not named, as only those who report do.
    """
    draft = told.get(_first_cue(tree, lexicon, verb, told))
    if draft is None:
        return None, False
    within = any(piece.start <= tree.extent(verb, verb).start < piece.end for piece in draft.pieces)
    if not within:
        return draft, verb.head.i != draft.cue.i and verb.i > draft.cue.i
    before = tree.doc[verb.i - 1].text if verb.i else ""
    begins = verb.i == draft.cue.i + 2
    if before != _COMMA or not (tree.closes(verb) or begins):
        return None, False
    return draft, not begins


def _first_cue(tree: Tree, lexicon: Lexicon, verb: Token, told: Mapping[int, Draft]) -> int:
    """Give the number of the nearest cue above a verb, -1 where another verb may be whose it is.

    Sources without a name are cited by who tells something, not by who does it.
    """
    named = tree.child(verb, tree.scheme.objects)
    unnamed = named is not None and named.lower_ in lexicon.people["anonymous"]
    for up in verb.ancestors:
        if up.i in told:
            return up.i
        subject = tree.subject(up) if tree.verb(up) else None
        if subject is None or up.i > verb.i or (unnamed and not _tells(lexicon, up)):
            continue
        if _acts(tree, up, subject):
            return -1
    return -1


def _tells(lexicon: Lexicon, verb: Token) -> bool:
    return any(not form.verb.particle for form in lexicon.verbs.get(verb.lower_, ()))


def _acts(tree: Tree, verb: Token, subject: Token) -> bool:
    """Tell whether somebody may cite in what he does: "he resigned, citing …"."""
    return subject.pos_ in {"PRON", "PROPN"} and not tree.passive(verb)


def _speaks(lexicon: Lexicon, named: Token, *, bare: bool) -> bool:
    """Tell whether who or what is cited can say something; a mere name only where it is `bare`."""
    word = named.lower_
    if word in lexicon.words["norms"] or named.pos_ == "PRON":
        return False
    if speaks(lexicon, word):
        return True
    compound = named.left_edge.i < named.i and named.nbor(-1).pos_ == "PROPN"
    return named.pos_ == "PROPN" and (bare or compound)


def _attribute(tree: Tree, draft: Draft, verb: Token, named: Token) -> None:
    if draft.source is not None:
        draft.via = (draft.source,)
    draft.source = _whole(tree, verb, named)
    draft.pattern = "cited"
    first = tree.extent(verb, verb).start
    end = max(draft.source.end, tree.extent(verb, verb.right_edge).end)
    left: list[Extent] = []
    for piece in draft.pieces:
        if not piece.start <= first < piece.end:
            left.append(piece)
            continue
        before = tree.text(piece.start, first).rstrip(" ,")
        behind = tree.text(end, piece.end)
        start = piece.end - len(behind.lstrip(" ,"))
        left += [Extent(piece.start, piece.start + len(before))] if before else []
        left += [Extent(start, piece.end)] if start < piece.end else []
    draft.pieces = left


def _whole(tree: Tree, verb: Token, named: Token) -> Extent:
    """Give whom a verb of citing names, with what a parser hangs on the verb: "a source in it"."""
    place, behind = tree.phrase(named), named.right_edge.i + 1
    if named.pos_ == "PROPN":
        return place
    for preposition in tree.children(verb, tree.scheme.phrases):
        if preposition.i == behind:
            return Extent(place.start, tree.extent(preposition, preposition.right_edge).end)
    return place
