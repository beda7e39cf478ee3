"""How each kind of edge looks, in every format that draws.

Blue and orange stay far apart for every common kind of colour blindness (after Okabe and Ito, Color
Universal Design, 2002; darkened until they can be read as text on white), and neither is a signal
colour. In grey they are alike, so what they tell is always told by line ends and words as well.
"""

from __future__ import annotations

from typing import NamedTuple

from disputes.model.terms import Force, Status
from disputes.view.drawing import Edge, EdgeKind, Node

BLUE, ORANGE, INK, GREY = "#1f5c99", "#a85400", "#222222", "#5f5f5f"
PAPER, FOCUS = "#ffffff", "#ececec"


class Look(NamedTuple):
    """A line: its colour, width, whether it is doubled, and its end (arrow, bar, open or none)."""

    colour: str
    width: float
    double: bool
    head: str


_LOOKS = {
    EdgeKind.FOR: Look(BLUE, 1.6, False, "arrow"),
    EdgeKind.AGAINST: Look(ORANGE, 1.6, False, "bar"),
    EdgeKind.UNDECIDED: Look(GREY, 1.6, False, "open"),
    EdgeKind.CONTRADICTS: Look(INK, 2.2, True, "none"),
    EdgeKind.NEGATES: Look(INK, 2.2, True, "none"),
    EdgeKind.EXCLUDES: Look(INK, 2.2, True, "none"),
    EdgeKind.IMPLIES: Look(INK, 1.3, False, "arrow"),
    EdgeKind.SUPPORTS: Look(GREY, 1.1, False, "open"),
    EdgeKind.WEAKENS: Look(GREY, 1.1, False, "bar"),
    EdgeKind.ANSWERS: Look(GREY, 0.8, False, "none"),
    EdgeKind.OPPOSES: Look(ORANGE, 2.2, True, "none"),
    EdgeKind.AGREES: Look(BLUE, 1.2, False, "none"),
}
_HEAVIEST = 4


def look(edge: Edge) -> Look:
    """Give how an edge looks: thin where it is hedged, heavier the more claims it is about."""
    found = _LOOKS[edge.kind]
    if edge.force is Force.HEDGED:
        return found._replace(width=0.9)
    if edge.kind in (EdgeKind.OPPOSES, EdgeKind.AGREES):
        return found._replace(width=found.width + 0.5 * (min(edge.weight, _HEAVIEST) - 1))
    return found


def border(node: Node) -> float:
    """Give the width of a node's border: heavy round what is contested or questioned."""
    if node.status is Status.CONTESTED:
        return 3
    return 2 if node.status is Status.QUESTIONED else 1
