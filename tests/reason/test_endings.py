"""What ended a stance, against what stands; and by which words it is told."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from oracle.examples import EXAMPLES
from oracle.strategies import Case, cases, to_yaml

from disputes.api import Analysis, analyse, load_texts
from disputes.model.terms import Stance
from disputes.reason.acts import Act, in_order
from disputes.reason.endings import Ending, How, endings
from disputes.reason.standing import ended

few = settings(max_examples=15, derandomize=True)
many = settings(max_examples=250)


def of(case: Case) -> Analysis:
    return analyse(load_texts(to_yaml(case.files)).kb, case.as_of, case.by)


def by_source(analysis: Analysis) -> list[list[Act]]:
    found: dict[str, list[Act]] = {}
    for act in analysis.acts():
        found.setdefault(act.source, []).append(act)
    return list(found.values())


def standing(analysis: Analysis) -> set[int]:
    return {
        id(act)
        for party in analysis.parties
        for acts in analysis.standing(party).values()
        for act in acts
    }


def found(analysis: Analysis) -> list[Ending]:
    upright = standing(analysis)
    return [
        ending
        for acts in by_source(analysis)
        for ending in endings(acts, upright, analysis.implications.edges)
    ]


@pytest.mark.slow
@many
@given(cases())
def test_of_many_too(case: Case) -> None:
    check(of(case))


@few
@given(cases())
def test_what_does_not_stand_was_ended_by_something_later(case: Case) -> None:
    check(of(case))


@pytest.mark.parametrize("name", EXAMPLES)
def test_in_the_examples_too(name: str) -> None:
    check(of(EXAMPLES[name]))


def check(analysis: Analysis) -> None:
    upright = standing(analysis)
    told = found(analysis)
    fallen = {
        id(act)
        for act in analysis.acts()
        if act.literal >= 0 and not act.assertion.conditional and id(act) not in upright
    }
    assert {id(one.act) for one in told} == fallen
    for ending in told:
        act, by = ending.act, ending.by
        assert by.source == act.source
        assert by.period.is_later_than(act.period)
        assert not by.assertion.conditional
        match ending.how:
            case How.RESTATED:
                assert by.literal == act.literal
            case How.CHANGED:
                assert by.literal == act.literal ^ 1
            case How.RETRACTED:
                assert (by.claim, by.assertion.stance) == (act.claim, Stance.RETRACTS)
            case How.DISOWNED:
                assert (by.claim, by.assertion.stance) == (act.claim, Stance.DISOWNS)
            case How.SUPERSEDED:
                assert by.firm
                assert id(by) in upright
                assert by.literal != act.literal
    check_retractions(analysis, told)
    keys = [act.order() for act in in_order(reversed(analysis.acts()))]
    assert keys == sorted(keys)


def check_retractions(analysis: Analysis, told: list[Ending]) -> None:
    for how, stance in ((How.RETRACTED, Stance.RETRACTS), (How.DISOWNED, Stance.DISOWNS)):
        mine = {(id(one.act), id(one.by)) for one in told if one.how is how}
        theirs: set[tuple[int, int]] = set()
        for acts in by_source(analysis):
            for claim in {act.claim for act in acts}:
                own = [act for act in acts if act.claim == claim]
                theirs |= {(id(act), id(by)) for act, by in ended(own, stance)}
        assert mine == theirs


def test_thousands_of_changes_of_mind_are_no_square() -> None:
    days = [f"{1000 + n}-01-01" for n in range(4000)]
    acts = "".join(
        f"      - {{{'asserts' if n % 2 else 'denies'}: ann, said: {day}}}\n"
        for n, day in enumerate(days)
    )
    text = (
        "sources: {ann: {name: Ann, kind: person}}\n"
        f"claims:\n  c:\n    text: It rained.\n    assertions:\n{acts}"
    )
    analysis = analyse(load_texts([("kb.yaml", text.encode())]).kb)
    told = found(analysis)
    assert [one.how for one in told] == [How.CHANGED] * 3999


@pytest.mark.slow
def test_thousands_of_changed_counts_are_no_square() -> None:
    claims = "".join(
        f"  c{n}: {{text: There were {n}., answers: q, value: '{n}', "
        f"assertions: [{{asserts: ann, said: {1000 + n}-01-01}}]}}\n"
        for n in range(3000)
    )
    text = (
        "sources: {ann: {name: Ann, kind: person}}\n"
        f"questions: {{q: {{text: How many?, kind: number}}}}\nclaims:\n{claims}"
    )
    analysis = analyse(load_texts([("kb.yaml", text.encode())]).kb)
    told = found(analysis)
    assert len(told) == 2999
    assert {one.by.assertion.claim for one in told} == {"c2999"}
