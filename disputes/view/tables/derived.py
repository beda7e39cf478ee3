"""Rows of what is derived: positions, disputes, and between whom they are."""

from __future__ import annotations

from collections.abc import Iterator

from disputes.model.terms import Force, Side
from disputes.reason.analysis import Analysis
from disputes.reason.commitments import Commitment
from disputes.reason.positions import Position
from disputes.view.tables.schema import FORMAT
from disputes.view.tables.shape import Row

_FORCES: dict[Force | None, str | None] = {None: None, **{one: one.value for one in Force}}
_SIDES = {side: side.value for side in Side}


def positions(analysis: Analysis) -> Iterator[Row]:
    """Give each party's positions; a party on both sides has two rows."""
    for found in analysis.claims():
        for position in found.positions:
            if position.on_for is not None:
                yield _position(analysis, found.claim.id, position, Side.FOR, position.on_for)
            if position.on_against is not None:
                here = position.on_against
                yield _position(analysis, found.claim.id, position, Side.AGAINST, here)


def _position(
    analysis: Analysis, claim: str, position: Position, side: Side, commitment: Commitment
) -> Row:
    root = None if commitment.derived is None else analysis.root(position.party, claim, side)
    both = position.on_for is not None and position.on_against is not None
    return (
        claim,
        position.party,
        _SIDES[side],
        _FORCES[commitment.force],
        _FORCES[commitment.direct],
        _FORCES[commitment.derived],
        position.narrator,
        both and position.divided,
        both and position.undecided,
        None if root is None else root.claim,
        None if root is None else _SIDES[root.side],
    )


def disputes(analysis: Analysis) -> Iterator[Row]:
    """Give the disputes."""
    for one in analysis.disputes:
        yield one.id, analysis.kb.claims[one.id].text, one.id, one.topic, one.by_inference


def opposed(analysis: Analysis) -> Iterator[Row]:
    """Give the pairs of parties that each dispute is between."""
    for one in analysis.disputes:
        for pair in one.opposed:
            yield one.id, *pair


def about(analysis: Analysis) -> Iterator[Row]:
    """Give what the export is of, as names and values."""
    yield "as_of", analysis.as_of.text if analysis.as_of else None
    yield "by", analysis.by.value
    yield "complete", "true" if analysis.kb.complete else "false"
    yield "format", FORMAT
