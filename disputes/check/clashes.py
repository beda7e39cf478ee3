"""Stances that cannot both be kept: what follows from one is the opposite of another."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from disputes.check.chains import related_steps, turning_point
from disputes.check.places import file_order
from disputes.check.problem import related
from disputes.finding import Related
from disputes.model.knowledge_base import KnowledgeBase
from disputes.model.period import DAY, Period
from disputes.model.records import Assertion
from disputes.reason.acts import Act
from disputes.reason.commitments import arrivals
from disputes.reason.implications import Implications
from disputes.reason.impossible import Chain
from disputes.reason.opposed import clashing

Taken = Mapping[int, Sequence[Act]]
"""The acts by which each literal was taken."""


class Clash(NamedTuple):
    """That the opposite of ``literal`` follows from ``firm``, which was firmly taken, by ``steps``.

    Without steps, the one is the opposite of the other.
    """

    firm: int
    literal: int
    steps: Chain

    def claim(self, implications: Implications) -> str:
        """Give the claim on whose both sides this comes out."""
        turn = turning_point(self.steps)
        literal = self.steps[turn - 1][2] if turn else self.firm
        return implications.claims[literal >> 1]

    def told(self, kb: KnowledgeBase, implications: Implications) -> tuple[Related, ...]:
        """Give the relations between the two."""
        return related_steps(kb, implications, self.steps)


def find_clashes(
    taken: Taken, implications: Implications, ruled_out: frozenset[int]
) -> Iterator[Clash]:
    """Find literals that cannot be kept with a firm one, each with the nearest such, pairs once.

    What the relations alone rule out is left out. Costs the edges that leave what is reached.
    """
    literals = sorted(taken.keys() - ruled_out) if ruled_out else sorted(taken)
    firm = [one for one in literals if any(act.firm for act in taken[one])]
    if len(literals) < 2 or not firm:
        return
    against = clashing(firm, implications.edges, literals)
    if not against:
        return
    found = arrivals(firm, implications.edges, implications.literals)
    seen: set[tuple[int, int]] = set()
    for literal in against:
        last = next(one for one in found[literal ^ 1] if one.origin != literal)
        pair = min(literal, last.origin), max(literal, last.origin)
        if pair in seen:
            continue
        seen.add(pair)
        steps: Chain = []
        here, arrival = literal ^ 1, last
        while arrival.reason is not None:
            steps.append((arrival.before, arrival.reason, here))
            here = arrival.before
            arrival = next(one for one in found[here] if one.origin == last.origin)
        yield Clash(last.origin, literal, steps[::-1])


def day_of(act: Act) -> Period | None:
    """Give the date of a firm, unconditional act if the file says it, as a day or less.

    A date of publication only says by when something was said.
    """
    if not act.given:
        return None
    start, end = act.period
    if start is None or end is None or end - start > DAY:
        return None
    return act.period if act.literal >= 0 and act.firm and not act.assertion.conditional else None


def first_act(acts: Sequence[Act], *, firm: bool = False) -> Act:
    """Give the act that stands first in the files, of the firm ones if asked for."""
    wanted = [act for act in acts if act.firm] if firm else acts
    return min(wanted, key=lambda act: file_order(act.assertion.place))


def in_order(one: Act, other: Act) -> tuple[Act, Act]:
    """Give two acts, that first which stands first in the files."""
    first, last = sorted((one, other), key=lambda act: file_order(act.assertion.place))
    return first, last


def related_assertion(assertion: Assertion, message: str) -> Related:
    """Make the place of an assertion's stance one that a problem speaks of."""
    return related(assertion.place, message, assertion.stance.word)
