"""Which claims imply which, directly or through others, by relations of the kind implies alone."""

from __future__ import annotations

from disputes.model.knowledge_base import KnowledgeBase
from disputes.model.records import Relation
from disputes.model.terms import RelationKind
from disputes.reason.reachability import Reachability


class Implied:
    """Answers whether one claim implies another; built in linear time, nearly constant to ask."""

    def __init__(self, kb: KnowledgeBase) -> None:
        self._relations: dict[str, list[Relation]] = {}
        names: set[str] = set()
        for claim in kb.claims.values():
            for relation in claim.relations:
                if relation.kind is RelationKind.IMPLIES and relation.other in kb.claims:
                    self._relations.setdefault(claim.id, []).append(relation)
                    names.update((claim.id, relation.other))
        self._numbers = {name: number for number, name in enumerate(sorted(names))}
        edges = [
            [self._numbers[relation.other] for relation in self._relations.get(name, ())]
            for name in self._numbers
        ]
        implied = {target for own in edges for target in own}
        heads = [number for number in range(len(edges)) if number not in implied]
        self._index = Reachability(edges, heads)

    def implies(self, claim: str, other: str) -> bool:
        """Tell whether a claim implies another, perhaps through others."""
        numbers = self._numbers
        if claim not in numbers or other not in numbers:
            return claim == other
        return self._index.reaches(numbers[claim], numbers[other])

    def chain(self, claim: str, other: str) -> tuple[Relation, ...]:
        """Give the shortest chain of relations from a claim to one that it implies."""
        before: dict[str, Relation] = {}
        level = [claim]
        while level and other not in before:
            following: list[str] = []
            for here in level:
                for relation in self._relations.get(here, ()):
                    there = relation.other
                    if there != claim and there not in before and self.implies(there, other):
                        before[there] = relation
                        following.append(there)
            level = sorted(following)
        chain: list[Relation] = []
        at = other
        while at != claim:
            chain.append(before[at])
            at = before[at].claim
        return tuple(reversed(chain))

    def nearest(self, claim: str) -> list[str]:
        """Give the claims that one implies, itself left out, the nearest first; linear in them."""
        seen = {claim}
        pending = [claim]
        for here in pending:
            for relation in self._relations.get(here, ()):
                if relation.other not in seen:
                    seen.add(relation.other)
                    pending.append(relation.other)
        return pending[1:]
