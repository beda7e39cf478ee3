"""When something was said: the time that words name, counted from the day of publication.

Only words of the vocabulary are read, and only in its forms; whatever is not quite one of them
names no time. Nothing that begins after the publication does, for nobody is quoted beforehand.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final, NamedTuple

from disputes.model.period import DAY, parse_date

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from disputes.ingest.resolving.vocabulary import DateForm, DateWords
    from disputes.model.period import Date

_TOKEN: Final = re.compile(r"\d{4}-\d{2}-\d{2}(?!\d)|\d+|[^\W\d_]+|[,;:/]|['’]\w*|[^\s\w.\-–]")
_DAY: Final = re.compile(r"\d{4}-\d{2}-\d{2}(?!\d)")
_LONGEST_NUMBER: Final = 4
# A date without a year that is as long ago is rather a slip, or of the year to come.
_OLDEST: Final = timedelta(days=334)


class Time(NamedTuple):
    """A time that words name: where they stand, and the date in the form of the files."""

    start: int
    end: int
    date: str | None


class _Token(NamedTuple):
    word: str
    start: int
    end: int
    classes: frozenset[str]


def date_said(words: str, published: Date | None, vocabulary: DateWords) -> str | None:
    """Give the date that words name, such as "on Tuesday" or "Oct. 6, 2015", or None.

    It is a day, a month or a year, or a period ``a..b``; it never begins after the day of
    publication, and a period that is not over by then ends with it. Without such a day only words
    that name a year tell one. None too where the words name several dates, or none for sure.
    """
    dates = {time.date for time in times(words, published, vocabulary)}
    return dates.pop() if len(dates) == 1 else None


def times(words: str, published: Date | None, vocabulary: DateWords) -> Iterator[Time]:
    """Give the times that words name, in order; one whose date is not known has None.

    Takes linear time.
    """
    if not vocabulary.hint.search(words):
        return
    day = publication_day(published)
    tokens = _tokens(words, vocabulary)
    at = 0
    while at < len(tokens):
        found = _longest(tokens, at, vocabulary.forms) if tokens[at].classes else None
        if found is None:
            at += 1
            continue
        form, matched, end = found
        text = None
        before = tokens[at - 1].word if at else ""
        after = tokens[end].word if end < len(tokens) else ""
        if before not in vocabulary.other and not after.startswith(("'", "’", "/")):
            text = None if after[:1].isdigit() else _date(form, matched, day, vocabulary)
            if text is not None and published is not None:
                text = None if _begins_after(text, published) else text
        if not after.startswith(("'", "’")):
            yield Time(tokens[at].start, tokens[end - 1].end, text)
        at = end


def publication_day(published: Date | None) -> date | None:
    """Give the day that a date names, with or without a time of day; None for longer periods."""
    if published is None or ".." in published.text:
        return None
    named = _DAY.match(published.text)
    return date.fromisoformat(named[0]) if named else None


def _tokens(words: str, vocabulary: DateWords) -> list[_Token]:
    tokens: list[_Token] = []
    for found in _TOKEN.finditer(words):
        written, word = found[0], found[0].lower()
        if word in vocabulary.endings and tokens and tokens[-1].end == found.start():
            last = tokens[-1]
            tokens[-1] = last._replace(classes=last.classes & {"DAYNUMBER"}, end=found.end())
            continue
        classes = vocabulary.classes.get(word, frozenset())
        if word in vocabulary.capital and written == word:
            classes &= {"NUMBER"}
        if word[0].isdigit() and word.isascii():
            classes = _number_classes(word)
        elif word == ",":
            classes = frozenset(",")
        tokens.append(_Token(word, found.start(), found.end(), classes))
    return tokens


def _number_classes(word: str) -> frozenset[str]:
    if not word.isdigit():
        return frozenset({"ISO"})
    classes = set()
    if len(word) <= 2 and 1 <= int(word) <= 31:
        classes.add("DAYNUMBER")
    if len(word) == 4 and 1000 <= int(word) < 3000:
        classes.add("YEAR")
    if len(word) <= _LONGEST_NUMBER:
        classes.add("NUMBER")
    return frozenset(classes)


_Matched = list[tuple[str, str]]


def _longest(
    tokens: Sequence[_Token], at: int, forms: Sequence[DateForm]
) -> tuple[str, Mapping[str, str], int] | None:
    """Give the form that takes most tokens from `at`, the words it has of each class, its end."""
    best: tuple[str, Mapping[str, str], int] | None = None
    for form in forms:
        found = _match(tokens, at, form.classes)
        if found and (best is None or found[1] > best[2]):
            best = form.means, dict(found[0]), found[1]
    return best


def _match(
    tokens: Sequence[_Token], at: int, classes: Sequence[tuple[str, bool]]
) -> tuple[_Matched, int] | None:
    if not classes:
        return [], at
    (name, optional), rest = classes[0], classes[1:]
    if at < len(tokens) and name in tokens[at].classes:
        found = _match(tokens, at + 1, rest)
        # A comma belongs to a date only with what follows it.
        if found and (name != "," or found[1] > at + 1):
            return [(name, tokens[at].word), *found[0]], found[1]
    return _match(tokens, at, rest) if optional else None


def _date(
    means: str, words: Mapping[str, str], day: date | None, vocabulary: DateWords
) -> str | None:
    try:
        if "YEAR" in words or "ISO" in words:
            return _absolute(words, day, vocabulary)
        meaning = _MEANINGS.get(means)
        return meaning(words, day, vocabulary) if day and meaning else None
    except (ValueError, OverflowError):
        return None  # there is no such day


def _absolute(words: Mapping[str, str], day: date | None, vocabulary: DateWords) -> str | None:
    if "ISO" in words:
        return date.fromisoformat(words["ISO"]).isoformat()
    year = int(words["YEAR"])
    if "MONTH" not in words:
        return _so_far(date(year, 1, 1), date(year, 12, 31), day, f"{year}")
    month = vocabulary.months[words["MONTH"]] + 1
    if "DAYNUMBER" not in words:
        return _month(year, month, day)
    return _checked(date(year, month, int(words["DAYNUMBER"])), words, vocabulary)


def _checked(found: date, words: Mapping[str, str], vocabulary: DateWords) -> str | None:
    """Give a day unless the weekday that stands with it is another."""
    weekday = words.get("ANYDAY")
    agrees = weekday is None or vocabulary.weekdays[weekday] == found.weekday()
    return found.isoformat() if agrees else None


def _so_far(start: date, end: date, day: date | None, whole: str = "") -> str | None:
    """Give a period, which ends with the day of publication at the latest."""
    if day is not None and start > day:
        return None
    if day is not None and end > day:
        end, whole = day, ""
    return whole or (start.isoformat() if start == end else f"{start}..{end}")


def _month(year: int, month: int, day: date | None) -> str | None:
    end = date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)
    return _so_far(date(year, month, 1), end, day, f"{year:04}-{month:02}")


def _back(day: date, days: int) -> str:
    return (day - timedelta(days=days)).isoformat()


def _week(day: date, back: int) -> str | None:
    monday = day - timedelta(days=day.weekday() + 7 * back)
    return _so_far(monday, monday + timedelta(days=6), day)


def _months_back(day: date, back: int) -> str | None:
    number = day.year * 12 + day.month - 1 - back
    return _month(number // 12, number % 12 + 1, day)


def _unit_back(unit: str, back: int, day: date) -> str | None:
    if unit == "day":
        return _back(day, back)
    if unit == "week":
        return _week(day, back)
    if unit == "month":
        return _months_back(day, back)
    return _so_far(
        date(day.year - back, 1, 1), date(day.year - back, 12, 31), day, f"{day.year - back:04}"
    )


def _day_word(words: Mapping[str, str], day: date, vocabulary: DateWords) -> str:
    return _back(day, vocabulary.days[words["DAYWORD"]])


def _weekday(words: Mapping[str, str], day: date, vocabulary: DateWords) -> str:
    name = words.get("WEEKDAY") or words["SHORTDAY"]
    return _back(day, (day.weekday() - vocabulary.weekdays[name]) % 7)


def _last_weekday(words: Mapping[str, str], day: date, vocabulary: DateWords) -> str:
    return _back(day, (day.weekday() - vocabulary.weekdays[words["WEEKDAY"]] - 1) % 7 + 1)


def _ago(words: Mapping[str, str], day: date, vocabulary: DateWords) -> str | None:
    number = words["NUMBER"]
    back = int(number) if number.isdigit() else vocabulary.numbers[number]
    return _unit_back(vocabulary.units[words["UNIT"]], back, day)


def _last_unit(words: Mapping[str, str], day: date, vocabulary: DateWords) -> str | None:
    unit = vocabulary.units[words["UNIT"]]
    # "The last day" is of something else, "the past weeks" are how many?
    return None if unit == "day" or words["UNIT"] != unit else _unit_back(unit, 1, day)


def _this_unit(words: Mapping[str, str], day: date, vocabulary: DateWords) -> str | None:
    return _unit_back(vocabulary.units[words["UNIT"]], 0, day)


def _weekend(saturday: date, day: date) -> str | None:
    return _so_far(saturday, saturday + timedelta(days=1), day)


def _latest_weekend(_words: Mapping[str, str], day: date, _vocabulary: DateWords) -> str | None:
    return _weekend(day - timedelta(days=(day.weekday() - 5) % 7), day)


def _this_weekend(_words: Mapping[str, str], day: date, vocabulary: DateWords) -> str | None:
    return _latest_weekend(_words, day, vocabulary) if day.weekday() >= 5 else None


def _last_weekend(_words: Mapping[str, str], day: date, _vocabulary: DateWords) -> str | None:
    return _weekend(day - timedelta(days=day.weekday() + 2), day)


def _day_month(words: Mapping[str, str], day: date, vocabulary: DateWords) -> str | None:
    month, number = vocabulary.months[words["MONTH"]] + 1, int(words["DAYNUMBER"])
    year = day.year - ((month, number) > (day.month, day.day))
    found = date(year, month, number)
    return _checked(found, words, vocabulary) if day - found <= _OLDEST else None


def _named_month(words: Mapping[str, str], day: date, vocabulary: DateWords) -> str | None:
    month = vocabulary.months[words["MONTH"]] + 1
    return _month(day.year - (month > day.month), month, day)


def _last_named_month(words: Mapping[str, str], day: date, vocabulary: DateWords) -> str | None:
    month = vocabulary.months[words["MONTH"]] + 1
    return _month(day.year - (month >= day.month), month, day)


def _today(_words: Mapping[str, str], day: date, _vocabulary: DateWords) -> str:
    return day.isoformat()


def _last_night(_words: Mapping[str, str], day: date, _vocabulary: DateWords) -> str:
    return _back(day, 1)


_MEANINGS: Final[Mapping[str, Callable[[Mapping[str, str], date, DateWords], str | None]]] = {
    "day-word": _day_word,
    "weekday": _weekday,
    "last-weekday": _last_weekday,
    "this-part": _today,
    "last-part": _last_night,
    "units-ago": _ago,
    "last-unit": _last_unit,
    "this-unit": _this_unit,
    "weekend": _latest_weekend,
    "this-weekend": _this_weekend,
    "last-weekend": _last_weekend,
    "day-month": _day_month,
    "month": _named_month,
    "last-month": _last_named_month,
}


def _begins_after(text: str, published: Date) -> bool:
    day = publication_day(published)
    end = published.period.end if day is None else (day.toordinal() + 1) * DAY
    start = parse_date(text).start
    return start is not None and end is not None and start >= end
