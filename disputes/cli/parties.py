"""What to tell a user who names a source that is no party with a position."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from disputes.errors import WrongUse

if TYPE_CHECKING:
    from disputes.reason.analysis import Analysis

_MOST_NAMED = 6


def no_position(
    analysis: Analysis, source: str, parties: Sequence[str], on: str = "any claim"
) -> WrongUse:
    """Make the error for a source that is none of the parties that have a position."""
    hint = _whose_words(analysis, source, parties) or _named(parties)
    return WrongUse(f"'{source}' has no position on {on} as a party", hint)


def heard_most(analysis: Analysis) -> list[str]:
    """Give the parties with a position, those heard on the most claims first."""
    return sorted(analysis.parties, key=lambda one: -len(analysis.commitments(one)))


def _whose_words(analysis: Analysis, source: str, parties: Sequence[str]) -> str | None:
    """Say for which of some parties a source's words count, where it is not for itself."""
    from disputes.model.period import ALWAYS
    from disputes.reason.analysis import By

    if analysis.by is By.SOURCE:
        return None
    spoken_for = analysis.roles.parties(source, ALWAYS)
    found = [f"'{one}'" for one in spoken_for if one != source and one in parties]
    if not found:
        return None
    return f"its words count for {' and '.join(found)}; --by source tells every source apart"


def _named(parties: Sequence[str]) -> str:
    """Name some parties for a hint."""
    if not parties:
        return "no party has one"
    more = " …" if len(parties) > _MOST_NAMED else ""
    return f"those with one are {', '.join(parties[:_MOST_NAMED])}{more}"
