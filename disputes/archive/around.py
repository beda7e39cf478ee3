"""The words of a text round a quote, line by line, so that it can be read where it stands."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from disputes.archive.closest import Budget, Closest
from disputes.archive.folder import ArchivedDocument
from disputes.archive.quotes import cut_word, find_quote, own_words
from disputes.archive.sentences import STOP, ends_sentence

Stretch = tuple[int, int]

MOST_MARKED: Final = 600
"""Characters from the beginning of a quote to its end that are shown whole."""

_KEPT: Final = 240
"""Characters that are shown of either end of a longer one."""

_SPACE: Final = re.compile(r"\s")
_EQUAL: Final = str.maketrans("“”„‟‘’‚‛", "\"\"\"\"''''")
_BREAK: Final = re.compile(r"\n[^\S\n]*\n\s*")
_NEXT: Final = re.compile(r"\s\S")
_CUT: Final = "…"


class TextLine(NamedTuple):
    """A line of a text by its number, in parts: the words of each, and whether they are marked."""

    number: int
    parts: tuple[tuple[str, bool], ...]


class Found(NamedTuple):
    """Where words stand in a text, in its characters; or, unless ``exact``, what is nearest."""

    pieces: tuple[Stretch, ...]
    exact: bool


def place_of_quote(document: ArchivedDocument, quote: str, budget: Budget) -> Found | None:
    """Find a quote in a text, or the passage that is nearest to it.

    ``None`` where nothing is near, or the budget is spent on looking for it.
    """
    found = find_quote(document.normal, quote)
    if found is not None:
        return Found(found.pieces, exact=True)
    normal = document.normal
    cut = cut_word(normal.text, quote)
    if cut is not None:
        return Found((normal.origin(cut.start, cut.end),), exact=False)
    pieces = own_words(quote)
    missing = next((one for one in pieces if one not in normal.text), None)
    if missing is None:
        places = ((at, at + len(one)) for one in pieces[:1] if (at := normal.text.find(one)) >= 0)
        return next((Found((normal.origin(*one),), exact=False) for one in places), None)
    near = Closest(normal.text, budget).find(missing)
    return None if near is None else Found((normal.origin(near.start, near.end),), exact=False)


def lines_round(text: str, pieces: Sequence[Stretch], room: int) -> list[TextLine]:
    """Give the lines in which some pieces stand, with about so many characters on either side.

    These begin and end with a sentence where one does near there. What lies between the ends of a
    long stretch is left out. Costs one look for the line, and else what is shown.
    """
    start, end = pieces[0][0], pieces[-1][1]
    low, begun = _beginning(text, start, room)
    high, ended = _end(text, end, room)
    if end - start <= MOST_MARKED:
        return _lines(text, (low, high), pieces, (begun, ended))
    first, last = _last_space(text, start + _KEPT), _first_space(text, end - _KEPT)
    return [
        *_lines(text, (low, first), pieces, (begun, False)),
        *_lines(text, (last, high), pieces, (False, ended)),
    ]


def _lines(
    text: str, shown: Stretch, pieces: Sequence[Stretch], whole: tuple[bool, bool]
) -> list[TextLine]:
    """Give what is shown as lines; ``whole`` tells at which ends no words are left out."""
    low, high = shown
    number = text.count("\n", 0, low) + 1
    found: list[TextLine] = []
    while low <= high:
        end = text.find("\n", low, high)
        end = high if end < 0 else end
        if text[low:end].strip():
            found.append(TextLine(number, tuple(_parts(text, low, end, pieces))))
        low, number = end + 1, number + 1
    if found and not whole[0]:
        found[0] = found[0]._replace(parts=((f"{_CUT} ", False), *found[0].parts))
    if found and not whole[1]:
        found[-1] = found[-1]._replace(parts=(*found[-1].parts, (f" {_CUT}", False)))
    return found


def _parts(text: str, low: int, high: int, pieces: Sequence[Stretch]) -> Iterator[tuple[str, bool]]:
    while low < high and text[low].isspace():
        low += 1
    while high > low and text[high - 1].isspace():
        high -= 1
    at = max(0, bisect_right(pieces, (low, low)) - 1)
    while low < high:
        while at < len(pieces) and pieces[at][1] <= low:
            at += 1
        start, end = pieces[at] if at < len(pieces) else (high, high)
        marked = start <= low
        until = min(high, end if marked else start)
        yield text[low:until], marked
        low = until


def _beginning(text: str, start: int, room: int) -> tuple[int, bool]:
    """Give where to begin before a place, and whether a sentence or the text begins there."""
    far = max(0, start - 2 * room)
    starts = [0] if far == 0 else []
    starts += [one for one in _sentence_starts(text, far, start) if one <= start]
    near = [one for one in starts if one >= start - room]
    if not starts:
        return min(start, _first_space(text, start - room)), False
    return (near[0] if near else starts[-1]), True


def _end(text: str, end: int, room: int) -> tuple[int, bool]:
    """Give where to end behind a place, and whether a sentence or the text ends there."""
    far = min(len(text), end + 2 * room)
    ends = [one for one in _sentence_ends(text, end, far) if one >= end]
    ends += [far] if far == len(text) else []
    near = [one for one in ends if one <= end + room]
    if not ends:
        return max(end, _last_space(text, end + room)), False
    return (near[-1] if near else ends[0]), True


def _sentence_starts(text: str, low: int, high: int) -> list[int]:
    ends = _sentence_ends(text, low, high)
    starts = (_NEXT.search(text, one - (text[one - 1 : one] == "\n"), high + 1) for one in ends)
    return [one.end() - 1 for one in starts if one is not None]


def _sentence_ends(text: str, low: int, high: int) -> list[int]:
    """Give where sentences and paragraphs end in a part of a text, sorted."""
    flat = _SPACE.sub(" ", text[low : high + 2]).translate(_EQUAL)
    stops = (one.end() + low for one in STOP.finditer(flat) if ends_sentence(flat, one))
    breaks = (one.start() for one in _BREAK.finditer(text, low, high))
    return sorted({one for one in (*stops, *breaks) if low < one <= high})


def _first_space(text: str, at: int) -> int:
    """Give the beginning of the first word from a place on; the place itself in a long one."""
    found = _NEXT.search(text, at, at + 40)
    return found.end() - 1 if found is not None else at


def _last_space(text: str, at: int) -> int:
    """Give the end of the last word before a place; the place itself in a long one."""
    for end in range(at, max(0, at - 40), -1):
        if text[end - 1 : end + 1].strip() and text[end : end + 1].isspace():
            return end
    return at
