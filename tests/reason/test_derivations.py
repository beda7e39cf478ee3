"""Derivations: every step is a relation or a rivalry that is there, and no shorter way exists."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable

from hypothesis import given, settings
from oracle.logic import Literal, implications, world
from oracle.strategies import Case, cases, to_yaml

from disputes.api import analyse, load_texts
from disputes.model.records import Relation
from disputes.model.terms import Force, Side
from disputes.reason.analysis import Derivation


def _distance(
    steps: set[tuple[Literal, Literal]], starts: Iterable[Literal], end: Literal
) -> int | None:
    """Give the number of steps from the nearest start to an end, breadth first."""
    ahead: dict[Literal, list[Literal]] = {}
    for here, there in steps:
        ahead.setdefault(here, []).append(there)
    reached = dict.fromkeys(starts, 0)
    pending = deque(reached)
    while pending:
        here = pending.popleft()
        if here == end:
            return reached[here]
        for there in ahead.get(here, ()):
            if there not in reached:
                reached[there] = reached[here] + 1
                pending.append(there)
    return None


def _check(derivation: Derivation, claim: str, steps: set[tuple[Literal, Literal]]) -> None:
    here: Literal | None = None
    for step in derivation.chain:
        before = (step.claim, step.side is Side.FOR)
        after = (step.then_claim, step.then_side is Side.FOR)
        assert (before, after) in steps
        assert here in (None, before)
        if isinstance(step.reason, Relation):
            assert {step.reason.claim, step.reason.other} == {step.claim, step.then_claim}
        here = after
    if derivation.chain:
        assert here == (claim, derivation.side is Side.FOR)
        assert derivation.roots
        first = derivation.chain[0]
        for root in derivation.roots:
            assert root.assertion.claim == first.claim
            assert root.assertion.stance.side is first.side
    for act in derivation.direct:
        assert act.assertion.claim == claim
        assert act.assertion.stance.side is derivation.side


@settings(max_examples=60, deadline=None, derandomize=True)
@given(cases())
def test_every_commitment_has_the_shortest_derivation(case: Case) -> None:
    kb = load_texts(to_yaml(case.files)).kb
    analysis = analyse(kb, case.as_of, case.by)
    seen = world(case.files, case.as_of, case.by)
    steps = implications(seen.base)
    for claim in analysis.claims():
        for derivation in analysis.why(claim.claim.id).derivations:
            end = (claim.claim.id, derivation.side is Side.FOR)
            _check(derivation, claim.claim.id, steps)
            assert bool(derivation.direct) == (derivation.commitment.direct is not None)
            assert bool(derivation.chain) == (derivation.commitment.derived is not None)
            if not derivation.chain:
                continue
            firm = derivation.commitment.derived is Force.FIRM
            taken = {
                (act.assertion.claim, act.assertion.stance.side is Side.FOR)
                for (name, side), acts in analysis.standing(derivation.party).items()
                for act in acts
                if (name, side is Side.FOR) != end and (not firm or any(one.firm for one in acts))
            }
            assert len(derivation.chain) == _distance(steps, taken, end)


@settings(max_examples=30, deadline=None, derandomize=True)
@given(cases())
def test_derivations_start_from_acts_that_count_for_the_party(case: Case) -> None:
    analysis = analyse(load_texts(to_yaml(case.files)).kb, case.as_of, case.by)
    for claim in analysis.claims():
        for derivation in analysis.why(claim.claim.id).derivations:
            for act in (*derivation.direct, *derivation.roots):
                assert derivation.party in analysis.parties_of(act)
