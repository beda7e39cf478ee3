"""Which stances of a source stand, and which it has changed, withdrawn or disowned since."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence

from disputes.model.terms import Stance
from disputes.reason.acts import Act
from disputes.reason.implications import Edge

_UNDATED = float("-inf")


def standing_acts(acts: Sequence[Act], edges: Mapping[int, tuple[Edge, ...]]) -> list[Act]:
    """Give the acts of one source whose stances stand.

    A stance falls to a later act on the same claim, and to the later, standing, firm stances from
    which its opposite follows. Acts are gone through from the latest beginning backwards: what
    reaches a literal first is then the latest to do so, and each literal is visited once.
    """
    taken = [act for act in acts if not act.assertion.conditional]
    taken = [act for act in taken if act.assertion.stance is not Stance.DECLINES]
    if not _any_later(taken):
        return [act for act in taken if act.literal >= 0]
    latest: dict[int, float] = {}
    for act in taken:
        latest[act.claim] = max(_begin(act), latest.get(act.claim, _UNDATED))
    reached: dict[int, float] = {}
    standing: list[Act] = []
    for act in sorted(taken, key=_begin, reverse=True):
        if act.literal < 0 or _after(latest[act.claim], act):
            continue
        if _after(reached.get(act.literal ^ 1, _UNDATED), act):
            continue
        standing.append(act)
        if act.firm:
            _reach(act.literal, _begin(act), edges, reached)
    return standing


def restated(act: Act, acts: Sequence[Act]) -> list[Act]:
    """Give the earlier acts that a standing one only repeats, so that they are not lost.

    They are those of the same source and literal with no other stance, retraction or disowning
    on the claim between. ``acts`` are those of the source on the claim, in the order of their
    ``ends``; those that do not end before this one begins cost nothing.
    """
    begin = _begin(act)
    history = [
        other
        for other in acts[: bisect_right(acts, begin, key=ends)]
        if not other.assertion.conditional
    ]
    breaks = [
        _begin(other)
        for other in history
        if other.literal != act.literal and other.assertion.stance is not Stance.DECLINES
    ]
    # The break that begins last is between this act and every other that ends before it.
    last_break = max(breaks, default=_UNDATED)
    return [other for other in history if other.literal == act.literal and ends(other) > last_break]


def ends(act: Act) -> float:
    """Give the second at which the period of an act is over; infinite where it has no end."""
    return float("inf") if act.period.end is None else act.period.end


def ended(acts: Iterable[Act], by: Stance) -> list[tuple[Act, Act]]:
    """Give each stance that a retraction (or a disowning) ended, with the first that did.

    ``acts`` are those of one source on one claim.
    """
    said = [act for act in acts if not act.assertion.conditional]
    enders = [act for act in said if act.assertion.stance is by]
    found = []
    for act in said:
        later = [ender for ender in enders if ender.period.is_later_than(act.period)]
        if act.literal >= 0 and later:
            found.append((act, min(later, key=Act.order)))
    return found


def _any_later(acts: Sequence[Act]) -> bool:
    """Tell whether one of the acts is later than another; a quick way out for most sources."""
    if len(acts) < 2:
        return False
    last_begin = max(_begin(act) for act in acts)
    ends = [act.period.end for act in acts if act.period.end is not None]
    return bool(ends) and last_begin >= min(ends)


def _begin(act: Act) -> float:
    return _UNDATED if act.period.start is None else act.period.start


def _after(begin: float, act: Act) -> bool:
    """Tell whether something that begins then is later than an act."""
    return act.period.end is not None and begin >= act.period.end


def _reach(
    literal: int, begin: float, edges: Mapping[int, tuple[Edge, ...]], reached: dict[int, float]
) -> None:
    if literal in reached:
        return
    reached[literal] = begin
    pending = [literal]
    while pending:
        for target, _ in edges.get(pending.pop(), ()):
            if target not in reached:
                reached[target] = begin
                pending.append(target)
