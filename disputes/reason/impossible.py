"""Literals that the relations alone rule out: those from which their own opposite follows.

If a literal leads to its opposite, the chain and its mirror image (contraposition) form a closed
walk through claims that relations and questions join. On a tree such a walk only turns back, and
no relation leads back to the opposite of where it came from. So what hangs on by a single relation
is left out first, again and again, which mostly leaves little; there an index answers the rest.
"""

from __future__ import annotations

from collections.abc import Callable
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
            lambda node: index.leads(index.component[node], goal),
        )


def find_impossible(kb: KnowledgeBase) -> Impossible:
    """Find what the relations alone rule out; nearly linear in the number of relations."""
    core = _core(kb)
    kept = {claim: kb.claims[claim] for claim in kb.claims if claim in core}
    implications = build_implications(replace(kb, claims=kept))
    edges, literals = implications.edges, implications.literals
    size = max(literals, max(edges, default=0) + 1)
    index = Reachability([[to for to, _ in edges.get(node, ())] for node in range(size)])
    return Impossible(implications, tuple(sorted(_causes(index, literals))), index)


def shortest_chain(
    start: int, goal: int, implications: Implications, leads: Callable[[int], bool]
) -> Chain:
    """Give the shortest chain of steps between different literals of which one leads to the other.

    ``leads`` tells whether a node leads to the goal; no other is looked at. Among chains of one
    length the choice depends on the literals alone.
    """
    before: dict[int, tuple[int, Reason]] = {}
    level = [start]
    while level and goal not in before:
        following: list[int] = []
        for here in level:
            for there, reason in _steps(here, implications, leads):
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
    here: int, implications: Implications, leads: Callable[[int], bool]
) -> list[tuple[int, Reason]]:
    found: list[tuple[int, Reason]] = []
    for target, reason in implications.edges.get(here, ()):
        pending = [target]
        while reason is not None and pending:
            node = pending.pop()
            if not leads(node):
                continue
            if node < implications.literals:
                found.append((node, reason))
            else:
                pending.extend(beyond for beyond, _ in implications.edges.get(node, ()))
    return found


def clusters(kb: KnowledgeBase) -> list[int]:
    """Give a number for each claim, by their order: alike for those that are joined; linear.

    Nothing follows from a claim or its opposite about one of another number.
    """
    joined = _joined(kb)
    found: dict[str, int] = {}
    for number, start in enumerate(kb.claims):
        if start in found:
            continue
        found[start] = number
        pending = [start]
        while pending:
            for other in joined.get(pending.pop(), ()):
                if other not in found:
                    found[other] = number
                    pending.append(other)
    return [found[claim] for claim in kb.claims]


def _causes(index: Reachability, literals: int) -> list[tuple[int, ...]]:
    """Find the components that rule themselves out, those first to which others lead."""
    found: list[tuple[int, ...]] = []
    ruled_out = [False] * len(index.members)
    positive = [False] * len(index.members)
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
        # The last step of a chain mirrors a first one: one of the two leads to a claim, not only
        # to opposites of claims.
        may = further or opposite in index.successors[at]
        if opposite == at or (may and not follows and index.leads(at, opposite)):
            ruled_out[at] = True
            found.append(tuple(own))
    return found


def _core(kb: KnowledgeBase) -> set[str]:
    """Give the claims that are left when those joined to others but once are left out.

    An answer joined to its rivals only stays where the opposite of one may lead to another.
    """
    joined = _joined(kb)
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


def _joined(kb: KnowledgeBase) -> dict[str, list[str]]:
    """Give what claims with relations, and their exclusive questions, are joined to."""
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
