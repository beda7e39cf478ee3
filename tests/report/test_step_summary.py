"""The table that GitHub shows for a step."""

from __future__ import annotations

import os
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from conftest import Golden
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from disputes.escape.terminal import visible
from disputes.finding import Finding
from disputes.report.listing import Listing
from disputes.report.step_summary import append_step_summary, step_summary
from report.examples import CONTROL, TWICE, finding, hostile_listing, hostile_texts, listing

LIMIT = 1 << 20


def rows(text: str) -> Iterator[list[Token]]:
    """Give the cells of each row of the one table, as Markdown understands them."""
    tokens = MarkdownIt("gfm-like", {"linkify": False}).parse(text)
    assert sum(token.type == "table_open" for token in tokens) == 1
    row: list[Token] = []
    for before, token in pairwise(tokens):
        if token.type == "tr_open":
            row = []
        elif before.type == "td_open":
            row.append(token)
        elif token.type == "tr_close" and row:
            yield row


def shown(cell: Token) -> str:
    """Give the text within <code>, in which nothing else may be markup."""
    first, *inner, last = cell.children or []
    assert (first.content, last.content) == ("<code>", "</code>")
    assert {token.type for token in inner} <= {"text", "text_special"}
    return "".join(token.content for token in inner)


def check_table(of: Listing) -> None:
    text = step_summary(of)
    assert CONTROL.search(text) is None
    for cells, one in zip(rows(text), of.gravest_first(), strict=True):
        level, rule, place, message = cells
        assert (level.content, rule.content) == (one.level.value, f"{one.code} {one.rule}")
        whole = visible(f"{one.path}:{one.span.line}:{one.span.column}")
        assert shown(place) == (whole if len(whole) <= 1000 else f"{whole[:999]}…")
        told = visible(f"{one.message} ({one.hint})" if one.hint else one.message)
        assert shown(message) == (told if len(told) <= 1000 else f"{told[:999]}…")


def test_every_byte(golden: Golden) -> None:
    golden(Path("check") / "step-summary.md", step_summary(listing()))


def test_nothing_found() -> None:
    assert step_summary(Listing(())) == "\n### disputes check\n\nNo findings.\n\n"


def test_hostile_texts_stay_in_their_cells(corpora: Path) -> None:
    check_table(hostile_listing(hostile_texts(corpora)))


@given(text=st.text(st.sampled_from("|`\\*_[]()<>&#;:!~@/aw.- \n\t1"), max_size=30))
def test_any_text_stays_in_its_cell(text: str) -> None:
    check_table(hostile_listing([text]))


def many(number: int) -> Listing:
    findings: list[Finding] = [
        finding(TWICE, "größe.yaml", (line, 1, line, 2), "a message 😀 " * 9)
        for line in range(1, number + 1)
    ]
    return Listing(tuple(findings))


@pytest.mark.slow
def test_it_stays_below_the_limit() -> None:
    text = step_summary(many(20_000))
    assert LIMIT - 2000 < len(text.encode()) < LIMIT
    told = sum(1 for _ in rows(text))
    assert text.endswith(
        f"There is no room here for {20_000 - told:,} more findings; the log has all.\n"
    )


def test_without_room_it_is_empty() -> None:
    assert step_summary(many(1), 100) == ""
    assert 0 < len(step_summary(many(100), 2000).encode()) <= 2000


def test_it_is_appended_within_what_room_is_left(tmp_path: Path) -> None:
    file = tmp_path / "summary"
    append_step_summary(listing(), str(file))
    assert file.read_text(encoding="utf-8") == step_summary(listing())
    file.write_bytes(b"x" * (LIMIT - 5000))
    append_step_summary(many(100), str(file))
    assert LIMIT - 5000 < file.stat().st_size <= LIMIT
    size = file.stat().st_size
    file.write_bytes(b"x" * LIMIT)
    append_step_summary(many(100), str(file))
    assert file.stat().st_size == LIMIT
    assert size > 0


def test_where_it_cannot_be_written_nothing_happens(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    for file in (tmp_path, pipe, tmp_path / "none" / "summary"):
        append_step_summary(listing(), str(file))
    append_step_summary(listing(), "")
    assert [path.name for path in tmp_path.iterdir()] == ["pipe"]
