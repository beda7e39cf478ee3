"""The rules of logic against brute force and the naive oracle."""

from __future__ import annotations

import os
from itertools import combinations

import pytest
from hypothesis import HealthCheck, assume, event, given, settings
from oracle.bruteforce import entailed, relations_force_no_literal
from oracle.logic import implications
from oracle.naive import report
from oracle.records import Act, Record, read
from oracle.strategies import knowledge_bases, to_yaml

from disputes.check.run import check
from disputes.check.subject import subject_of
from disputes.config.check import CheckSettings
from disputes.finding import Finding
from disputes.load import load_texts
from disputes.reason.reachability import reached

few = settings(
    max_examples=30,
    deadline=None,
    derandomize="CI" in os.environ,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)
many = settings(few, max_examples=300)


def published(files: list[Record]) -> list[Record]:
    """The files without their marks as drafts: the checker takes drafts as if published."""
    return [
        {**file, "data": {name: part for name, part in file["data"].items() if name != "draft"}}
        for file in files
    ]


def found(files: list[Record], *codes: str) -> tuple[Finding, ...]:
    return check(load_texts(to_yaml(files)), CheckSettings(select=codes)).findings


def literals_reached(files: list[Record]) -> dict[tuple[str, bool], set[tuple[str, bool]]]:
    base = read(files)
    edges: dict[tuple[str, bool], list[tuple[str, bool]]] = {}
    for tail, head in implications(base):
        edges.setdefault(tail, []).append(head)
    closure = {}
    for start in ((claim, sign) for claim in base.claims for sign in (True, False)):
        seen = [start]
        for literal in seen:
            seen += [head for head in edges.get(literal, ()) if head not in seen]
        closure[start] = set(seen)
    return closure


def told_exactly_when_the_relations_force_a_literal(files: list[Record]) -> None:
    files = published(files)
    forced = entailed(read(files)) != set()
    event(f"forced: {forced}")
    findings = found(files, "D201", "D203", "D204")
    assert bool(findings) == forced
    assert len({(finding.path, finding.span) for finding in findings}) == len(findings)


def the_literals_ruled_out_lead_to_their_opposites(files: list[Record]) -> None:
    subject = subject_of(load_texts(to_yaml(files)), None)
    whole, impossible = subject.implications, subject.impossible
    expected = {
        literal
        for literal in range(whole.literals)
        if literal ^ 1 in reached([literal], whole.edges)
    }
    assert subject.ruled_out == expected
    for cause in impossible.causes:
        for literal in cause:
            steps = impossible.chain(literal)
            assert [steps[0][0], steps[-1][2]] == [literal, literal ^ 1]
            for here, reason, there in steps:
                assert there in reached([here], impossible.implications.edges)
                assert reason is not None


def of_one_day(one: Act, other: Act) -> bool:
    low, high = one.period.low, one.period.high
    return (
        one.source == other.source
        and one.period == other.period
        and low is not None
        and high is not None
        and high - low <= 86_400
        and all(act.said_given and act.firm and act.literal for act in (one, other))
        and not (one.conditional or other.conditional)
    )


def self_contradictions_and_divided_parties(files: list[Record]) -> None:
    files = published(files)
    assume(relations_force_no_literal(read(files)))
    reaches = literals_reached(files)
    expected = any(
        (other.literal[0], not other.literal[1]) in reaches[one.literal]
        for one, other in combinations(read(files).acts, 2)
        if of_one_day(one, other) and one.literal and other.literal
    )
    contradictions = found(files, "D205")
    event(f"self-contradiction: {expected}")
    assert bool(contradictions) == expected
    told = report(files)
    divided = {
        position["party"]
        for claim in told["claims"]
        for position in (*claim["for"], *claim["against"])
        if position["divided"]
    }
    named = {finding.message.split("'")[1] for finding in found(files, "D210")}
    event(f"divided: {bool(divided)}")
    assert named <= divided
    assert contradictions or named == divided


@given(knowledge_bases())
@few
def test_something_is_told_exactly_when_the_relations_force_a_literal(files: list[Record]) -> None:
    told_exactly_when_the_relations_force_a_literal(files)


@pytest.mark.slow
@given(knowledge_bases())
@many
def test_many_something_is_told_exactly_when_the_relations_force_a_literal(
    files: list[Record],
) -> None:
    told_exactly_when_the_relations_force_a_literal(files)


@given(knowledge_bases())
@few
def test_the_literals_ruled_out_are_those_that_lead_to_their_opposites(files: list[Record]) -> None:
    the_literals_ruled_out_lead_to_their_opposites(files)


@pytest.mark.slow
@given(knowledge_bases())
@many
def test_many_literals_ruled_out_lead_to_their_opposites(
    files: list[Record],
) -> None:
    the_literals_ruled_out_lead_to_their_opposites(files)


@given(knowledge_bases(ties=True))
@few
def test_self_contradictions_and_divided_parties(files: list[Record]) -> None:
    self_contradictions_and_divided_parties(files)


@pytest.mark.slow
@given(knowledge_bases(ties=True))
@many
def test_many_self_contradictions_and_divided_parties(files: list[Record]) -> None:
    self_contradictions_and_divided_parties(files)
