"""What one line at the head of an article tells: when it was published, who wrote it, and where."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from disputes.ingest.reading.dates import PrintedDate, printed_dates

if TYPE_CHECKING:
    from collections.abc import Iterator

    from disputes.ingest.reading.phrases import Phrases

_LONGEST: Final = 25
# Left to re to compile when first used, as few lines have a time.
_TIMES: Final = (
    r"(?i)\b\d{1,2}[:.h]\d\d(?::\d\d)?\b|\b(?:utc|gmt) ?[+-] ?\d{1,2}(?::?\d\d)?"
    r"|\b\d{1,2}(?= ?[ap]\.?m\b)|\b\d{4}(?= (?:gmt|utc|hrs))"
)
_DIVIDERS: Final = re.compile(r"[|•·—–/()\[\]]| -+ |, ?")
_DATELINE: Final = (
    r"(?P<place>[A-Z][A-Z.’'-]+(?:[ /][A-Z][A-Z.’'-]+){0,3}(?:, (?:[A-Z][\w.]+ ?){1,3})?)"
    r"(?:,? [^()–—]{3,30}?)?,? ?"
    r"(?:\((?P<agency>[^()]{2,40})\) ?(?:--?|[–—]|:)|(?:--|[–—]| -(?= ))) ?"
)
_CREDITED: Final = (
    r"(?P<place>[^()–—.!?]{0,40}?)\((?P<agency>[^()]{2,40})\) ?(?:--?|[–—]|:) ?(?=\S)"
)
_ENDS_DATELINE: Final = "-–—)"


class Line(NamedTuple):
    """What a line tells, and nothing else but that stands in it.

    `published` and `changed` tell whether a word says that the date is that.
    """

    date: PrintedDate | None = None
    published: bool = False
    changed: bool = False
    author: str | None = None
    publisher: str | None = None
    agencies: tuple[str, ...] = ()


class Dateline(NamedTuple):
    """The agencies and date with which a dispatch begins; `end` is where it begins to tell."""

    end: int
    agencies: tuple[str, ...]
    date: PrintedDate | None


def read_line(phrase: str, phrases: Phrases) -> Line | None:
    """Give what a line tells if it is one of a date, an author or an outlet alone; else None."""
    if not phrase or len(phrase.split()) > _LONGEST:
        return None
    dates = printed_dates(phrase, phrases.calendar)
    if len(dates) > 1:
        dates, phrase = _published_first(dates, phrase, phrases)
    rest = phrase
    for one in reversed(dates):
        rest = f"{rest[: one.start]} | {rest[one.end :]}"
    if dates:
        rest = re.sub(_TIMES, "|", rest)
    rest, published = _without(phrases.published, rest)
    rest, changed = _without(phrases.changed, rest)
    line = Line(
        date=dates[0] if dates else None,
        published=published and bool(dates),
        changed=changed and bool(dates),
    )
    beside = _is_beside(rest)
    for segment in _segments(rest, phrases):
        fuller = _with_segment(line, segment, phrases, beside=beside, barred="|" in phrase)
        if fuller is None:
            return None
        line = fuller
    return line if line.date or line.author or line.publisher or line.agencies else None


def _with_segment(
    line: Line, segment: str, phrases: Phrases, *, beside: bool, barred: bool
) -> Line | None:
    """Give a line with what one more stretch of it tells, or None where it says more than that."""
    if phrases.published.fullmatch(segment):
        return line._replace(published=line.date is not None)
    if phrases.changed.fullmatch(segment):
        return line._replace(changed=line.date is not None)
    by = phrases.by.match(segment)
    if by and line.author is None:
        author = _person(segment[by.end() :], phrases)
        if author is None:
            return line if line.published else None
        outlet = author if is_outlet(author, phrases) else None
        named = agencies_in(segment[by.end() :], phrases)
        return line._replace(
            author=author,
            publisher=line.publisher or outlet,
            agencies=(*line.agencies, *named),
        )
    if agency := agency_of(segment, phrases):
        return line._replace(agencies=(*line.agencies, agency))
    if (named := agencies_in(segment, phrases)) and _is_credit(
        segment, phrases, goes_on=line.author is not None
    ):
        author = line.author or segment
        return line._replace(author=author, agencies=(*line.agencies, *named))
    if is_outlet(segment, phrases) and line.publisher is None:
        return line._replace(publisher=segment)
    return _with_name(line, segment, phrases, beside=beside, barred=barred)


def _with_name(
    line: Line, segment: str, phrases: Phrases, *, beside: bool, barred: bool
) -> Line | None:
    """Give a line with a name of a place or outlet, or what a text is; None where neither is."""
    if line.date is not None and segment.casefold() in phrases.genres:
        return line
    if not is_name(segment, phrases):
        return None
    if line.date is not None and not (line.author or beside):
        # "Associated Sports | May 1, 2016", "GENEVA (Meridian News) — May 1, 2016"
        several = len(segment.split()) > 1 and not segment.isupper()
        if barred and several and line.publisher is None:
            return line._replace(publisher=segment)
        return line if barred or segment.isupper() else None
    if not (line.author or beside):
        return None
    if line.author and barred:
        return line._replace(publisher=line.publisher or segment)
    return line


def read_dateline(text: str, phrases: Phrases) -> Dateline | None:
    """Give the dateline with which a paragraph begins, as in ``GENEVA, May 3 (AP) — ``.

    The place may be missing, or not in capitals, before the name of an agency.
    """
    head = text[:140]
    if not any(mark in head for mark in _ENDS_DATELINE):
        return None
    match = re.match(_DATELINE, head)
    if match is None and (
        (match := re.match(_CREDITED, head)) is None or not _is_sent(match, phrases)
    ):
        return None
    dates = printed_dates(match[0], phrases.calendar)
    agencies = agencies_in(match["agency"] or "", phrases)
    return Dateline(match.end(), agencies, dates[0] if dates else None)


def _is_sent(match: re.Match[str], phrases: Phrases) -> bool:
    """Tell whether an agency stands in brackets after nothing but a place and a date."""
    words = match["place"].replace("/", " ").split()
    return bool(agencies_in(match["agency"], phrases)) and all(
        word[0].isupper() or word[0].isdigit() or word in phrases.small for word in words
    )


def leading_date(text: str, phrases: Phrases) -> tuple[PrintedDate, bool, bool] | None:
    """Give the date that a paragraph begins with; whether of publication; whether of a change."""
    head = text[:80]
    published = phrases.published.match(head)
    changed = None if published else phrases.changed.match(head)
    label = published or changed
    at = label.end() if label else 0
    at += len(head[at:]) - len(head[at:].lstrip(" :,-–—\t\ufeff"))
    for date in printed_dates(head, phrases.calendar)[:1]:
        # A sentence that begins with a date goes on in small letters.
        word = head[date.end :].lstrip(" ,").split(" ")[0]
        goes_on = not label and word[:1].islower() and word not in phrases.fillers
        if date.start == at and not goes_on:
            return date, published is not None, changed is not None
    return None


def agency_of(text: str, phrases: Phrases) -> str | None:
    """Give the news agency that a text names and nothing else, as it is usually written."""
    return phrases.agencies.get(text.strip(" .-–—()[]").casefold())


def agencies_in(text: str, phrases: Phrases) -> tuple[str, ...]:
    """Give the news agencies that a line of credits names, each once, as they are usually written.

    Of names within one another the longest counts.
    """
    words = re.findall(r"\w[\w.’'-]*", text)
    found: dict[str, None] = {}
    at = 0
    while at < len(words):
        for size in (3, 2, 1):
            written = " ".join(words[at : at + size]).rstrip(".")
            name = phrases.agencies.get(written.casefold())
            if name is not None and (written == name or written[0].isupper()):
                found.setdefault(name)
                at += size - 1
                break
        at += 1
    return tuple(found)


def _is_credit(segment: str, phrases: Phrases, *, goes_on: bool) -> bool:
    """Tell whether nothing but names stand in a segment, joined as those of a byline are.

    One that goes on with a byline may begin with what joins them.
    """
    words = segment.split()
    joined = [
        word.casefold() in phrases.joined or word.casefold() in phrases.staff for word in words
    ]
    return (
        1 < len(words) <= 8
        and (goes_on or words[0][0].isupper())
        and any(joined)
        and all(
            ours or word[0].isupper() or agency_of(word, phrases)
            for ours, word in zip(joined, words, strict=True)
        )
    )


def is_outlet(text: str, phrases: Phrases) -> bool:
    """Tell whether a text looks like the name of an outlet: by its last word, all in capitals."""
    words = text.split()
    return (
        2 <= len(words) <= 6
        and words[-1].casefold() in phrases.outlets
        and all(word[0].isupper() or word in phrases.small for word in words)
    )


def _published_first(
    dates: list[PrintedDate], phrase: str, phrases: Phrases
) -> tuple[list[PrintedDate], str]:
    """Keep the date of publication of a line that tells that of a change too."""
    first, second = dates[0], dates[1]
    between = phrase[first.end : second.start]
    if phrases.changed.search(between):
        return [first], phrase[: first.end]
    if phrases.changed.search(phrase[: first.start]) and phrases.published.search(between):
        start = first.end
        return [second._replace(start=second.start - start, end=second.end - start)], phrase[start:]
    return dates, phrase


def _without(label: re.Pattern[str], text: str) -> tuple[str, bool]:
    text = text.lstrip(" |,;")
    match = label.match(text)
    if match is None:
        return text, False
    rest = text[match.end() :]
    if rest[:1].isalpha():
        return text, False
    return rest, True


def _is_beside(rest: str) -> bool:
    """Tell whether one or two words, a place or a name, stand before a date and a divider."""
    return re.match(r"\w+(?: \w+)?, +\|\W*\Z", rest) is not None


def _segments(text: str, phrases: Phrases) -> Iterator[str]:
    """Give what stands between dividers, without the words that say no more than when."""
    for segment in _DIVIDERS.split(text):
        words = segment.strip(" .:;").split()
        plain = [word.casefold().strip(".:") for word in words]
        if any(
            word not in phrases.fillers and word not in phrases.calendar.weekdays for word in plain
        ):
            yield " ".join(words)


def _person(text: str, phrases: Phrases) -> str | None:
    """Give the name after ``by``, without the place from which is told."""
    words = text.split()
    for place, word in enumerate(words[1:], 1):
        if word in phrases.not_names and word not in phrases.small:
            words = words[:place]
            break
    name = " ".join(words)
    while len(words) > 1 and words[-1].casefold() in phrases.staff:
        words = words[:-1]
    return name if is_name(" ".join(words), phrases) else None


def is_name(text: str, phrases: Phrases) -> bool:
    """Tell whether a text looks like names: capitals, and the small words between them."""
    words = text.split()
    return (
        0 < len(words) <= 8
        and words[0].casefold() not in phrases.not_names
        and words[0].casefold() not in phrases.calendar.months
        and text[-1] not in "?!"
        and not any(char.isdigit() for char in text)
        and all(word[0].isupper() or word in phrases.small for word in words)
    )
