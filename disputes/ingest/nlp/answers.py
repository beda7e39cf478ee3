"""Who answers what was just said: "…, a charge Roe denies", "…, which was denied by Roe"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from disputes.ingest.attribution import Extent
from disputes.ingest.modality import NEGATED
from disputes.ingest.nlp.channels import outlet
from disputes.ingest.nlp.draft import Draft
from disputes.ingest.nlp.labels import untrue
from disputes.ingest.nlp.negation import negations
from disputes.ingest.nlp.speakers import agent
from disputes.model.terms import Side, Stance

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from spacy.tokens import Token

    from disputes.ingest.nlp.cues import Cues
    from disputes.ingest.nlp.tree import Tree

_COMMA: Final = ","
_AGAINST: Final = frozenset({Stance.DENIES, Stance.DOUBTS, Stance.DISOWNS})


def answer(tree: Tree, cues: Cues, drafts: Sequence[Draft]) -> list[Draft]:
    """Give drafts with those of who answers what they tell, taken out of it."""
    kept = list(drafts)
    for verb, comma in _answering(tree, cues):
        found = _answer(tree, cues, kept, verb, comma)
        if found is None:
            continue
        kept = [draft for draft in kept if draft.cue.i != verb.i]
        kept.append(found)
    for verb in _rebutting(tree, cues):
        said = _last(kept, tree.extent(verb.sent[0], verb.sent[0]).start)
        who = tree.child(verb, tree.scheme.subjects)
        if said is None or who is None or who.pos_ == "PRON":
            continue
        if not said.via and _text(tree, cues, verb):
            continue
        kept = [draft for draft in kept if draft.cue.i != verb.i]
        words, source = cues.extent(verb), tree.phrase(who)
        kept.append(Draft(verb, words, source, list(said.pieces), Stance.DENIES, "answer", True))
    return kept


def _rebutting(tree: Tree, cues: Cues) -> Iterator[Token]:
    """Give the verbs by which somebody calls what was said before untrue: "called that a lie"."""
    words, scheme = cues.lexicon.words, tree.scheme
    for verb in tree.doc:
        if verb.lower_ not in words["labelling"] or tree.quoted[verb.i] >= 0:
            continue
        thing = tree.child(verb, scheme.objects)
        if thing is None or not _demonstrative(cues, thing) or negations(tree, cues.lexicon, verb):
            continue
        if verb.dep_ == "ROOT" and untrue(cues, verb):
            yield verb


def _text(tree: Tree, cues: Cues, verb: Token) -> bool:
    """Tell whether a text is called something, which is what was said last only if an outlet's."""
    thing = tree.child(verb, tree.scheme.objects)
    return thing is not None and thing.lower_ in cues.lexicon.people["texts"]


def _demonstrative(cues: Cues, thing: Token) -> bool:
    """Tell whether "that" or "this" is all that is named, or "the claim"."""
    if thing.left_edge.i == thing.i:
        return thing.lower_ in cues.lexicon.words["demonstratives"]
    told = cues.lexicon.nouns.keys() | cues.lexicon.words["told-things"]
    first = thing.left_edge
    alone = thing.right_edge.i == thing.i == first.i + 1 and first.pos_ == "DET"
    return thing.lower_ in told and alone


def _last(drafts: Sequence[Draft], place: int) -> Draft | None:
    """Give the last draft before a place, if it is a plain telling by somebody."""
    before = [draft for draft in drafts if draft.words.start < place]
    if not before:
        return None
    last = max(before, key=lambda draft: max(draft.words.end, max(draft.pieces).end))
    plain = last.stance.side is Side.FOR and last.source is not None
    return last if plain and max(last.pieces).end <= place else None


def _answering(tree: Tree, cues: Cues) -> Iterator[tuple[Token, int]]:
    """Give the verbs of such clauses that close a sentence, and the number of the comma before."""
    scheme, words = tree.scheme, cues.lexicon.words
    claimed = cues.lexicon.nouns.keys() | words["told-things"]
    hung = scheme.relative_clauses | scheme.noun_clauses
    for verb in tree.doc:
        if verb.dep_ not in hung | scheme.adverbial_clauses or tree.quoted[verb.i] >= 0:
            continue
        noun, first = verb.head, verb.left_edge
        if noun.lower_ in claimed and noun.i < first.i and verb.dep_ in hung:
            first = noun.left_edge
            if not any(tree.has(child, "Definite", "Ind") for child in noun.lefts):
                continue
        elif first.tag_ != "WDT" or not (
            verb.lower_ in words["contradicting"] or _untruth(cues, verb)
        ):
            continue
        if first.i > 0 and tree.doc[first.i - 1].text == _COMMA and tree.closes(verb):
            yield verb, first.i - 1


