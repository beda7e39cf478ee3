"""The worked examples of docs/semantics.md come to what their table says."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

import pytest

import disputes
from docs.blocks import ROOT, blocks_in

PAGE = "docs/semantics.md"
CAST = "Worked examples"
HEAD = ["example", "as of", "by", "claim", "status", "for", "against", "undecided"]


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the table, with the number of its line in the page."""

    line: int
    example: str
    as_of: str
    by: str
    claim: str
    expected: tuple[str, str, str, str]


def rows() -> list[Row]:
    lines = (ROOT / PAGE).read_text(encoding="utf-8").splitlines()
    start = next(number for number, line in enumerate(lines) if cells(line) == HEAD)
    found: list[Row] = []
    example = ""
    for number, line in enumerate(lines[start + 2 :], start + 3):
        if not line.startswith("|"):
            break
        name, as_of, by, claim, status, on_for, against, undecided = cells(line)
        example = re.sub(r"\[(.*)\]\(.*\)", r"\1", name) or example
        expected = (status, on_for, against, undecided)
        found.append(Row(number, example, as_of, by, claim.strip("`"), expected))
    return found


def cells(line: str) -> list[str]:
    return [cell.strip() for cell in line.split("|")[1:-1]]


@cache
def example_files(example: str) -> tuple[tuple[str, bytes], ...]:
    return tuple(
        (f"{block.heading}.yaml", block.text.encode())
        for block in blocks_in(PAGE)
        if block.info == "yaml" and block.heading in {CAST, example}
    )


def position(data: dict[str, Any]) -> str:
    marks = [
        mark
        for mark, holds in (
            ("hedged", data["force"] == "hedged"),
            ("inferred", data["direct"] is None),
            ("divided", data["divided"]),
        )
        if holds
    ]
    party: str = data["party"]
    return f"{party} ({', '.join(marks)})" if marks else party


ROWS = rows()
EXAMPLES = {block.heading for block in blocks_in(PAGE) if block.info == "yaml"} - {CAST}


@pytest.mark.parametrize("row", ROWS, ids=[f"{row.example}:{row.line}" for row in ROWS])
def test_a_worked_example_comes_to_what_the_table_says(row: Row) -> None:
    result = disputes.load_texts(example_files(row.example))
    assert result.findings == ()
    analysis = disputes.analyse(result.kb, as_of=row.as_of or None, by=row.by)
    report = disputes.report_data(analysis)
    claim = next(one for one in report["claims"] if one["id"] == row.claim)
    assert (
        claim["status"] + (", by inference" if claim["by_inference"] else ""),
        ", ".join(position(one) for one in claim["for"]),
        ", ".join(position(one) for one in claim["against"]),
        ", ".join(one["party"] for one in claim["undecided"]),
    ) == row.expected


def test_every_example_is_in_the_table_and_has_one_block() -> None:
    assert {row.example for row in ROWS} == EXAMPLES
    assert all(len(example_files(example)) == 2 for example in EXAMPLES)


def test_every_status_has_an_example() -> None:
    shown = {row.expected[0].partition(",")[0] for row in ROWS}
    assert shown == set(
        disputes.report_data(disputes.analyse(disputes.load_texts([]).kb))["counts"]
    )
