"""Dates as they are printed: read where only one day can be meant, else told as open."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from disputes.ingest.reading.calendars import Calendar

_NUMBERS: Final = (
    r"(?<![\d./-])(?P<a>\d{1,2})(?P<by>[./-])(?P<b>\d{1,2})(?P=by)(?P<year>(?:19|20)\d\d)(?![\d/-])"
)
_ISO: Final = (
    r"(?<![\d./-])(?P<year>(?:19|20)\d\d)(?P<by>[./-])(?P<b>\d{1,2})(?P=by)(?P<a>\d{1,2})"
    r"(?![\d/-])"
)


class PrintedDate(NamedTuple):
    """A date in a text: from `start` to `end`, and the day, or two days where either may be meant.

    `weekday_fits` is false where a day of the week stands by it that was another.
    """

    start: int
    end: int
    days: tuple[date, ...]
    weekday_fits: bool = True

    @property
    def day(self) -> date | None:
        """The day, unless there are two, or the day of the week is another's."""
        return self.days[0] if len(self.days) == 1 and self.weekday_fits else None


def printed_dates(text: str, calendar: Calendar) -> list[PrintedDate]:
    """Give the whole dates (day, month and year) in a short text, in order, without overlaps."""
    if "19" not in text and "20" not in text:  # the first figures of each year that is read
        return []
    found = sorted(_all(text, calendar), key=lambda one: (one.start, -one.end))
    apart: list[PrintedDate] = []
    for one in found:
        if not apart or one.start >= apart[-1].end:
            apart.append(one)
    return apart


def _all(text: str, calendar: Calendar) -> Iterator[PrintedDate]:
    for match in re.finditer(_ISO, text):
        day = _day(int(match["year"]), int(match["b"]), int(match["a"]))
        if day:
            yield PrintedDate(*match.span(), (day,))
    for match in re.finditer(_NUMBERS, text):
        year, first, second = int(match["year"]), int(match["a"]), int(match["b"])
        days = {_day(year, second, first), _day(year, first, second)}
        if known := tuple(sorted(day for day in days if day)):
            yield PrintedDate(*match.span(), known)
    for match in calendar.pattern.finditer(text):
        month = calendar.months[(match["month"] or match["month2"]).casefold().rstrip(".")]
        day = _day(int(match["year"] or match["year2"]), month, int(match["day"] or match["day2"]))
        if day:
            weekday = match["weekday"]
            fits = weekday is None or calendar.weekdays[weekday.casefold()] == day.weekday()
            yield PrintedDate(*match.span(), (day,), fits)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
