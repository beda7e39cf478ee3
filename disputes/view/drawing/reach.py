"""Claims that lie within so many steps of others: by relations, or as rival answers."""

from __future__ import annotations

from collections.abc import Iterable

from disputes.reason.analysis import Analysis


def within(analysis: Analysis, claims: Iterable[str], depth: int) -> set[str]:
    """Give claims and those related to them in at most ``depth`` steps.

    A step is a relation of any kind, in either direction, or that two answers of a question
    exclude one another. Linear in the relations and answers.
    """
    found = set(claims)
    if depth < 1:
        return found
    joined = _joined(analysis)
    passed: set[int] = set()
    level = sorted(found)
    for _ in range(depth):
        following: set[str] = set()
        for claim in level:
            following.update(joined.get(claim, ()))
            following.update(_rivals(analysis, claim, passed))
        level = sorted(following - found)
        if not level:
            break
        found.update(level)
    return found


def _joined(analysis: Analysis) -> dict[str, list[str]]:
    joined: dict[str, list[str]] = {}
    claims = analysis.kb.claims
    for claim in claims.values():
        for relation in claim.relations:
            if relation.other in claims:
                joined.setdefault(claim.id, []).append(relation.other)
                joined.setdefault(relation.other, []).append(claim.id)
    return joined


def _rivals(analysis: Analysis, claim: str, passed: set[int]) -> list[str]:
    """Give the claims that one excludes as an answer, but those met through ``passed`` before."""
    implications = analysis.implications
    edges, literals, claims = implications.edges, implications.literals, implications.claims
    pending = [
        target
        for target, _ in edges.get(2 * implications.numbers[claim], ())
        if target >= literals and target not in passed
    ]
    passed.update(pending)
    found = []
    for node in pending:
        for target, _ in edges.get(node, ()):
            if target < literals:
                found.append(claims[target >> 1])
            elif target not in passed:
                passed.add(target)
                pending.append(target)
    return found
