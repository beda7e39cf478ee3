"""Agreement across a divide: between parties that oppose one another elsewhere."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Set
from typing import TYPE_CHECKING

from disputes.model.terms import Side
from disputes.reason.disputing import Dispute

if TYPE_CHECKING:
    from disputes.reason.analysis import ClaimAnalysis

Opponents = Mapping[str, Set[str]]
"""With each party those that it directly opposes in some dispute."""


def opponents(disputes: Iterable[Dispute]) -> Opponents:
    """Give for each party those that directly oppose it somewhere; linear in the opposed pairs."""
    found: dict[str, set[str]] = {}
    for dispute in disputes:
        if dispute.by_inference:
            continue
        for one, other in dispute.opposed:
            found.setdefault(one, set()).add(other)
            found.setdefault(other, set()).add(one)
    return found


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
