"""Where a text quotes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disputes.ingest.paragraphs import even
from disputes.ingest.quotations import may_be_scare, quotations

MARKS = "a b. '\"“”‘’«»\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“Yes,” she said. “No.”", ["“Yes,”", "“No.”"]),
        ('"Yes," she said.', ['"Yes,"']),
        ("''Yes,'' she said.", ["''Yes,''"]),
        ("'We don't know,' she said.", ["'We don't know,'"]),
        ("‘We don’t know,’ she said.", ["‘We don’t know,’"]),
        ("The dogs' owners and the '90s", []),
        ("“One ‘two’ three,” he said", ["“One ‘two’ three,”"]),
        ("“It goes on\n\n“and on,” he said", ["“It goes on\n\n“and on,”"]),
        ("“It never ends\n\nSays who?", ["“It never ends"]),
        ("", []),
    ],
)
def test_quotations_hold_their_marks(text: str, expected: list[str]) -> None:
    assert [text[one.start : one.end] for one in quotations(even(text))] == expected


def test_one_that_nothing_closes_is_told_apart() -> None:
    closed, unclosed = quotations(even("“Yes,” she said. “No"))
    assert closed.closed
    assert not unclosed.closed


@given(st.text(alphabet=MARKS) | st.text())
def test_quotations_are_in_order_and_apart(text: str) -> None:
    plain = even(text)
    last = 0
    for one in quotations(plain):
        assert last <= one.start < one.opens < one.closes <= one.end <= len(plain)
        last = one.end


@pytest.mark.parametrize(
    ("text", "scare"),
    [
        ("“freedom bridge”", True),
        ("“We will not go there,”", False),
        ("“No,”", False),
        ("“we will not go there”", False),
    ],
)
def test_few_words_without_a_stop_may_be_no_speech(text: str, *, scare: bool) -> None:
    (quotation,) = quotations(even(text))
    assert may_be_scare(even(text), quotation) == scare
