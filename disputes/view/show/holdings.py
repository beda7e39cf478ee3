"""The world as a party has it: what it holds, denies, leaves open, and has taken back."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from disputes.model.terms import Side, Stance
from disputes.reason.acts import Act
from disputes.reason.analysis import Analysis
from disputes.reason.endings import changes_of_mind
from disputes.reason.positions import Position
from disputes.view.evidence import Evidence
from disputes.view.inferred import Inferred
from disputes.view.records import assertion_data
from disputes.view.show.positions import claim_head, claim_order, opponents, side_data

Data = dict[str, Any]

PARTS = ("holds", "denies", "divided", "open", "taken_back", "changed", "conditional")
"""The lists of claims that a party's world is made of."""


def holdings(
    analysis: Analysis, evidence: Evidence, party: str, acts: list[Act], counting: list[Act]
) -> Data:
    """Give a party's stances claim by claim, sorted by topic.

    ``counting`` are all acts that count for it, and ``acts`` all those of their sources. ``party``
    tells whether the source is one: whether it is bound to anything or any act counts for it.
    ``opposed_to`` counts the claims on which others stand on the opposite side.
    """
    rows: dict[str, list[Data]] = {part: [] for part in PARTS}
    positions: dict[str, Position] = {}
    opposed: dict[str, list[int]] = {}
    inferred = Inferred(analysis)
    bound = {claim for claim, _ in analysis.commitments(party)} if party in analysis.parties else ()
    for claim_id in bound:
        found = analysis.claim(claim_id)
        position = next(one for one in found.positions if one.party == party)
        positions[claim_id] = position
        row: Data = claim_head(found)
        opposite: dict[str, list[Data]] = {}
        for side in Side:
            row[side.value] = side_data(analysis, evidence, inferred, position, claim_id, side)
            opposite[side.value] = (
                opponents(found, inferred, party, side) if position.on(side) else []
            )
            for one in opposite[side.value]:
                number = opposed.setdefault(one["party"], [0, 0])
                number[0] += 1
                number[1] += bool(one["direct"] and row[side.value]["direct"])
        row["opposite"] = opposite
        if position.undecided:
            rows["open"].append({**row, "how": "undecided"})
        elif position.divided:
            rows["divided"].append(row)
        else:
            rows["holds" if position.on_for else "denies"].append(row)
    for part, row in _other_acts(analysis, evidence, party, acts, counting, positions):
        rows[part].append(row)
    for part in PARTS:
        rows[part].sort(key=claim_order)
    return {
        "party": bool(bound or counting),
        "opposed_to": [
            {"party": one, "claims": number, "directly": directly}
            for one, (number, directly) in sorted(opposed.items())
        ],
        **rows,
    }


def _other_acts(
    analysis: Analysis,
    evidence: Evidence,
    party: str,
    acts: list[Act],
    counting: list[Act],
    positions: dict[str, Position],
) -> Iterator[tuple[str, Data]]:
    """Give the acts that bind the party to nothing, each with the list in which it stands."""

    def row(act: Act, how: str, by: Act | None = None) -> Data:
        position = positions.get(act.assertion.claim)
        return {
            **claim_head(analysis.claim(act.assertion.claim)),
            "how": how,
            "assertion": assertion_data(evidence, act),
            "by": None if by is None else assertion_data(evidence, by),
            "now": None if position is None else _stand(position),
        }

    for act in counting:
        if act.assertion.conditional:
            yield "conditional", row(act, "conditional")
        elif act.assertion.stance is Stance.DECLINES:
            yield "open", row(act, "declined")
    for how, stance in (("withdrawn", Stance.RETRACTS), ("disowned", Stance.DISOWNS)):
        enders = {
            id(act): act
            for act in counting
            if act.assertion.stance is stance and not act.assertion.conditional
        }
        for claim in dict.fromkeys(act.assertion.claim for act in enders.values()):
            for whose, act, by in analysis.ended(claim, stance):
                if whose == party:
                    enders.pop(id(by), None)
                    yield "taken_back", row(act, how, by)
        for by in enders.values():
            yield "taken_back", {**row(by, how, by), "assertion": None}
    counted = {id(act) for act in counting}
    by_source: dict[str, list[Act]] = {}
    for act in acts:
        by_source.setdefault(act.source, []).append(act)
    for _, own in sorted(by_source.items()):
        for act, by in changes_of_mind(own, analysis.implications.edges):
            if id(act) in counted:
                yield "changed", row(act, "changed", by)


def _stand(position: Position) -> str:
    if position.undecided:
        return "undecided"
    if position.divided:
        return "divided"
    return "for" if position.on_for else "against"
