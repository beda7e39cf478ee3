"""Dates as periods on one time line."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disputes.model.period import ALWAYS, DAY, Date, Period, parse_date


def at(year: int, month: int = 1, day: int = 1, *time: int) -> int:
    """Give the second at which a moment of UTC begins, counted as periods count."""
    days = datetime(year, month, day, tzinfo=UTC) - datetime(1, 1, 1, tzinfo=UTC)
    hour, minute, second = (*time, 0, 0, 0)[:3]
    return (days.days + 1) * DAY + hour * 3600 + minute * 60 + second


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("2015-10-07", at(2015, 10, 7), at(2015, 10, 8)),
        ("2015-12-31", at(2015, 12, 31), at(2016)),
        ("2015-10", at(2015, 10), at(2015, 11)),
        ("2015-12", at(2015, 12), at(2016)),
        ("2015-02", at(2015, 2), at(2015, 2) + 28 * DAY),
        ("2015", at(2015), at(2016)),
        ("2016-02", at(2016, 2), at(2016, 2) + 29 * DAY),
        ("2016-02-29", at(2016, 2, 29), at(2016, 3)),
        ("2016", at(2016), at(2016) + 366 * DAY),
        ("2000-02-29", at(2000, 2, 29), at(2000, 3)),
        ("1900", at(1900), at(1900) + 365 * DAY),
        ("2015-10-07T14:30Z", at(2015, 10, 7, 14, 30), at(2015, 10, 7, 14, 31)),
        ("2015-10-07T14:30:59Z", at(2015, 10, 7, 14, 30, 59), at(2015, 10, 7, 14, 31)),
        ("2015-10-07T00:00Z", at(2015, 10, 7), at(2015, 10, 7, 0, 1)),
        ("2015-10-07T23:59Z", at(2015, 10, 7, 23, 59), at(2015, 10, 8)),
        ("2015-10-07T14:30+03:00", at(2015, 10, 7, 11, 30), at(2015, 10, 7, 11, 31)),
        ("2015-10-07T01:00+03:30", at(2015, 10, 6, 21, 30), at(2015, 10, 6, 21, 31)),
        ("2015-12-31T23:30-00:45", at(2016, 1, 1, 0, 15), at(2016, 1, 1, 0, 16)),
        ("2015-10-07T14:30-00:00", at(2015, 10, 7, 14, 30), at(2015, 10, 7, 14, 31)),
        ("2015-10-03..2015-10-04", at(2015, 10, 3), at(2015, 10, 5)),
        ("2015-10-03..2015-10-03", at(2015, 10, 3), at(2015, 10, 4)),
        ("2015..2016-02", at(2015), at(2016, 3)),
        ("2015-10..2015", at(2015, 10), at(2016)),
        ("..2015-10", None, at(2015, 11)),
        ("2015-10..", at(2015, 10), None),
        ("..2015-10-07T14:30Z", None, at(2015, 10, 7, 14, 31)),
        (
            "2015-10-07T14:30Z..2015-10-07T18:00+03:00",
            at(2015, 10, 7, 14, 30),
            at(2015, 10, 7, 15, 1),
        ),
        ("0001", at(1), at(2)),
        ("9999", at(9999), at(9999, 12, 31) + DAY),
        ("9999-12", at(9999, 12), at(9999, 12, 31) + DAY),
        ("9999-12-31", at(9999, 12, 31), at(9999, 12, 31) + DAY),
        ("0001-01-01T00:00+23:59", at(1) - 23 * 3600 - 59 * 60, at(1) - 23 * 3600 - 58 * 60),
    ],
)
def test_dates(text: str, start: int | None, end: int | None) -> None:
    assert parse_date(text) == Period(start, end)


OFFSET = "a time of day needs its offset, such as Z or +03:00"
ORDER = "the period ends before it begins"


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("2015-02-29", "there is no day 29 in 2015-02"),
        ("2015-02-30", "there is no day 30 in 2015-02"),
        ("1900-02-29", "there is no day 29 in 1900-02"),
        ("2015-04-31", "there is no day 31 in 2015-04"),
        ("2015-04-00", "there is no day 00 in 2015-04"),
        ("2015-00", "there is no month 00"),
        ("2015-13", "there is no month 13"),
        ("2015-13-01", "there is no month 13"),
        ("0000", "there is no year 0000"),
        ("0000-01-01", "there is no year 0000"),
        ("2015-10-07T24:00Z", "there is no such time of day"),
        ("2015-10-07T12:60Z", "there is no such time of day"),
        ("2015-06-30T23:59:60Z", "there is no such time of day"),
        ("2015-02-30T12:00Z", "there is no day 30 in 2015-02"),
        ("2015-10-07T14:30+24:00", "there is no offset +24:00"),
        ("2015-10-07T14:30-03:60", "there is no offset -03:60"),
        ("2015-10-07T14:30", OFFSET),
        ("2015-10-07T14:30:00", OFFSET),
        ("2015-10-07T14:30..2015-10-08", OFFSET),
        ("2015-10-04..2015-10-03", ORDER),
        ("2016..2015", ORDER),
        ("2015-10-07T14:30Z..2015-10-07T14:29Z", ORDER),
        ("2015-10-07T14:30Z..2015-10-07T17:29+03:00", ORDER),
        ("..", "a period needs at least one end"),
        *(
            (text, "not a date")
            for text in (
                "",
                " 2015",
                "2015 ",
                "2015\n",
                "15",
                "02015",
                "-2015",
                "2015-1",
                "2015-10-7",
                "2015/10/07",
                "07.10.2015",
                "20151007",
                "2015-10-07 14:30Z",
                "2015-10-07t14:30z",
                "2015-10-07T14Z",
                "2015-10-07T14:30:00.5Z",
                "2015-10-07T14:30+03",
                "2015-10-07T14:30+0300",
                "2015-10T14:30Z",
                "2015-W41",
                "2015-10-07...2015-10-08",
                "..2015..",
                "2015..2016..2017",
                "2015 .. 2016",
                "2015-10-07/2015-10-08",
                "٢٠١٥",
                "２０１５",
                "yesterday",
            )
        ),
    ],
)
def test_what_is_wrong_with_a_date(text: str, problem: str) -> None:
    with pytest.raises(ValueError, match=f"^{re.escape(problem)}$"):
        parse_date(text)


@pytest.mark.parametrize(
    ("first", "second", "meet"),
    [
        ("2015-10-07", "2015-10-07", True),
        ("2015-10-07", "2015-10-08", False),
        ("2015-10-07", "2015-10", True),
        ("2015-10-07", "2015-11", False),
        ("2015", "2015-12-31T23:59:59Z", True),
        ("2015", "2016-01-01T00:00:00Z", False),
        ("2015-10-07", "2015-10-08T01:00+03:00", True),
        ("2015-10-07", "2015-10-07T01:00+03:00", False),
        ("2015-10-07T14:30Z", "2015-10-07T14:30:59Z", True),
        ("2015-10-07T14:30Z", "2015-10-07T14:31:00Z", False),
        ("2015-10-03..2015-10-04", "2015-10-04..2015-10-05", True),
        ("2015-10-03..2015-10-04", "2015-10-05..2015-10-06", False),
        ("..2015-10-07", "2015-10-07..", True),
        ("..2015-10-06", "2015-10-07..", False),
        ("..2015", "..1915", True),
        ("2015..", "2115..", True),
    ],
)
def test_meets(first: str, second: str, meet: bool) -> None:
    one, two = parse_date(first), parse_date(second)
    assert one.meets(two) is meet
    assert two.meets(one) is meet
    assert ALWAYS.meets(one)
    assert one.meets(ALWAYS)


@pytest.mark.parametrize(
    ("first", "second", "later"),
    [
        ("2015-10-08", "2015-10-07", True),
        ("2015-10-07", "2015-10-07", False),
        ("2015-10-07", "2015-10-08", False),
        ("2015-10-08", "2015-10", False),
        ("2015-11", "2015-10-31", True),
        ("2015-11", "2015-10-31..2015-11-01", False),
        ("2015-10-07T14:31Z", "2015-10-07T14:30Z", True),
        ("2015-10-07T14:30:30Z", "2015-10-07T14:30Z", False),
        ("2015-10-08T02:00+03:00", "2015-10-07", False),
        ("2015-10-08T03:00+03:00", "2015-10-07", True),
        ("2015-10-08..", "..2015-10-07", True),
        ("2015-10-08..", "2015-10-07..", False),
        ("..2015-10-08", "2015-10-07", False),
        ("..2015-10-08", "..2015-10-07", False),
    ],
)
def test_is_later_than(first: str, second: str, later: bool) -> None:
    """One is later when it begins after the other ends; without a start it is later than none."""
    one, two = parse_date(first), parse_date(second)
    assert one.is_later_than(two) is later
    assert not ALWAYS.is_later_than(one)
    assert not one.is_later_than(ALWAYS)


@pytest.mark.parametrize(
    ("first", "second", "begun"),
    [
        ("2015-10-07", "2015-10-07", True),
        ("2015-10-07", "2015-10-06", False),
        ("2015-10", "2015-10-01", True),
        ("2015-10-07", "2015", True),
        ("2016", "2015", False),
        ("..2016", "2015", True),
        ("2016..", "2015..", True),
        ("2015-10-07T00:00:00Z", "..2015-10-06", False),
    ],
)
def test_begins_by_end_of(first: str, second: str, begun: bool) -> None:
    assert parse_date(first).begins_by_end_of(parse_date(second)) is begun


def test_order_is_by_start_and_then_by_end() -> None:
    texts = ["..2014", "..2015", "2015-10-01", "2015-10", "2015-10-01..", "2015-10-02", "2016"]
    periods = [parse_date(text) for text in texts]
    shuffled = [periods[at] for at in (3, 0, 6, 2, 5, 1, 4)]
    assert sorted(shuffled, key=Period.order) == periods


def test_a_date_keeps_its_text() -> None:
    date = Date("2015-10", parse_date("2015-10"))
    assert (date.text, date.period) == ("2015-10", Period(at(2015, 10), at(2015, 11)))


def _ends_behind_its_start(text: str) -> bool:
    first, _, last = text.partition("..")
    start, end = parse_date(first).start, parse_date(last).end
    return start is not None and end is not None and start < end


moments = st.datetimes(datetime(2, 1, 1), datetime(9998, 12, 31)).map(
    lambda moment: moment.replace(microsecond=0)
)
offsets = st.integers(-23 * 60 - 59, 23 * 60 + 59).map(lambda minutes: timedelta(minutes=minutes))
singles = st.one_of(
    moments.map(lambda moment: f"{moment:%Y}".zfill(4)),
    moments.map(lambda moment: f"{moment:%Y}".zfill(4) + f"{moment:-%m}"),
    moments.map(lambda moment: moment.date().isoformat()),
    moments.map(lambda moment: f"{moment.isoformat()}Z"),
)
dates = st.one_of(
    singles,
    singles.map(lambda text: f"..{text}"),
    singles.map(lambda text: f"{text}.."),
    st.tuples(singles, singles)
    .map(lambda pair: sorted(pair, key=lambda text: parse_date(text).order()))
    .map("..".join)
    .filter(_ends_behind_its_start),
)


@given(moments, offsets)
def test_a_moment_is_the_same_with_any_offset(moment: datetime, offset: timedelta) -> None:
    utc = moment.replace(tzinfo=UTC)
    elsewhere = utc.astimezone(timezone(offset))
    assert parse_date(elsewhere.isoformat()) == parse_date(f"{moment.isoformat()}Z")
    period = parse_date(elsewhere.isoformat())
    assert period.start == at(*utc.timetuple()[:6])
    assert period.end == at(*utc.timetuple()[:6]) + 1


@given(moments)
def test_shorter_forms_hold_longer_ones(moment: datetime) -> None:
    second = f"{moment.isoformat()}Z"
    forms = [second, second[:16] + "Z", second[:10], second[:7], second[:4]]
    periods = [parse_date(form) for form in forms]
    for inner, outer in pairwise(periods):
        assert inner.start is not None
        assert outer.start is not None
        assert outer.end is not None
        assert inner.end is not None
        assert outer.start <= inner.start < inner.end <= outer.end


@given(dates, dates)
def test_two_periods_meet_or_one_is_later(first: str, second: str) -> None:
    one, two = parse_date(first), parse_date(second)
    assert [one.meets(two), one.is_later_than(two), two.is_later_than(one)].count(True) == 1
    assert one.begins_by_end_of(two) is not one.is_later_than(two)
    assert one.meets(two) is two.meets(one)
    assert one.meets(one)


@given(st.text(alphabet="0123456789-:.TZ+ ", max_size=30))
def test_any_text_is_a_date_or_a_value_error(text: str) -> None:
    try:
        period = parse_date(text)
    except ValueError:
        return
    assert period != ALWAYS
    assert period.meets(period)
    assert len(text) >= 4
