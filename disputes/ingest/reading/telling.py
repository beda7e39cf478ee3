"""What the lines of a plain text tell of the document, and what they leave open."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from disputes.ingest.reading.article import OpenPoint, PartKind, Told
from disputes.ingest.reading.lines import (
    Line,
    agencies_in,
    agency_of,
    is_outlet,
    leading_date,
    read_dateline,
    read_line,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from disputes.ingest.reading.dates import PrintedDate
    from disputes.ingest.reading.head import Head
    from disputes.ingest.reading.phrases import Phrases
    from disputes.ingest.reading.units import Unit

_PARAGRAPH: Final = 200


@dataclass(slots=True)
class Telling:
    """What is told of a document: filled line by line, the first to tell a thing stays."""

    published: Told | None = None
    author: Told | None = None
    publisher: Told | None = None
    agencies: dict[str, Told] = field(default_factory=dict)
    contributors: list[str] = field(default_factory=list)
    open_points: list[OpenPoint] = field(default_factory=list)

    def credit(self, agencies: Iterable[str], how: str) -> None:
        """Note the agencies that the article is credited to."""
        for agency in agencies:
            self.agencies.setdefault(agency, Told(agency, how))

    def doubt(self, message: str) -> None:
        """Note what is open about the date of publication."""
        self.open_points.append(OpenPoint("published", message))


def tell(
    text: str,
    units: Sequence[Unit],
    kinds: Sequence[PartKind | None],
    head: Head,
    last: Iterable[int],
    phrases: Phrases,
) -> Telling:
    """Read the lines before an article, its first paragraph's beginning and its `last` lines."""
    told = Telling()
    for at, line in sorted(head.lines.items()):
        how = f"printed in line {units[at].line}"
        if line.author and told.author is None:
            told.author = Told(line.author, how)
        if line.publisher and told.publisher is None:
            told.publisher = Told(line.publisher, how, sure=False)
        told.credit(line.agencies, how)
    credited = [at for at in range(min(head.body, len(units))) if at not in head.lines]
    _read_credits(told, units, kinds, [*credited, *last], phrases)
    _read_furniture(told, units, kinds, phrases)
    beginning = None
    if head.body < len(units):
        unit = units[head.body]
        stretch = text[unit.extent.start : unit.extent.start + _PARAGRAPH]
        dateline = read_dateline(stretch, phrases)
        if dateline is not None:
            told.credit(dateline.agencies, f"named at the beginning of line {unit.line}")
            beginning = dateline.date
    _read_dates(told, text, units, head, beginning, last, phrases)
    if told.contributors:
        names = ", ".join(dict.fromkeys(told.contributors))
        author = told.author
        value = f"{author.value}; {names} contributed" if author else f"{names} contributed"
        told.author = Told(value, author.how if author else "printed at the end", sure=bool(author))
    return told


def _read_credits(
    told: Telling,
    units: Sequence[Unit],
    kinds: Sequence[PartKind | None],
    places: Iterable[int],
    phrases: Phrases,
) -> None:
    """Read the lines of credits among those at some places."""
    for at in places:
        unit = units[at]
        how = f"printed in line {unit.line}"
        if kinds[at] is PartKind.BYLINE:
            told.credit(agencies_in(unit.phrase, phrases), how)
        if kinds[at] is PartKind.BYLINE and unit.signed and told.author is None:
            told.author = Told(unit.phrase, how)
        for name in phrases.names.get("end", ()) if kinds[at] is PartKind.BYLINE else ():
            match = name.pattern.fullmatch(unit.phrase)
            if match is None:
                continue
            groups = match.groupdict()
            if groups.get("author") and told.author is None:
                told.author = Told(groups["author"].strip(), how)
            publisher = groups.get("publisher")
            if publisher and told.publisher is None and agency_of(publisher, phrases) is None:
                told.publisher = Told(publisher, how, sure=False)
            if groups.get("contributor"):
                told.contributors.append(groups["contributor"])


def _read_furniture(
    told: Telling, units: Sequence[Unit], kinds: Sequence[PartKind | None], phrases: Phrases
) -> None:
    for unit, kind in zip(units, kinds, strict=True):
        if kind is None or not kind.furniture or not unit.phrase:
            continue
        how = f"named in line {unit.line}"
        if told.publisher is None and kind is PartKind.SITE and is_outlet(unit.phrase, phrases):
            told.publisher = Told(unit.phrase, how, sure=False)
        for name in phrases.names.get("furniture", ()):
            if not name.may_fit(unit.phrase.casefold()):
                continue
            groups = match.groupdict() if (match := name.pattern.fullmatch(unit.phrase)) else {}
            if groups.get("publisher") and told.publisher is None:
                told.publisher = Told(groups["publisher"], how, sure=False)
            if groups.get("author") and told.author is None:
                told.author = Told(groups["author"], how, sure=False)


def _read_dates(
    told: Telling,
    text: str,
    units: Sequence[Unit],
    head: Head,
    beginning: PrintedDate | None,
    last: Iterable[int],
    phrases: Phrases,
) -> None:
    """Read the date of publication: one called so first, then one in a line of its own."""
    called: list[tuple[PrintedDate, str, bool]] = []
    plain: list[tuple[PrintedDate, str, bool]] = []
    changed: list[str] = []
    for at, line in [*sorted(head.lines.items()), *_dated(units, last, phrases)]:
        if line.date is None:
            continue
        how = f"printed in line {units[at].line}"
        if line.changed:
            changed.append(how)
        else:
            (called if line.published else plain).append((line.date, how, True))
    if head.body < len(units) and not plain:
        unit = units[head.body]
        stretch = text[unit.extent.start : unit.extent.start + _PARAGRAPH]
        how = f"printed at the beginning of line {unit.line}"
        if led := leading_date(stretch, phrases):
            if led[2]:
                changed.append(how)
            else:
                (called if led[1] else plain).append((led[0], how, led[1]))
        elif beginning is not None:
            plain.append((beginning, f"printed in the dateline of line {unit.line}", True))
    _choose(told, called or plain, changed)


def _dated(
    units: Sequence[Unit], last: Iterable[int], phrases: Phrases
) -> Iterable[tuple[int, Line]]:
    """Give the last lines that tell a date and call it one of publication or of a change."""
    for at in last:
        line = read_line(units[at].phrase, phrases)
        if line is not None and (line.published or line.changed):
            yield at, line


def _choose(
    told: Telling, dates: Sequence[tuple[PrintedDate, str, bool]], changed: Sequence[str]
) -> None:
    certain = [(date.day, how, sure) for date, how, sure in dates if date.day is not None]
    days = sorted({day for day, _, _ in certain})
    if len(days) == 1:
        day, how, sure = certain[0]
        told.published = Told(str(day), how, sure)
        return
    if days:
        which = ", ".join(map(str, days))
        told.doubt(f"several dates are printed where one of publication stands: {which}")
        return
    for date, how, _ in dates:
        if len(date.days) > 1:
            either = " or ".join(map(str, date.days))
            told.doubt(f"the date {how} may be {either}")
        else:
            told.doubt(f"the date {how} is {date.days[0]}, which was another day of the week")
    if not dates:
        message = "no date of publication is printed"
        if changed:
            message = f"no date of publication is printed, only one of a change ({changed[0]})"
        told.doubt(message)
