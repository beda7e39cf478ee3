"""Claims in a column from top to bottom, the parties on both sides of it.

No line runs through a box: positions come in from the sides, relations between neighbours run
straight down, all others in lanes beside the column.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from disputes.graph.lanes import Lane, lanes_on, routed
from disputes.graph.order import camps, rows_of
from disputes.graph.pieces import Box, Layout, Wire, box_of, tag_of, tag_width
from disputes.graph.words import edge_words
from disputes.view.drawing import Drawing, Edge, EdgeKind, Node, NodeKind

_CLAIM, _PARTY = 330, 156
_PORT = 19
_GAP, _LINKED, _APART = 22, 50, 40
_BETWEEN = 14
_CURVE = 84
_LANE = 20
_STRAIGHT_APART = 118
_BELOW = 14

_End = tuple[str, str]
"""A line's end: what is drawn in one line, and the row at which it ends."""


class _Port(NamedTuple):
    """Where a line meets a row: the row, the side, and what the ports of a side are sorted by."""

    row: int
    left: bool
    rank: tuple[int, float, str]


class _Frame(NamedTuple):
    """The edges of the column, of its lanes, and where the parties of each side stand."""

    claims: Mapping[bool, int]
    bends: Mapping[bool, int]
    parties: Mapping[bool, int]


def columns(drawing: Drawing) -> Layout:
    """Give everything in a drawing of claims a place."""
    groups = rows_of(drawing)
    at = {node.id: row for row, node in enumerate(node for group in groups for node in group)}
    left = camps(drawing)
    positions = [edge for edge in drawing.edges if edge.kind.position]
    parties = _ranked(drawing, positions, at)
    straight, lanes = routed(drawing, at, left_first=2 * sum(left.values()) <= len(left))
    ports = _ports(positions, lanes, at, left, parties)
    stacked = _stacked(drawing, groups, straight, ports, at)
    frame = _frame(positions, lanes, left)
    rows = [box._replace(x=frame.claims[True]) for box in stacked]
    heights = _heights(rows, ports)
    placed: dict[str, Box] = {}
    for side in (True, False):
        own = [node for node in parties if left[node.id] is side]
        placed |= _placed(own, positions, heights, frame.parties[side])
    wires = [
        *_position_wires(positions, placed, heights, left, frame),
        *_lane_wires(lanes, heights, ports, frame),
        *_straight_wires(straight, rows, at),
    ]
    return _fitted([*rows, *placed.values()], wires)


def _ranked(drawing: Drawing, positions: Iterable[Edge], at: Mapping[str, int]) -> list[Node]:
    """Give the parties from top to bottom, each near the claims that it speaks of."""
    rows: dict[str, list[int]] = {}
    for edge in positions:
        rows.setdefault(edge.start, []).append(at[edge.end])
    parties = [node for node in drawing.nodes if node.kind is NodeKind.PARTY]
    return sorted(parties, key=lambda node: (sum(rows[node.id]) / len(rows[node.id]), node.id))


def _ports(
    positions: Iterable[Edge],
    lanes: Iterable[Lane],
    at: Mapping[str, int],
    left: Mapping[str, bool],
    parties: Sequence[Node],
) -> dict[_End, _Port]:
    """Give each end of a line at a row a port: lanes that come from above first, parties next."""
    ranks = {node.id: rank for rank, node in enumerate(parties)}
    found: dict[_End, _Port] = {}
    for edge in positions:
        rank = (1, float(ranks[edge.start]), edge.kind.value)
        found[_line(edge), edge.end] = _Port(at[edge.end], left[edge.start], rank)
    for lane in lanes:
        for row, other, name in (
            (lane.start, lane.end, lane.edge.start),
            (lane.end, lane.start, lane.edge.end),
        ):
            # The innermost lane meets the row nearest to where it comes from.
            rank = (0, lane.number, "") if other < row else (2, -lane.number, "")
            found[_lane_end(lane, name)] = _Port(row, lane.left, rank)
    return found


def _line(edge: Edge) -> str:
    return f"{edge.start} {edge.kind.value} {edge.end} {edge.detail or ''}"


def _lane_end(lane: Lane, name: str) -> _End:
    trunk = lane.edge.kind is EdgeKind.ANSWERS and name == lane.edge.end
    return (lane.shared if trunk else _line(lane.edge), name)


