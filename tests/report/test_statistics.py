"""Counts by rule."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from conftest import Golden

from disputes.errors import WrongUse
from disputes.report.listing import Listing
from disputes.report.statistics import render_statistics, statistics
from report.examples import BARE, FINDINGS, TWICE, UNKNOWN, finding, listing


def test_text(golden: Golden) -> None:
    golden(Path("check") / "statistics.txt", "".join(render_statistics("text", listing())))


def test_json() -> None:
    data = json.loads("".join(render_statistics("json", listing())))
    assert data["format"] == "disputes-check-statistics/1"
    assert data["counts"] == {"error": 3, "warning": 3, "info": 3}
    assert data["statistics"][0] == {
        "count": 3,
        "code": "D101",
        "level": "error",
        "rule": "unknown-reference",
        "fixable": 1,
    }
    assert sum(row["count"] for row in data["statistics"]) == len(FINDINGS)


def test_the_most_frequent_come_first_then_by_code() -> None:
    codes = [BARE, TWICE, BARE, UNKNOWN, TWICE]
    findings = [finding(code, "a", (n, 1, n, 2), "m") for n, code in enumerate(codes, 1)]
    rows = statistics(Listing(tuple(findings)))
    assert [(row.number, row.code) for row in rows] == [(2, "D207"), (2, "D216"), (1, "D101")]


def test_nothing_found() -> None:
    assert "".join(render_statistics("text", Listing(()))) == "No findings.\n"
    assert json.loads("".join(render_statistics("json", Listing(()))))["statistics"] == []


def test_other_formats_have_none() -> None:
    with pytest.raises(WrongUse, match="no statistics in the format 'sarif'"):
        render_statistics("sarif", listing())
