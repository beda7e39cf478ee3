"""Lines at the head of an article: dates, bylines, datelines, and what only looks like one."""

from __future__ import annotations

import pytest

from disputes.ingest.reading.dates import printed_dates
from disputes.ingest.reading.lines import read_dateline, read_line
from disputes.ingest.reading.phrases import Phrases, load_phrases, phrase_languages


@pytest.fixture(scope="module")
def english() -> Phrases:
    return load_phrases()


@pytest.mark.parametrize(
    ("printed", "days"),
    [
        ("October 7, 2015", "2015-10-07"),
        ("Oct. 7 2015", "2015-10-07"),
        ("Wednesday, 7 October 2015", "2015-10-07"),
        ("7th of October, 2015", "2015-10-07"),
        ("07-Oct-2015", "2015-10-07"),
        ("2015-10-07", "2015-10-07"),
        ("2015/10/07", "2015-10-07"),
        ("23.4.2016", "2016-04-23"),
        ("4/23/2016", "2016-04-23"),
        ("07/07/2015", "2015-07-07"),
        ("07/10/2015", "2015-07-10 2015-10-07"),
        ("07.10.2015", "2015-07-10 2015-10-07"),
        ("29 February 2015", ""),
        ("31/31/2015", ""),
        ("October 7", ""),
        ("7/10/15", ""),
        ("room 2015-10-0712", ""),
        ("flight 12/10/20155", ""),
    ],
)
def test_a_date_is_read_where_one_day_can_be_meant(
    printed: str, days: str, english: Phrases
) -> None:
    found = [str(day) for one in printed_dates(printed, english.calendar) for day in one.days]
    assert " ".join(found) == days


def test_a_day_of_the_week_that_was_another_makes_a_date_doubtful(english: Phrases) -> None:
    (found,) = printed_dates("Thursday, October 7, 2015", english.calendar)
    assert found.day is None
    assert str(found.days[0]) == "2015-10-07"


# (line, date, called publication or change, author, publisher, agency)
LINES = [
    ("By Ann Lee | Reuters | Oct 7 2015", "2015-10-07", "", "Ann Lee", None, "Reuters"),
    ("By Ann Lee | The Harbour | Oct 7 2015", "2015-10-07", "", "Ann Lee", "The Harbour", None),
    ("by VXA News October 14, 2015", "2015-10-14", "", "VXA News", "VXA News", None),
    ("By ANN LEE, Associated Press", None, "", "ANN LEE", None, "Associated Press"),
    ("By Ann Lee and Bo Ray in Geneva", None, "", "Ann Lee and Bo Ray", None, None),
    ("By Ludwig van der Berg", None, "", "Ludwig van der Berg", None, None),
    ("October 7, 2015, 5:08 am", "2015-10-07", "", None, None, None),
    ("Wed 07 Oct 2015 14:30 GMT+3", "2015-10-07", "", None, None, None),
    ("Published: 7 October 2015", "2015-10-07", "published", None, None, None),
    ("Date of publication: 7 July 2016", "2016-07-07", "published", None, None, None),
    ("Posted by Ann Lee on October 7, 2015", "2015-10-07", "published", "Ann Lee", None, None),
    ("By Ann Lee, published October 7, 2015", "2015-10-07", "published", "Ann Lee", None, None),
    ("By Ann Lee, updated October 9, 2015", "2015-10-09", "changed", "Ann Lee", None, None),
    ("Posted on October 7, 2015 by admin", "2015-10-07", "published", None, None, None),
    ("Last updated at Apr 05, 2017", "2017-04-05", "changed", None, None, None),
    ("Published Oct 7, 2015 | Updated Oct 9, 2015", "2015-10-07", "published", None, None, None),
    ("Updated Oct 9, 2015; posted Oct 7, 2015", "2015-10-07", "published", None, None, None),
    ("AFP Saturday 21 Jun 2014", "2014-06-21", "", None, None, "AFP"),
    ("The Harbour Herald, 7 October 2015", "2015-10-07", "", None, "The Harbour Herald", None),
    ("Geneva, 7 October 2015", "2015-10-07", "", None, None, None),
    ("Xinhua", None, "", None, None, "Xinhua"),
    ("By Ann Ash and Reuters", None, "", "Ann Ash and Reuters", None, "Reuters"),
    ("By Ann Ash, Bo Ray and AP", None, "", "Ann Ash", None, "AP"),
    ("By Ann Ash with Reuters", None, "", "Ann Ash", None, "Reuters"),
    ("By Reuters Staff", None, "", "Reuters Staff", None, "Reuters"),
    ("Reuters and Courier staff", None, "", "Reuters and Courier staff", None, "Reuters"),
    ("Courier with AFP/AP", None, "", "Courier with AFP", None, "AFP + AP"),
    ("AP/AFP", None, "", None, None, "AP + AFP"),
]  # fmt: skip


