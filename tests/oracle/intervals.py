"""Dates and numbers as closed intervals, read from their text."""

import calendar
import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from fractions import Fraction

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
YEAR = re.compile(r"(\d{4})")
MONTH = re.compile(r"(\d{4})-(\d{2})")
DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
MOMENT = re.compile(r".+T\d{2}:\d{2}(?P<seconds>:\d{2})?(Z|[+-]\d{2}:\d{2})")
NUMBER = re.compile(r"[+-]?\d+(\.\d+)?")


@dataclass(frozen=True)
class Interval:
    """Every point from `low` to `high`, both included; None has no limit.

    The points of a period are whole seconds, so the last second of a day and the first
    of the next do not meet.
    """

    low: Fraction | None
    high: Fraction | None

    def meets(self, other: "Interval") -> bool:
        """Whether some point lies in both."""
        return not self.begins_after_end_of(other) and not other.begins_after_end_of(self)

    def begins_after_end_of(self, other: "Interval") -> bool:
        """Whether this one lies wholly behind the other; never without a limit."""
        if self.low is None or other.high is None:
            return False
        return self.low > other.high


EVERYTHING = Interval(None, None)


def _seconds(moment: datetime) -> Fraction:
    since = moment - EPOCH
    return Fraction(since.days * 86400 + since.seconds)


def _between(first: datetime, length: timedelta) -> Interval:
    return Interval(_seconds(first), _seconds(first + length - timedelta(seconds=1)))


def _single_date(text: str) -> Interval:
    if found := MOMENT.fullmatch(text):
        moment = datetime.fromisoformat(text)
        second = timedelta(seconds=1)
        return _between(moment.astimezone(UTC), second if found["seconds"] else 60 * second)
    if found := DAY.fullmatch(text):
        year, month, day = (int(part) for part in found.groups())
        return _between(datetime(year, month, day, tzinfo=UTC), timedelta(days=1))
    if found := MONTH.fullmatch(text):
        year, month = (int(part) for part in found.groups())
        days = calendar.monthrange(year, month)[1]
        return _between(datetime(year, month, 1, tzinfo=UTC), timedelta(days=days))
    if found := YEAR.fullmatch(text):
        year = int(found[1])
        days = 366 if calendar.isleap(year) else 365
        return _between(datetime(year, 1, 1, tzinfo=UTC), timedelta(days=days))
    raise ValueError(f"not a date: {text!r}")


def date(text: str) -> Interval:
    """The period that a date names, in seconds of one UTC time line."""
    if ".." not in text:
        return _single_date(text)
    first, last = text.split("..")
    return Interval(
        _single_date(first).low if first else None,
        _single_date(last).high if last else None,
    )


def _single_number(text: str) -> Fraction:
    if not NUMBER.fullmatch(text):
        raise ValueError(f"not a number: {text!r}")
    return Fraction(text)


def number(text: str) -> Interval:
    """The numbers that a value of a number question allows."""
    if text.startswith("~"):
        middle = _single_number(text[1:])
        return Interval(middle - abs(middle) / 10, middle + abs(middle) / 10)
    if ".." not in text:
        return Interval(_single_number(text), _single_number(text))
    first, last = text.split("..")
    return Interval(
        _single_number(first) if first else None,
        _single_number(last) if last else None,
    )
