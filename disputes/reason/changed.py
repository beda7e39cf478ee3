"""Changes of mind: stances that do not stand any more, each with the one that took its place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from disputes.model.terms import Stance
from disputes.reason.acts import Act
from disputes.reason.implications import Edge
from disputes.reason.standing import standing_acts


def replaced(acts: Sequence[Act], edges: Mapping[int, tuple[Edge, ...]]) -> list[tuple[Act, Act]]:
    """Give each stance of one source that it has changed since, with the later act that did it.

    That is its next other stance on the claim, else the latest firm one from which the opposite
    follows. What was only restated, retracted or disowned is not among them. In the order of dates.
    """
    standing = {id(act) for act in standing_acts(acts, edges)}
    taken = [
        act
        for act in acts
        if not act.assertion.conditional and act.assertion.stance is not Stance.DECLINES
    ]
    if all(id(act) in standing for act in taken):
        return []
    taken.sort(key=Act.order, reverse=True)
    by_claim: dict[int, list[Act]] = {}
    for act in taken:
        by_claim.setdefault(act.claim, []).append(act)
    reached: dict[int, Act] = {}
    found: list[tuple[Act, Act]] = []
    for act in sorted(taken, key=_begin, reverse=True):
        if id(act) in standing:
            if act.firm:
                _reach(act, edges, reached)
            continue
        if act.literal < 0:
            continue
        changed = _next_other(act, by_claim[act.claim]) or reached.get(act.literal ^ 1)
        if changed is None or changed.assertion.stance.ends:
            continue
        if changed.period.is_later_than(act.period):
            found.append((act, changed))
    return sorted(found, key=lambda pair: pair[0].order())


def _begin(act: Act) -> float:
    return float("-inf") if act.period.start is None else act.period.start


def _next_other(act: Act, acts: Sequence[Act]) -> Act | None:
    """Give the next later act on the claim that is not of the same literal; they are reversed."""
    later = [
        one for one in acts if one.literal != act.literal and one.period.is_later_than(act.period)
    ]
    return later[-1] if later else None


def _reach(act: Act, edges: Mapping[int, tuple[Edge, ...]], reached: dict[int, Act]) -> None:
    """Note for each literal that follows the latest act from which it does."""
    pending = [act.literal]
    while pending:
        literal = pending.pop()
        if literal not in reached:
            reached[literal] = act
            pending += [target for target, _ in edges.get(literal, ())]
