"""What the head of an article tells of it: its headline, the day, who published it.

Only what is certain enough is taken, and with the line that tells it, for a person to judge.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date
from typing import NamedTuple

from disputes.model.knowledge_base import KnowledgeBase
from disputes.model.records import Source
from disputes.model.terms import SourceKind

_HEAD_CHARACTERS, _HEAD_LINES = 20_000, 40
_BODY, _SENTENCE = 160, 100
"""Characters that a paragraph has at least; one that ends as a sentence does has fewer."""

_FEWEST_WORDS = 4
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|"
    r"sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,? )?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_TIME = r"(?:,? (?:at )?\d{1,2}[:.]\d\d(?: ?[ap]\.?m\.?)?(?: ?[A-Z]{2,4})?)?"
_DATES = tuple(
    re.compile(rf"{_WEEKDAY}{one}{_TIME}", re.IGNORECASE)
    for one in (
        rf"{_DAY} {_MONTH},? (?P<year>\d{{4}})",
        rf"{_MONTH} {_DAY},? (?P<year>\d{{4}})",
        r"(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)",
    )
)
_BEFORE_DATE = re.compile(r"(?:published|posted|date)(?: on)?:? *", re.IGNORECASE)
_BYLINE = re.compile(r"by:? (?=\S)", re.IGNORECASE)
_BETWEEN = re.compile(r" *[|/·•] *| +[–—-] +|, | and | for ")
_DATELINE = re.compile(
    r"(?:[^\W\d_][\w .,'’/-]{0,40}?[ ,.])?[(/](?P<within>[^()/]{2,40})[)/]\.? *[-–—:]?|"
    r"(?P<before>[\w .]{2,40}?) [-–—] "
)
_NO_HEADLINE = re.compile(
    r"(?:last |first )?(?:updated|modified|published|posted)\b|(?:file )?photo\b|image\b|"
    r"picture\b|follow us|share\b|©|copyright\b|https?:|www\.",
    re.IGNORECASE,
)
_NARRATORS = (SourceKind.OUTLET, SourceKind.AGENCY)


class Guess(NamedTuple):
    """A value for a field, and the line that tells it, from 1."""

    value: str
    line: int
    words: str


class _Line(NamedTuple):
    number: int
    text: str


def read_head(text: str, kb: KnowledgeBase) -> dict[str, Guess]:
    """Give what the head of an article tells: ``title``, ``publisher``, ``published``.

    What two lines tell in different ways is left out. Months are read in English; a day in figures
    only as ``2015-10-07``.
    """
    head, body = _head_of(text)
    names = _names(kb.sources.values(), narrators=False)
    narrators = _names(kb.sources.values(), narrators=True)
    found: dict[str, Guess] = {}
    dates = [(line, day) for line in head if (day := _date_in(line.text))]
    if len({day for _, day in dates}) == 1:
        line, day = dates[0]
        found["published"] = Guess(day, *line)
    publisher = _publisher(head, body, names, narrators)
    if publisher is not None:
        found["publisher"] = publisher
    anchors = [line.number for line in head if _is_byline(line.text) or _date_in(line.text)]
    title = _headline(head, anchors[0] if anchors else None, names)
    if title is not None:
        found["title"] = Guess(title.text, *title)
    return found


def _head_of(text: str) -> tuple[list[_Line], _Line | None]:
    """Give the lines before the first paragraph, and that."""
    head: list[_Line] = []
    start = text[:_HEAD_CHARACTERS].removeprefix("\ufeff")
    for number, line in enumerate(start.split("\n"), 1):
        words = " ".join(line.split())
        ended = words.rstrip("\"”'’").endswith((".", "!", "?"))
        if len(words) >= _BODY or (ended and len(words) >= _SENTENCE):
            return head, _Line(number, words)
        if words:
            head.append(_Line(number, words))
        if len(head) == _HEAD_LINES:
            break
    return head, None


def _date_in(line: str) -> str | None:
    """Give the day of a line that has a date and no more, but for a byline before it."""
    rest = _BEFORE_DATE.sub("", line, count=1) if _BEFORE_DATE.match(line) else line
    if _BYLINE.match(line):
        first = re.search(rf"\b(?:{_WEEKDAY}(?:{_MONTH}|\d))", line, re.IGNORECASE)
        rest = line[first.start() :] if first is not None else ""
    for pattern in _DATES:
        match = pattern.fullmatch(rest)
        if match is None:
            continue
        month = match["month"][:3].casefold()
        number = int(month) if month.isdigit() else _MONTHS.index(month) + 1
        try:
            return date(int(match["year"]), number, int(match["day"])).isoformat()
        except ValueError:
            return None
    return None


def _is_byline(line: str) -> bool:
    return _BYLINE.match(line) is not None and len(line.split()) <= 12


def _publisher(
    head: Iterable[_Line],
    body: _Line | None,
    names: Mapping[str, str],
    narrators: Mapping[str, str],
) -> Guess | None:
    """Give who published it: named in a line of its own, else in the byline, else the dateline."""
    lines = list(head)
    alone = [
        Guess(names[one.text.casefold()], *one) for one in lines if one.text.casefold() in names
    ]
    signed = [
        Guess(narrators[part.casefold()], *one)
        for one in lines
        if _is_byline(one.text)
        for part in _BETWEEN.split(_without_date(_BYLINE.sub("", one.text, count=1)))
        if part.casefold() in narrators
    ]
    match = _DATELINE.match(body.text) if body is not None else None
    agency = (match["within"] or match["before"]).strip().casefold() if match is not None else ""
    dated = [Guess(narrators[agency], *body)] if body is not None and agency in narrators else []
    for found in (alone, signed, dated):
        if found:
            return found[0] if len({one.value for one in found}) == 1 else None
    return None


def _without_date(line: str) -> str:
    for pattern in _DATES:
        match = pattern.search(line)
        if match is not None:
            return line[: match.start()].rstrip(" ,|-–—")
    return line


def _headline(head: Iterable[_Line], anchor: int | None, names: Mapping[str, str]) -> _Line | None:
    """Give the headline: right above the byline or date, else before everything but a name."""
    lines = [one for one in head if anchor is None or one.number < anchor]
    if anchor is not None:
        found: _Line | None = None
        for one in reversed(lines):
            if not _is_headline(one.text, names):
                break
            found = one
        return found
    for one in lines:
        if _is_headline(one.text, names):
            return one
        if one.text.casefold() not in names and len(one.text.split()) >= _FEWEST_WORDS:
            return None
    return None


def _is_headline(line: str, names: Mapping[str, str]) -> bool:
    return (
        len(line.split()) >= _FEWEST_WORDS
        and not line.endswith((".", ":", ",", ";", ")", "]"))
        and line.casefold() not in names
        and _NO_HEADLINE.search(line) is None
    )


def _names(sources: Iterable[Source], *, narrators: bool) -> dict[str, str]:
    """Give the ids of sources by their names and aliases; what names two of them is left out."""
    found: dict[str, set[str]] = {}
    for source in sources:
        if source.kind in _NARRATORS or (not narrators and source.kind is SourceKind.ORGANISATION):
            for name in filter(None, (source.name, *source.aliases)):
                found.setdefault(name.casefold(), set()).add(source.id)
    return {name: ids.pop() for name, ids in found.items() if len(ids) == 1}
