"""The values of answers as intervals, compared exactly."""

from __future__ import annotations

import re
from decimal import Decimal, getcontext, localcontext
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disputes.model.period import parse_date
from disputes.model.terms import QuestionKind
from disputes.model.value import EXPECTED, Interval, parse_interval


def number(text: str) -> Interval:
    return parse_interval(QuestionKind.NUMBER, text)


def date(text: str) -> Interval:
    return parse_interval(QuestionKind.DATE, text)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("2", "2", "2"),
        ("+2", "2", "2"),
        ("-2", "-2", "-2"),
        ("2.50", "2.5", "2.5"),
        ("002", "2", "2"),
        ("-0", "0", "0"),
        ("2..3", "2", "3"),
        ("2..2", "2", "2"),
        ("-3..-2.5", "-3", "-2.5"),
        ("-1..+1", "-1", "1"),
        ("40..", "40", None),
        ("..5", None, "5"),
        ("..-5", None, "-5"),
        ("~20", "18", "22"),
        ("~-20", "-22", "-18"),
        ("~+20", "18", "22"),
        ("~0", "0", "0"),
        ("~1", "0.9", "1.1"),
        ("~0.05", "0.045", "0.055"),
        (f"~{10**40 + 1}", f"9{'0' * 39}.9", f"11{'0' * 38}1.1"),
        ("9" * 5000, "9" * 5000, "9" * 5000),
    ],
)
def test_numbers(text: str, low: str | None, high: str | None) -> None:
    interval = number(text)
    assert interval.low == (None if low is None else Decimal(low))
    assert interval.high == (None if high is None else Decimal(high))


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("..", "a range needs at least one end"),
        ("3..2", "the range ends below its beginning"),
        ("-2..-3", "the range ends below its beginning"),
        ("2.1..2.09", "the range ends below its beginning"),
        ("~2..3", "~ stands before a single number only"),
        ("~..", "~ stands before a single number only"),
        ("2..~3", "not a number"),
        *(
            (text, "not a number")
            for text in (
                "", "~", "two", "1,000", "1 000", "1e3", "0x10", "2.", ".5", "--2", "+-2", "~~2",
                "1...2", "1..2..3", "2 ..3", " 2", "2\n", "NaN", "Infinity", "sNaN", "٢", "²",
                "1_000", "2-3", "2%", "−2",
            )
        ),
    ],
)  # fmt: skip
def test_what_is_wrong_with_a_number(text: str, problem: str) -> None:
    with pytest.raises(ValueError, match=f"^{re.escape(problem)}$"):
        number(text)


def test_what_is_wrong_with_a_date() -> None:
    with pytest.raises(ValueError, match=r"^there is no day 30 in 2015-02$"):
        date("2015-02-30")


@pytest.mark.parametrize(
    ("first", "second", "meet"),
    [
        ("2", "2.0", True),
        ("2", "3", False),
        ("2", "2..3", True),
        ("3", "2..3", True),
        ("2..3", "3..4", True),
        ("2..3", "3.0000000000000000000000000000000000001..4", False),
        ("40..", "..40", True),
        ("40..", "..39.999", False),
        ("..5", "..-5", True),
        ("40..", "50..", True),
        ("~20", "18", True),
        ("~20", "22", True),
        ("~20", "17.999", False),
        ("~20", "22.001", False),
        ("~20", "~24", True),
        ("~20", "~25", False),
        ("~100", "110", True),
        ("~-20", "-22", True),
        ("0", "-0", True),
        ("0.1", "0.10000000000000000000000000000000000000001", False),
        ("9" * 5000, "1" + "0" * 5000, False),
        ("9" * 5000 + "..", "1" + "0" * 5000, True),
        ("~1" + "0" * 4999, "11" + "0" * 4998, True),
        ("~1" + "0" * 4999, "11" + "0" * 4997 + "1", False),
    ],
)
def test_numbers_meet_with_their_ends(first: str, second: str, meet: bool) -> None:
    one, two = number(first), number(second)
    assert one.meets(two) is meet
    assert two.meets(one) is meet
    assert Interval(None, None).meets(one)


@pytest.mark.parametrize(
    "text", ["2015-10-07", "2015-10", "2015", "..2015", "2015..", "2015-10-07T14:30Z"]
)
def test_dates_are_the_seconds_of_their_periods(text: str) -> None:
    period, interval = parse_date(text), date(text)
    assert interval.low == period.start
    assert interval.high == (None if period.end is None else period.end - 1)


def test_the_expected_forms_are_read() -> None:
    for kind in (QuestionKind.NUMBER, QuestionKind.DATE):
        forms = EXPECTED[kind].partition(": ")[2].replace(" or ", ", ").split(", ")
        read = [form for form in forms if "a" not in form and "b" not in form]
        assert len(read) >= 4
        for form in read:
            parse_interval(kind, form)
    assert set(EXPECTED) == {QuestionKind.NUMBER, QuestionKind.DATE}


def test_the_decimal_context_does_not_matter() -> None:
    before = getcontext().copy()
    with localcontext() as context:
        context.prec = 3
        context.traps = dict.fromkeys(context.traps, True)
        assert number("~123456789") == Interval(Decimal("111111110.1"), Decimal("135802467.9"))
        assert not number("123456789").meets(number("123456788"))
    assert getcontext().flags == before.flags


plain = st.from_regex(r"[+-]?[0-9]{1,60}(\.[0-9]{1,60})?", fullmatch=True)
optional = st.none() | plain


@given(plain)
def test_about_is_exactly_a_tenth_to_both_sides(text: str) -> None:
    interval, middle = number(f"~{text}"), Fraction(text)
    assert interval.low is not None
    assert interval.high is not None
    assert Fraction(interval.low) == middle - abs(middle) / 10
    assert Fraction(interval.high) == middle + abs(middle) / 10


@given(optional, optional, optional, optional)
def test_meeting_is_that_of_fractions(
    first: str | None, second: str | None, third: str | None, fourth: str | None
) -> None:
    pairs = []
    for pair in ((first, second), (third, fourth)):
        low, high = (None if end is None else Fraction(end) for end in pair)
        if low is not None and high is not None and high < low:
            low, high = high, low
            pair = (pair[1], pair[0])
        if pair != (None, None):
            pairs.append((low, high, number(f"{pair[0] or ''}..{pair[1] or ''}")))
    for low, high, one in pairs:
        for other_low, other_high, two in pairs:
            apart = (high is not None and other_low is not None and high < other_low) or (
                low is not None and other_high is not None and other_high < low
            )
            assert one.meets(two) is not apart


@given(st.text(alphabet="0123456789.~+-", max_size=20))
def test_any_text_is_a_number_or_a_value_error(text: str) -> None:
    try:
        interval = number(text)
    except ValueError:
        return
    assert interval != Interval(None, None)
    assert interval.meets(interval)
