"""What nobody has said: "nobody claimed", "if he says", "did he say …?", "refused to say"."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from disputes.ingest.modality import NEGATED
from disputes.ingest.nlp.channels import outlet
from disputes.ingest.nlp.negation import negations
from disputes.ingest.nlp.speakers import speaker_head
from disputes.model.terms import Stance

if TYPE_CHECKING:
    from spacy.tokens import Token

    from disputes.ingest.lexicon import Lexicon
    from disputes.ingest.nlp.cues import Cues
    from disputes.ingest.nlp.draft import Draft
    from disputes.ingest.nlp.tree import Tree


def unsaid(tree: Tree, lexicon: Lexicon, draft: Draft) -> bool:
    """Tell whether a draft tells of words that, as far as the text tells, nobody said."""
    words = lexicon.words
    named = tree.text(*draft.source).lower().split() if draft.source else []
    if named and named[0] in words["nobody"] and not (named[1:] and named[1].isdigit()):
        return True
    if _own_version(lexicon, named):
        return True
    cue = tree.raised.get(draft.cue.i, draft.cue)
    if cue.pos_ not in {"VERB", "AUX"}:
        return False
    if cue.lower_ in words["hearing"] and not outlet(tree, lexicon, tree.subject(cue)):
        # "Reuters has learned" is another way to report.
        return True
    opening = draft.head.left_edge.lower_ if draft.head is not None else ""
    if draft.stance is Stance.DENIES and opening in words["conditions"]:
        # "disagree whether it is so": each may say either
        return True
    if negations(tree, lexicon, cue):
        # Who did not evade a question has not thereby answered it.
        return draft.stance is Stance.DECLINES and not draft.settled
    if not words["own"].isdisjoint(named):
        return False
    return _unreal(tree, lexicon, cue)


def _unreal(tree: Tree, lexicon: Lexicon, cue: Token) -> bool:
    """Tell whether what stands before a cue leaves it undone: "if", "might", "wanted to"."""
    scheme, words = tree.scheme, lexicon.words
    for verb in _group(tree, cue):
        near = [child for child in verb.children if tree.quoted[child.i] == tree.quoted[verb.i]]
        helping = [child for child in near if child.dep_ in scheme.auxiliaries]
        subject = tree.subject(verb)
        if any(one.lower_ in words["unreal"] for one in helping):
            return True
        opens = [child for child in near if child.dep_ in scheme.markers]
        if any(one.lower_ in words["conditions"] for one in opens):
            return True
        if subject and any(one.i < subject.i < verb.i for one in helping):
            return True
    head = speaker_head(tree, cue)
    first = min(cue.i, head.left_edge.i) if head is not None and head.i < cue.i else cue.i
    if any(tree.doc[at - 1].lower_ in words["opposing"] for at in (first, cue.i) if at > 0):
        # "left without saying that", "without anybody saying that"
        return True
    meant = words["awaited"] | words["willing"]
    return cue.dep_ in scheme.open_clauses and cue.head.lower_ in meant


def _own_version(lexicon: Lexicon, named: list[str]) -> bool:
    """Tell whether a source is this text as it once was: "an earlier version of this article"."""
    words, texts = lexicon.words, lexicon.people["texts"]
    return not words["versions"].isdisjoint(named) and any(
        before in words["day-marks"] and word in texts for before, word in pairwise(named)
    )


def withheld(tree: Tree, cues: Cues, cue: Token) -> tuple[Token, Stance] | None:
    """Give the verb of whoever refuses or fails to do what a cue names, and what stance that is."""
    scheme, words = tree.scheme, cues.lexicon.words
    up = cue
    if cue.dep_ in scheme.open_clauses:
        up = cue.head
    elif cue.dep_ in scheme.phrase_clauses and (governor := tree.governor(cue)):
        up = governor[0]
    if up.pos_ in {"ADJ", "ADV"}:
        # "stopped short of saying"
        up = up.head
    if up.i == cue.i or up.lower_ not in words["withholding"] or not up.i < cue.i:
        return None
    for verb in cues.verbs(up):
        if verb.particle[-1:] == (cue.lower_,):
            return up, verb.stance
    stances = [verb.stance for verb in cues.verbs(cue)]
    return up, NEGATED[stances[0] if stances else Stance.ASSERTS]


def _group(tree: Tree, cue: Token) -> list[Token]:
    """Give a cue and the verbs with which it shares what stands before the first of them."""
    verbs = [cue]
    while cue.dep_ in tree.scheme.conjuncts and cue.head.i < cue.i and not tree.subject(cue):
        cue = cue.head
        verbs.append(cue)
    return verbs
