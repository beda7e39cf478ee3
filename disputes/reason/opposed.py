"""Acts that may be opposed to others of the same party, found before anything is derived in detail.

Sources that speak for one another at any time are a family, and claims that relations and questions
join, at any remove, are a cluster. What is said on one cluster has no bearing on another. So acts
are gathered by family and cluster, and only those looked at further from which a literal and its
opposite follow, whatever their dates.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from disputes.model.knowledge_base import KnowledgeBase
from disputes.model.records import Assertion
from disputes.model.terms import Side
from disputes.reason.acts import Act, acts_by_source
from disputes.reason.implications import Implications
from disputes.reason.impossible import joined_by_relations
from disputes.reason.reachability import reached


class Together(NamedTuple):
    """All acts of the sources of one family on the claims of one cluster, by source."""

    acts: Mapping[str, tuple[Act, ...]]


def find_opposed(
    kb: KnowledgeBase, implications: Implications, ruled_out: frozenset[int]
) -> Iterator[Together]:
    """Find where acts of one family may be opposed, whatever their dates and roles.

    What the relations alone rule out does not count. Costs the edges that leave what is reached.
    """
    families = _families(kb)
    numbers = implications.numbers
    for (family, _), assertions in _gathered(kb, families).items():
        literals = {
            2 * numbers[one.claim] + (one.stance.side is Side.AGAINST)
            for one in assertions
            if one.stance.side is not None and not one.conditional
        }
        literals -= ruled_out
        if len(literals) > 1 and clashing(literals, implications.edges, literals):
            acts = acts_by_source(kb, numbers, None, assertions)
            own = {name: tuple(acts[name]) for name in sorted(acts) if families[name] == family}
            yield Together(own)


def clashing(
    roots: Iterable[int],
    edges: Mapping[int, Sequence[tuple[int, object]]],
    literals: Iterable[int],
) -> list[int]:
    """Give those literals whose opposite follows from one of the roots; linear."""
    follows = reached(roots, edges)
    return [literal for literal in literals if literal ^ 1 in follows]


def _gathered(
    kb: KnowledgeBase, families: Mapping[str, str]
) -> dict[tuple[str, str], list[Assertion]]:
    """Give the assertions of each family on each cluster, where there are two or more."""
    clusters = _connected(joined_by_relations(kb))
    found: dict[tuple[str, str], list[Assertion]] = {}
    for claim in kb.claims.values():
        cluster = clusters.get(claim.id, claim.id)
        for one in claim.assertions:
            for family in dict.fromkeys([families[source] for source in one.sources]):
                found.setdefault((family, cluster), []).append(one)
    return {key: own for key, own in found.items() if len(own) > 1}


def _families(kb: KnowledgeBase) -> dict[str, str]:
    """Give for each source a name that it shares with those joined to it by roles."""
    joined: dict[str, list[str]] = {name: [] for name in kb.sources}
    for source in kb.sources.values():
        for role in source.speaks_for:
            if role.source in joined:
                joined[source.id].append(role.source)
                joined[role.source].append(source.id)
    return _connected(joined)


def _connected(joined: Mapping[str, Sequence[str]]) -> dict[str, str]:
    """Give each name the first of those that it is connected with."""
    found: dict[str, str] = {}
    for start in joined:
        if start in found:
            continue
        found[start] = start
        pending = [start]
        while pending:
            for other in joined[pending.pop()]:
                if other not in found:
                    found[other] = start
                    pending.append(other)
    return found
