"""Whether one node of a graph leads to another, nearly without searching.

Strongly connected components are numbered as Tarjan's algorithm (1972) ends them: what a component
leads to has a smaller number. Each component has intervals of such numbers, from two depth-first
orders, which hold all that it leads to (Yıldırım, Chaoji and Zaki, GRAIL: scalable reachability
index for large graphs, 2010), and one that holds only such. Most questions are answered by these;
the rest by a search that enters no component whose intervals rule the target out.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import chain


class Reachability:
    """Answers what leads to what in a directed graph on the nodes 0, 1, ….

    ``edges`` has the successors of each node. The search that builds the index begins with the
    nodes ``first``, then goes backwards; where long chains begin with these, or have ever greater
    nodes, answers are cheap. Built in linear time; an answer is mostly constant.
    """

    def __init__(self, edges: Sequence[Sequence[int]], first: Iterable[int] = ()) -> None:
        self.component, self.members, self._sure = _components(edges, first)
        self.successors = _condensed(edges, self.component, self.members)
        self._low = _lows(self.successors, range(len(self.successors)))
        self._rank = _other_order(self.successors)
        self._other_low = _lows(self.successors, self._rank)

    def reaches(self, start: int, target: int) -> bool:
        """Tell whether a node leads to another; each leads to itself."""
        return self.leads(self.component[start], self.component[target])

    def leads(self, start: int, target: int) -> bool:
        """Tell the same of two components."""
        if not self.may_lead(start, target):
            return False
        sure = self._sure
        seen = {start}
        pending = [start]
        while pending:
            here = pending.pop()
            if sure[here] <= target <= here:
                return True
            for following in self.successors[here]:
                if following not in seen and self.may_lead(following, target):
                    seen.add(following)
                    pending.append(following)
        return False

    def may_lead(self, start: int, target: int) -> bool:
        """Tell whether the intervals leave it open that one component leads to another."""
        return (
            self._low[start] <= target <= start
            and self._other_low[start] <= self._rank[target] <= self._rank[start]
        )


def reached(roots: Iterable[int], edges: Mapping[int, Sequence[tuple[int, object]]]) -> set[int]:
    """Give all nodes that some of the roots lead to, themselves included; linear."""
    pending = sorted(set(roots))
    seen = set(pending)
    for node in pending:
        for target, _ in edges.get(node, ()):
            if target not in seen:
                seen.add(target)
                pending.append(target)
    return seen


def _components(
    edges: Sequence[Sequence[int]], first: Iterable[int]
) -> tuple[list[int], list[list[int]], list[int]]:
    """Give each node's component, each component's nodes, and where its sure interval begins.

    All components that end between the beginning and the end of another are below it.
    """
    size = len(edges)
    component = [-1] * size
    order = [-1] * size
    low = [0] * size
    begun = [0] * size
    members: list[list[int]] = []
    sure: list[int] = []
    path: list[int] = []
    clock = 0
    for root in chain(first, range(size - 1, -1, -1)):
        if order[root] >= 0:
            continue
        work = [(root, iter(edges[root]))]
        order[root] = low[root] = clock
        begun[root] = len(members)
        clock += 1
        path.append(root)
        while work:
            node, ahead = work[-1]
            for target in ahead:
                if order[target] < 0:
                    if not edges[target]:
                        order[target] = component[target] = len(members)
                        sure.append(len(members))
                        members.append([target])
                        continue
                    order[target] = low[target] = clock
                    begun[target] = len(members)
                    clock += 1
                    path.append(target)
                    work.append((target, iter(edges[target])))
                    break
                if component[target] < 0 and order[target] < low[node]:
                    low[node] = order[target]
            else:
                work.pop()
                if work and low[node] < low[work[-1][0]]:
                    low[work[-1][0]] = low[node]
                if low[node] == order[node]:
                    at = len(members)
                    own = []
                    while True:
                        member = path.pop()
                        component[member] = at
                        own.append(member)
                        if member == node:
                            break
                    members.append(own)
                    sure.append(begun[node])
    return component, members, sure


def _condensed(
    edges: Sequence[Sequence[int]], component: list[int], members: list[list[int]]
) -> list[list[int]]:
    """Give the successors of each component, without itself, in the order of the edges."""
    found: list[list[int]] = []
    for at, own in enumerate(members):
        if len(own) == 1 and len(edges[own[0]]) < 2:
            targets = [component[target] for target in edges[own[0]]]
        else:
            targets = [*dict.fromkeys(component[to] for node in own for to in edges[node])]
        found.append([target for target in targets if target != at])
    return found


def _lows(successors: list[list[int]], rank: Sequence[int]) -> list[int]:
    """Give the smallest rank that each component leads to, its own included."""
    low = list(rank)
    for at, targets in enumerate(successors):
        for target in targets:
            low[at] = min(low[at], low[target])
    return low


def _other_order(successors: list[list[int]]) -> list[int]:
    """Number the components as a depth-first search ends them that goes the other way round."""
    rank = [-1] * len(successors)
    entered = [False] * len(successors)
    clock = 0
    for root in range(len(successors) - 1, -1, -1):
        if entered[root]:
            continue
        entered[root] = True
        work = [(root, reversed(successors[root]))]
        while work:
            node, ahead = work[-1]
            for target in ahead:
                if not entered[target]:
                    entered[target] = True
                    if not successors[target]:
                        rank[target] = clock
                        clock += 1
                        continue
                    work.append((target, reversed(successors[target])))
                    break
            else:
                work.pop()
                rank[node] = clock
                clock += 1
    return rank
