"""In which order things are drawn, so that lines are short and opponents face one another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from disputes.view.drawing import Drawing, Edge, EdgeKind, Node, NodeKind

MOST_ORDERED = 30
"""Nodes up to which an order is improved step by step; beyond it, nobody follows the lines."""

_ROUNDS = 6
_WEIGHTS = {EdgeKind.ANSWERS: 0.2, EdgeKind.SUPPORTS: 0.9, EdgeKind.WEAKENS: 0.9}
_CLASH = 2.0
_UPWARDS, _ABOVE_QUESTION = 0.4, 4.0


def rows_of(drawing: Drawing) -> list[list[Node]]:
    """Give claims and questions from top to bottom, in groups that no relation joins.

    What was asked for comes first, then disputes; related claims stand near one another, a claim
    above what it implies and a question above its answers.
    """
    nodes = {node.id: node for node in drawing.nodes if node.kind is not NodeKind.PARTY}
    links = [edge for edge in drawing.edges if edge.start in nodes and edge.end in nodes]
    groups = [_improved(group, own) for group, own in _connected(nodes, links)]

    def order(group: list[str]) -> tuple[bool, bool, str]:
        focus = any(nodes[one].focus for one in group)
        return (not focus, all(nodes[one].dispute is None for one in group), min(group))

    return [[nodes[one] for one in group] for group in sorted(groups, key=order)]


def _connected(
    nodes: Mapping[str, Node], links: Sequence[Edge]
) -> Iterator[tuple[list[str], list[Edge]]]:
    """Give the sets that links join, each with its links; linear."""
    joined: dict[str, list[Edge]] = {name: [] for name in nodes}
    for edge in links:
        joined[edge.start].append(edge)
        joined[edge.end].append(edge)
    seen: set[str] = set()
    starts = sorted(nodes, key=lambda one: (nodes[one].kind is not NodeKind.QUESTION, one))
    for start in starts:
        if start in seen:
            continue
        seen.add(start)
        group, own, pending = [], [], [start]
        while pending:
            here = pending.pop()
            group.append(here)
            own += [edge for edge in joined[here] if edge.start == here]
            ends = {one for edge in joined[here] for one in (edge.start, edge.end)}
            following = sorted(ends - seen, reverse=True)
            seen.update(following)
            pending += following
        yield group, own


def _improved(group: list[str], links: Sequence[Edge]) -> list[str]:
    """Move each name to where the lines get shortest, until none moves any more."""
    if not 2 < len(group) <= MOST_ORDERED:
        return group
    best = _cost(group, links)
    for _ in range(_ROUNDS):
        before = best
        for name in sorted(group):
            rest = [one for one in group if one != name]
            for place in range(len(group)):
                trial = [*rest[:place], name, *rest[place:]]
                cost = _cost(trial, links)
                if cost < best - 1e-9:
                    group, best = trial, cost
        if best == before:
            break
    return group


def _cost(group: Sequence[str], links: Iterable[Edge]) -> float:
    at = {name: place for place, name in enumerate(group)}
    total = 0.0
    for edge in links:
        distance = at[edge.end] - at[edge.start]
        upwards = -distance if edge.kind is EdgeKind.ANSWERS else distance
        weight = _CLASH if edge.kind.clash else _WEIGHTS.get(edge.kind, 1.0)
        total += weight * abs(distance)
        if upwards < 0 and not edge.kind.symmetric:
            total += _ABOVE_QUESTION if edge.kind is EdgeKind.ANSWERS else _UPWARDS
    return total


def camps(drawing: Drawing) -> dict[str, bool]:
    """Tell for each party whether it stands on the left, so that opponents face one another.

    Where one claim was asked for, those for it stand on the left and those against it on the
    right; it is a place on paper and nothing else. Who opposes nobody stands where there are
    fewer lines. Takes the time of writing down each two parties on each claim.
    """
    focus = {node.id for node in drawing.nodes if node.focus}
    ties = _ties(drawing)
    left: dict[str, bool] = {}
    lines: dict[str, int] = {}
    for edge in drawing.edges:
        if edge.kind.position:
            lines[edge.start] = lines.get(edge.start, 0) + 1
            if edge.end in focus and edge.kind is not EdgeKind.UNDECIDED:
                left.setdefault(edge.start, edge.kind is EdgeKind.FOR)
    parties = [node.id for node in drawing.nodes if node.kind is NodeKind.PARTY]
    load = {side: sum(lines[one] for one in left if left[one] is side) for side in (True, False)}
    apart = {party: min(ties[party].values(), default=0) < 0 for party in ties}

    def order(party: str) -> tuple[bool, int, str]:
        return (not apart.get(party), -lines.get(party, 0), party)

    for party in sorted(parties, key=order):
        if party in left:
            continue
        pull = 0
        if apart.get(party):
            own = ties[party]
            pull = sum(tie if left[one] else -tie for one, tie in own.items() if one in left)
        left[party] = pull > 0 if pull else load[True] <= load[False]
        load[left[party]] += lines.get(party, 0)
    return left


def _ties(drawing: Drawing) -> dict[str, dict[str, int]]:
    """Give for each two parties how much they belong together; less than nothing, apart."""
    stands: dict[str, list[tuple[str, EdgeKind]]] = {}
    for edge in drawing.edges:
        if edge.kind in (EdgeKind.FOR, EdgeKind.AGAINST):
            stands.setdefault(edge.end, []).append((edge.start, edge.kind))
    ties: dict[str, dict[str, int]] = {}
    for own in stands.values():
        for party, kind in own:
            mine = ties.setdefault(party, {})
            for other, there in own:
                if other != party:
                    mine[other] = mine.get(other, 0) + (1 if kind is there else -3)
    return ties


def round_order(nodes: Sequence[str], edges: Sequence[Edge]) -> list[str]:
    """Give names in an order round a circle: those that agree near, opponents far apart."""
    order = sorted(nodes)
    known = set(order)
    edges = [edge for edge in edges if edge.start in known and edge.end in known]
    if not 3 < len(order) <= MOST_ORDERED:
        return order
    best = _round_cost(order, edges)
    for _ in range(_ROUNDS):
        before = best
        for one in range(len(order)):
            for other in range(one + 1, len(order)):
                order[one], order[other] = order[other], order[one]
                cost = _round_cost(order, edges)
                if cost < best - 1e-9:
                    best = cost
                else:
                    order[one], order[other] = order[other], order[one]
        if best == before:
            break
    return order


def _round_cost(order: Sequence[str], edges: Iterable[Edge]) -> float:
    at = {name: place for place, name in enumerate(order)}
    total = 0.0
    for edge in edges:
        steps = abs(at[edge.start] - at[edge.end])
        distance = min(steps, len(order) - steps)
        total += -1.2 * distance if edge.kind is EdgeKind.OPPOSES else distance
    return total
