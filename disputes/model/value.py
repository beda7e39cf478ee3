"""The values of answers: numbers, dates and choices as intervals that can be compared exactly."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import MAX_EMAX, MAX_PREC, MIN_EMIN, Context, Decimal
from typing import NamedTuple

from disputes.model.period import FORMS, parse_date
from disputes.model.terms import QuestionKind

# Exact: the digits of a result never exceed those written in the file by more than one.
_EXACT = Context(prec=MAX_PREC, Emax=MAX_EMAX, Emin=MIN_EMIN)
_NUMBER = re.compile(r"[+-]?[0-9]+(?:\.[0-9]+)?")

EXPECTED = {
    QuestionKind.NUMBER: "a number: 2, 2..3, 40.., ..5 or ~20",
    QuestionKind.DATE: f"a date: {FORMS}",
}


class Interval(NamedTuple):
    """From ``low`` to ``high``, both included; ``None`` is no limit on that side."""

    low: Decimal | int | None
    high: Decimal | int | None

    def meets(self, other: Interval) -> bool:
        """Tell whether some value lies in both."""
        return (self.low is None or other.high is None or self.low <= other.high) and (
            other.low is None or self.high is None or other.low <= self.high
        )


def parse_interval(kind: QuestionKind, text: str) -> Interval:
    """Read the value of an answer to a number or date question.

    Raises ``ValueError`` with what is wrong with the text; choices and open answers have no
    interval and are not asked for one.
    """
    return _READERS[kind](text)


def _number_interval(text: str) -> Interval:
    if text.startswith("~"):
        if ".." in text:
            raise ValueError("~ stands before a single number only")
        middle = _number(text[1:])
        tenth = middle.copy_abs().scaleb(-1, _EXACT)
        return Interval(_EXACT.subtract(middle, tenth), _EXACT.add(middle, tenth))
    if ".." not in text:
        number = _number(text)
        return Interval(number, number)
    first, _, last = text.partition("..")
    if not first and not last:
        raise ValueError("a range needs at least one end")
    low = _number(first) if first else None
    high = _number(last) if last else None
    if low is not None and high is not None and high < low:
        raise ValueError("the range ends below its beginning")
    return Interval(low, high)


def _number(text: str) -> Decimal:
    if _NUMBER.fullmatch(text) is None:
        raise ValueError("not a number")
    return Decimal(text)


def _date_interval(text: str) -> Interval:
    period = parse_date(text)
    return Interval(period.start, None if period.end is None else period.end - 1)


_READERS: dict[QuestionKind, Callable[[str], Interval]] = {
    QuestionKind.NUMBER: _number_interval,
    QuestionKind.DATE: _date_interval,
}
