"""What somebody calls a thing: "…, which Roe described as “a farce”", "called the claim a lie"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from disputes.ingest.attribution import Extent
from disputes.ingest.nlp.draft import Draft
from disputes.model.terms import Stance

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from spacy.tokens import Token

    from disputes.ingest.nlp.cues import Cues
    from disputes.ingest.nlp.tree import Tree

_COMMA: Final = ","
_RELATIVE: Final = frozenset({"WDT", "WP"})


def labelled(tree: Tree, cues: Cues, drafts: Sequence[Draft]) -> list[Draft]:
    """Give drafts with those of who describes in quoted words what they tell of, taken out of it.

    In "Holm praised the plan, which a resident described as “a farce”" the last words are not
    Holm's.
    """
    kept = list(drafts)
    for verb, who in _describing(tree, cues):
        said = [
            tree.place(tree.quotations[number])
            for number in sorted({tree.quoted[one.i] for one in tree.doc[verb.i : verb.sent.end]})
            if number >= 0
        ]
        if not said:
            continue
        comma = verb.left_edge.nbor(-1)
        place = tree.extent(comma, comma).start
        kept = [draft for draft in kept if draft.cue.i != verb.i]
        for draft in kept:
            if draft.cue.i < verb.i:
                draft.pieces = [
                    Extent(piece.start, min(piece.end, place))
                    for piece in draft.pieces
                    if piece.start < place
                ]
        kept.append(Draft(verb, cues.extent(verb), tree.phrase(who), said, Stance.ASSERTS))
    return [draft for draft in kept if draft.pieces]


def _describing(tree: Tree, cues: Cues) -> Iterator[tuple[Token, Token]]:
    """Give the verbs of such clauses that close a sentence, and the heads of who describes."""
    for verb in tree.doc:
        if verb.dep_ not in tree.scheme.relative_clauses or tree.quoted[verb.i] >= 0:
            continue
        if verb.lower_ not in cues.lexicon.words["labelling"] or tree.passive(verb):
            continue
        first, who = verb.left_edge, tree.child(verb, tree.scheme.subjects)
        if first.tag_ not in _RELATIVE or who is None or who.i == first.i or who.pos_ == "PRON":
            continue
        before = first.nbor(-1) if first.i > verb.sent.start else None
        if before is not None and before.text == _COMMA and _last(tree, verb):
            yield verb, who


def _last(tree: Tree, verb: Token) -> bool:
    """Tell whether nothing but a quotation and what leads to it stands behind a verb."""
    behind = tree.doc[verb.i + 1 : verb.sent.end]
    opened = next((one.i for one in behind if tree.quoted[one.i] >= 0), verb.sent.end)
    led = all(one.i < opened for one in behind if tree.verb(one) and tree.quoted[one.i] < 0)
    return led and all(
        one.i < opened or tree.quoted[one.i] >= 0 or one.is_punct or one.is_space for one in behind
    )


def rebutted(tree: Tree, cues: Cues, verb: Token) -> list[Token]:
    """Give what was said that a verb calls untrue: "the claim" in "called the claim a lie"."""
    scheme, words = tree.scheme, cues.lexicon.words
    if verb.lower_ not in words["labelling"]:
        return []
    thing = tree.child(verb, scheme.objects)
    if thing is None:
        thing = next(
            (
                subject
                for clause in tree.children(verb, scheme.clauses | scheme.predicates)
                if (subject := tree.child(clause, scheme.subjects))
            ),
            None,
        )
    if thing is None or not _is_speech(cues, thing):
        return []
    by = [
        one
        for top in (verb, thing)
        for one in tree.children(top, scheme.phrases)
        if one.lower_ in words["as"]
    ]
    called = [*tree.children(verb, scheme.predicates | scheme.clauses)]
    called += [one for marker in by for one in marker.children]
    if all(one.lower_ not in words["untrue"] for one in called):
        return []
    beside = {one for marker in by for one in marker.subtree}
    return [one for one in thing.subtree if one not in beside]


def spoken(tree: Tree, cues: Cues, verb: Token, words: list[Token]) -> list[Token]:
    """Give the first word of a quotation right behind these, what they are called by a verb.

    A parser may lose it: "calling it “a farce”".
    """
    if verb.lower_ not in cues.lexicon.words["labelling"] or not words:
        return []
    last = max(one.i for one in words)
    behind = tree.doc[last + 1 : last + 2]
    return [one for one in behind if tree.quoted[one.i] >= 0 > tree.quoted[last]]


def untrue(cues: Cues, verb: Token) -> bool:
    """Tell whether a verb is of calling something untrue: "a claim Roe called a lie"."""
    behind = verb.doc[verb.i + 1 : verb.right_edge.i + 1]
    return any(one.lower_ in cues.lexicon.words["untrue"] for one in behind)


def _is_speech(cues: Cues, thing: Token) -> bool:
    words, texts = cues.lexicon.words, cues.lexicon.people["texts"]
    word = thing.lower_
    return word in cues.lexicon.nouns or word in words["told-things"] or word in texts
