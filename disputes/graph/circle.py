"""Parties round an ellipse: those that agree near one another, opponents across.

Lines bend towards the middle, so that none runs behind a box that it does not join.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from math import cos, hypot, pi, sin

from disputes.graph.order import round_order
from disputes.graph.pieces import Box, Caption, Layout, Wire, box_of, tag_of, tag_width
from disputes.view.drawing import Drawing, Edge, EdgeKind

_PARTY = 156
_ALONE = "Neither oppose nor agree with any other"
_MARGIN = 26
_BEND = 0.3
_ASIDE = 9
_MOST_TAGGED = 400
"""Lines up to which each has its label; finding a free place compares each with each."""

_STEPS = (0.5, 0.42, 0.58, 0.34, 0.66, 0.27, 0.73)
_Rectangle = tuple[float, float, float, float]
_Point = tuple[float, float]


def circle(drawing: Drawing) -> Layout:
    """Give everything in a drawing of parties a place."""
    joined = {name for edge in drawing.edges for name in (edge.start, edge.end)}
    nodes = {node.id: node for node in drawing.nodes}
    hub = _hub(drawing, joined)
    order = round_order([name for name in nodes if name in joined and name != hub], drawing.edges)
    boxes = _round([box_of(nodes[name], _PARTY) for name in order], hub is not None)
    width = max((box.x + box.width for box in boxes.values()), default=0)
    height = max((box.y + box.height for box in boxes.values()), default=0)
    if hub is not None:
        box = box_of(nodes[hub], _PARTY)
        x, y = (width - box.width) // 2, (height - box.height) // 2
        boxes[hub] = box._replace(x=x, y=y)
    bend = 0.0 if hub is not None else _BEND
    wires = tuple(_wires(drawing.edges, boxes, (width / 2, height / 2), bend))
    alone = [box_of(node, _PARTY) for node in drawing.nodes if node.id not in joined]
    captions: tuple[Caption, ...] = ()
    if alone:
        across = max(width, min(len(alone), 5) * (_PARTY + 14) - 14)
        shift = (across - width) // 2
        boxes = {name: box._replace(x=box.x + shift) for name, box in boxes.items()}
        wires = tuple(_shifted(wire, shift) for wire in wires)
        top = height + 44 if height else 20
        captions = (Caption(_ALONE, 0, top - 10),)
        rows = _in_rows(alone, across, top)
        boxes |= {box.node.id: box for box in rows}
        width, height = across, max(box.y + box.height for box in rows)
    return Layout(width, height, tuple(boxes.values()), wires, captions)


def _hub(drawing: Drawing, joined: Container[str]) -> str | None:
    """Give the party in which every line ends, where one was asked for and has three or more."""
    focus = [node.id for node in drawing.nodes if node.focus and node.id in joined]
    if len(focus) != 1 or len(drawing.nodes) < 4:
        return None
    hub = focus[0]
    return hub if all(hub in (edge.start, edge.end) for edge in drawing.edges) else None


def _round(boxes: Sequence[Box], around: bool) -> dict[str, Box]:
    """Put boxes on the smallest ellipse on which neighbours do not touch, from the top on.

    ``around`` leaves room in the middle for another box, and for labels on the way to it.
    """
    number = len(boxes)
    if number < 2:
        return {box.node.id: box for box in boxes}
    if number == 2 and not around:
        tall = max(box.height for box in boxes)
        return {
            box.node.id: box._replace(x=place * 2 * _PARTY, y=(tall - box.height) // 2)
            for place, box in enumerate(boxes)
        }
    radius = 190.0 if around else 90.0
    while True:
        placed = [_at(box, place / number, radius) for place, box in enumerate(boxes)]
        neighbours = zip(placed, [*placed[1:], placed[0]], strict=True)
        if not any(_touch(_grown(one, _MARGIN), _grown(other, 0)) for one, other in neighbours):
            break
        radius *= 1.06
    left, top = min(box.x for box in placed), min(box.y for box in placed)
    return {box.node.id: box._replace(x=box.x - left, y=box.y - top) for box in placed}


def _at(box: Box, turn: float, radius: float) -> Box:
    angle = 2 * pi * turn - pi / 2
    x, y = 1.5 * radius * cos(angle), radius * sin(angle)
    return box._replace(x=round(x - box.width / 2), y=round(y - box.height / 2))


def _grown(box: Box, by: float) -> _Rectangle:
    return (box.x - by, box.y - by, box.x + box.width + by, box.y + box.height + by)


def _touch(one: _Rectangle, other: _Rectangle) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _wires(
    edges: Sequence[Edge], boxes: Mapping[str, Box], centre: _Point, bent: float
) -> Iterator[Wire]:
    """Draw each edge, the oppositions last, so that they lie above the others."""
    pairs = {(edge.start, edge.end, edge.kind) for edge in edges}
    taken = [_grown(box, 2) for box in boxes.values()]
    tagged = len(edges) <= _MOST_TAGGED
    for edge in sorted(edges, key=lambda one: one.kind is EdgeKind.OPPOSES):
        other = EdgeKind.AGREES if edge.kind is EdgeKind.OPPOSES else EdgeKind.OPPOSES
        beside = (edge.start, edge.end, other) in pairs
        aside = 0 if not beside else _ASIDE if edge.kind is EdgeKind.OPPOSES else -_ASIDE
        start, bend, end = _curve(boxes[edge.start], boxes[edge.end], centre, aside, bent)
        points = [round(one) for one in (*start, *bend, *end)]
        path = (("M", (points[0], points[1])), ("Q", tuple(points[2:])))
        tag = None
        if tagged:
            width = tag_width(edge)
            x, y, place = _free_place((start, bend, end), width, taken)
            taken.append(place)
            tag = tag_of(edge, round(x), round(y))
        yield Wire(edge, path, tag)


def _curve(
    one: Box, other: Box, centre: _Point, aside: int, bent: float
) -> tuple[_Point, _Point, _Point]:
    """Give the ends of a line, below two boxes, and the point that it bends to."""
    (x, y), (u, v) = one.middle, other.middle
    far = hypot(u - x, v - y) or 1.0
    across, down = -(v - y) / far * aside, (u - x) / far * aside
    bend = (
        (x + u) / 2 * (1 - bent) + centre[0] * bent + across * (2 if bent else 1),
        (y + v) / 2 * (1 - bent) + centre[1] * bent + down * (2 if bent else 1),
    )
    return (x + across, y + down), bend, (u + across, v + down)


def _free_place(
    curve: tuple[_Point, _Point, _Point], width: int, taken: Iterable[_Rectangle]
) -> tuple[float, float, _Rectangle]:
    """Give the place on a curve where a label covers the fewest others and boxes."""
    found: list[tuple[int, int, float, float, _Rectangle]] = []
    listed = list(taken)
    for rank, share in enumerate(_STEPS):
        x, y = (
            (1 - share) ** 2 * a + 2 * share * (1 - share) * b + share**2 * c
            for a, b, c in zip(*curve, strict=True)
        )
        place = (x - width / 2 - 1, y - 9, x + width / 2 + 1, y + 9)
        covered = sum(_touch(place, one) for one in listed)
        if not covered:
            return x, y, place
        found.append((covered, rank, x, y, place))
    _, _, x, y, place = min(found)
    return x, y, place


def _in_rows(boxes: Sequence[Box], width: int, top: int) -> list[Box]:
    """Put boxes in rows below one another."""
    placed: list[Box] = []
    x = tallest = 0
    for box in boxes:
        if x and x + box.width > width:
            x, top, tallest = 0, top + tallest + 14, 0
        placed.append(box._replace(x=x, y=top))
        x, tallest = x + box.width + 14, max(tallest, box.height)
    return placed


def _shifted(wire: Wire, right: int) -> Wire:
    path = tuple(
        (letter, tuple(one + right * (place % 2 == 0) for place, one in enumerate(points)))
        for letter, points in wire.path
    )
    tag = wire.tag._replace(x=wire.tag.x + right) if wire.tag else None
    return wire._replace(path=path, tag=tag)
