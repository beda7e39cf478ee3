"""Where a plain text begins, and the lines before: its title, and those that tell of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from disputes.ingest.reading.article import PartKind
from disputes.ingest.reading.furniture import is_running
from disputes.ingest.reading.lines import Line, read_dateline, read_line
from disputes.ingest.reading.units import shared_words, words_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from disputes.ingest.reading.phrases import Phrases
    from disputes.ingest.reading.units import Unit

_MOST_HEAD: Final = 30
_COMPARED: Final = 4000
_LONGEST_TITLE: Final = 30
_LONGEST_STOPPED: Final = 25


class Head(NamedTuple):
    """The lines before an article begins: those that tell something, and where the rest stands.

    `body` is the place of the first running text, `title` that of the title, or -1.
    """

    body: int
    title: int
    sure: bool
    lines: dict[int, Line]


def find_head(
    text: str, units: Sequence[Unit], kinds: list[PartKind | None], phrases: Phrases
) -> Head:
    """Find where an article begins and what stands before it, marking it in `kinds`."""
    body = _body(text, units, kinds, phrases)
    lines: dict[int, Line] = {}
    for at in range(min(body, len(units))):
        if kinds[at] is None and phrases.openers.of(units[at].phrase) is PartKind.COMMENTS:
            kinds[at] = PartKind.COMMENTS
        if kinds[at] in (None, PartKind.BYLINE):
            line = read_line(units[at].phrase, phrases)
            if line is not None:
                lines[at] = line
                kinds[at] = _kind_of(line)
    title, sure = _title(text, units, kinds, body, lines)
    if title >= 0:
        kinds[title] = PartKind.TITLE
        for at in range(title):
            kinds[at] = kinds[at] or PartKind.SITE
    return Head(body, title, sure, lines)


def _kind_of(line: Line) -> PartKind:
    if line.author or line.agency:
        return PartKind.BYLINE
    return PartKind.DATE if line.date else PartKind.SITE


def _body(
    text: str, units: Sequence[Unit], kinds: Sequence[PartKind | None], phrases: Phrases
) -> int:
    first = True
    for at, unit in enumerate(units[:_MOST_HEAD]):
        if kinds[at] is not None:
            continue
        stretch = text[unit.extent.start : unit.extent.start + 140]
        dateline = read_dateline(stretch, phrases) is not None and unit.words >= 8
        if dateline or (is_running(unit) and not (first and _may_be_title(units, at))):
            return at
        first = False
    return min(len(units), _MOST_HEAD) if units and not is_running(units[0]) else 0


def _may_be_title(units: Sequence[Unit], at: int) -> bool:
    """Tell whether the first line, though it ends with a stop, stands over a longer one."""
    return (
        at + 1 < len(units)
        and units[at].words <= _LONGEST_STOPPED
        and units[at + 1].words > units[at].words
        and units[at + 1].after_blank
        and is_running(units[at + 1])
    )


def _title(
    text: str,
    units: Sequence[Unit],
    kinds: Sequence[PartKind | None],
    body: int,
    lines: dict[int, Line],
) -> tuple[int, bool]:
    """Give the place of the title: the first line before the article with words of it; or -1."""
    candidates = [
        at
        for at in range(min(body, len(units)))
        if kinds[at] is None and 2 <= units[at].words <= _LONGEST_TITLE and units[at].phrase
    ]
    if not candidates or body >= len(units):
        return -1, False
    start = units[body].extent.start
    known = words_of(text[start : start + _COMPARED])
    for at in candidates:
        shared, own = shared_words(units[at].phrase, known)
        if shared >= 2 and 3 * shared >= own:
            beside = any(abs(at - other) == 1 for other in lines)
            return at, not units[at].stopped and (beside or 2 * shared >= own)
    if len(candidates) == 1 and not units[candidates[0]].stopped:
        return candidates[0], False
    return -1, False
