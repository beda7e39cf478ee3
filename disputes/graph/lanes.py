"""Relations beside a column of claims: which run straight, and in which lane the others run."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from disputes.view.drawing import Drawing, Edge, EdgeKind


class Lane(NamedTuple):
    """A relation that runs beside the column, from one row to another, in the lane of a number.

    ``shared`` is the name of what runs in one line: the answers of one question.
    """

    edge: Edge
    start: int
    end: int
    left: bool
    number: int
    shared: str


def routed(
    drawing: Drawing, at: Mapping[str, int], *, left_first: bool
) -> tuple[list[Edge], list[Lane]]:
    """Tell which relations run straight to a neighbour, and which in lanes, in as few as will do.

    Shorter ones run nearer to the column. ``left_first`` is the side of the first lane.
    """
    straight: list[Edge] = []
    runs: dict[str, list[Edge]] = {}
    for number, edge in enumerate(drawing.edges):
        if edge.start not in at or edge.end not in at or edge.start == edge.end:
            continue
        if edge.kind is EdgeKind.ANSWERS:
            runs.setdefault(f"answers {edge.end}", []).append(edge)
        elif abs(at[edge.start] - at[edge.end]) == 1:
            straight.append(edge)
        else:
            runs[f"edge {number}"] = [edge]
    spans: dict[str, tuple[int, int]] = {}
    for name, edges in runs.items():
        ends = [at[one] for edge in edges for one in (edge.start, edge.end)]
        spans[name] = (min(ends), max(ends))
    taken: dict[bool, list[int]] = {True: [], False: []}
    lanes: list[Lane] = []
    # From top to bottom, so that the end of what runs in a lane is all that need be known of it.
    for name in sorted(spans, key=lambda one: (spans[one], one)):
        low, high = spans[name]
        if high - low == 1 and len(runs[name]) == 1:
            straight += runs[name]
            continue
        number, _, side = min(
            (_free(taken[side], low), side is not left_first, side) for side in (True, False)
        )
        if number == len(taken[side]):
            taken[side].append(high)
        taken[side][number] = high
        lanes += [
            Lane(edge, at[edge.start], at[edge.end], side, number, name) for edge in runs[name]
        ]
    return straight, _shortest_inside(lanes)


def lanes_on(lanes: Iterable[Lane], left: bool) -> int:
    """Give the number of lanes on a side."""
    return max((lane.number + 1 for lane in lanes if lane.left is left), default=0)


def _free(taken: list[int], low: int) -> int:
    return next((number for number, high in enumerate(taken) if high <= low), len(taken))


def _shortest_inside(lanes: list[Lane]) -> list[Lane]:
    """Number the lanes of each side anew: the shorter what runs in them, the nearer."""
    longest: dict[tuple[bool, int], int] = {}
    for lane in lanes:
        key = (lane.left, lane.number)
        longest[key] = max(longest.get(key, 0), abs(lane.end - lane.start))
    numbers: dict[tuple[bool, int], int] = {}
    for side in (True, False):
        own = sorted(
            (key for key in longest if key[0] is side), key=lambda one: (longest[one], one)
        )
        numbers |= {key: number for number, key in enumerate(own)}
    return [lane._replace(number=numbers[lane.left, lane.number]) for lane in lanes]
