"""Literals that the relations alone rule out: those from which their own opposite follows.

If a literal leads to its opposite, the chain and its mirror image (contraposition) form a closed
walk through claims that relations and questions join. On a tree such a walk only turns back, and
no relation leads back to the opposite of where it came from. So what hangs on by a single relation
is left out first, again and again, which mostly leaves little; there an index answers the rest.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import NamedTuple

from disputes.model.knowledge_base import KnowledgeBase
from disputes.model.terms import QuestionKind, RelationKind
from disputes.reason.implications import Implications, Reason, build_implications
from disputes.reason.reachability import Reachability, reached

Chain = list[tuple[int, Reason, int]]
"""Steps from one literal to another, each with its reason."""


class Impossible(NamedTuple):
    """What the relations alone rule out.

    ``causes`` has sets of literals, each sorted, that rule themselves out and whose other
    consequences do not: whatever else is ruled out leads to one of them. A set that holds both
    literals of a claim cannot be satisfied. Literals are those of ``implications``, which has only
    the claims that can matter.
    """

    implications: Implications
    causes: tuple[tuple[int, ...], ...]
    reachable: Reachability

    def all_in(self, whole: Implications) -> frozenset[int]:
        """Give all literals that are ruled out, as numbered in the whole; linear."""
        forced = {
            whole.numbers[self.implications.claims[literal >> 1]] << 1 | ~literal & 1
            for cause in self.causes
            for literal in cause
        }
        found = reached(forced, whole.edges) if forced else ()
        return frozenset(literal ^ 1 for literal in found if literal < whole.literals)

    def chain(self, literal: int) -> Chain:
        """Give the shortest chain from one of the literals of a cause to its opposite."""
        index = self.reachable
        goal = index.component[literal ^ 1]
        return shortest_chain(
            literal,
            literal ^ 1,
            self.implications,
            lambda node: index.may_lead(index.component[node], goal),
        )


def find_impossible(kb: KnowledgeBase) -> Impossible:
    """Find what the relations alone rule out; nearly linear in the number of relations."""
    core = _core(kb)
    kept = {claim: kb.claims[claim] for claim in kb.claims if claim in core}
    implications = build_implications(replace(kb, claims=kept))
    edges, literals = implications.edges, implications.literals
    size = max(literals, max(edges, default=0) + 1)
    targets = [[to for to, _ in edges.get(node, ())] for node in range(size)]
    index = Reachability(targets)
    return Impossible(implications, tuple(sorted(_causes(index, targets, literals))), index)


def shortest_chain(
    start: int, goal: int, implications: Implications, may_lead: Callable[[int], bool]
) -> Chain:
    """Give the shortest chain of steps between different literals of which one leads to the other.

    ``may_lead`` tells whether a node may lead to the goal; no other is looked at. Among chains of
    one length the choice depends on the literals alone.
    """
    before: dict[int, tuple[int, Reason]] = {}
    entered: set[int] = set()
    level = [start]
    while level and goal not in before:
        following: list[int] = []
        for here in level:
            for there, reason in _steps(here, implications, may_lead, entered):
                if there not in before:
                    before[there] = (here, reason)
                    following.append(there)
        level = sorted(following)
    chain: Chain = []
    at = goal
    while at != start or not chain:
        origin, reason = before[at]
        chain.append((origin, reason, at))
        at = origin
    return chain[::-1]


def _steps(
    here: int, implications: Implications, may_lead: Callable[[int], bool], entered: set[int]
) -> list[tuple[int, Reason]]:
    """Give the literals one step away, going through auxiliary nodes, each but once."""
    found: list[tuple[int, Reason]] = []
    for target, reason in implications.edges.get(here, ()):
        pending = [target]
        while reason is not None and pending:
            node = pending.pop()
            if node in entered or not may_lead(node):
                continue
            if node < implications.literals:
                found.append((node, reason))
            else:
                entered.add(node)
                pending.extend(beyond for beyond, _ in implications.edges.get(node, ()))
    return found


def _causes(
    index: Reachability, edges: Sequence[Sequence[int]], literals: int
) -> list[tuple[int, ...]]:
    """Find the components that rule themselves out, those first to which others lead."""
    found: list[tuple[int, ...]] = []
    ruled_out = [False] * len(index.members)
    positive = [False] * len(index.members)
    search = _Search(index, edges, literals, positive)
    for at, members in enumerate(index.members):
        further, follows = len(members) > 1, False
        for to in index.successors[at]:
            further = further or positive[to]
            follows = follows or ruled_out[to]
        ruled_out[at] = follows
        positive[at] = further or (members[0] < literals and not members[0] & 1)
        own = sorted(node for node in members if node < literals) if len(members) > 1 else members
        if own[0] >= literals:
            continue
        opposite = index.component[own[0] ^ 1]
        if opposite != at and (follows or not index.may_lead(at, opposite)):
            continue
        if opposite == at or opposite in index.successors[at] or (further and search.clash(own[0])):
            ruled_out[at] = True
            found.append(tuple(own))
    return found


class _Search:
    """Tells of literals that may lead to their opposites whether they do.

    If one does, the chain can be chosen so that it goes through nodes that lead on to claims, takes
    a step from a claim to the opposite of another (or its own) that it has passed or could have,
    and goes back by the mirror image. So only such nodes need to be visited. All searches together
    take a number of steps that is linear in the size of the graph; what is left then, which only
    a graph made for it can bring about, is held not to lead to its opposite.
    """

    def __init__(
        self,
        index: Reachability,
        edges: Sequence[Sequence[int]],
        literals: int,
        positive: list[bool],
    ) -> None:
        self._index, self._edges, self._literals, self._positive = index, edges, literals, positive
        self._left = 100_000 + 20 * (len(edges) + sum(map(len, edges)))
        self._ends = [*range(len(edges))]
        self._entries: dict[int, list[int]] = {}
        for node in range(len(edges) - 1, literals - 1, -1):
            for to in edges[node]:
                if to >= literals:
                    self._ends[node] = self._ends[to]
                else:
                    self._entries.setdefault(to, []).append(node)

    def clash(self, start: int) -> bool:
        """Tell whether a literal leads to a claim and to its opposite."""
        seen = {start}
        pending = [start]
        component, positive = self._index.component, self._positive
        while pending:
            node = pending.pop()
            self._left -= 1 + len(self._edges[node])
            if self._left < 0:
                return False
            for to in self._edges[node]:
                if to not in seen and positive[component[to]]:
                    seen.add(to)
                    pending.append(to)
        claims = [node for node in seen if node < self._literals and not node & 1]
        return start ^ 1 in seen or self._exclusive(claims)

    def _exclusive(self, claims: list[int]) -> bool:
        """Tell whether one of some claims leads in one step to the opposite of one of them.

        The auxiliary nodes of a chain are numbered in its order, so what lies behind the place at
        which a claim enters it is a range.
        """
        opposites = {claim + 1 for claim in claims}
        entries = sorted(node for one in opposites for node in self._entries.get(one, ()))
        for claim in claims:
            for to in self._edges[claim]:
                if to in opposites:
                    return True
                if to >= self._literals:
                    first = bisect_left(entries, to)
                    if first < len(entries) and entries[first] <= self._ends[to]:
                        return True
        return False


def _core(kb: KnowledgeBase) -> set[str]:
    """Give the claims that are left when those joined to others but once are left out.

    An answer joined to its rivals only stays where the opposite of one may lead to another.
    """
    joined = joined_by_relations(kb)
    left = {name: len(others) for name, others in joined.items()}
    pending = [name for name, count in left.items() if count < 2]
    for name in pending:
        left[name] = 0
        for other in joined[name]:
            left[other] -= 1
            if left[other] == 1:
                pending.append(other)
    core = {name for name, count in left.items() if count >= 2}
    turning = {kb.claims[name].answers for name in _turning(kb) & core} & core
    kept = {name for question in turning if question for name in joined[question]}
    return (core | kept) & kb.claims.keys()


def joined_by_relations(kb: KnowledgeBase) -> dict[str, list[str]]:
    """Give what claims, and their exclusive questions, are joined to by what commits; linear."""
    joined: dict[str, list[str]] = {}
    for claim in kb.claims.values():
        for relation in claim.relations:
            if relation.kind.commits and relation.other in kb.claims:
                joined.setdefault(claim.id, []).append(relation.other)
                joined.setdefault(relation.other, []).append(claim.id)
    exclusive = {name for name, one in kb.questions.items() if one.kind is not QuestionKind.OPEN}
    for claim in kb.claims.values():
        if claim.answers in exclusive:
            joined.setdefault(claim.id, []).append(claim.answers)
            joined.setdefault(claim.answers, []).append(claim.id)
    return joined


def _turning(kb: KnowledgeBase) -> set[str]:
    """Give the claims from whose opposite a claim may follow, not only opposites of claims."""
    implied: dict[str, list[str]] = {}
    pending: list[str] = []
    for claim in kb.claims.values():
        for relation in claim.relations:
            if relation.kind is RelationKind.IMPLIES:
                implied.setdefault(claim.id, []).append(relation.other)
            elif relation.kind is RelationKind.NEGATES:
                pending += (claim.id, relation.other)
    found = set(pending)
    for name in pending:
        for other in implied.get(name, ()):
            if other not in found:
                found.add(other)
                pending.append(other)
    return found
