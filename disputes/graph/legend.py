"""The legend of a picture: what its lines and boxes mean, only of those that it has."""

from __future__ import annotations

from typing import NamedTuple

from disputes.model.terms import Force, Status
from disputes.view.drawing import Drawing, Edge, EdgeKind, Node, NodeKind

_EDGES = {
    EdgeKind.FOR: "for the claim",
    EdgeKind.AGAINST: "against it",
    EdgeKind.UNDECIDED: "undecided: may be, may not be",
    EdgeKind.OPPOSES: "≠ oppose one another on so many claims: directly, on the claim itself",
    EdgeKind.AGREES: "= agree on so many claims: directly, on the claim itself",
    EdgeKind.CONTRADICTS: "cannot both be true",
    EdgeKind.NEGATES: "exactly one is true",
    EdgeKind.EXCLUDES: "answers that cannot both be true",
    EdgeKind.IMPLIES: "if the one is so, so is the other",
    EdgeKind.SUPPORTS: "tells for it, commits nobody",
    EdgeKind.WEAKENS: "tells against it, commits nobody",
    EdgeKind.ANSWERS: "answers the question",
}
_PARTY = Node("", NodeKind.PARTY, "")
_CLAIM = Node("", NodeKind.CLAIM, "")


class Sample(NamedTuple):
    """One part of a legend: a line or a box as an example, and what it means."""

    shown: Edge | Node
    text: str


def legend(drawing: Drawing) -> list[Sample]:
    """Give what has to be explained in a drawing."""
    kinds = {edge.kind for edge in drawing.edges}
    both = {edge.kind for edge in drawing.edges if edge.derived}
    samples = [
        Sample(Edge("", "", kind), f"{text}, + by inference" if kind in both else text)
        for kind, text in _EDGES.items()
        if kind in kinds
    ]
    inferred = {edge.kind for edge in drawing.edges if edge.by_inference}
    for kind in _EDGES:
        if kind in inferred:
            words = "by inference: follows from stances on other claims"
            samples.append(Sample(Edge("", "", kind, by_inference=True), words))
            break
    hedged = [kind for kind in _EDGES if kind in _kinds_of(drawing, Force.HEDGED)]
    if hedged:
        samples.append(Sample(Edge("", "", hedged[0], Force.HEDGED), "hedged: said with reserve"))
    parties = [node for node in drawing.nodes if node.kind is NodeKind.PARTY]
    if any(not node.narrator for node in parties):
        word = "source" if drawing.by == "source" else "party"
        samples.append(Sample(_PARTY, word))
    if any(node.narrator for node in parties):
        samples.append(Sample(_PARTY._replace(narrator=True), "narrator: tells what others say"))
    statuses = {node.status for node in drawing.nodes}
    if statuses & {Status.CONTESTED, Status.QUESTIONED}:
        samples.append(Sample(_CLAIM._replace(status=Status.CONTESTED), "disputed claim"))
    if any(node.kind is NodeKind.QUESTION for node in drawing.nodes):
        samples.append(Sample(Node("", NodeKind.QUESTION, ""), "question"))
    return samples


def _kinds_of(drawing: Drawing, force: Force) -> set[EdgeKind]:
    return {edge.kind for edge in drawing.edges if edge.force is force}
