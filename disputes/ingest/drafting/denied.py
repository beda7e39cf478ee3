"""What stands within the words that somebody denies: nobody is to be held to it."""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING, Final

from disputes.model.terms import Stance

if TYPE_CHECKING:
    from collections.abc import Sequence

    from disputes.ingest.attribution import Attribution

_DENYING: Final = frozenset({Stance.DENIES, Stance.DOUBTS, Stance.DISOWNS, Stance.RETRACTS})


def within_denials(attributions: Sequence[Attribution]) -> list[bool]:
    """Tell of each attribution whether its cue stands in what another denies, doubts or takes back.

    Of "Holm denied reports that the minister said it" that is what the minister said. Takes
    O(n log n).
    """
    pieces = sorted(
        piece for one in attributions if one.stance in _DENYING for piece in one.content.pieces
    )
    starts = [start for start, _ in pieces]
    ends = [*accumulate((end for _, end in pieces), max)]

    def denied(one: Attribution) -> bool:
        if one.cue is None:
            return False
        number = bisect_right(starts, one.cue.start) - 1
        return number >= 0 and one.cue.end <= ends[number]

    return [denied(one) for one in attributions]
