"""Two parties compared: where they differ, where they agree, and where only one is heard."""

from __future__ import annotations

from typing import Any

from disputes.model.terms import Force, Side, Status
from disputes.reason.analysis import Analysis, ClaimAnalysis
from disputes.reason.positions import Position
from disputes.view.cells import ACT_COLUMNS, act_rows
from disputes.view.evidence import Evidence
from disputes.view.inferred import Inferred
from disputes.view.show.positions import claim_head, claim_order, side_data
from disputes.view.table import Row, Table

Data = dict[str, Any]

GROUPS = ("opposed", "opposed_by_inference", "firm_and_hedged", "undecided", "agreed")
"""The lists into which the claims fall on which both parties are heard; each claim into one.

Opposed where one is for a claim and the other against it, both directly or else by inference;
``firm_and_hedged`` where both are on one side, one firmly and the other hedged; ``undecided`` where
one of them or both say that it may be and that it may not be; else agreed.
"""

_TOGETHER = (Status.AGREED, Status.OPPOSED)


def compare(analysis: Analysis, evidence: Evidence, party: str, other: str) -> Data:
    """Give the claims on which both parties have a position, by how the two positions relate.

    ``across_the_divide`` is true where they agree on some claim and oppose one another on another.
    Under ``agreed``, ``together`` tells whether all who are heard agree, and the two are no
    narrators: otherwise they are on one side of what others dispute, or only report.
    Raises ``KeyError`` for a source that has no position on any claim.
    """
    own, theirs = ({claim for claim, _ in analysis.commitments(one)} for one in (party, other))
    rows: dict[str, list[Data]] = {group: [] for group in GROUPS}
    inferred = Inferred(analysis)
    for claim_id in own & theirs:
        found = analysis.claim(claim_id)
        one = _position(found, party)
        another = _position(found, other)
        rows[_group(one, another)].append(
            {
                **claim_head(found),
                "together": found.status in _TOGETHER and not (one.narrator or another.narrator),
                "sides": [
                    _sides(analysis, evidence, inferred, position, claim_id)
                    for position in (one, another)
                ],
            }
        )
    for group in GROUPS:
        rows[group].sort(key=claim_order)
    opposed = bool(rows["opposed"] or rows["opposed_by_inference"])
    return {
        "id": party,
        "other": other,
        "counts": {
            "both": len(own & theirs),
            **{group: len(rows[group]) for group in GROUPS},
            "only": [len(own - theirs), len(theirs - own)],
        },
        "across_the_divide": opposed and bool(rows["agreed"] or rows["firm_and_hedged"]),
        **rows,
    }


def _position(found: ClaimAnalysis, party: str) -> Position:
    return next(one for one in found.positions if one.party == party)


def _sides(
    analysis: Analysis,
    evidence: Evidence,
    inferred: Inferred,
    position: Position,
    claim_id: str,
) -> Data:
    return {
        "party": position.party,
        "narrator": position.narrator,
        "undecided": position.undecided,
        "divided": position.divided,
        **{
            side.value: side_data(analysis, evidence, inferred, position, claim_id, side)
            for side in Side
        },
    }


def _group(one: Position, other: Position) -> str:
    pairs = [
        (here, there)
        for side in Side
        if (here := one.on(side)) is not None and (there := other.on(side.other)) is not None
    ]
    if pairs:
        direct = any(here.direct and there.direct for here, there in pairs)
        return "opposed" if direct else "opposed_by_inference"
    if one.undecided or other.undecided:
        return "undecided"
    forces = {
        commitment.force
        for position in (one, other)
        for side in Side
        if (commitment := position.on(side)) is not None
    }
    return "firm_and_hedged" if forces == {Force.FIRM, Force.HEDGED} else "agreed"


_COLUMNS = ("how", "claim", "text", "topic", "status", "by_inference", "party", "side")
_BOUND = ("force", "direct", "derived", "from")


def table(data: Data) -> Table:
    """Give a row for each report of each party's own stances on each claim, by how they relate."""
    rows: list[Row] = []
    for group in GROUPS:
        for row in data[group]:
            claim = [group, *(row[name] for name in _COLUMNS[1:6])]
            for part in row["sides"]:
                for side in ("for", "against"):
                    if part[side] is not None:
                        rows += _side_rows([*claim, part["party"], side], part[side])
    return Table((*_COLUMNS, *_BOUND, *ACT_COLUMNS), rows)


def _side_rows(head: Row, side: Data) -> list[Row]:
    root = side["from"]["claim"] if side["from"] else None
    bound = [*head, side["force"], side["direct"], side["derived"], root]
    if not side["assertions"]:
        return [[*bound, *[None] * len(ACT_COLUMNS)]]
    return [row for act in side["assertions"] for row in act_rows(bound, act)]
