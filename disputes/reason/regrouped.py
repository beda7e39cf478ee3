"""Disputes before and after, matched by the claims that they share, whatever they are called."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import StrEnum
from typing import NamedTuple, TypeVar

from disputes.reason.disputing import Dispute


class Regrouped(StrEnum):
    """What has become of disputes."""

    OPENED = "opened"
    SETTLED = "settled"
    CHANGED = "changed"
    SPLIT = "split"
    MERGED = "merged"
    REGROUPED = "regrouped"


Pair = tuple[str, str]
_Thing = TypeVar("_Thing", str, Pair)


class DisputeChange(NamedTuple):
    """Disputes that share claims, before and after: mostly one and one, or one and none."""

    before: tuple[Dispute, ...]
    after: tuple[Dispute, ...]

    @property
    def change(self) -> Regrouped:
        """What has become of them."""
        match len(self.before), len(self.after):
            case 0, _:
                return Regrouped.OPENED
            case _, 0:
                return Regrouped.SETTLED
            case 1, 1:
                return Regrouped.CHANGED
            case 1, _:
                return Regrouped.SPLIT
            case _, 1:
                return Regrouped.MERGED
            case _:
                return Regrouped.REGROUPED

    @property
    def joined(self) -> tuple[str, ...]:
        """The claims that are in them only after."""
        return _only(_claims(self.after), _claims(self.before))

    @property
    def left(self) -> tuple[str, ...]:
        """The claims that are in them only before."""
        return _only(_claims(self.before), _claims(self.after))

    @property
    def opposed(self) -> tuple[Pair, ...]:
        """The pairs of parties that are opposed only after."""
        return _only(_pairs(self.after), _pairs(self.before))

    @property
    def no_longer_opposed(self) -> tuple[Pair, ...]:
        """The pairs of parties that are opposed only before."""
        return _only(_pairs(self.before), _pairs(self.after))


def regrouped(before: Sequence[Dispute], after: Sequence[Dispute]) -> tuple[DisputeChange, ...]:
    """Match disputes by their claims and give those that differ, sorted by id; linear.

    Disputes are together that are joined by shared claims, at any remove.
    """
    where = {claim: number for number, one in enumerate(after) for claim in one.claims}
    sharing: dict[int, list[int]] = {}  # disputes after have the numbers behind those before
    for number, one in enumerate(before):
        for other in {where[claim] for claim in one.claims if claim in where}:
            sharing.setdefault(number, []).append(len(before) + other)
            sharing.setdefault(len(before) + other, []).append(number)
    seen: set[int] = set()
    found = []
    for start in range(len(before) + len(after)):
        if start in seen:
            continue
        seen.add(start)
        pending = [start]
        for number in pending:
            for other in sharing.get(number, ()):
                if other not in seen:
                    seen.add(other)
                    pending.append(other)
        pending.sort()
        change = DisputeChange(
            tuple(before[number] for number in pending if number < len(before)),
            tuple(after[number - len(before)] for number in pending if number >= len(before)),
        )
        if _without_topic(change.before) != _without_topic(change.after):
            found.append(change)
    return tuple(sorted(found, key=_order))


def _order(change: DisputeChange) -> str:
    return min(one.id for each in change for one in each)


def _without_topic(disputes: Sequence[Dispute]) -> list[Dispute]:
    """Leave out the topic, which is the claim's and is told with it."""
    return [one._replace(topic=None) for one in disputes]


def _claims(disputes: Iterable[Dispute]) -> set[str]:
    return {claim for one in disputes for claim in one.claims}


def _pairs(disputes: Iterable[Dispute]) -> set[Pair]:
    return {pair for one in disputes for pair in one.opposed}


def _only(these: set[_Thing], others: set[_Thing]) -> tuple[_Thing, ...]:
    return tuple(sorted(these - others))
