"""Code Quality reports for GitLab."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema

from disputes.finding import Finding
from disputes.report.formats.gitlab import render
from disputes.report.listing import Listing
from disputes.span import Span
from report.examples import (
    FINDINGS,
    PATHS,
    TWICE,
    UNKNOWN,
    finding,
    hostile_listing,
    hostile_texts,
    listing,
)

ISSUE = {
    "type": "object",
    "required": ["description", "check_name", "fingerprint", "severity", "location"],
    "properties": {
        "description": {"type": "string", "minLength": 1},
        "check_name": {"type": "string", "minLength": 1},
        "fingerprint": {"type": "string", "pattern": "^[0-9a-f]{64}$"},
        "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
        "location": {
            "type": "object",
            "required": ["path", "lines"],
            "properties": {
                "path": {"type": "string"},
                "lines": {
                    "type": "object",
                    "required": ["begin"],
                    "properties": {"begin": {"type": "integer", "minimum": 1}},
                },
            },
        },
    },
}


def issues(of: Listing) -> list[dict[str, Any]]:
    data = json.loads("".join(render(of)))
    jsonschema.validate(data, {"type": "array", "items": ISSUE})
    found: list[dict[str, Any]] = data
    return found


def fingerprints(*findings: Finding, folder: str = "") -> list[str]:
    return [issue["fingerprint"] for issue in issues(Listing(findings, folder=folder))]


def test_hostile_texts(corpora: Path) -> None:
    of = hostile_listing(hostile_texts(corpora))
    read = issues(of)
    assert len({issue["fingerprint"] for issue in read}) == len(of.findings) == len(read)
    for issue, one in zip(read, of.findings, strict=True):
        assert one.message in issue["description"]


def test_paths_and_severities() -> None:
    read = issues(listing())
    shown = {issue["location"]["path"] for issue in read}
    assert shown == {one.path for one in FINDINGS}
    assert set(PATHS) <= shown
    severities = {"error": "major", "warning": "minor", "info": "info"}
    assert [issue["severity"] for issue in read] == [severities[one.level] for one in FINDINGS]


def test_paths_are_those_from_the_root() -> None:
    (issue,) = issues(Listing((finding(TWICE, "./a b.yaml", (3, 1, 3, 2), "m"),), folder="kb"))
    assert issue["location"]["path"] == "kb/a b.yaml"


def test_a_fingerprint_stays_where_lines_move() -> None:
    one = finding(UNKNOWN, "a", (3, 1, 3, 2), "'x' is defined twice, first in line 3")
    moved = one._replace(
        span=Span(13, 5, 13, 6), message="'x' is defined twice, first in line 13", hint="other"
    )
    assert fingerprints(one) == fingerprints(moved)
    assert fingerprints(one, folder="kb") == fingerprints(one._replace(path="kb/a"))


def test_fingerprints_differ() -> None:
    one = finding(UNKNOWN, "a", (3, 1, 3, 2), "m")._replace(record="r")
    others = [
        one,
        one,
        one._replace(path="b"),
        one._replace(code="D102"),
        one._replace(message="n"),
        one._replace(record=None),
    ]
    assert len(set(fingerprints(*others))) == len(others)
    assert fingerprints(one, one)[0] == fingerprints(one)[0]