@pytest.mark.parametrize(("line", "date", "called", "author", "publisher", "agency"), LINES)
def test_a_line_tells_who_and_when(
    line: str,
    date: str | None,
    called: str,
    author: str | None,
    publisher: str | None,
    agency: str | None,
    english: Phrases,
) -> None:
    read = read_line(line, english)
    assert read is not None
    assert (read.author, read.publisher) == (author, publisher)
    assert read.agencies == tuple(agency.split(" + ") if agency else ())
    assert (str(read.date.day) if read.date else None) == date
    assert (read.published, read.changed) == (called == "published", called == "changed")


@pytest.mark.parametrize(
    "line",
    [
        "",
        "5:08 am",
        "By Monday, troops had left",
        "By the time they came it was over",
        "October 7, 2015: what we know so far",
        "Ferry report, 7 October 2015",
        "Talks on the ferry resume",
        "By " + "Ann " * 40,
        "By Ann Lee, who was there on 7 October 2015 and saw it all",
    ],
)
def test_what_says_more_is_no_such_line(line: str, english: Phrases) -> None:
    assert read_line(line, english) is None


@pytest.mark.parametrize(
    ("beginning", "agency", "day"),
    [
        ("MOSCOW, October 7 (TASS) — The ferry", "TASS", None),
        ("GENEVA (Reuters) - The ferry", "Reuters", None),
        ("WASHINGTON, Oct. 7, 2015 (AP) -- The ferry", "AP", "2015-10-07"),
        ("LOS ANGELES, Sept. 28 (UPI) — The ferry", "UPI", None),
        ("BEIRUT/PARIS (AFP) – The ferry", "AFP", None),
        ("GENEVA – The ferry", None, None),
        ("(Reuters) – The ferry", "Reuters", None),
        ("Geneva (AFP) - The ferry", "AFP", None),
        ("North Island, Oct 7 (AP/AFP) – The ferry", "AP + AFP", None),
    ],
)
def test_a_dateline_is_read(
    beginning: str, agency: str | None, day: str | None, english: Phrases
) -> None:
    read = read_dateline(beginning, english)
    assert read is not None
    assert read.agencies == tuple(agency.split(" + ") if agency else ())
    assert (str(read.date.day) if read.date else None) == day
    assert beginning[read.end :] == "The ferry"


@pytest.mark.parametrize(
    "beginning",
    [
        "US-led forces came",
        "The ferry – late again",
        "GENEVA is",
        "The agency (AFP) – it said",
        "He left the firm (Reuters) – in May",
        "(see below) – The ferry",
    ],
)
def test_a_sentence_is_no_dateline(beginning: str, english: Phrases) -> None:
    assert read_dateline(beginning, english) is None


def test_every_language_can_be_read_and_has_its_own_calendar() -> None:
    assert "en" in phrase_languages()
    for language in phrase_languages():
        calendar = load_phrases(language).calendar
        assert set(calendar.months.values()) == set(range(1, 13))
        assert set(calendar.weekdays.values()) == set(range(7))


@pytest.mark.parametrize(
    ("language", "line", "author"),
    [
        ("de", "Von Anna Berg | Mittwoch, 7. Oktober 2015, 14:30 Uhr", "Anna Berg"),
        ("fr", "Par Anne Berg, publié le mercredi 7 octobre 2015 à 14h30", "Anne Berg"),
        ("ru", "Опубликовано: 7 октября 2015, 14:30", None),
    ],
)
def test_lines_of_other_languages_are_read(language: str, line: str, author: str | None) -> None:
    read = read_line(line, load_phrases(language))
    assert read is not None
    assert read.date is not None
    assert (str(read.date.day), read.author) == ("2015-10-07", author)


def test_agencies_written_small_are_credited() -> None:
    read = read_line("Von Anna Berg, mit dpa/AFP", load_phrases("de"))
    assert read is not None
    assert (read.author, read.agencies) == ("Anna Berg", ("dpa", "AFP"))


def test_a_language_without_phrases_has_the_english_ones(english: Phrases) -> None:
    for language in (None, "", "en-GB", "xx", "EN"):
        read = load_phrases(language)
        assert read.calendar.months == english.calendar.months
        assert read.agencies == english.agencies
