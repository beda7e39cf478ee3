"""What the reader says about small knowledge bases, to the letter: see ``casefile``."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from casefile import Case, read_cases, rewrite

from disputes.finding import Code
from disputes.load import codes, load_texts

CASES = [
    case
    for file in sorted(Path(__file__).with_name("cases").glob("*.txt"))
    for case in read_cases(file)
]
IN_TEST_FILES = {codes.TOO_LARGE.code, codes.UNREADABLE.code}
"""What needs a file system is in ``test_files``."""


def result_of(case: Case, *, pure: bool) -> tuple[str, str]:
    """Read the knowledge base and give the findings and the loaded ids as they are written."""
    result = load_texts(case.texts, pure=pure)
    return case.written(result, result.findings)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_case(case: Case, request: pytest.FixtureRequest) -> None:
    if request.config.getoption("--update-golden"):
        rewrite(case, lambda name: result_of(case, pure="pure" in name)["loaded" in name])
        return
    assert result_of(case, pure=False) == case.expected(pure=False)
    assert result_of(case, pure=True) == case.expected(pure=True)
    assert bool(case.reason) == ("pure" in case.sections)


def test_without_libyaml_the_result_is_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(yaml, "__with_libyaml__", False)
    for case in CASES:
        assert result_of(case, pure=False) == case.expected(pure=True), case.id


def test_case_ids_are_unique() -> None:
    ids = [case.id for case in CASES]
    assert sorted(set(ids)) == sorted(ids)


def test_every_code_has_a_case() -> None:
    written = {
        line.split()[2]
        for case in CASES
        for line in case.expected(pure=False)[0].splitlines()
        if not line.startswith(" ")
    }
    assert written | IN_TEST_FILES == {code.code for code in codes.ALL}


@pytest.mark.parametrize(
    "code",
    [code for code in codes.ALL if code.code not in IN_TEST_FILES],
    ids=lambda code: code.code,
)
def test_every_code_has_a_file_with_good_and_bad_cases(code: Code) -> None:
    findings = {
        case.name: case.expected(pure=False)[0]
        for case in CASES
        if case.file.stem == f"{code.code}-{code.rule}"
    }
    assert any(f" {code.code} " in text for text in findings.values())
    assert any(f" {code.code} " not in text for text in findings.values())
