"""Disputes: the connected sets of contested and questioned claims."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Set
from typing import NamedTuple

from disputes.model.knowledge_base import KnowledgeBase
from disputes.reason.implications import Implications
from disputes.reason.positions import Opposition

Opponents = Mapping[str, Set[str]]
"""With each party those that it directly opposes in some dispute."""


class Dispute(NamedTuple):
    """A connected set of contested or questioned claims: the unit that people talk about.

    ``id`` is that of the claim with the most different parties that oppose one another directly.
    ``opposed`` holds pairs of parties: those directly opposed, or all if none is.
    """

    id: str
    topic: str | None
    claims: tuple[str, ...]
    opposed: tuple[tuple[str, str], ...]
    by_inference: bool


def find_disputes(
    kb: KnowledgeBase, implications: Implications, disputed: Mapping[str, Opposition]
) -> tuple[Dispute, ...]:
    """Group the disputed claims, joined by relations and as rival answers; sorted by id.

    Close to linear in the number of relations and of answers.
    """
    joined = _Joined(disputed)
    for claim in disputed:
        for relation in kb.claims[claim].relations:
            if relation.kind.commits and relation.other in disputed:
                joined.join(claim, relation.other)
    _join_rivals(implications, joined)
    disputes = (_dispute(kb, claims, disputed) for claims in joined.groups())
    return tuple(sorted(disputes, key=lambda dispute: dispute.id))


def _dispute(
    kb: KnowledgeBase, claims: tuple[str, ...], disputed: Mapping[str, Opposition]
) -> Dispute:
    def order(claim: str) -> tuple[int, str]:
        return (-len({party for pair in disputed[claim].direct for party in pair}), claim)

    name = min(claims, key=order)
    direct = {pair for claim in claims for pair in disputed[claim].direct}
    every = {pair for claim in claims for pair in disputed[claim].every}
    return Dispute(name, kb.claims[name].topic, claims, tuple(sorted(direct or every)), not direct)


class _Joined:
    """Disjoint sets of claims (union by smaller id, with path halving)."""

    def __init__(self, claims: Mapping[str, object]) -> None:
        self._above = {claim: claim for claim in claims}

    def __contains__(self, claim: str) -> bool:
        return claim in self._above

    def top(self, claim: str) -> str:
        above = self._above
        while above[claim] != claim:
            above[claim] = above[above[claim]]
            claim = above[claim]
        return claim

    def join(self, one: str, other: str) -> None:
        here, there = sorted((self.top(one), self.top(other)))
        self._above[there] = here

    def groups(self) -> list[tuple[str, ...]]:
        members: dict[str, list[str]] = {}
        for claim in sorted(self._above):
            members.setdefault(self.top(claim), []).append(claim)
        return [tuple(group) for group in members.values()]


def _join_rivals(implications: Implications, joined: _Joined) -> None:
    """Join disputed claims that exclude one another as answers.

    Once an auxiliary node has been entered, all disputed answers behind it are joined already;
    whoever enters it later needs only be joined with one of them. So each is gone through once.
    """
    behind: dict[int, str | None] = {}
    edges, literals, claims = implications.edges, implications.literals, implications.claims
    for number, claim in enumerate(claims):
        if claim not in joined:
            continue
        for target, reason in edges.get(2 * number, ()):
            if target < literals or reason is None:
                continue
            path: list[tuple[int, str | None]] = []
            node: int | None = target
            while node is not None and node not in behind:
                answer, following = None, None
                for beyond, _ in edges.get(node, ()):
                    if beyond >= literals:
                        following = beyond
                    elif claims[beyond >> 1] in joined:
                        answer = claims[beyond >> 1]
                path.append((node, answer))
                node = following
            rival = behind[node] if node is not None else None
            for passed, answer in reversed(path):
                rival = answer or rival
                behind[passed] = rival
                if answer is not None:
                    joined.join(claim, answer)
            if behind[target] is not None:
                joined.join(claim, behind[target] or claim)


def opponents(disputes: Iterable[Dispute]) -> Opponents:
    """Give for each party those that directly oppose it somewhere; linear in the opposed pairs."""
    found: dict[str, set[str]] = {}
    for dispute in disputes:
        if dispute.by_inference:
            continue
        for one, other in dispute.opposed:
            found.setdefault(one, set()).add(other)
            found.setdefault(other, set()).add(one)
    return found
