"""Drawings of claims: their relations, the questions they answer, the parties' positions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import combinations

from disputes.model.records import Question
from disputes.model.terms import QuestionKind, Side
from disputes.reason.analysis import Analysis, ClaimAnalysis
from disputes.reason.commitments import Commitment
from disputes.reason.positions import Position
from disputes.reason.rivals import exclude_one_another
from disputes.view.drawing.parts import Edge, EdgeKind, Node, NodeKind
from disputes.view.labels import Labels

MOST_RIVALS = 12
"""Answers of one question up to which every two that exclude one another are joined by a line."""


def draw_claims(
    analysis: Analysis, chosen: Iterable[str], focus: frozenset[str]
) -> tuple[list[Node], list[Edge], list[str]]:
    """Give the nodes, edges and notes of some claims, with the parties that have a position.

    A question is drawn where two of the claims answer it or the drawing was asked for it, or for
    the one claim that does.
    """
    claims = {claim: analysis.claim(claim) for claim in sorted(chosen)}
    labels = Labels(analysis.kb)
    nodes = [_claim(found, labels, focus) for found in claims.values()]
    edges = [edge for found in claims.values() for edge in _relations(found, claims)]
    notes: list[str] = []
    for question, answers in _questions(analysis, claims, focus):
        label = question.text or question.id
        told = question.kind.value
        node = Node(question.id, NodeKind.QUESTION, label, question.id in focus, detail=told)
        nodes.append(node)
        edges += [
            Edge(
                one.claim.id,
                question.id,
                EdgeKind.ANSWERS,
                detail=one.claim.value,
                answer=_in_words(one.claim.value, question),
            )
            for one in answers
        ]
        if question.kind is QuestionKind.OPEN:
            continue
        if len(answers) > MOST_RIVALS:
            notes.append(
                f"The {len(answers):,} answers of {question.id} are not joined by lines where "
                "they exclude one another"
            )
            continue
        edges += _exclusions(analysis, answers)
    parties = {one.party: one for found in claims.values() for one in found.positions}
    nodes += [
        party_node(analysis, labels, party, parties[party].narrator, focus)
        for party in sorted(parties)
    ]
    for found in claims.values():
        for position in found.positions:
            edges += _position(analysis, found.claim.id, position)
    return nodes, edges, notes


def party_node(
    analysis: Analysis, labels: Labels, party: str, narrator: bool, focus: frozenset[str]
) -> Node:
    """Give the node of a party."""
    source = analysis.kb.sources.get(party)
    kind = source.kind.value if source is not None and source.kind else None
    return Node(
        party, NodeKind.PARTY, labels.source(party), party in focus, narrator=narrator, detail=kind
    )


def _claim(found: ClaimAnalysis, labels: Labels, focus: frozenset[str]) -> Node:
    claim = found.claim
    return Node(
        claim.id,
        NodeKind.CLAIM,
        labels.claim(claim.id),
        claim.id in focus,
        found.status,
        found.by_inference,
        found.dispute,
        detail=claim.value,
    )


def _relations(found: ClaimAnalysis, claims: dict[str, ClaimAnalysis]) -> Iterator[Edge]:
    for relation in found.claim.relations:
        if relation.other in claims:
            kind = EdgeKind(relation.kind.word)
            yield Edge(relation.claim, relation.other, kind, detail=relation.why)


def _questions(
    analysis: Analysis, claims: dict[str, ClaimAnalysis], focus: frozenset[str]
) -> Iterator[tuple[Question, list[ClaimAnalysis]]]:
    answers: dict[str, list[ClaimAnalysis]] = {}
    for found in claims.values():
        if found.claim.answers is not None:
            answers.setdefault(found.claim.answers, []).append(found)
    for one in focus:
        if one in analysis.kb.questions:
            answers.setdefault(one, [])
    asked = len(focus) == 1
    for name in sorted(answers):
        own = answers[name]
        wanted = name in focus or (asked and any(one.claim.id in focus for one in own))
        if name in analysis.kb.questions and (wanted or len(own) > 1):
            yield analysis.kb.questions[name], own


def _in_words(value: str | None, question: Question) -> str | None:
    """Put an answer's value into words: ``40..`` is 40 or more, ``~20`` about 20."""
    if value is None:
        return None
    unit = f" {question.unit}" if question.unit else ""
    if question.kind in (QuestionKind.CHOICE, QuestionKind.OPEN):
        return f"{value}{unit}"
    date = question.kind is QuestionKind.DATE
    low, between, high = value.partition("..")
    if low and high:
        return f"{low} to {high}{unit}"
    if between and low:
        return f"from {low} on" if date else f"{low} or more{unit}"
    if between:
        return f"by {high}" if date else f"up to {high}{unit}"
    return f"{value.replace('~', 'about ')}{unit}"


def _exclusions(analysis: Analysis, answers: list[ClaimAnalysis]) -> Iterator[Edge]:
    for one, other in combinations(answers, 2):
        if exclude_one_another(analysis.kb, one.claim, other.claim):
            yield Edge(one.claim.id, other.claim.id, EdgeKind.EXCLUDES)


def _position(analysis: Analysis, claim: str, position: Position) -> Iterator[Edge]:
    sides = {Side.FOR: position.on_for, Side.AGAINST: position.on_against}
    held = {side: one for side, one in sides.items() if one is not None}
    kinds = {Side.FOR: EdgeKind.FOR, Side.AGAINST: EdgeKind.AGAINST}
    read = {
        side: _inferred(analysis, position.party, claim, side, one) for side, one in held.items()
    }
    if position.undecided:
        by_inference = all(one.direct is None for one in held.values())
        yield Edge(
            position.party,
            claim,
            EdgeKind.UNDECIDED,
            held[Side.FOR].force,
            by_inference,
            inferred=all(read.values()),
        )
        return
    for side, one in held.items():
        by_inference = one.direct is None
        kind = kinds[side]
        yield Edge(position.party, claim, kind, one.force, by_inference, inferred=read[side])


def _inferred(
    analysis: Analysis, party: str, claim: str, side: Side, commitment: Commitment
) -> bool:
    """Tell whether a position was nowhere stated, only read from the words.

    A direct one is judged by what was said on the claim itself, whatever else it follows from.
    """
    behind = analysis.acts_behind if commitment.direct is None else analysis.own_acts
    return all(act.assertion.inferred for act in behind(party, claim, side))
