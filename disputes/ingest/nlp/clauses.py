"""Cues with a clause: "said that …", "…, he said", "saying …", and the speaker's words as such."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from disputes.ingest.nlp.draft import Draft
from disputes.ingest.nlp.speakers import speaker
from disputes.model.terms import Stance

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from disputes.ingest.lexicon import Verb
    from disputes.ingest.nlp.cues import Cues
    from disputes.ingest.nlp.tree import Tree

# What stands behind these is a sentence of its own.
_APART: Final = frozenset({":", ";", "("})
_CLAUSAL: Final = frozenset({"quote", "clause", "that", "whether"})


def drafts(tree: Tree, cues: Cues) -> Iterator[Draft]:
    """Give what cues with a clause for their content tell, those within such content left out."""
    within: set[int] = set()
    for token in tree.doc:
        if token.i in within or not tree.verb(token) or tree.quoted[token.i] >= 0:
            continue
        found = _content(tree, cues, token)
        if found is None:
            continue
        head, content = found
        source = speaker(tree, token)
        if source is None:
            continue
        if head.i > token.i:
            within.update(one.i for one in content)
        verbs = _clausal(cues, token)
        yield Draft(
            cue=token,
            words=cues.extent(token),
            source=source,
            pieces=tree.pieces(content),
            stance=verbs[0].stance if verbs else Stance.ASSERTS,
            head=head,
        )


def _content(tree: Tree, cues: Cues, token: Token) -> tuple[Token, set[Token]] | None:
    """Give the words that a cue has for its content, and the head of their clause."""
    clausal = _clausal(cues, token)
    if clause := tree.complement(token):
        if clause.i < token.i and _apart(tree, token):
            return None
        if clausal or (clause.i > token.i and _opens(tree, cues, token, clause)):
            return clause, tree.content(clause)
    elif clausal and (host := _host(tree, token) or _as(tree, cues, token)):
        return host, set(host.subtree) - set(token.subtree)
    elif clausal and (aside := _aside(tree, token)):
        sentence = token.sent
        content = {one for one in sentence if not aside[0] <= one.i <= aside[1]}
        return (sentence[0], content) if _stands(tree, content) else None
    return None


def _stands(tree: Tree, words: set[Token]) -> bool:
    """Tell whether words have a verb with a subject that is not but a circumstance."""
    hung = tree.scheme.adverbial_clauses | tree.scheme.relative_clauses | tree.scheme.noun_clauses
    return any(tree.verb(one) and one.dep_ not in hung and tree.subject(one) for one in words)


def _clausal(cues: Cues, token: Token) -> list[Verb]:
    return [verb for verb in cues.verbs(token) if verb.takes & _CLAUSAL]


def _opens(tree: Tree, cues: Cues, token: Token, clause: Token) -> bool:
    """Tell whether a verb that the lexicon lacks takes this clause as words or thought."""
    if token.pos_ != "VERB" or cues.verbs(token) or token.lower_ in cues.lexicon.common:
        return False
    return tree.subject(clause) is not None and tree.finite(clause)


def _host(tree: Tree, token: Token) -> Token | None:
    """Give the verb of the sentence into which "he said" is thrown, if it is."""
    host = token.head
    subject = tree.subject(token)
    if subject is None or tree.has(subject, "PronType", "Rel"):
        return None
    if _apart(tree, token):
        return None
    return host if token.dep_ in tree.scheme.asides and host.pos_ in {"VERB", "AUX"} else None


def _apart(tree: Tree, token: Token) -> bool:
    """Tell whether a cue and its subject stand apart from what is before them: "…: he said"."""
    if tree.child(token, tree.scheme.markers):
        return True
    subject = tree.subject(token)
    first = token if subject is None else min(subject.left_edge, token, key=lambda one: one.i)
    return first.i > 0 and tree.doc[first.i - 1].text in _APART


def _as(tree: Tree, cues: Cues, token: Token) -> Token | None:
    """Give the verb to which "as he said" belongs."""
    scheme, words = tree.scheme, cues.lexicon.words.get("as", frozenset())
    if token.dep_ not in scheme.adverbial_clauses or not tree.subject(token):
        return None
    if not any(mark.lower_ in words for mark in tree.children(token, scheme.markers)):
        return None
    first = token.left_edge
    if not first.is_sent_start and tree.doc[first.i - 1].text != ",":
        return None
    return None if tree.child(token, scheme.objects | scheme.open_clauses) else token.head


def _aside(tree: Tree, token: Token) -> tuple[int, int] | None:
    """Give the ends of ", he said," where it stands between commas in a sentence."""
    subject = tree.subject(token)
    scheme = tree.scheme
    if subject is None or tree.child(token, scheme.objects | scheme.open_clauses):
        return None
    if token.dep_ in scheme.relative_clauses | scheme.noun_clauses | scheme.adverbial_clauses:
        return None
    doc, sentence = tree.doc, token.sent
    first = min(subject.left_edge.i, token.i)
    last = max(subject.right_edge.i, token.i)
    near = tree.scheme.adverbs | {"npadvmod", "obl:tmod"} | tree.scheme.phrases
    while last + 1 < sentence.end and doc[last + 1].text != ",":
        top = doc[last + 1]
        while top.head.i != top.i and top.head.i > last and top.head.i != token.i:
            top = top.head
        if top.head.i != token.i or top.dep_ not in near:
            break
        last = top.right_edge.i
    if last + 1 < sentence.end and doc[last + 1].text != "," and not doc[last + 1].is_sent_end:
        return None
    opened = first > sentence.start and doc[first - 1].text == ","
    return (first, last) if opened else None
