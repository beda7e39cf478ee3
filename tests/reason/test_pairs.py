"""Pairs of parties against what is said, pair by pair, in the analysis of each claim."""

from __future__ import annotations

from itertools import combinations
from typing import Any

import pytest
from hypothesis import given, settings
from oracle.strategies import Case, cases, to_yaml

from disputes.api import Analysis, analyse, load_texts
from disputes.model.terms import Side
from disputes.reason.pairs import pairs_of
from disputes.reason.positions import Position
from disputes.view.matrix import Choice, matrix_data, positions_data

few = settings(max_examples=15, derandomize=True)
many = settings(max_examples=250)
Counts = dict[Any, Any]
HOWS = tuple((word, direct) for word in ("opposed", "agreed") for direct in (True, False))


def of(case: Case) -> Analysis:
    return analyse(load_texts(to_yaml(case.files)).kb, case.as_of, case.by)


def compared(one: Position, other: Position) -> tuple[str, bool] | None:
    """Say in the words of the design what two positions have to do with one another."""
    across = [
        (here, there)
        for first, second in ((one, other), (other, one))
        if (here := first.on(Side.FOR)) and (there := second.on(Side.AGAINST))
    ]
    if across:
        return "opposed", any(here.direct and there.direct for here, there in across)
    if one.divided or other.divided:
        return None
    same = [(here, there) for side in Side if (here := one.on(side)) and (there := other.on(side))]
    return ("agreed", any(here.direct and there.direct for here, there in same)) if same else None


def expected(analysis: Analysis) -> dict[frozenset[str], Counts]:
    found: dict[frozenset[str], Counts] = {}
    for claim in analysis.claims():
        for one, other in combinations(claim.positions, 2):
            counts = found.setdefault(
                frozenset((one.party, other.party)),
                {
                    "heard": 0,
                    **{
                        (word, direct): []
                        for word in ("opposed", "agreed")
                        for direct in (True, False)
                    },
                },
            )
            counts["heard"] += 1
            how = compared(one, other)
            if how:
                counts[how].append(claim.claim.id)
    return found


@few
@given(cases())
def test_a_matrix_is_what_the_positions_say(case: Case) -> None:
    compare(of(case))


@pytest.mark.slow
@many
@given(cases())
def test_many_matrices_are(case: Case) -> None:
    compare(of(case))


def compare(analysis: Analysis) -> None:
    every_pair_is_counted(analysis)
    those_of_one_party_are_among_those_of_all(analysis)
    the_positions_are_those_of_the_analysis(analysis)


def every_pair_is_counted(analysis: Analysis) -> None:
    data = matrix_data(analysis, Choice())
    pairs = list(data["pairs"])
    found = {
        frozenset(pair["parties"]): {
            "heard": pair["heard"],
            **{
                (word, direct): pair[f"{word}_on"]["direct" if direct else "by_inference"]
                for word, direct in HOWS
            },
        }
        for pair in pairs
    }
    assert len(found) == len(pairs)
    assert found == expected(analysis)
    order = [party["id"] for party in data["parties"]]
    places = [[order.index(party) for party in pair["parties"]] for pair in pairs]
    assert places == sorted(places)
    assert all(one < other for one, other in places)


def those_of_one_party_are_among_those_of_all(analysis: Analysis) -> None:
    every = list(matrix_data(analysis, Choice())["pairs"])
    for party in analysis.parties:
        data = matrix_data(analysis, Choice(parties=(party,)))
        own = list(data["pairs"])
        assert all(pair["parties"][0] == party for pair in own)
        assert sorted((sorted(one["parties"]), one["opposed_on"]) for one in own) == sorted(
            (sorted(one["parties"]), one["opposed_on"]) for one in every if party in one["parties"]
        )


def the_positions_are_those_of_the_analysis(analysis: Analysis) -> None:
    data = positions_data(analysis, Choice())
    for claim, told in zip(analysis.claims(), data["claims"], strict=True):
        rows = {row["party"]: row for row in told["positions"]}
        assert len(rows) == len(told["positions"])
        assert {party for party, row in rows.items() if row["position"]} == {
            position.party for position in claim.positions
        }
        for side in Side:
            on = {row["party"] for row in rows.values() if row["position"] in (side, "divided")}
            assert on == {position.party for position in claim.on(side)}
        undecided = {row["party"] for row in rows.values() if row["position"] == "undecided"}
        assert undecided == {position.party for position in claim.undecided}
        for position in claim.positions:
            held = [one for one in (position.on_for, position.on_against) if one]
            inferred = all(one.direct is None for one in held)
            assert rows[position.party]["by_inference"] is inferred


def crowd(parties: int) -> Analysis:
    sources = "".join(f"  s{n}: {{name: S{n}, kind: person}}\n" for n in range(parties))
    everybody = ", ".join(f"s{n}" for n in range(parties))
    claim = f"  c: {{text: It rained., assertions: [{{asserts: [{everybody}]}}]}}\n"
    text = f"sources:\n{sources}claims:\n{claim}"
    return analyse(load_texts([("kb.yaml", text.encode())]).kb)


def test_a_claim_of_thousands_makes_no_more_pairs_than_are_asked_for() -> None:
    analysis = crowd(3000)
    data = matrix_data(analysis, Choice(most=40))
    assert data["parties_in_all"] == 3000
    assert data["cut"] is True
    assert len(list(data["pairs"])) == 40 * 39 // 2
    own = matrix_data(analysis, Choice(parties=("s1",)))
    assert len(list(own["pairs"])) == 2999


def test_pairs_are_made_one_after_another() -> None:
    analysis = crowd(3000)
    ranks = {party: rank for rank, party in enumerate(analysis.parties)}
    pairs = pairs_of(list(analysis.claims()), ranks)
    assert [next(pairs).other for _ in range(3)] == ["s1", "s10", "s100"]


@pytest.mark.slow
def test_all_pairs_of_a_crowd_can_be_had() -> None:
    data = matrix_data(crowd(800), Choice())
    assert sum(1 for _ in data["pairs"]) == 800 * 799 // 2
