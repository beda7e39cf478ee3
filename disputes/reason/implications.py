"""The implications between literals that the relations of a knowledge base give.

Claims are numbered in the order of their ids. Claim number ``n`` has the literals ``2n`` (it is
so) and ``2n + 1`` (it is not), so that ``literal ^ 1`` is the opposite. Numbers above these are
the auxiliary nodes with which the exclusion of rival answers is encoded: their edges belong to
the step that entered them.
"""

from __future__ import annotations

from typing import NamedTuple

from disputes.model.knowledge_base import KnowledgeBase
from disputes.model.records import Relation
from disputes.model.terms import RelationKind, Side
from disputes.reason.exclusion import Exclusion, exclude_answers

Reason = Relation | Exclusion
"""Why one literal implies another: a relation, or being rival answers of one question."""

Edge = tuple[int, Reason | None]
"""The literal or auxiliary node that follows, and why; none where the step goes on."""


class Implications(NamedTuple):
    """The edges that leave each literal or auxiliary node, in a fixed order."""

    claims: tuple[str, ...]
    numbers: dict[str, int]
    edges: dict[int, tuple[Edge, ...]]

    @property
    def literals(self) -> int:
        """The number of literals; greater numbers are auxiliary nodes."""
        return 2 * len(self.claims)

    def literal(self, claim: str, side: Side) -> int:
        """Give the number of a claim's literal."""
        return 2 * self.numbers[claim] + (side is Side.AGAINST)

    def meaning(self, literal: int) -> tuple[str, Side]:
        """Give the claim and side of a literal."""
        return self.claims[literal >> 1], Side.AGAINST if literal & 1 else Side.FOR


def build_implications(kb: KnowledgeBase) -> Implications:
    """Work out all implications.

    Linear in the number of relations; n answers of one question and scope take O(n log n) time
    and O(n) edges.
    """
    claims = tuple(kb.claims)
    numbers = {claim: number for number, claim in enumerate(claims)}
    found: dict[int, list[Edge]] = {}
    for claim in kb.claims.values():
        for relation in claim.relations:
            if relation.kind.commits and relation.other in numbers:
                here, there = 2 * numbers[claim.id], 2 * numbers[relation.other]
                _relate(found, relation, here, there)
    exclude_answers(kb, numbers, lambda start, edge: found.setdefault(start, []).append(edge))
    edges = {start: tuple(sorted(leaving, key=_order)) for start, leaving in found.items()}
    return Implications(claims, numbers, edges)


def reached_from(root: int, implications: Implications) -> list[int]:
    """Give the literals that follow from one, itself included."""
    seen = {root}
    pending = [root]
    for node in pending:
        for target, _ in implications.edges.get(node, ()):
            if target not in seen:
                seen.add(target)
                pending.append(target)
    return [node for node in pending if node < implications.literals]


def _relate(found: dict[int, list[Edge]], relation: Relation, here: int, there: int) -> None:
    if relation.kind is RelationKind.IMPLIES:
        pairs = [(here, there), (there + 1, here + 1)]
    else:
        pairs = [(here, there + 1), (there, here + 1)]
    if relation.kind is RelationKind.NEGATES:
        pairs += [(here + 1, there), (there + 1, here)]
    for start, target in pairs:
        found.setdefault(start, []).append((target, relation))


def _order(edge: Edge) -> tuple[int, int, str, str, str]:
    target, reason = edge
    if reason is None:
        return (target, 0, "", "", "")
    if isinstance(reason, Exclusion):
        return (target, 2, reason.question, "", "")
    return (target, 1, reason.kind.word, reason.claim, reason.why or "")
