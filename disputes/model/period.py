"""Dates as periods on one UTC time line.

A period is a stretch of whole seconds, ``start`` included and ``end`` excluded, counted in the
proleptic Gregorian calendar from the first day of year 1. ``None`` means no limit on that side.
The forms are those of ISO 8601-1 (and its level-0 profile EDTF) that people write by hand.
"""

from __future__ import annotations

import re
from datetime import date
from typing import NamedTuple

from disputes.errors import WrongUse

DAY = 86_400

_DATE = re.compile(
    r"(?P<year>[0-9]{4})(?:-(?P<month>[0-9]{2})(?:-(?P<day>[0-9]{2})"
    r"(?:T(?P<hour>[0-9]{2}):(?P<minute>[0-9]{2})(?::(?P<second>[0-9]{2}))?"
    r"(?P<zone>Z|[+-][0-9]{2}:[0-9]{2}))?)?)?"
)

FORMS = "2015-10-07, 2015-10, 2015, 2015-10-07T14:30+03:00, a..b, ..b or a.."


class Period(NamedTuple):
    """The seconds from ``start`` up to, not including, ``end``; ``None`` is no limit."""

    start: int | None
    end: int | None

    @property
    def empty(self) -> bool:
        """Whether it ends before it begins, as a role with its dates swapped."""
        return self.start is not None and self.end is not None and self.end <= self.start

    def meets(self, other: Period) -> bool:
        """Tell whether the two have a second in common."""
        return (self.start is None or other.end is None or self.start < other.end) and (
            other.start is None or self.end is None or other.start < self.end
        )

    def is_near(self, other: Period, days: int) -> bool:
        """Tell whether the two meet, or would if one were so many days longer on both sides."""
        apart = days * DAY
        wide = Period(
            None if self.start is None else self.start - apart,
            None if self.end is None else self.end + apart,
        )
        return wide.meets(other)

    def is_later_than(self, other: Period) -> bool:
        """Tell whether this begins after the other ends; without a start it is later than none."""
        return self.start is not None and other.end is not None and self.start >= other.end

    def begins_by_end_of(self, other: Period) -> bool:
        """Tell whether this one has begun when the other ends."""
        return self.start is None or other.end is None or self.start < other.end

    def order(self) -> tuple[float, float]:
        """Give the key that puts first what begins first, then what ends first."""
        return (
            float("-inf") if self.start is None else self.start,
            float("inf") if self.end is None else self.end,
        )


ALWAYS = Period(None, None)


class Date(NamedTuple):
    """A period together with the text that names it."""

    text: str
    period: Period


def parse_date(text: str) -> Period:
    """Read one of the forms of ``FORMS``; raise ``ValueError`` with what is wrong with it."""
    if ".." not in text:
        return _single(text)
    first, _, last = text.partition("..")
    if not first and not last:
        raise ValueError("a period needs at least one end")
    start = _single(first).start if first else None
    end = _single(last).end if last else None
    if start is not None and end is not None and end <= start:
        raise ValueError("the period ends before it begins")
    return Period(start, end)


def read_date(text: str, where: str = "") -> Date:
    """Read what somebody typed; raises ``WrongUse``, its message begun with ``where``."""
    try:
        return Date(text, parse_date(text))
    except ValueError as error:
        why = "" if str(error) == "not a date" else f": {error}"
        raise WrongUse(f"{where}'{text}' is not a date{why}", f"write {FORMS}") from None


def _single(text: str) -> Period:
    match = _DATE.fullmatch(text)
    if match is None:
        if _DATE.fullmatch(text + "Z"):
            raise ValueError("a time of day needs its offset, such as Z or +03:00")
        raise ValueError("not a date")
    year, month, day = (int(match[name] or 0) for name in ("year", "month", "day"))
    if year == 0:
        raise ValueError("there is no year 0000")
    if not match["month"]:
        return Period(date(year, 1, 1).toordinal() * DAY, _year_end(year))
    if not 1 <= month <= 12:
        raise ValueError(f"there is no month {match['month']}")
    if not match["day"]:
        end = _year_end(year) if month == 12 else date(year, month + 1, 1).toordinal() * DAY
        return Period(date(year, month, 1).toordinal() * DAY, end)
    try:
        midnight = date(year, month, day).toordinal() * DAY
    except ValueError:
        raise ValueError(f"there is no day {match['day']} in {text[:7]}") from None
    if not match["zone"]:
        return Period(midnight, midnight + DAY)
    hour, minute = int(match["hour"]), int(match["minute"])
    second = int(match["second"] or 0)
    if hour > 23 or minute > 59 or second > 59:
        raise ValueError("there is no such time of day")
    start = midnight + hour * 3600 + minute * 60 + second - _offset(match["zone"])
    return Period(start, start + (1 if match["second"] else 60))


def _year_end(year: int) -> int:
    return (date(year, 12, 31).toordinal() + 1) * DAY


def _offset(zone: str) -> int:
    if zone == "Z":
        return 0
    hours, minutes = int(zone[1:3]), int(zone[4:6])
    if hours > 23 or minutes > 59:
        raise ValueError(f"there is no offset {zone}")
    return (hours * 3600 + minutes * 60) * (1 if zone[0] == "+" else -1)
