"""The oracle's dates, numbers and answers that exclude one another, by hand."""

from fractions import Fraction

import pytest

from .hand import claim, files
from .intervals import Interval, date, number
from .logic import exclusive
from .records import Record, read


def test_a_date_time_lies_on_the_utc_time_line() -> None:
    assert date("2015-10-07T00:30+02:00").meets(date("2015-10-06"))
    assert not date("2015-10-07T00:30+02:00").meets(date("2015-10-07"))


def test_a_minute_and_a_second_are_periods() -> None:
    assert date("2015-10-07T14:30Z").meets(date("2015-10-07T14:30:59Z"))
    assert not date("2015-10-07T14:30Z").meets(date("2015-10-07T14:31Z"))
    assert date("2015-10-07T14:30:59Z") == date("2015-10-07T16:30:59+02:00")


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2015", "2015-01-01", "2015-12-31"),
        ("2016-02", "2016-02-01", "2016-02-29"),
        ("2015..2016-02", "2015-01-01", "2016-02-29"),
    ],
)
def test_a_period_has_its_first_and_last_day(text: str, first: str, last: str) -> None:
    assert date(text) == Interval(date(first).low, date(last).high)


def test_a_range_may_have_no_start_or_no_end() -> None:
    assert date("..2015-10-07") == Interval(None, date("2015-10-07").high)
    assert date("2015-10-07..") == Interval(date("2015-10-07").low, None)
    assert not date("2015-10-08").meets(date("..2015-10-07"))
    assert date("2015-10-08").begins_after_end_of(date("..2015-10-07"))
    assert not date("..2015-10-07").begins_after_end_of(date("2014"))


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("2", 2, 2),
        ("2.50", Fraction(5, 2), Fraction(5, 2)),
        ("+2..3", 2, 3),
        ("40..", 40, None),
        ("..-5", None, -5),
        ("~20", 18, 22),
        ("~-20", -22, -18),
        ("~0.5", Fraction(45, 100), Fraction(55, 100)),
    ],
)
def test_a_number_is_an_interval(
    text: str, low: Fraction | int | None, high: Fraction | int | None
) -> None:
    assert number(text) == Interval(
        None if low is None else Fraction(low), None if high is None else Fraction(high)
    )


@pytest.mark.parametrize(
    ("kind", "first", "second", "excluded"),
    [
        ("number", {"value": "10"}, {"value": "15"}, True),
        ("number", {"value": "~20"}, {"value": "22"}, False),
        ("number", {"value": "~20"}, {"value": "22.01"}, True),
        ("number", {"value": "..5"}, {"value": "5.."}, False),
        ("number", {}, {"value": "5"}, False),
        ("date", {"value": "2015-10"}, {"value": "2015-10-07"}, False),
        ("date", {"value": "2015-10-06"}, {"value": "2015-10-07"}, True),
        ("date", {}, {}, False),
        ("choice", {"value": "yes"}, {"value": "Yes"}, True),
        ("choice", {"value": "yes"}, {"value": "yes"}, False),
        ("choice", {}, {"value": "yes"}, True),
        ("choice", {}, {}, True),
        (None, {"value": "1"}, {"value": "2"}, False),
        ("number", {"value": "1", "when": "2014"}, {"value": "2", "when": "2015"}, False),
        ("number", {"value": "1", "when": "2015"}, {"value": "2", "when": "2015-10"}, True),
        ("number", {"value": "1", "when": "2015"}, {"value": "2"}, True),
        ("number", {"value": "1", "where": "Here"}, {"value": "2", "where": "here"}, False),
        ("number", {"value": "1", "where": "Here"}, {"value": "2", "where": "Here"}, True),
        ("number", {"value": "1", "where": "Here"}, {"value": "2"}, True),
    ],
)
def test_answers_exclude_one_another(
    kind: str | None, first: Record, second: Record, excluded: bool
) -> None:
    question: Record = {"text": "?", **({"kind": kind} if kind else {})}
    claims = {"c": claim(answers="q", **first), "d": claim(answers="q", **second)}
    base = read(files(questions={"q": question}, claims=claims))
    assert exclusive(base, "c", "d") is excluded
    assert exclusive(base, "d", "c") is excluded


def test_an_answer_takes_the_scope_that_it_lacks_from_its_question() -> None:
    claims = {"c": claim(answers="q", value="1", when="2014"), "d": claim(answers="q", value="2")}
    question = {"text": "?", "kind": "number", "when": "2015", "where": "Here"}
    assert not exclusive(read(files(questions={"q": question}, claims=claims)), "c", "d")
