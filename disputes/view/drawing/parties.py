"""Drawings of parties: which oppose one another on how many claims, and on how many they agree."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from disputes.reason.analysis import Analysis, ClaimAnalysis
from disputes.reason.between import Between
from disputes.reason.pairs import Pair, pairs_of
from disputes.view.drawing.claims import party_node
from disputes.view.drawing.parts import Edge, EdgeKind, Node
from disputes.view.labels import Labels

_DRAWN = (
    (EdgeKind.OPPOSES, Between.OPPOSED, Between.OPPOSED_BY_INFERENCE),
    (EdgeKind.AGREES, Between.AGREED, Between.AGREED_BY_INFERENCE),
)
"""The edges between two parties: on which claims directly, and on which by inference."""


def heard_on(claims: Iterable[ClaimAnalysis]) -> dict[str, bool]:
    """Give the parties with a position on some of the claims, and whether each is a narrator."""
    return {one.party: one.narrator for found in claims for one in found.positions}


def draw_parties(
    analysis: Analysis,
    claims: Sequence[ClaimAnalysis],
    parties: dict[str, bool],
    focus: frozenset[str],
) -> tuple[list[Node], list[Edge]]:
    """Give the nodes of some parties and the edges between them.

    Takes the time of writing down each two of these parties on each claim.
    """
    ranks = {party: rank for rank, party in enumerate(sorted(parties))}
    edges = [edge for pair in pairs_of(claims, ranks) for edge in _edges(pair)]
    return party_nodes(analysis, parties, focus), edges


def party_nodes(analysis: Analysis, parties: dict[str, bool], focus: frozenset[str]) -> list[Node]:
    """Give the nodes of parties, each with whether it is a narrator."""
    labels = Labels(analysis.kb)
    return [party_node(analysis, labels, party, parties[party], focus) for party in sorted(parties)]


def around(
    claims: Sequence[ClaimAnalysis], parties: dict[str, bool], centre: Iterable[str], depth: int
) -> tuple[dict[str, bool], list[Edge]]:
    """Give the parties within so many steps of some, and the edges that lead to them.

    With one step these are the edges of the parties in the centre, and none between the others.
    """
    ranks = {party: rank for rank, party in enumerate(sorted(parties))}
    found = {party for party in centre if party in parties}
    level = sorted(found)
    edges: dict[tuple[str, str], list[Edge]] = {}
    for _ in range(depth):
        following: set[str] = set()
        for party in level:
            for pair in pairs_of(_heard(claims, party), ranks, party):
                between = _edges(pair)
                if between:
                    following.add(pair.other)
                    edges[between[0].start, between[0].end] = between
        level = sorted(following - found)
        if not level:
            break
        found.update(level)
    reached = {party: parties[party] for party in sorted(found)}
    return reached, [edge for own in edges.values() for edge in own]


def _heard(claims: Sequence[ClaimAnalysis], party: str) -> list[ClaimAnalysis]:
    return [found for found in claims if any(one.party == party for one in found.positions)]


def _edges(pair: Pair) -> list[Edge]:
    edges = []
    start, end = sorted((pair.one, pair.other))
    for kind, directly, by_inference in _DRAWN:
        claims, derived = (tuple(sorted(pair.on.get(way, ()))) for way in (directly, by_inference))
        if claims or derived:
            edges.append(
                Edge(start, end, kind, by_inference=not claims, claims=claims, derived=derived)
            )
    return edges
