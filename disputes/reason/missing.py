"""The steps that led from a stance to what followed from it, and are not there any more."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from disputes.reason.analysis import Analysis
from disputes.reason.implications import Implications, Reason, reached_from


class MissingStep(NamedTuple):
    """A step from one claim to another, and the literals to which it led, itself included."""

    claim: str
    then_claim: str
    reason: Reason
    leads_to: frozenset[int]


def missing_steps(before: Analysis, after: Analysis, literal: int) -> Iterator[MissingStep]:
    """Give the steps that leave what still follows from a literal and lead to what does not.

    Literals are those of the first analysis. Costs the edges that leave the literals reached,
    and for each step those behind it.
    """
    implications, now = before.implications, after.implications
    claim, side = implications.meaning(literal)
    still = set()
    if claim in now.numbers:
        still = {now.meaning(one) for one in reached_from(now.literal(claim, side), now)}
    entered: set[int] = set()
    told: set[tuple[str, str, Reason]] = set()
    for here in reached_from(literal, implications):
        if implications.meaning(here) not in still:
            continue
        for there, reason in _leaving(here, implications, entered):
            if implications.meaning(there) in still:
                continue
            claims = (implications.meaning(here)[0], implications.meaning(there)[0])
            if (*claims, reason) not in told:
                told.add((*claims, reason))
                behind = frozenset(reached_from(there, implications))
                yield MissingStep(*claims, reason, behind)


def _leaving(
    here: int, implications: Implications, entered: set[int]
) -> Iterator[tuple[int, Reason]]:
    """Give the literals one step away; each auxiliary node is gone through once."""
    for target, reason in implications.edges.get(here, ()):
        if reason is None:
            continue
        pending = [target]
        while pending:
            node = pending.pop()
            if node < implications.literals:
                yield node, reason
            elif node not in entered:
                entered.add(node)
                pending += [beyond for beyond, _ in implications.edges.get(node, ())]
