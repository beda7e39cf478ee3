"""Which positions rest on nothing but what was inferred from somebody's words."""

from __future__ import annotations

from disputes.model.terms import Side
from disputes.reason.analysis import Analysis
from disputes.reason.positions import Position


class Inferred:
    """Looks that up; linear in what a party is bound to, when it is first asked about a party."""

    def __init__(self, analysis: Analysis) -> None:
        self._analysis = analysis
        self._stated: dict[str, frozenset[int] | None] = {}

    def on(self, party: str, claim_id: str, side: Side) -> bool:
        """Tell whether all assertions behind a party's commitment were read from the words."""
        if party not in self._stated:
            self._stated[party] = self._follows_from_stated(party)
        stated = self._stated[party]
        literal = self._analysis.implications.literal(claim_id, side)
        return stated is not None and literal not in stated

    def at(self, position: Position, claim_id: str) -> bool:
        """Tell whether that is so of all sides to which a position is bound."""
        return all(
            self.on(position.party, claim_id, side)
            for side, bound in ((Side.FOR, position.on_for), (Side.AGAINST, position.on_against))
            if bound is not None
        )

    def _follows_from_stated(self, party: str) -> frozenset[int] | None:
        """Give the literals behind which a stated assertion is, or none where that is all."""
        standing = self._analysis.standing(party)
        if not any(act.assertion.inferred for acts in standing.values() for act in acts):
            return None
        implications = self._analysis.implications
        pending = [
            implications.literal(claim, side)
            for claim, side in standing
            if not all(
                act.assertion.inferred for act in self._analysis.own_acts(party, claim, side)
            )
        ]
        seen = set(pending)
        for node in pending:
            for target, _ in implications.edges.get(node, ()):
                if target not in seen:
                    seen.add(target)
                    pending.append(target)
        return frozenset(seen)
