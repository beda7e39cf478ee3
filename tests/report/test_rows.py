"""Wrapping: the quick way for what is common gives what the thorough one gives."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from disputes.report.rows import is_narrow, plain, text_width, wrap_row, wrap_text

texts = st.text(st.sampled_from("ab é…–ЖשעربЖ  \u00a0—雨🇸\u0301"), max_size=120)


def test_what_counts_as_narrow_takes_one_column() -> None:
    narrow = [chr(number) for number in range(0xA0, 0x3000) if is_narrow(chr(number))]
    assert len(narrow) > 1_500
    assert [one for one in narrow if cell_len(f"a{one}b") != 3] == []


@given(texts)
def test_width(text: str) -> None:
    assert text_width(text) == cell_len(text)


@given(texts, st.integers(8, 40), st.integers(0, 3), st.booleans())
def test_both_ways_wrap_alike(text: str, width: int, hang: int, fold: bool) -> None:
    thorough = [
        plain(row).rstrip() for row in wrap_row([(text, "")], width, width - hang, fold=fold)
    ]
    quick = [row.rstrip() for row in wrap_text(text, width, width - hang, fold=fold)]
    assert quick == thorough


@given(texts, st.integers(4, 40))
def test_folded_rows_fit_and_keep_every_letter(text: str, width: int) -> None:
    rows = wrap_text(text, width, width, fold=True)
    assert all(cell_len(row.rstrip(" ")) <= width for row in rows)
    assert "".join(rows).replace(" ", "") == text.replace(" ", "")
