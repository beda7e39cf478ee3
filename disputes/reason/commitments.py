"""What a party is bound to: the literals that follow from those it has taken, and by which steps.

A literal follows from *another* one if some other taken literal reaches it. So each literal
remembers the two nearest taken literals that reach it: whichever of them is not the literal
itself will do. That visits every edge at most twice.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from disputes.model.terms import Force, Side
from disputes.reason.implications import Edge, Reason


class Arrival(NamedTuple):
    """That a literal was reached: from which taken one, in how many steps, and by the last step."""

    origin: int
    steps: int
    before: int
    reason: Reason | None


class Commitment(NamedTuple):
    """How a party is bound to a literal: because it took it, because it follows, or both."""

    direct: Force | None
    derived: Force | None

    @property
    def force(self) -> Force:
        """The greater of the two forces."""
        return Force.FIRM if Force.FIRM in self else Force.HEDGED


class Root(NamedTuple):
    """The stance from which a commitment follows: on which claim and side, in so many steps."""

    claim: str
    side: Side
    steps: int


Arrivals = dict[int, list[Arrival]]


class Commitments:
    """The commitments of one party, and the shortest chain of steps behind each."""

    __slots__ = ("_firm", "_hedged", "by_literal", "taken")

    def __init__(
        self, taken: Mapping[int, Force], edges: Mapping[int, tuple[Edge, ...]], literals: int
    ) -> None:
        self.taken = taken
        firm = sorted(literal for literal, force in taken.items() if force is Force.FIRM)
        hedged = sorted(literal for literal, force in taken.items() if force is Force.HEDGED)
        self._firm = arrivals(firm, edges, literals)
        self._hedged = arrivals(hedged, edges, literals) if hedged else {}
        self.by_literal = {
            literal: self._commitment(literal)
            for literal in sorted(self._firm.keys() | self._hedged.keys())
        }

    def _commitment(self, literal: int) -> Commitment:
        derived = None
        if self._nearest(literal, self._firm) is not None:
            derived = Force.FIRM
        elif self._nearest(literal, self._hedged) is not None:
            derived = Force.HEDGED
        return Commitment(self.taken.get(literal), derived)

    def chain(self, literal: int) -> list[tuple[int, Reason, int]] | None:
        """Give the shortest derivation of a literal as steps (from, reason, to), first step first.

        It is one of the derivations of the greatest force; ``None`` where nothing but the
        party's own stance on it leads there.
        """
        found = self._firm
        last = self._nearest(literal, found)
        if last is None:
            found = self._hedged
            last = self._nearest(literal, found)
        if last is None:
            return None
        steps: list[tuple[int, Reason, int]] = []
        here, arrival = literal, last
        while arrival.reason is not None:
            steps.append((arrival.before, arrival.reason, here))
            here = arrival.before
            arrival = next(one for one in found[here] if one.origin == last.origin)
        return steps[::-1]

    def root(self, literal: int) -> tuple[int, int] | None:
        """Give the taken literal with which ``chain`` begins, and the number of its steps."""
        last = self._nearest(literal, self._firm) or self._nearest(literal, self._hedged)
        return None if last is None else (last.origin, last.steps)

    def _nearest(self, literal: int, found: Arrivals) -> Arrival | None:
        for arrival in found.get(literal, ()):
            if arrival.origin != literal:
                return arrival
        return None


def arrivals(
    taken: Iterable[int], edges: Mapping[int, tuple[Edge, ...]], literals: int
) -> Arrivals:
    """Find for each literal the two nearest different taken ones that reach it, nearest first.

    Breadth first, each level in the order of its literals, so that among chains of one length
    the same is found whatever the order of the files. Auxiliary nodes cost no step.
    """
    found: Arrivals = {literal: [Arrival(literal, 0, -1, None)] for literal in taken}
    inner: dict[int, list[int]] = {}
    level = [(literal, literal) for literal in found]
    steps = 0
    while level:
        steps += 1
        following: list[tuple[int, int]] = []
        for here, origin in sorted(level):
            for target, reason in _leaving(here, origin, edges, literals, inner):
                known = found.setdefault(target, [])
                if len(known) < 2 and all(one.origin != origin for one in known):
                    known.append(Arrival(origin, steps, here, reason))
                    following.append((target, origin))
        level = following
    return found


def _leaving(
    here: int,
    origin: int,
    edges: Mapping[int, tuple[Edge, ...]],
    literals: int,
    inner: dict[int, list[int]],
) -> Iterator[tuple[int, Reason]]:
    """Give the literals one step away, going through auxiliary nodes, each for two origins."""
    for target, reason in edges.get(here, ()):
        if reason is None:
            continue
        if target < literals:
            yield target, reason
            continue
        pending = [target]
        while pending:
            node = pending.pop()
            origins = inner.setdefault(node, [])
            if len(origins) >= 2 or origin in origins:
                continue
            origins.append(origin)
            for beyond, _ in edges.get(node, ()):
                if beyond < literals:
                    yield beyond, reason
                else:
                    pending.append(beyond)
