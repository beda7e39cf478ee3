"""What the plain engine finds in sentences, by example."""

from __future__ import annotations

from pathlib import Path

import pytest

from .found import Case, Draft, assert_places, cases, written

CASES = list(cases(Path(__file__).parent / "cases" / "plain.txt"))


@pytest.mark.parametrize("case", CASES, ids=[case.text[:50] for case in CASES])
def test_it_finds_what_the_case_says(case: Case, draft: Draft) -> None:
    found = draft(case.text)
    assert [written(case.text, one) for one in found] == case.found
    for one in found:
        assert_places(case.text, one)
