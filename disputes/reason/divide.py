"""Agreement across a divide: between parties that oppose one another elsewhere."""

from __future__ import annotations

from disputes.model.terms import Side
from disputes.reason.analysis import ClaimAnalysis
from disputes.reason.disputing import Opponents


def across(found: ClaimAnalysis, opposed: Opponents) -> tuple[tuple[str, str], ...]:
    """Give the pairs of opponents that agree on a claim which nobody disputes, sorted.

    Both are for it or both against it, neither is divided, and neither is a narrator.
    """
    if found.status.disputed:
        return ()
    pairs: set[tuple[str, str]] = set()
    for side in Side:
        here = {
            position.party
            for position in found.on(side)
            if not position.narrator and not position.divided and position.party in opposed
        }
        for one in here if len(here) > 1 else ():
            pairs.update((one, other) for other in opposed[one] & here if one < other)
    return tuple(sorted(pairs))