def _answer(
    tree: Tree, cues: Cues, drafts: Sequence[Draft], verb: Token, comma: int
) -> Draft | None:
    stance = _stance(tree, cues, verb)
    who = _who(tree, verb)
    if stance is None or who is None:
        return None
    if stance is Stance.ASSERTS and outlet(tree, cues.lexicon, who):
        # "a claim repeated by the BBC"
        return None
    pieces = _answered(tree, cues, drafts, verb, comma)
    if pieces is None:
        return None
    if who.pos_ == "PRON" and stance in _AGAINST:
        told = next((one for one in drafts if one.pieces == pieces), None)
        named = _of_whom(tree, cues, told, pieces[0])
        if named is None:
            return None
        who = named
    first = next(iter(negations(tree, cues.lexicon, verb)), verb)
    words = tree.extent(first, verb) if first.i < verb.i else cues.extent(verb)
    return Draft(verb, words, tree.phrase(who), pieces, stance, "answer", settled=True)


def _who(tree: Tree, verb: Token) -> Token | None:
    """Give the head of whoever answers: a subject that is not "which", or who does it by name."""
    if tree.passive(verb) or (found := tree.subject(verb)) is None:
        named = agent(tree, verb)
        if named is None and verb.pos_ == "NOUN":
            # A parser takes "his lawyer disputes" for a name.
            return next((one for one in reversed([*verb.lefts]) if one.dep_ == "compound"), None)
        return named
    return found if found.tag_ not in {"WDT", "WP"} else None


def _stance(tree: Tree, cues: Cues, verb: Token) -> Stance | None:
    """Give the stance of whoever answers, None where the verb tells none."""
    words = cues.lexicon.words
    negated = bool(negations(tree, cues.lexicon, verb))
    if verb.lower_ in words["calling"] or _untruth(cues, verb):
        return Stance.DENIES if untrue(cues, verb) and not negated else None
    if verb.lower_ in words["shared"] and negated:
        return Stance.DENIES
    verbs = [one for one in cues.verbs(verb) if "object" in one.takes]
    if not verbs or tree.child(verb, tree.scheme.clauses | tree.scheme.open_clauses):
        return None
    objects = tree.children(verb, tree.scheme.objects)
    if any(one.tag_ not in {"WDT", "IN", "WP"} for one in objects):
        return None
    return NEGATED[verbs[0].stance] if negated else verbs[0].stance


def _untruth(cues: Cues, verb: Token) -> bool:
    """Tell whether a verb gives something the name of an untruth: "described as a lie"."""
    return verb.lower_ in cues.lexicon.words["labelling"] and untrue(cues, verb)


def _answered(
    tree: Tree, cues: Cues, drafts: Sequence[Draft], verb: Token, comma: int
) -> list[Extent] | None:
    """Give what is answered, and take the answer off it: what a draft tells up to the comma.

    Without one it is all the sentence up to there.
    """
    place = tree.extent(tree.doc[comma], tree.doc[comma]).start
    for draft in drafts:
        if draft.cue.i >= comma or draft.cue.i < verb.sent.start:
            continue
        last = max(draft.pieces)
        if last.start < place <= last.end:
            if draft.stance.side is not Side.FOR:
                return None
            draft.pieces = [*sorted(draft.pieces)[:-1], Extent(last.start, place)]
            return list(draft.pieces)
    for draft in drafts:
        if verb.sent.start <= draft.cue.i < comma:
            return None
    first = verb.sent[0]
    root = verb.sent.root
    if root.i > comma or not tree.subject(root) or cues.verbs(root):
        # "Moss is accused of it, which he denies"
        return None
    return tree.pieces(tree.doc[first.i : comma])


def _of_whom(tree: Tree, cues: Cues, draft: Draft | None, piece: Extent) -> Token | None:
    """Give the head of the name of whom something is told: he answers, not who told it.

    Whoever is accused, else the subject of what is told; not one who is but named in it.
    """
    span = tree.span(piece)
    if span is None:
        return None
    accused = tree.child(draft.cue, tree.scheme.objects) if draft is not None else None
    if accused is None or accused not in span:
        subjects = tree.scheme.subjects | tree.scheme.passive_subjects
        accused = next((one for one in span if one.dep_ in subjects), None)
    if accused is None:
        return None
    named = accused.pos_ == "PROPN" or accused.lower_ in cues.lexicon.people["roles"]
    return accused if named else None
