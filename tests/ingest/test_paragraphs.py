"""The even form of a text, and its paragraphs."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disputes.ingest.paragraphs import FILLER, PARAGRAPH, even, paragraphs

LONG = "word " * 50


def pieces(text: str) -> list[str]:
    plain = even(text)
    return [plain[start:end] for start, end in paragraphs(plain)]


@given(st.text() | st.text(alphabet="a' \n\"“”’`\r\u2029\u2060\xa0"))
def test_the_even_form_moves_nothing(text: str) -> None:
    plain = even(text)
    assert len(plain) == len(text)
    for before, after in zip(text, plain, strict=True):
        assert before == after or before.isspace() or before in "'‘’‛ʼ＇`´"
    last = 0
    for start, end in paragraphs(plain):
        assert last <= start < end
        assert not plain[last:start].strip()
        assert not plain[start].isspace()
        assert not plain[end - 1].isspace()
        last = end
    assert not plain[last:].strip()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("one\ntwo\n\nthree", ["one two", "three"]),
        ("one\r\n\r\ntwo", ["one", "two"]),
        ("one\u2029two", ["one", "two"]),
        (f"{LONG}\none\ntwo", [LONG.strip(), "one", "two"]),
        ("\n\n \n", []),
        ("", []),
    ],
)
def test_paragraphs_end_at_blank_lines_or_where_no_line_is_wrapped(
    text: str, expected: list[str]
) -> None:
    assert pieces(text) == expected


def test_apostrophes_within_words_are_alike() -> None:
    assert even("don’t ‘quote’ the boys’") == "don't ‘quote’ the boys’"


def test_two_single_marks_are_one_double_mark() -> None:
    assert even("''No,'' he said") == f'"{FILLER}No,"{FILLER} he said'
    assert even("'''") == "'''"


def test_a_paragraph_end_is_one_character() -> None:
    assert even("a\n\nb") == f"a{PARAGRAPH} b"
