"""Pairs of parties: on how many claims both are heard, oppose one another, agree."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from disputes.reason.analysis import ClaimAnalysis
from disputes.reason.between import Between, between, stand


@dataclass(slots=True)
class Pair:
    """Two parties, the number of claims on which both have a position, and which they are.

    ``on`` holds the ids of the claims on which they oppose one another or agree.
    """

    one: str
    other: str
    heard: int = 0
    on: dict[Between, list[str]] = field(default_factory=dict)


def pairs_of(
    claims: Sequence[ClaimAnalysis], ranks: Mapping[str, int], alone: str | None = None
) -> Iterator[Pair]:
    """Go through the pairs of ranked parties of which both have a position on some claim.

    Only the pairs of one party where ``alone`` names it, which then is the first of each. Pairs
    come by rank, one party's after another's, so that no more than that is in memory; the time
    is that of writing down each pair on each claim, which is a square of the ranked parties
    heard on a claim.
    """
    heard: dict[str, list[tuple[int, int]]] = {}
    present: list[list[tuple[int, str, int]]] = []
    for number, found in enumerate(claims):
        own = sorted(
            (ranks[one.party], one.party, stand(one))
            for one in found.positions
            if one.party in ranks
        )
        present.append(own)
        for place, (_, party, _) in enumerate(own):
            heard.setdefault(party, []).append((number, place))
    told: dict[tuple[int, int], Between] = {}
    for party in [alone] if alone else sorted(heard, key=ranks.__getitem__):
        pairs: dict[int, Pair] = {}
        for number, place in heard.get(party, ()):
            own = present[number]
            here = own[place][2]
            others = [*own[:place], *own[place + 1 :]] if alone else own[place + 1 :]
            for rank, other, there in others:
                pair = pairs.get(rank)
                if pair is None:
                    pair = pairs[rank] = Pair(party, other)
                pair.heard += 1
                how = told.get((here, there))
                if how is None:
                    how = told[here, there] = between(here, there)
                if how is not Between.NEITHER:
                    pair.on.setdefault(how, []).append(claims[number].claim.id)
        yield from (pairs[rank] for rank in sorted(pairs))
