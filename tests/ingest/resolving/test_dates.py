"""When something was said, by words that count from the day of publication."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disputes.ingest.resolving.dates import date_said
from disputes.ingest.resolving.vocabulary import load_vocabulary
from disputes.model.period import Date, parse_date, read_date

VOCABULARY = load_vocabulary().dates
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def said(words: str, published: str | None = "2015-10-14") -> str | None:
    """Read words in a text that is published on a Wednesday, unless on another day."""
    return date_said(words, read_date(published) if published else None, VOCABULARY)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("on Tuesday", "2015-10-13"),
        ("Tuesday", "2015-10-13"),
        ("late on Tuesday", "2015-10-13"),
        ("Tuesday night", "2015-10-13"),
        ("on Tues.", "2015-10-13"),
        ("on Wednesday", "2015-10-14"),
        ("last Tuesday", "2015-10-13"),
        ("last Wednesday", "2015-10-07"),
        ("yesterday", "2015-10-13"),
        ("earlier today", "2015-10-14"),
        ("this morning", "2015-10-14"),
        ("last night", "2015-10-13"),
        ("two days ago", "2015-10-12"),
        ("a week ago", "2015-10-05..2015-10-11"),
        ("3 months ago", "2015-07"),
        ("last week", "2015-10-05..2015-10-11"),
        ("earlier this week", "2015-10-12..2015-10-14"),
        ("over the weekend", "2015-10-10..2015-10-11"),
        ("last weekend", "2015-10-10..2015-10-11"),
        ("this month", "2015-10-01..2015-10-14"),
        ("last month", "2015-09"),
        ("last year", "2014"),
        ("on 6 October", "2015-10-06"),
        ("October 6", "2015-10-06"),
        ("on Sept. 30", "2015-09-30"),
        ("on October 1st", "2015-10-01"),
        ("the 6th of October", "2015-10-06"),
        ("Oct. 6, 2015", "2015-10-06"),
        ("on Tuesday, 6 October 2015", "2015-10-06"),
        ("on December 30", "2014-12-30"),
        ("in September", "2015-09"),
        ("last October", "2014-10"),
        ("in May 2014", "2014-05"),
        ("in 2013", "2013"),
        ("2015-10-06", "2015-10-06"),
    ],
)
def test_words_name_a_date(words: str, expected: str) -> None:
    assert said(words) == expected
    parse_date(expected)


@pytest.mark.parametrize(
    "words",
    [
        "now",
        "an SU-30",
        "next week",
        "next Tuesday",
        "later this week",
        "this weekend",
        "tomorrow",
        "since Monday",
        "by Friday",
        "until Tuesday",
        "on Monday and Tuesday",
        "at Tuesday's talks",
        "on Tuesday, October 7",
        "Oct. 6-7",
        "6/10/2015",
        "on February 30, 2014",
        "in 2016",
        "on October 20",
        "on 20 October 2015",
        "he may",
        "they march",
        "the sun",
        "99999 weeks ago",
        "in recent weeks",
        "",
    ],
)
def test_words_that_name_no_date_of_saying(words: str) -> None:
    assert said(words) is None


@pytest.mark.parametrize("words", ["on Tuesday", "yesterday", "October 6", "last week"])
@pytest.mark.parametrize("published", [None, "2015-10", "2015", "2015-10-01..2015-10-20"])
def test_without_a_day_of_publication_nothing_counts_from_it(
    words: str, published: str | None
) -> None:
    assert said(words, published) is None
    assert said("on Oct. 6, 2014", published) == "2014-10-06"


def test_a_time_of_day_is_of_the_day_that_it_names() -> None:
    assert said("today", "2015-10-14T00:30+03:00") == "2015-10-14"


@pytest.mark.parametrize("published", ["0001-01-01", "9999-12-31"])
@pytest.mark.parametrize("words", ["yesterday", "last month", "2000 years ago", "in December 9999"])
def test_the_ends_of_the_calendar(words: str, published: str) -> None:
    found = said(words, published)
    assert found is None or parse_date(found)


@pytest.mark.parametrize("weekday", WEEKDAYS)
def test_a_weekday_is_the_latest_one_the_day_of_publication_included(weekday: str) -> None:
    for days in range(7):
        day = date(2024, 2, 26) + timedelta(days)
        found = date.fromisoformat(str(said(f"on {weekday}", day.isoformat())))
        assert WEEKDAYS[found.weekday()] == weekday
        assert timedelta(0) <= day - found < timedelta(7)
        before = date.fromisoformat(str(said(f"last {weekday}", day.isoformat())))
        assert timedelta(0) < day - before <= timedelta(7)


_WORDS = st.lists(
    st.sampled_from(
        [*VOCABULARY.classes, "May", "October", "6", "31", "2015", "1999", ",", "next"]
    ),
    max_size=7,
).map(" ".join)
_DAYS = st.dates(date(2, 1, 1)).map(lambda day: Date(day.isoformat(), parse_date(day.isoformat())))


@given(_WORDS | st.text(max_size=30), _DAYS)
def test_nothing_begins_after_the_publication(words: str, published: Date) -> None:
    found = date_said(words, published, VOCABULARY)
    if found is not None:
        start, end = parse_date(found).start, published.period.end
        assert start is not None
        assert end is not None
        assert start < end
