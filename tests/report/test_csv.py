"""CSV: read back letter by letter, and no cell that a spreadsheet would run."""

from __future__ import annotations

import csv
from io import StringIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disputes.escape.csv import CellValue, csv_lines
from disputes.escape.terminal import visible
from report.examples import hostile_texts

FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")


def read_back(rows: list[list[CellValue]]) -> list[list[str]]:
    head = [f"c{number}" for number in range(len(rows[0]))] if rows else []
    text = "".join(csv_lines(head, iter(rows)))
    found = list(csv.reader(StringIO(text, newline="")))
    assert found[0] == head
    return found[1:]


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        (None, ""),
        (True, "true"),
        (False, "false"),
        (12, "12"),
        ("", ""),
        ('plain, with “marks” and "straight"', 'plain, with “marks” and "straight"'),
        ("-3.5", "-3.5"),
        ("+7", "+7"),
        ("2..3", "2..3"),
        ("=1+1", "'=1+1"),
        ("-3+cmd|' /C calc'!A0", "'-3+cmd|' /C calc'!A0"),
        (" =1+1", "' =1+1"),
        ("\t=1+1", "' =1+1"),
        ('"=1+1', "'\"=1+1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("＝1+1", "'＝1+1"),
        ("two\nlines", "two lines"),
        ("bell\a", "bell\\x07"),
    ],
)
def test_cells(value: CellValue, cell: str) -> None:
    assert read_back([[value, "x"]]) == [[cell, "x"]]


@given(
    st.lists(st.lists(st.one_of(st.text(), st.booleans(), st.integers()), min_size=3, max_size=3))
)
def test_rows_come_back(rows: list[list[CellValue]]) -> None:
    found = read_back(rows)
    assert len(found) == len(rows)
    for written, read in zip(rows, found, strict=True):
        for value, cell in zip(written, read, strict=True):
            if isinstance(value, str):
                assert cell.removeprefix("'") == visible(value).removeprefix("'")


def test_no_hostile_text_is_a_formula(corpora: Path) -> None:
    texts = hostile_texts(corpora)
    for (cell,) in read_back([[text] for text in texts]):
        start = cell.lstrip(" \"'\u00a0")
        assert not start.startswith(FORMULA) or cell.startswith("'") or is_number(cell)


def is_number(cell: str) -> bool:
    return (
        cell.lstrip("+-").replace(".", "", 1).isascii()
        and cell.lstrip("+-").replace(".", "", 1).isdecimal()
    )
