"""Dates as cells: as they are written, and as bounds that a database can compare."""

from __future__ import annotations

from datetime import datetime, timedelta

from disputes.model.period import DAY, Date

_FIRST = datetime(1, 1, 1)  # of UTC


def text_of(date: Date | None) -> str | None:
    """Give a date as it is written."""
    return date.text if date is not None else None


def date_cells(date: Date | None) -> tuple[str | None, str | None, str | None]:
    """Give a date as written, and its first and last day, or second where it names a time.

    A side without a limit is absent. All are ISO 8601 in UTC, so that they sort as text.
    """
    if date is None:
        return None, None, None
    text, (start, end) = date
    if len(text) == 10 and ".." not in text:  # a day, which nearly all are
        return text, text, text
    whole = (start or 0) % DAY == 0 and (end or 0) % DAY == 0
    return (
        text,
        None if start is None else _instant(start, whole=whole),
        None if end is None else _instant(end - 1, whole=whole),
    )


def _instant(second: int, *, whole: bool) -> str | None:
    """Give a second as a day, or in full; seconds count from the first day of year 1."""
    try:
        when = _FIRST + timedelta(seconds=second - DAY)
    except OverflowError:  # an offset can lead out of the years 1 to 9999
        return None
    return when.date().isoformat() if whole else f"{when.isoformat()}Z"
