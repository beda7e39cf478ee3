"""Who is heard on what, and who opposes whom, as plain data: ``disputes-matrix/1``."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from disputes.model.terms import Force, Side, Stance
from disputes.reason.analysis import Analysis, ClaimAnalysis
from disputes.reason.between import Between
from disputes.reason.pairs import Pair, pairs_of
from disputes.reason.positions import Position
from disputes.view.inferred import Inferred
from disputes.view.labels import Labels
from disputes.view.table import Row, Table

Data = dict[str, Any]


class Choice(NamedTuple):
    """What a matrix is about: which claims, and which parties.

    Without ``parties`` they are those heard on most claims, ``most`` of them, or all.
    """

    topic: str | None = None
    disputed: bool = False
    parties: tuple[str, ...] = ()
    most: int | None = None


def matrix_data(analysis: Analysis, choice: Choice) -> Data:
    """Give how often parties oppose one another or agree; ``pairs`` is gone through once.

    Only pairs are told that are both heard on some claim; where one party is chosen, those of it.
    """
    claims = _claims(analysis, choice)
    heard = _heard(claims)
    alone = choice.parties[0] if len(choice.parties) == 1 else None
    order = _order(heard)
    shown = order if alone else _shown(order, choice)
    ranks = {party: rank for rank, party in enumerate(shown)}
    pairs: Iterator[Data] = map(_pair, pairs_of(claims, ranks, alone))
    if alone:
        found = sorted(pairs, key=lambda one: (-one["heard"], one["parties"][1]))
        partners = [one["parties"][1] for one in found]
        found = found[: choice.most]
        shown, order = [alone, *partners[: choice.most]], [alone, *partners]
        pairs = iter(found)
    cut = (alone is not None or not choice.parties) and len(shown) < len(order)
    return {
        **_head(analysis, choice, "parties", len(claims), len(order), cut=cut),
        "party": alone,
        "parties": _parties(analysis, shown, heard),
        "pairs": pairs,
    }


def positions_data(analysis: Analysis, choice: Choice) -> Data:
    """Give the positions of parties claim by claim; ``claims`` is gone through once."""
    claims = _claims(analysis, choice)
    heard = _heard(claims)
    for found in claims:
        for party, _ in analysis.on_claim(found.claim.id, Stance.DECLINES):
            heard.setdefault(party, 0)
    order = _order(heard)
    shown = _shown(order, choice)
    ranks = {party: rank for rank, party in enumerate(shown)}
    cut = not choice.parties and len(shown) < len(order)
    inferred = Inferred(analysis)
    return {
        **_head(analysis, choice, "claims", len(claims), len(order), cut=cut),
        "parties": _parties(analysis, shown, heard),
        "claims": (_claim(analysis, inferred, found, ranks) for found in claims),
    }


def _head(
    analysis: Analysis, choice: Choice, kind: str, claims: int, parties: int, *, cut: bool
) -> Data:
    return {
        "format": "disputes-matrix/1",
        "as_of": analysis.as_of.text if analysis.as_of else None,
        "by": analysis.by.value,
        "complete": analysis.kb.complete,
        "kind": kind,
        "topic": choice.topic,
        "disputed": choice.disputed,
        "claims_in_all": claims,
        "parties_in_all": parties,
        "cut": cut,
    }


def _claims(analysis: Analysis, choice: Choice) -> list[ClaimAnalysis]:
    return [
        found
        for found in analysis.claims()
        if (choice.topic is None or found.claim.topic == choice.topic)
        and (not choice.disputed or found.dispute is not None)
    ]


def _heard(claims: Sequence[ClaimAnalysis]) -> dict[str, int]:
    """Count for each party the claims on which it has a position."""
    heard: dict[str, int] = {}
    for found in claims:
        for position in found.positions:
            heard[position.party] = heard.get(position.party, 0) + 1
    return heard


def _order(heard: Mapping[str, int]) -> list[str]:
    return sorted(heard, key=lambda party: (-heard[party], party))


def _shown(order: list[str], choice: Choice) -> list[str]:
    if not choice.parties:
        return order[: choice.most]
    known = {party: rank for rank, party in enumerate(order)}
    return sorted(set(choice.parties), key=lambda party: (known.get(party, len(order)), party))


def _parties(analysis: Analysis, parties: Sequence[str], heard: Mapping[str, int]) -> list[Data]:
    labels = Labels(analysis.kb)
    sources = analysis.kb.sources
    return [
        {
            "id": party,
            "name": labels.source(party),
            "narrator": bool((kind := sources[party].kind) and kind.narrates),
            "heard": heard.get(party, 0),
        }
        for party in parties
    ]


def _pair(pair: Pair) -> Data:
    opposed, agreed = (
        {
            "direct": sorted(pair.on.get(direct, ())),
            "by_inference": sorted(pair.on.get(inferred, ())),
        }
        for direct, inferred in (
            (Between.OPPOSED, Between.OPPOSED_BY_INFERENCE),
            (Between.AGREED, Between.AGREED_BY_INFERENCE),
        )
    )
    return {
        "parties": [pair.one, pair.other],
        "heard": pair.heard,
        "opposed": sum(map(len, opposed.values())),
        "agreed": sum(map(len, agreed.values())),
        "opposed_on": opposed,
        "agreed_on": agreed,
    }


def _claim(
    analysis: Analysis, inferred: Inferred, found: ClaimAnalysis, ranks: Mapping[str, int]
) -> Data:
    claim = found.claim
    declined = {party for party, _ in analysis.on_claim(claim.id, Stance.DECLINES)}
    rows = [
        (
            ranks[position.party],
            _position(position, declined, inferred=inferred.at(position, claim.id)),
        )
        for position in found.positions
        if position.party in ranks
    ]
    heard = {position.party for position in found.positions}
    rows += [
        (ranks[party], _declined(party)) for party in declined if party in ranks.keys() - heard
    ]
    rows.sort(key=lambda row: row[0])
    return {
        "id": claim.id,
        "text": claim.text,
        "topic": claim.topic,
        "status": found.status.value,
        "by_inference": found.by_inference,
        "dispute": found.dispute,
        "positions": [row for _, row in rows],
    }


def _position(position: Position, declined: set[str], *, inferred: bool) -> Data:
    held = [one for one in (position.on_for, position.on_against) if one is not None]
    if position.undecided:
        word = "undecided"
    elif position.divided:
        word = "divided"
    else:
        word = Side.FOR.value if position.on_for else Side.AGAINST.value
    firm = any(one.force is Force.FIRM for one in held)
    return {
        "party": position.party,
        "position": word,
        "force": (Force.FIRM if firm else Force.HEDGED).value,
        "by_inference": all(one.direct is None for one in held),
        "inferred": inferred,
        "declined": position.party in declined,
    }


def _declined(party: str) -> Data:
    return {
        "party": party,
        "position": None,
        "force": None,
        "by_inference": False,
        "inferred": False,
        "declined": True,
    }


_PAIR_COLUMNS = (
    *("party", "other", "heard", "opposed", "opposed_by_inference"),
    *("agreed", "agreed_by_inference"),
)
_CLAIM_COLUMNS = (
    *("claim", "text", "topic", "status", "status_by_inference", "dispute"),
    *("party", "position", "force", "by_inference", "inferred", "declined"),
)


def matrix_table(data: Data) -> Table:
    """Give a matrix as rows: one a pair of parties, or one a position on a claim."""
    if data["kind"] == "parties":
        return Table(_PAIR_COLUMNS, (_pair_cells(pair) for pair in data["pairs"]))
    return Table(_CLAIM_COLUMNS, _claim_rows(data["claims"]))


def _pair_cells(pair: Data) -> Row:
    inferred = [len(pair[key]["by_inference"]) for key in ("opposed_on", "agreed_on")]
    counts = [pair["opposed"], inferred[0], pair["agreed"], inferred[1]]
    return [*pair["parties"], pair["heard"], *counts]


def _claim_rows(claims: Iterator[Data]) -> Iterator[Row]:
    for claim in claims:
        keys = ("id", "text", "topic", "status", "by_inference", "dispute")
        for row in claim["positions"]:
            yield [*(claim[key] for key in keys), *(row[key] for key in _CLAIM_COLUMNS[6:])]
