"""Cues of several words: "did not respond to questions about …", "had no comment on …"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from disputes.ingest.nlp.draft import Draft
from disputes.ingest.nlp.speakers import speaker

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from spacy.tokens import Span, Token

    from disputes.ingest.attribution import Extent
    from disputes.ingest.nlp.cues import Cues
    from disputes.ingest.nlp.tree import Tree
    from disputes.model.terms import Stance


# Words of a request for comment, at most: "to a further request for comment".
_REQUEST: Final = 6


def drafts(tree: Tree, cues: Cues) -> Iterator[Draft]:
    """Give what the lexicon's expressions tell of their subject, with what hangs on their end."""
    starts: dict[str, dict[tuple[str, ...], Stance]] = {}
    for words, stance in cues.lexicon.expressions.items():
        starts.setdefault(words[0], {})[words] = stance
    doc, number = tree.doc, 0
    while number < len(doc):
        token = doc[number]
        number += 1
        if token.lower_ in starts and tree.quoted[token.i] < 0:
            found = _longest(tree, token, starts[token.lower_])
            if found and (draft := _draft(tree, cues, token, found)):
                yield draft
                number = token.i + len(found)


def _longest(
    tree: Tree, token: Token, choices: Mapping[tuple[str, ...], Stance]
) -> tuple[str, ...] | None:
    stands: tuple[str, ...] | None = None
    for words in choices:
        there = tree.doc[token.i : token.i + len(words)]
        if len(there) == len(words) and all(
            word in {one.norm_, one.lower_} for one, word in zip(there, words, strict=True)
        ):
            stands = max(stands or words, words, key=len)
    return stands


def _draft(tree: Tree, cues: Cues, token: Token, words: tuple[str, ...]) -> Draft | None:
    expression = tree.doc[token.i : token.i + len(words)]
    verb = expression.root
    source = speaker(tree, verb) or _evades(tree, expression)
    within = {one.i for one in expression}
    last = expression[-1].i
    left_out = tree.scheme.conjuncts | tree.scheme.adverbial_clauses | {"cc"}
    content = [
        one
        for inside in expression
        for child in inside.children
        if child.i > last and child.i not in within and not child.is_punct
        if child.dep_ not in left_out
        for one in tree.content(child)
        if one.i > last
    ]
    if source is None or not content:
        return None
    behind = tree.doc[last + 1 : last + 2]
    if behind.text.lower() in cues.lexicon.words["questions"]:
        # A parser may hang the "when" of "when it was" on a cue further on.
        content = list({*behind, *content})
    asked = _asked(tree, cues, verb, content)
    return Draft(
        cue=verb,
        words=tree.extent(expression[0], expression[-1]),
        source=source,
        pieces=tree.pieces(asked or content),
        stance=cues.lexicon.expressions[words],
        pattern="expression",
        settled=True,
    )


def _evades(tree: Tree, expression: Span) -> Extent | None:
    """Give whoever a passive says did not speak of what follows: "would not be drawn on"."""
    if expression[-1].pos_ != "ADP":
        # "could not be reached for comment on Monday"
        return None
    subject = tree.child(expression.root, tree.scheme.passive_subjects)
    return tree.phrase(subject) if subject is not None else None


def _asked(tree: Tree, cues: Cues, verb: Token, content: Sequence[Token]) -> list[Token]:
    """Give the question that a request for comment was about: "Asked whether it was, Holm …".

    None of its words where the content is more than that request, or nothing was asked.
    """
    words = cues.lexicon.words
    if not any(one.lower_ in words["requesting"] for one in content) or len(content) > _REQUEST:
        return []
    for asking in verb.doc[verb.sent.start : verb.i]:
        if asking.lower_ not in words["asking"] or tree.quoted[asking.i] >= 0:
            continue
        own = (*asking.ancestors, *asking.children)
        if verb not in own and verb.head.i != asking.head.i and asking.head.head.i != verb.i:
            continue
        for clause in tree.children(asking, tree.scheme.clauses):
            if clause.i < verb.i and clause.left_edge.lower_ in words["questions"]:
                return [one for one in clause.subtree if one.i < verb.i]
    return []
