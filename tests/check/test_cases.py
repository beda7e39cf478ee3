"""What each rule says about small knowledge bases, to the letter: see ``casefile``."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from casefile import Case, read_cases, rewrite

from disputes.check.registry import RuleName, rule_names
from disputes.check.run import check
from disputes.config.check import CheckSettings, check_settings
from disputes.load import codes, load_texts

CASES = [
    case
    for file in sorted(Path(__file__).with_name("cases").glob("*.txt"))
    for case in read_cases(file)
]
RULES = [name for name in rule_names() if name.code not in {code.code for code in codes.ALL}]


def settings_of(case: Case) -> CheckSettings:
    if "settings" in case.sections:
        return check_settings(Path("disputes.toml"), tomllib.loads(case.sections["settings"]))
    return CheckSettings(select=(case.file.stem.partition("-")[0],))


def findings_of(case: Case, folder: Path) -> str:
    archive = folder if case.archived else None
    for name, data in case.archived:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)
    loaded = load_texts(case.texts)
    return case.written(loaded, check(loaded, settings_of(case), archive).findings)[0]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_case(case: Case, request: pytest.FixtureRequest, tmp_path: Path) -> None:
    if request.config.getoption("--update-golden"):
        found = findings_of(case, tmp_path)
        rewrite(case, lambda name: found if name == "findings" else case.sections[name])
        return
    assert findings_of(case, tmp_path) == case.sections.get("findings", "")


def test_case_ids_are_unique() -> None:
    ids = [case.id for case in CASES]
    assert sorted(set(ids)) == sorted(ids)


@pytest.mark.parametrize("name", RULES, ids=lambda name: name.code)
def test_every_rule_has_a_file_with_good_and_bad_cases(name: RuleName) -> None:
    findings = [
        case.sections.get("findings", "")
        for case in CASES
        if case.file.stem == f"{name.code}-{name.rule}"
    ]
    assert any(f" {name.code} {name.rule}" in text for text in findings)
    assert any(f" {name.code} " not in text for text in findings)
