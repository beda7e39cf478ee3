"""What ended a stance that does not stand any more: its source's later acts, each told apart."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Container, Iterator, Mapping, Sequence
from enum import StrEnum
from typing import NamedTuple

from disputes.model.terms import Stance
from disputes.reason.acts import Act
from disputes.reason.implications import Edge
from disputes.reason.standing import standing_acts


class How(StrEnum):
    """In which way a later act ended a stance."""

    RESTATED = "restated"
    CHANGED = "changed"
    RETRACTED = "retracted"
    DISOWNED = "disowned"
    SUPERSEDED = "superseded"


class Ending(NamedTuple):
    """That one act of a source ended an earlier one."""

    act: Act
    how: How
    by: Act


_ENDERS = {Stance.RETRACTS: How.RETRACTED, Stance.DISOWNS: How.DISOWNED}


def endings(
    acts: Sequence[Act], standing: Container[int], edges: Mapping[int, tuple[Edge, ...]]
) -> Iterator[Ending]:
    """Give what ended each stance of one source that does not stand.

    On the same claim: the next stance, if it only restates; the next act that does not, if it is
    a change of mind; the first retraction and the first disowning. A stance without any of these
    was superseded: its opposite follows from the latest of the firm stances that do stand and
    came later. ``standing`` has the identities of the acts that stand. Costs no more than working
    that out.
    """
    fallen = [
        act
        for act in acts
        if act.literal >= 0 and not act.assertion.conditional and id(act) not in standing
    ]
    if not fallen:
        return
    histories = _histories(acts, {act.claim for act in fallen})
    ruled_out: dict[int, Act] | None = None
    for act in sorted(fallen, key=Act.order):
        found = list(histories[act.claim].endings(act))
        if not found:
            if ruled_out is None:
                ruled_out = _ruled_out([act for act in acts if id(act) in standing], edges)
            found = [Ending(act, How.SUPERSEDED, ruled_out[act.literal ^ 1])]
        yield from found


def changes_of_mind(
    acts: Sequence[Act], edges: Mapping[int, tuple[Edge, ...]]
) -> list[tuple[Act, Act]]:
    """Give each stance of one source that it has changed since, with the later act that did it.

    What was retracted or disowned is not among them; what was restated is if the restatement was
    changed. In the order of dates.
    """
    standing = {id(act) for act in standing_acts(acts, edges)}
    found = list(endings(acts, standing, edges))
    changed = {id(one.act): one.by for one in found if one.how in (How.CHANGED, How.SUPERSEDED)}
    for one in reversed(found):
        if one.how is How.RESTATED and id(one.by) in changed:
            changed.setdefault(id(one.act), changed[id(one.by)])
    told = {id(one.act): one.act for one in found}
    return [(act, changed[key]) for key, act in told.items() if key in changed]


class _History:
    """The acts of one source on one claim: of each literal or word, in the order of dates."""

    def __init__(self, acts: Sequence[Act]) -> None:
        self._acts: dict[How | int, list[Act]] = {}
        for act in sorted(acts, key=Act.order):
            key = _ENDERS.get(act.assertion.stance, act.literal)
            self._acts.setdefault(key, []).append(act)
        self._begins = {
            key: [act.period.order()[0] for act in own] for key, own in self._acts.items()
        }

    def endings(self, act: Act) -> Iterator[Ending]:
        same = self._next(act.literal, act)
        changed = self._next(act.literal ^ 1, act)
        enders = {how: by for how in _ENDERS.values() if (by := self._next(how, act))}
        others = [one for one in (changed, *enders.values()) if one is not None]
        first = min(others, key=Act.order, default=None)
        if same is not None and (first is None or same.order() < first.order()):
            yield Ending(act, How.RESTATED, same)
        if changed is not None and first is changed:
            yield Ending(act, How.CHANGED, changed)
        for how, by in enders.items():
            yield Ending(act, how, by)

    def _next(self, key: How | int, act: Act) -> Act | None:
        """Give the first of some acts that is later than this one."""
        if act.period.end is None or key not in self._acts:
            return None
        place = bisect_left(self._begins[key], act.period.end)
        return self._acts[key][place] if place < len(self._acts[key]) else None


def _histories(acts: Sequence[Act], claims: set[int]) -> dict[int, _History]:
    own: dict[int, list[Act]] = {}
    for act in acts:
        counts = act.literal >= 0 or act.assertion.stance.ends
        if act.claim in claims and counts and not act.assertion.conditional:
            own.setdefault(act.claim, []).append(act)
    return {claim: _History(found) for claim, found in own.items()}


def _ruled_out(standing: Sequence[Act], edges: Mapping[int, tuple[Edge, ...]]) -> dict[int, Act]:
    """Give for each literal that follows from standing firm acts the latest of these."""
    found: dict[int, Act] = {}
    for act in sorted((act for act in standing if act.firm), key=Act.order, reverse=True):
        pending = [act.literal]
        while pending:
            literal = pending.pop()
            if literal not in found:
                found[literal] = act
                pending += [target for target, _ in edges.get(literal, ())]
    return found
