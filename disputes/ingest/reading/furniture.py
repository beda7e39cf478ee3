"""Which lines of a text are the site's, by the phrases of its language and by where they stand."""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING, Final

from disputes.ingest.attribution import Extent
from disputes.ingest.reading.article import Part, PartKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from disputes.ingest.reading.phrases import Phrases
    from disputes.ingest.reading.units import Unit

_LONG, _SENTENCE = 30, 12
# Words after which an article may well be over.
_ARTICLE: Final = 100
_TAIL: Final = 600
_LAST_UNITS: Final = 6
_LONGEST_CAPTION: Final = 20
_GAP: Final = 3
# After these, a few lines may run as long as those of an article.
_ABOUT_LINES: Final = 4
_QUOTES: Final = '"“”„«»「」'


def is_running(unit: Unit) -> bool:
    """Tell whether a line looks like running text: long, or a sentence with its stop."""
    return unit.words >= _LONG or (unit.stopped and unit.words >= _SENTENCE)


def line_kinds(units: Sequence[Unit], phrases: Phrases) -> list[PartKind | None]:
    """Give what each line is by its own words; None for running text and what cannot be told."""
    kinds: list[PartKind | None] = []
    for unit in units:
        kind = None
        if unit.phrase and not _is_speech(unit.phrase):
            words = unit.phrase.casefold().replace("|", " ").replace(",", " ").split()
            if words and phrases.share.issuperset(words):
                kind = PartKind.SHARE
            else:
                kind = phrases.lines.of(unit.phrase)
        kinds.append(kind)
    return kinds


def mark_blocks(
    units: Sequence[Unit], kinds: list[PartKind | None], body: int, phrases: Phrases
) -> None:
    """Mark in `kinds` the blocks that a line opens after the article's first running text.

    Links and boxes end where running text goes on; comments go on to the end. A line that could
    open a block, with nothing to tell that it does, stays unmarked.
    """
    words = list(accumulate((unit.words for unit in units), initial=0))
    at = body + 1
    while at < len(units):
        unit = units[at]
        kind = phrases.openers.of(unit.phrase) if unit.phrase and kinds[at] is None else None
        if kind is None:
            at += 1
            continue
        end = _block_end(units, kind, at, phrases)
        before = words[at] - words[body]
        if kind is PartKind.COMMENTS and before < min(_ARTICLE, words[-1] - words[at + 1]):
            end = at + 1  # a counter or a link, with the article still to come
        elif end == at + 1 and end < len(units) and is_running(units[end]):
            at += 1  # running text follows: a heading within the article
            continue
        for place in range(at, end):
            kinds[place] = kinds[place] or kind
        at = end
    _close_gaps(units, kinds, body)


def mark_captions(units: Sequence[Unit], kinds: list[PartKind | None], title: int) -> None:
    """Mark in `kinds` the captions that their place tells: printed twice, or after a credit."""
    for at in range(title + 1, len(units)):
        before = at - 1
        twice = units[at].phrase and units[at].phrase == units[before].phrase
        if kinds[at] is None and twice and not units[at].stopped:
            kinds[at] = PartKind.CAPTION
            kinds[before] = kinds[before] or PartKind.CAPTION
        elif (
            kinds[at] is None
            and kinds[before] is PartKind.CAPTION
            and len(units[before].phrase.split()) <= 4
            and 4 <= units[at].words <= _LONGEST_CAPTION
            and not any(mark in units[at].phrase for mark in _QUOTES)
            and at + 1 < len(units)
        ):
            kinds[at] = PartKind.CAPTION


def tail_parts(text: str, unit: Unit, phrases: Phrases) -> list[Part]:
    """Give the furniture with which the last running text ends, where lines have been lost."""
    found: list[Part] = []
    end = unit.extent.end
    while True:
        start = max(unit.extent.start, end - _TAIL)
        tail = phrases.tails.last_of(text[start:end])
        if tail is None or (tail[0] == 0 and start == unit.extent.start):
            return found[::-1]
        found.append(Part(Extent(start + tail[0], start + tail[1]), tail[2]))
        end = start + tail[0]


def last_lines(units: Sequence[Unit], kinds: Sequence[PartKind | None], body: int) -> range:
    """Give the places of the article's last lines, furniture left out at the end."""
    end = len(units)
    while end > body + 1 and (kind := kinds[end - 1]) is not None and kind.furniture:
        end -= 1
    return range(max(body + 1, end - _LAST_UNITS), end)


def _block_end(units: Sequence[Unit], kind: PartKind, opener: int, phrases: Phrases) -> int:
    if kind is PartKind.COMMENTS:
        return len(units)
    allowed = _ABOUT_LINES if kind is PartKind.AUTHOR else 0
    for at in range(opener + 1, len(units)):
        if phrases.openers.of(units[at].phrase) not in {None, kind}:
            return at
        if is_running(units[at]):
            if not allowed or units[at].phrase == "" or _is_speech(units[at].phrase):
                return at
            allowed -= 1
    return len(units)


def _close_gaps(units: Sequence[Unit], kinds: list[PartKind | None], body: int) -> None:
    """Mark short lines between furniture after the last running text."""
    last = max(
        (at for at in range(body, len(units)) if kinds[at] is None and is_running(units[at])),
        default=body,
    )
    before: int | None = None
    for at in range(last + 1, len(units)):
        kind = kinds[at]
        if kind is None or not kind.furniture:
            continue
        if before is not None and at - before <= _GAP + 1 and kinds[before]:
            for place in range(before + 1, at):
                kinds[place] = kinds[place] or kinds[before]
        before = at


def _is_speech(phrase: str) -> bool:
    return sum(phrase.count(mark) for mark in _QUOTES) >= 2