def _stacked(
    drawing: Drawing,
    groups: Sequence[Sequence[Node]],
    straight: Iterable[Edge],
    ports: Mapping[_End, _Port],
    at: Mapping[str, int],
) -> list[Box]:
    """Give each row its height and its place in the column."""
    linked = {frozenset((edge.start, edge.end)) for edge in straight}
    answers = {edge.start: edge for edge in drawing.edges if edge.kind is EdgeKind.ANSWERS}
    numbers: dict[tuple[int, bool], int] = {}
    for port in ports.values():
        numbers[port.row, port.left] = numbers.get((port.row, port.left), 0) + 1
    boxes: list[Box] = []
    y = 0
    for place, group in enumerate(groups):
        if place:
            y += _GAP if len(group) == len(groups[place - 1]) == 1 else _APART
        above: Node | None = None
        for node in group:
            if above is not None:
                y += _LINKED if frozenset((above.id, node.id)) in linked else _GAP
            answer = answers.get(node.id)
            more = (edge_words(answer),) if answer is not None and answer.detail else ()
            box = box_of(node, _CLAIM, more)
            most = max(numbers.get((at[node.id], side), 0) for side in (True, False))
            box = box._replace(y=y, height=max(box.height, most * _PORT + 10))
            boxes.append(box)
            y += box.height
            above = node
    return boxes


def _heights(rows: Sequence[Box], ports: Mapping[_End, _Port]) -> dict[_End, int]:
    """Give the height of each port: those of a side are spread over the middle of the box."""
    sides: dict[tuple[int, bool], list[tuple[tuple[int, float, str], _End]]] = {}
    for end, port in ports.items():
        sides.setdefault((port.row, port.left), []).append((port.rank, end))
    found: dict[_End, int] = {}
    for (row, _), own in sides.items():
        top = rows[row].middle[1] - (len(own) - 1) * _PORT // 2
        for number, (_, end) in enumerate(sorted(own)):
            found[end] = top + number * _PORT
    return found


def _frame(positions: Sequence[Edge], lanes: Sequence[Lane], left: Mapping[str, bool]) -> _Frame:
    room, reach = {}, {}
    for side in (True, False):
        widths = [tag_width(edge) for edge in positions if left[edge.start] is side]
        reach[side] = _LANE * lanes_on(lanes, side)
        room[side] = reach[side] + (max(widths) + 34 if widths else 0)
    held = {side: side in left.values() for side in (True, False)}
    begin = room[True] + (_PARTY + _CURVE if held[True] else 0)
    return _Frame(
        {True: begin, False: begin + _CLAIM},
        {True: begin - room[True], False: begin + _CLAIM + room[False]},
        {True: 0, False: begin + _CLAIM + room[False] + _CURVE},
    )


def _placed(
    parties: Sequence[Node], positions: Iterable[Edge], heights: Mapping[_End, int], x: int
) -> dict[str, Box]:
    """Put the parties of a side as near to the middle of their lines as those above allow."""
    goals: dict[str, list[int]] = {node.id: [] for node in parties}
    for edge in positions:
        if edge.start in goals:
            goals[edge.start].append(heights[_line(edge), edge.end])
    boxes: list[Box] = []
    wanted: list[float] = []
    for node in parties:
        box = box_of(node, _PARTY)
        box = box._replace(height=max(box.height, len(goals[node.id]) * 9 + 12))
        boxes.append(box)
        wanted.append(sum(goals[node.id]) / len(goals[node.id]) - box.height / 2)
    tops = _relaxed(wanted, [box.height + _BETWEEN for box in boxes])
    return {box.node.id: box._replace(x=x, y=top) for box, top in zip(boxes, tops, strict=True)}


def _relaxed(wanted: Sequence[float], heights: Sequence[int]) -> list[int]:
    """Give places as near to those wanted as can be without overlap, in the same order.

    Those that would overlap make a block, which stands in the mean of where its members want to
    be (the pool-adjacent-violators algorithm); linear.
    """
    blocks: list[tuple[float, int, int]] = []  # where it begins, members, height
    offset = 0
    for goal, height in zip(wanted, heights, strict=True):
        blocks.append((goal, 1, height))
        while len(blocks) > 1 and blocks[-2][0] + blocks[-2][2] > blocks[-1][0]:
            begin, number, tall = blocks.pop()
            above, count, high = blocks.pop()
            mean = (above * count + (begin - high) * number) / (count + number)
            blocks.append((mean, count + number, high + tall))
    tops: list[int] = []
    for begin, number, _ in blocks:
        y = begin
        for height in heights[offset : offset + number]:
            tops.append(round(y))
            y += height
        offset += number
    return tops


