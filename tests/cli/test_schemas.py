"""The JSON Schemas of all JSON outputs: each describes every key of what is really printed."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from jsonschema import Draft202012Validator
from oracle.strategies import Case, cases, to_yaml

from cli.conftest import ROOT, Run
from disputes.api import analyse, load_texts, report_data

SCHEMAS = ROOT / "docs" / "schemas"

COMMANDS: dict[str, list[tuple[str, ...]]] = {
    "disputes-report/1": [
        ("report",),
        ("report", "--by", "source"),
        ("report", "--as-of", "2015-10-07"),
        ("report", "--status", "contested", "--topic", "cruise-missiles"),
    ],
    "disputes-check/1": [("check",), ("check", "--select", "ALL")],
    "disputes-rules/1": [("explain", "ALL")],
    "disputes-check-statistics/1": [("check", "--select", "ALL", "--statistics")],
}

BROKEN = "claims:\n  one: {text: It is so., contradicts: [two], assertions: [{asserts: nobody}]}\n"


def closed(schema: Any) -> Any:
    """Give a schema that takes no key which it does not describe."""
    if isinstance(schema, list):
        return [closed(one) for one in schema]
    if not isinstance(schema, dict):
        return schema
    made = {key: closed(value) for key, value in schema.items()}
    if "properties" in schema and schema.get("type") == "object" and "oneOf" not in schema:
        made.setdefault("additionalProperties", False)
    return made


def validator(name: str) -> Draft202012Validator:
    file = SCHEMAS / f"{name.replace('/', '-')}.json"
    return Draft202012Validator(closed(json.loads(file.read_text(encoding="utf-8"))))


def files() -> list[Path]:
    return sorted(SCHEMAS.glob("disputes-*.json"))


@pytest.mark.parametrize("file", files(), ids=lambda file: file.stem)
def test_each_is_a_schema_of_its_format(file: Path) -> None:
    schema = json.loads(file.read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert schema["title"]
    name = schema["properties"]["format"]["const"]
    assert f"{name.replace('/', '-')}.json" == file.name
    assert "additionalProperties" not in schema


@pytest.mark.parametrize(
    ("name", "arguments"),
    [(name, arguments) for name, runs in COMMANDS.items() for arguments in runs],
    ids=lambda value: value if isinstance(value, str) else "-".join(map(str, value)),
)
def test_what_is_printed(call: Run, name: str, arguments: tuple[str, ...]) -> None:
    ran = call(*arguments, "--format", "json", cwd=ROOT)
    assert ran.status in (0, 1)
    validator(name).validate(json.loads(ran.out))


@pytest.mark.parametrize("name", ["disputes-report/1", "disputes-check/1"])
def test_a_broken_knowledge_base(call: Run, tmp_path: Path, name: str) -> None:
    file = tmp_path / "kb.yaml"
    file.write_text(BROKEN, encoding="utf-8")
    ran = call("--kb", str(file), COMMANDS[name][0][0], "--format", "json")
    assert ran.status == 1
    validator(name).validate(json.loads(ran.out))


def test_a_baseline(call: Run, tmp_path: Path) -> None:
    file = tmp_path / "kb.yaml"
    file.write_text(BROKEN, encoding="utf-8")
    baseline = tmp_path / "baseline.json"
    call("--kb", str(file), "check", "--write-baseline", str(baseline))
    data = json.loads(baseline.read_text(encoding="utf-8"))
    assert data["findings"]
    validator("disputes-baseline/1").validate(data)


def test_the_schema_is_not_so_wide_that_all_fits(call: Run) -> None:
    data = json.loads(call("report", "--format", "json", cwd=ROOT).out)
    data["claims"][0]["verdict"] = "true"
    assert not validator("disputes-report/1").is_valid(data)
    del data["claims"][0]["verdict"], data["claims"][0]["status"]
    assert not validator("disputes-report/1").is_valid(data)


@settings(
    max_examples=10, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True
)
@given(cases())
def test_reports_of_any_knowledge_base(case: Case) -> None:
    loaded = load_texts(to_yaml(case.files))
    data = report_data(analyse(loaded.kb, case.as_of, case.by))
    validator("disputes-report/1").validate(json.loads(json.dumps(data)))
