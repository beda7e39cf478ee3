"""Tables fit their page, lose nothing, and begin every part with the same columns."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from disputes.report.grid import NOTHING, table_rows
from disputes.report.rows import plain, text_width

few = settings(max_examples=25)
many = settings(max_examples=2000)
LETTERS = "ab −≠+·漢é\u0301\u200b\x1b\n界1"
cells = st.text(LETTERS, max_size=30)
signs = st.sampled_from(["", NOTHING, "+", "(−)", "12", "3≠ 1= /7"])


@st.composite
def tables(draw: st.DrawFn) -> tuple[list[str], list[list[str]], int, int]:
    columns = draw(st.integers(1, 9))
    pinned = draw(st.integers(0, min(3, columns)))
    head = draw(st.lists(cells, min_size=columns, max_size=columns))
    kinds = [
        cells if number < pinned else draw(st.sampled_from([cells, signs, signs]))
        for number in range(columns)
    ]
    rows = draw(st.lists(st.tuples(*kinds).map(list), max_size=6))
    return head, rows, draw(st.integers(40, 150)), pinned


def printed(head: Sequence[str], rows: Sequence[Sequence[str]], width: int, pinned: int) -> str:
    return "\n".join(plain(row).rstrip() for row in table_rows(head, rows, width, pinned))


Drawn = tuple[list[str], list[list[str]], int, int]


@few
@given(tables())
def test_no_row_is_wider_than_the_page(table: Drawn) -> None:
    no_row_is_wider(*table)


@pytest.mark.slow
@many
@given(tables())
def test_no_row_of_many_tables_is(table: Drawn) -> None:
    no_row_is_wider(*table)


def no_row_is_wider(head: list[str], rows: list[list[str]], width: int, pinned: int) -> None:
    for row in table_rows(head, rows, width, pinned):
        assert text_width(plain(row).rstrip()) <= width


@few
@given(st.integers(1, 12), st.integers(0, 6), st.integers(40, 150), st.integers(0, 3), st.data())
def test_nothing_is_lost_and_nothing_is_printed_twice(
    columns: int, rows: int, width: int, pinned: int, data: st.DataObject
) -> None:
    long = st.sampled_from([1, 1, 3, 9])
    head = [f"<h{n}>" + "x" * data.draw(st.integers(0, 40)) for n in range(columns)]
    body = [
        [" ".join([f"<{row}:{column}>"] * data.draw(long)) for column in range(columns)]
        for row in range(rows)
    ]
    text = printed(head, body, width, pinned)
    parts = text.count("\n\n") + 1
    for number in range(min(pinned, columns), columns):
        for row in body:
            once = row[number].split()[0]
            assert text.count(once) == row[number].count(once)
    assert text == printed(head, body, width, pinned)
    assert parts <= max(1, columns)


def test_a_table_that_fits_is_left_alone() -> None:
    assert (
        printed(["Party", "claims", ""], [["Ann", "12", "+"], ["Bob", "3", "−"]], 40, 1)
        == """\
Party  claims
Ann        12  +
Bob         3  −"""
    )


def test_long_heads_of_narrow_columns_stand_on_steps() -> None:
    head = ["Claim", "The Ministry of Defence", "United States", "NATO"]
    rows = [["it-rained", "+", "·", "−"], ["it-snowed", "·", "(−)", "·"]]
    assert printed(head, rows, 40, 1) == STEPS


STEPS = """\
           ┌ The Ministry of Defence
           │   ┌ United States
Claim      │   │   ┌ NATO
it-rained  +   ·   −
it-snowed  ·  (−)  ·"""


def test_parts_leave_out_the_rows_that_have_nothing_to_say_there() -> None:
    head = ["", *(f"Party number {n}" for n in range(1, 13))]
    rows = [
        [f"claim-{row}", *("+" if row == n else NOTHING for n in range(12))] for row in range(12)
    ]
    text = printed(head, rows, 50, 1)
    parts = text.split("\n\n")
    assert len(parts) > 1
    assert [part.count("claim-") for part in parts] == [part.count("┌") for part in parts]
    assert text.count("claim-") == 12


def test_a_row_of_which_nothing_is_said_stands_in_the_first_part() -> None:
    head = ["", *(f"Party number {n}" for n in range(1, 13))]
    rows = [["said", *("+" for _ in range(12))], ["unsaid", *(NOTHING for _ in range(12))]]
    first, *others = printed(head, rows, 50, 1).split("\n\n")
    assert "unsaid" in first
    assert not any("unsaid" in part for part in others)


def test_texts_are_wrapped_before_a_table_is_parted() -> None:
    text = printed(["", "One", "Other"], [["2015-10-07", "word " * 20, "word " * 20]], 80, 1)
    assert "\n\n" not in text
    assert text.count("word") == 40


def test_heads_that_wrap_stand_above_one_another_beside_steps() -> None:
    text = printed(["one " * 9, "two " * 9, "+" * 30], [["1", "2", "+"]], 40, 2)
    assert text.count("one") == text.count("two") == 9
    assert max(map(len, text.splitlines())) <= 40


def test_no_columns_and_no_rows() -> None:
    assert printed([], [], 80, 1) == ""
    assert printed(["Claim", "Ann"], [], 80, 1) == "Claim  Ann"
