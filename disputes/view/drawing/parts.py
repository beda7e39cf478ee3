"""What a drawing is made of, as plain frozen data, and how much of it can still be read."""

from __future__ import annotations

from enum import StrEnum
from typing import Any, NamedTuple

from disputes.errors import WrongUse
from disputes.model.terms import Force, Status

Data = dict[str, Any]

MOST_NODES = 60
MOST_EDGES = 150
"""How much a drawing can have before nobody can read it; more has to be asked for."""


class NodeKind(StrEnum):
    """What a node stands for."""

    PARTY = "party"
    CLAIM = "claim"
    QUESTION = "question"


class EdgeKind(StrEnum):
    """What an edge says: a position, a relation, an answer, or how two parties stand."""

    FOR = "for"
    AGAINST = "against"
    UNDECIDED = "undecided"
    CONTRADICTS = "contradicts"
    NEGATES = "negates"
    EXCLUDES = "excludes"
    IMPLIES = "implies"
    SUPPORTS = "supports"
    WEAKENS = "weakens"
    ANSWERS = "answers"
    OPPOSES = "opposes"
    AGREES = "agrees"

    @property
    def symmetric(self) -> bool:
        """Whether it says of both ends the same, so that it has no direction."""
        return self in _SYMMETRIC

    @property
    def clash(self) -> bool:
        """Whether its ends cannot both be so, or oppose one another."""
        return self in _CLASHES

    @property
    def position(self) -> bool:
        """Whether it leads from a party to a claim."""
        return self in (EdgeKind.FOR, EdgeKind.AGAINST, EdgeKind.UNDECIDED)


_CLASHES = (EdgeKind.CONTRADICTS, EdgeKind.NEGATES, EdgeKind.EXCLUDES, EdgeKind.OPPOSES)
_SYMMETRIC = (*_CLASHES, EdgeKind.AGREES)


class Node(NamedTuple):
    """A party, claim or question that is drawn.

    ``focus`` marks what the drawing was asked for. ``status`` and ``dispute`` are a claim's,
    ``narrator`` a party's; ``detail`` is a source's kind, a question's kind or a claim's value.
    """

    id: str
    kind: NodeKind
    label: str
    focus: bool = False
    status: Status | None = None
    by_inference: bool = False
    dispute: str | None = None
    narrator: bool = False
    detail: str | None = None


class Edge(NamedTuple):
    """What lies between two nodes.

    A position has a ``force``, and is ``by_inference`` where the party did not take that side of
    the claim itself; it is ``inferred`` where the assertions on the claim itself, or by inference
    those behind it, were all read from the words and not stated in them. What two parties have
    between them lists the ``claims`` on which it is so directly, and those on which it is so by
    inference as ``derived``; it is by inference where there are only such. ``detail`` is why, for
    a relation, and the value, for an answer, which ``answer`` has in words.
    """

    start: str
    end: str
    kind: EdgeKind
    force: Force | None = None
    by_inference: bool = False
    claims: tuple[str, ...] = ()
    detail: str | None = None
    answer: str | None = None
    inferred: bool = False
    derived: tuple[str, ...] = ()

    @property
    def weight(self) -> int:
        """On how many claims two parties oppose one another or agree; 1 for any other edge.

        Those on which it is so directly, or by inference where there are none.
        """
        return len(self.claims) or len(self.derived) or 1


class Drawing(NamedTuple):
    """What is drawn; nodes are sorted by kind and id, edges by their ends and kind.

    ``draws`` is what it is about, ``of`` the id that was asked for; ``notes`` say what is left out.
    """

    draws: str
    of: str | None
    title: str
    as_of: str | None
    by: str
    complete: bool
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    notes: tuple[str, ...] = ()


def drawing_data(drawing: Drawing) -> Data:
    """Give a drawing as plain data: ``disputes-graph/1``."""
    return {
        "format": "disputes-graph/1",
        "as_of": drawing.as_of,
        "by": drawing.by,
        "complete": drawing.complete,
        "draw": drawing.draws,
        "id": drawing.of,
        "title": drawing.title,
        "notes": list(drawing.notes),
        "nodes": [node_data(node) for node in drawing.nodes],
        "edges": [edge_data(edge) for edge in drawing.edges],
    }


def node_data(node: Node) -> Data:
    """Give a node as plain data: what all have, then what its kind has."""
    data: Data = {"id": node.id, "kind": node.kind.value, "label": node.label, "focus": node.focus}
    if node.kind is NodeKind.PARTY:
        return {**data, "narrator": node.narrator, "source_kind": node.detail}
    if node.kind is NodeKind.QUESTION:
        return {**data, "question_kind": node.detail}
    return {
        **data,
        "status": node.status.value if node.status else None,
        "by_inference": node.by_inference,
        "dispute": node.dispute,
        "value": node.detail,
    }


def edge_data(edge: Edge) -> Data:
    """Give an edge as plain data: what all have, then what its kind has."""
    data: Data = {
        "from": edge.start,
        "to": edge.end,
        "kind": edge.kind.value,
        "symmetric": edge.kind.symmetric,
    }
    if edge.kind.position:
        force = edge.force.value if edge.force else None
        manner = {"by_inference": edge.by_inference, "inferred": edge.inferred}
        return {**data, "force": force, **manner}
    if edge.kind in (EdgeKind.OPPOSES, EdgeKind.AGREES):
        told = {"weight": edge.weight, "by_inference": edge.by_inference}
        claims = list(edge.claims or edge.derived)
        return {**data, **told, "claims": claims, "claims_by_inference": list(edge.derived)}
    if edge.kind is EdgeKind.ANSWERS:
        return {**data, "value": edge.detail}
    return data if edge.kind is EdgeKind.EXCLUDES else {**data, "why": edge.detail}


def demand_readable(nodes: int, edges: int | None, hint: str) -> None:
    """Demand that a drawing is not too large to be read; raises ``WrongUse`` with a hint.

    ``edges`` is ``None`` where they have not been counted yet.
    """
    if nodes <= MOST_NODES and (edges or 0) <= MOST_EDGES:
        return
    lines = "" if edges is None else f" and {edges:,} {'line' if edges == 1 else 'lines'}"
    raise WrongUse(
        f"a drawing of {nodes:,} {'box' if nodes == 1 else 'boxes'}{lines} would be a tangle: "
        f"{MOST_NODES} boxes and {MOST_EDGES} lines are about what can be read",
        f"{hint}, or draw it all the same with --force",
    )
