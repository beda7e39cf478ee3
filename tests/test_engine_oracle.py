"""The engine against the naive oracle, against brute force, and against itself."""

import os
from collections.abc import Callable
from random import Random
from typing import Any

import pytest
from hypothesis import HealthCheck, currently_in_test_context, event, given, note, settings
from hypothesis import strategies as st
from oracle.bruteforce import entailed, relations_force_no_literal
from oracle.examples import EXAMPLES
from oracle.logic import world
from oracle.naive import report
from oracle.records import Record
from oracle.strategies import Case, cases, to_yaml
from oracle.transform import (
    canonical,
    renamed_files,
    renamed_report,
    shuffled_files,
    text,
    with_later_acts,
    with_unrelated_claim,
    without_roles,
    without_unrelated_claim,
)

from disputes.api import Analysis, analyse, load_texts, report_data

few = settings(
    max_examples=50,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow],
)
fewer = settings(few, max_examples=15)
many = settings(
    max_examples=2000,
    deadline=None,
    derandomize="CI" in os.environ,
    suppress_health_check=[HealthCheck.too_slow],
)
seeds = st.integers(0, 2**16)


def engine(files: list[Record], as_of: str | None = None, by: str = "party") -> Analysis:
    written = to_yaml(files)
    if currently_in_test_context():
        for path, content in written:
            note(f"# {path}\n{content.decode()}")
    loaded = load_texts(written)
    assert [finding for finding in loaded.findings if str(finding.level) == "error"] == []
    return analyse(loaded.kb, as_of=as_of, by=by)


def engine_report(files: list[Record], as_of: str | None = None, by: str = "party") -> Any:
    return report_data(engine(files, as_of, by))


def compare_reports(case: Case) -> None:
    found = engine_report(case.files, case.as_of, case.by)
    expected = report(case.files, case.as_of, case.by)
    # The small parts first: their difference is the easier one to read.
    assert found["counts"] == expected["counts"]
    assert found["disputes"] == expected["disputes"]
    assert [claim["id"] for claim in found["claims"]] == [
        claim["id"] for claim in expected["claims"]
    ]
    for one, other in zip(found["claims"], expected["claims"], strict=True):
        assert canonical(one) == canonical(other)
    assert canonical(found) == canonical(expected)


def compare_commitments(case: Case) -> None:
    analysis = engine(case.files, case.as_of, case.by)
    seen = world(case.files, case.as_of, case.by)
    assert seen.all_parties() <= set(analysis.parties)
    for party in analysis.parties:
        assert set(analysis.commitments(party)) == seen.commitments(party)


def compare_with_brute_force(case: Case) -> None:
    seen = world(case.files, case.as_of, case.by)
    analysis = engine(case.files, case.as_of, case.by)
    free = relations_force_no_literal(seen.base)
    event("relations force no literal" if free else "relations force a literal")
    for party in seen.all_parties():
        taken = [act.literal for act in seen.taken(party) if act.literal is not None]
        expected = entailed(seen.base, taken)
        event("satisfiable party" if expected is not None else "unsatisfiable party")
        if expected is None:
            continue
        commitments = set(analysis.commitments(party))
        assert commitments <= expected
        assert commitments == expected or not free


def compare_shuffled(case: Case, seed: int, *, lists: bool) -> None:
    other = shuffled_files(case.files, Random(seed), lists=lists)
    found = engine_report(other, case.as_of, case.by)
    assert text(found) == text(engine_report(case.files, case.as_of, case.by))


@pytest.mark.parametrize("case", EXAMPLES.values(), ids=EXAMPLES)
def test_an_example_is_as_the_oracle_has_it(case: Case) -> None:
    compare_reports(case)
    compare_commitments(case)


@pytest.mark.parametrize("case", EXAMPLES.values(), ids=EXAMPLES)
def test_order_changes_nothing_in_an_example(case: Case) -> None:
    for seed in range(6):
        compare_shuffled(case, seed, lists=True)


@few
@given(cases())
def test_reports_are_those_of_the_oracle(case: Case) -> None:
    compare_reports(case)


@pytest.mark.slow
@many
@given(cases())
def test_many_reports_are_those_of_the_oracle(case: Case) -> None:
    compare_reports(case)


@fewer
@given(cases())
def test_commitments_are_those_of_the_oracle(case: Case) -> None:
    compare_commitments(case)


@pytest.mark.slow
@settings(many, max_examples=500)
@given(cases())
def test_many_commitments_are_those_of_the_oracle(case: Case) -> None:
    compare_commitments(case)


@few
@given(cases())
def test_commitments_are_what_every_assignment_has(case: Case) -> None:
    compare_with_brute_force(case)


@pytest.mark.slow
@many
@given(cases())
def test_many_commitments_are_what_every_assignment_has(case: Case) -> None:
    compare_with_brute_force(case)


@fewer
@given(cases(ties=True), seeds)
def test_the_order_of_files_records_and_fields_changes_nothing(case: Case, seed: int) -> None:
    compare_shuffled(case, seed, lists=False)


@fewer
@given(cases(ties=True), seeds)
def test_the_order_of_lists_changes_nothing(case: Case, seed: int) -> None:
    compare_shuffled(case, seed, lists=True)


@pytest.mark.slow
@settings(many, max_examples=500)
@given(cases(ties=True), seeds)
def test_order_changes_nothing_in_many(case: Case, seed: int) -> None:
    compare_shuffled(case, seed, lists=True)


def renaming_only_renames(case: Case) -> None:
    before = engine_report(case.files, case.as_of, case.by)
    after = engine_report(renamed_files(case.files, "x-"), case.as_of, case.by)
    assert text(after) == text(renamed_report(before, "x-"))


def an_unrelated_claim_changes_nothing_else(case: Case) -> None:
    before = engine_report(case.files, case.as_of, case.by)
    after = engine_report(with_unrelated_claim(case.files), case.as_of, case.by)
    assert text(without_unrelated_claim(after)) == text(before)


def what_comes_later_does_not_change_how_it_looked(case: Case) -> None:
    as_of = case.as_of or "2016"
    before = engine_report(case.files, as_of, case.by)
    after = engine_report(with_later_acts(case.files, "2030"), as_of, case.by)
    assert text(after) == text(before)


def a_date_after_everything_is_no_limit(case: Case) -> None:
    unlimited = engine_report(case.files, None, case.by)
    limited = engine_report(case.files, "2100", case.by)
    assert text({**limited, "as_of": None}) == text(unlimited)


def where_nobody_speaks_for_anybody_every_source_is_a_party(case: Case) -> None:
    files = without_roles(case.files)
    parties = engine_report(files, case.as_of, "party")
    sources = engine_report(files, case.as_of, "source")
    assert text({**parties, "by": "source"}) == text(sources)


LAWS = (
    renaming_only_renames,
    an_unrelated_claim_changes_nothing_else,
    what_comes_later_does_not_change_how_it_looked,
    a_date_after_everything_is_no_limit,
    where_nobody_speaks_for_anybody_every_source_is_a_party,
)


@pytest.mark.parametrize("law", LAWS, ids=lambda law: str(law.__name__))
@fewer
@given(case=cases(ties=True))
def test_laws(law: Callable[[Case], None], case: Case) -> None:
    law(case)


@pytest.mark.slow
@pytest.mark.parametrize("law", LAWS, ids=lambda law: str(law.__name__))
@settings(many, max_examples=200)
@given(case=cases(ties=True))
def test_laws_in_many(law: Callable[[Case], None], case: Case) -> None:
    law(case)