def _position_wires(
    positions: Iterable[Edge],
    placed: Mapping[str, Box],
    heights: Mapping[_End, int],
    left: Mapping[str, bool],
    frame: _Frame,
) -> Iterator[Wire]:
    """Draw each position: a curve from the party, then straight to the claim, with its label."""
    lines: dict[str, list[tuple[int, str, Edge]]] = {}
    for edge in positions:
        lines.setdefault(edge.start, []).append((heights[_line(edge), edge.end], _line(edge), edge))
    for party, own in sorted(lines.items()):
        box, side = placed[party], left[party]
        # Beginning below the box, which is drawn over it, as its border may be slanted or round.
        start = box.x + box.width - _BELOW if side else box.x + _BELOW
        bend, end = frame.bends[side], frame.claims[side]
        step = min(14, (box.height - 10) // len(own))
        top = box.middle[1] - (len(own) - 1) * step // 2
        for number, (y, _, edge) in enumerate(sorted(own)):
            begin = top + number * step
            half = (start + bend) // 2
            path = (
                ("M", (start, begin)),
                ("C", (half, begin, half, y, bend, y)),
                ("L", (end, y)),
            )
            away = tag_width(edge) // 2 + 6
            tag = tag_of(edge, bend + away if side else bend - away, y)
            yield Wire(edge, path, tag, (1 if side else -1, 0))


def _lane_wires(
    lanes: Iterable[Lane], heights: Mapping[_End, int], ports: Mapping[_End, _Port], frame: _Frame
) -> Iterator[Wire]:
    """Draw the relations beside the column, each with its label where nothing crosses it."""
    crossing = {
        side: sorted(y for end, y in heights.items() if ports[end].left is side)
        for side in (True, False)
    }
    for lane in lanes:
        side, sign = frame.claims[lane.left], -1 if lane.left else 1
        x = side + sign * (_LANE * lane.number + _LANE * 3 // 4)
        begin = heights[_lane_end(lane, lane.edge.start)]
        end = heights[_lane_end(lane, lane.edge.end)]
        path = (("M", (side, begin)), ("L", (x, begin)), ("L", (x, end)), ("L", (side, end)))
        tag = None
        if lane.edge.kind is not EdgeKind.ANSWERS:
            y = _clear(crossing[lane.left], min(begin, end), max(begin, end))
            tag = tag_of(lane.edge, x, y, turned=True)
        yield Wire(lane.edge, path, tag, (-sign, 0))


def _clear(crossing: Sequence[int], low: int, high: int) -> int:
    """Give the middle of the longest stretch between two heights that no other line crosses."""
    own = [low, *crossing[bisect_right(crossing, low) : bisect_left(crossing, high)], high]
    return max(((b - a), -(a + b) // 2) for a, b in pairwise(own))[1] * -1


def _straight_wires(
    straight: Iterable[Edge], rows: Sequence[Box], at: Mapping[str, int]
) -> Iterator[Wire]:
    """Draw the relations of neighbours, side by side where there are several."""
    between: dict[int, list[Edge]] = {}
    for edge in straight:
        between.setdefault(min(at[edge.start], at[edge.end]), []).append(edge)
    for row, own in sorted(between.items()):
        above, below = rows[row], rows[row + 1]
        top, bottom = above.y + above.height, below.y
        apart = min(_STRAIGHT_APART, _CLAIM // len(own))
        x = above.middle[0] - (len(own) - 1) * apart // 2
        for number, edge in enumerate(own):
            down = at[edge.start] == row
            ends = (top, bottom) if down else (bottom, top)
            here = x + number * apart
            path = (("M", (here, ends[0])), ("L", (here, ends[1])))
            yield Wire(edge, path, tag_of(edge, here, (top + bottom) // 2), (0, 1 if down else -1))


def _fitted(boxes: Sequence[Box], wires: Iterable[Wire]) -> Layout:
    """Move everything so that it begins at the origin, and give the size."""
    if not boxes:
        return Layout(0, 0, (), ())
    down = -min(box.y for box in boxes)
    moved = [box._replace(y=box.y + down) for box in boxes]
    lines = tuple(_moved(wire, down) for wire in wires)
    across = [x for wire in lines for _, points in wire.path for x in points[::2]]
    right = max([box.x + box.width for box in moved] + across)
    back = min([box.x for box in moved] + across)
    if back < 0:
        raise ValueError("a line begins left of the picture")
    return Layout(right, max(box.y + box.height for box in moved), tuple(moved), lines)


def _moved(wire: Wire, down: int) -> Wire:
    path = tuple(
        (letter, tuple(one + down * (place % 2) for place, one in enumerate(points)))
        for letter, points in wire.path
    )
    tag = wire.tag._replace(y=wire.tag.y + down) if wire.tag else None
    return wire._replace(path=path, tag=tag)
