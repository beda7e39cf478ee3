"""Changes of mind, and what parties hold, on random knowledge bases."""

from __future__ import annotations

from hypothesis import given, settings
from oracle.strategies import Case, cases, to_yaml

from disputes.api import Analysis, analyse, load_texts
from disputes.model.terms import Side, Stance
from disputes.reason.acts import Act
from disputes.reason.endings import changes_of_mind
from disputes.view.evidence import Evidence
from disputes.view.show import comparison_data, show_data
from disputes.view.show.comparison import GROUPS


def read(case: Case) -> Analysis:
    return analyse(load_texts(to_yaml(case.files)).kb, case.as_of, case.by)


def by_source(analysis: Analysis) -> dict[str, list[Act]]:
    found: dict[str, list[Act]] = {}
    for act in analysis.acts():
        found.setdefault(act.source, []).append(act)
    return found


@settings(max_examples=25, deadline=None, derandomize=True)
@given(cases())
def test_what_does_not_stand_was_replaced_ended_or_restated(case: Case) -> None:
    analysis = read(case)
    standing = {
        id(act)
        for party in analysis.parties
        for acts in analysis.standing(party).values()
        for act in acts
    }
    ended = {
        id(act)
        for claim in analysis.kb.claims
        for stance in (Stance.RETRACTS, Stance.DISOWNS)
        for _, act, _ in analysis.ended(claim, stance)
    }
    for acts in by_source(analysis).values():
        pairs = changes_of_mind(acts, analysis.implications.edges)
        for act, by in pairs:
            assert id(act) not in standing
            assert act.literal >= 0
            assert by.period.is_later_than(act.period)
            assert by.claim != act.claim or by.literal != act.literal
        changed = {id(act) for act, _ in pairs}
        for act in acts:
            if act.literal < 0 or act.assertion.conditional or id(act) in standing:
                continue
            repeated = any(
                one.literal == act.literal and one.period.is_later_than(act.period) for one in acts
            )
            assert id(act) in changed | ended or repeated


@settings(max_examples=25, deadline=None, derandomize=True)
@given(cases())
def test_the_root_is_where_the_derivation_begins(case: Case) -> None:
    analysis = read(case)
    for claim in analysis.kb.claims:
        for one in analysis.why(claim).derivations:
            root = analysis.root(one.party, claim, one.side)
            if root is None:
                assert not one.chain
                continue
            first = one.chain[0]
            assert root == (first.claim, first.side, len(one.chain))
            own = analysis.own_acts(one.party, claim, one.side)
            assert {id(act) for act in one.direct} <= {id(act) for act in own}


@settings(max_examples=25, deadline=None, derandomize=True)
@given(cases())
def test_every_position_is_shown_once(case: Case) -> None:
    analysis = read(case)
    evidence = Evidence(analysis.kb, full=True)
    heard = {}
    for party in analysis.parties:
        data = show_data(analysis, evidence, party)
        undecided = [row for row in data["open"] if row["how"] == "undecided"]
        rows = data["holds"] + data["denies"] + data["divided"] + undecided
        shown = [row["claim"] for row in rows]
        heard[party] = set(shown)
        assert len(shown) == len(heard[party])
        assert heard[party] == {claim for claim, _ in analysis.commitments(party)}
        for row in data["holds"]:
            assert row["for"] is not None
            assert row["against"] is None
    for party in analysis.parties:
        for other in analysis.parties:
            if party == other:
                continue
            data = comparison_data(analysis, evidence, party, other)
            grouped = [row["claim"] for group in GROUPS for row in data[group]]
            assert sorted(grouped) == sorted(heard[party] & heard[other])
            for group in GROUPS:
                for row in data[group]:
                    found = analysis.claim(row["claim"])
                    sides = [{position.party for position in found.on(side)} for side in Side]
                    opposed = any(party in sides[n] and other in sides[1 - n] for n in (0, 1))
                    assert opposed == group.startswith("opposed")
