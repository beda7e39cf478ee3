"""Where parties stand on a claim before and after, as plain data: on which sides, and how."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from disputes.model.terms import Side
from disputes.reason.analysis import Analysis
from disputes.reason.changes import Changes
from disputes.reason.commitments import Commitment
from disputes.reason.positions import Position

Data = dict[str, Any]


class Stands:
    """Finds where parties stand in both analyses; each claim is gone through once."""

    def __init__(self, changes: Changes) -> None:
        self._changes = changes
        self._known: dict[tuple[bool, str], dict[str, Position]] = {}

    def changed(self) -> Iterator[Data]:
        """Give where parties stand that moved, in the order of the changes.

        A claim that is only in one of the two is left out, unless a party is on both of its sides.
        """
        before, after = self._changes.before.kb.claims, self._changes.after.kb.claims
        pairs = dict.fromkeys((one.claim, one.party) for one in self._changes.positions)
        for claim, party in pairs:
            old, new = self.stand(claim, party, after=False), self.stand(claim, party, after=True)
            torn = {old["stand"], new["stand"]} & {"divided", "undecided"}
            if old != new and (torn or (claim in before and claim in after)):
                text = (after.get(claim) or before[claim]).text
                yield {"claim": claim, "text": text, "party": party, "before": old, "after": new}

    def stand(self, claim: str, party: str, *, after: bool) -> Data:
        """Give where a party stands on a claim: the word, and how it is bound to each side."""
        position = self._positions(claim, after=after).get(party)
        sides: dict[str, Data | None] = {
            "for": _bound(position.on_for if position else None),
            "against": _bound(position.on_against if position else None),
        }
        return {"stand": _word(position), **sides}

    def _positions(self, claim: str, *, after: bool) -> dict[str, Position]:
        key = (after, claim)
        if key not in self._known:
            analysis: Analysis = self._changes.after if after else self._changes.before
            there = claim in analysis.kb.claims
            positions = analysis.claim(claim).positions if there else ()
            self._known[key] = {one.party: one for one in positions}
        return self._known[key]


def _word(position: Position | None) -> str:
    if position is None:
        return "silent"
    if position.undecided:
        return "undecided"
    if position.divided:
        return "divided"
    return Side.FOR.value if position.on_for is not None else Side.AGAINST.value


def _bound(commitment: Commitment | None) -> Data | None:
    """Tell how a party is bound to a side: how firmly in all, and whether by inference only."""
    if commitment is None:
        return None
    return {"force": commitment.force.value, "by_inference": commitment.direct is None}
