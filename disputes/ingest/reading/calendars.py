"""The names of months and of days of the week, and dates that are printed with them."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_YEAR: Final = r"(?P<year>(?:19|20)\d\d)(?!\d)"


class Calendar:
    """The names of the months, from 1, and of the days of the week, from 0 for Monday."""

    def __init__(self, months: Mapping[str, int], weekdays: Mapping[str, int]) -> None:
        """Take the names in small letters."""
        self.months = months
        self.weekdays = weekdays

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """The pattern of dates with the name of a month, in either order of day and month."""
        month, weekday = _one_of(self.months), _one_of(self.weekdays)
        return re.compile(
            rf"(?<!\w)(?:(?P<weekday>{weekday})\.?,? {{0,2}})?(?:"
            rf"(?P<month>{month})\.? {{0,2}}(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,? {{0,2}}{_YEAR}"
            rf"|(?P<day2>\d{{1,2}})(?:st|nd|rd|th|er|º|\.)?[ -]{{0,2}}(?:(?:of|de) )?"
            rf"(?P<month2>{month})\.?,?[ -]{{0,2}}(?:de )?{_YEAR.replace('year', 'year2')})",
            re.IGNORECASE,
        )


def _one_of(names: Iterable[str]) -> str:
    return "|".join(map(re.escape, sorted(names, key=len, reverse=True)))
