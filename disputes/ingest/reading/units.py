"""The lines of a text, those of one wrapped paragraph taken together."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from disputes.ingest.attribution import Extent

if TYPE_CHECKING:
    from collections.abc import Iterator

# An article has not as many lines; in what has, the middle is taken for its running text.
_MOST_LINES: Final = 4000
_LONGEST_PHRASE: Final = 300
_LINE: Final = re.compile(r"[^\n\v\f\r\x85\u2028\u2029]+")
_LINE_END: Final = re.compile(r"\r\n|[\n\v\f\r\x85\u2028\u2029]")
_SPACES: Final = re.compile(r"\s+")
_STOPS: Final = re.compile(r"[.!?…。！？؟।]['\"”’»)\]]*$")
_BULLETS: Final = " \t\ufeff\u200b-–—•*|»›·>"
# How wide an editor wraps: all lines but the last are nearly as long as the longest.
_NARROW, _WIDE, _RAGGED = 45, 120, 25


class Unit(NamedTuple):
    """A line, or the lines of a wrapped paragraph, without the white space round them.

    `phrase` is it on one line, bullets and colons at its ends left out; empty when it is long.
    `stopped` tells whether it ends as a sentence, `signed` whether a dash stands before it.
    """

    extent: Extent
    line: int
    words: int
    phrase: str
    stopped: bool
    after_blank: bool
    signed: bool = False


def units(text: str) -> list[Unit]:
    """Give the units of a text in order; of a very long one, those at its beginning and end.

    Takes linear time.
    """
    if len(_first_lines(text, _MOST_LINES + 1)) <= _MOST_LINES:
        return list(_units(text, 0, 1))
    cut = _first_lines(text, _MOST_LINES // 2)[-1]
    rest = len(text)
    for _ in range(_MOST_LINES // 2):
        rest = text.rfind("\n", cut, rest)
        if rest < 0:
            break
    head = list(_units(text[:cut], 0, 1))
    if rest <= cut:
        return head
    line = 1 + len(_LINE_END.findall(text[:rest]))
    return [*head, *_units(text[rest:], rest, line)]


def shared_words(phrase: str, others: frozenset[str]) -> tuple[int, int]:
    """Give how many different words of a phrase are among others, and how many it has.

    Words of one or two letters do not count.
    """
    own = words_of(phrase)
    return len(own & others), len(own)


def words_of(text: str) -> frozenset[str]:
    """Give the different words of a text that have three letters or more, case folded."""
    return frozenset(re.findall(r"\w{3,}", text.casefold()))


def line_key(line: str) -> str:
    """Give what two lines are compared by that may be spaced in different ways."""
    return "".join(line.split())


def _first_lines(text: str, most: int) -> list[int]:
    """Give the ends of the first lines, at most so many."""
    ends: list[int] = []
    for found in _LINE_END.finditer(text):
        ends.append(found.end())
        if len(ends) == most:
            break
    return ends


def _units(text: str, offset: int, line: int) -> Iterator[Unit]:
    """Give the units of a stretch that begins at an offset and a line."""
    block: list[tuple[Extent, int]] = []
    blank = True
    at = 0
    for found in _LINE.finditer(text):
        line += len(_LINE_END.findall(text, at, found.start()))
        ended = line > block[-1][1] + 1 if block else False
        at = found.end()
        if ended or not found[0].strip(_BLANK):
            yield from _of_block(text, block, offset, blank=blank)
            blank, block = True, []
        if found[0].strip(_BLANK):
            start = found.start() + len(found[0]) - len(found[0].lstrip(_BLANK))
            end = found.start() + len(found[0].rstrip(_BLANK))
            block.append((Extent(start, end), line))
    yield from _of_block(text, block, offset, blank=blank)


_BLANK: Final = " \t\xa0\u2007\u202f\u3000\ufeff\u200b\x1c\x1d\x1e\x1f"


def _of_block(
    text: str, block: list[tuple[Extent, int]], offset: int, *, blank: bool
) -> Iterator[Unit]:
    if _is_wrapped(text, block):
        block = [(Extent(block[0][0].start, block[-1][0].end), block[0][1])]
    for extent, line in block:
        yield _unit(text, extent, offset, line, blank=blank)
        blank = False


def _is_wrapped(text: str, block: list[tuple[Extent, int]]) -> bool:
    """Tell whether lines are one paragraph: as wide as one another, going on in small letters."""
    if len(block) < 2:
        return False
    widths = [extent.end - extent.start for extent, _ in block[:-1]]
    if not _NARROW <= max(widths) <= _WIDE or min(widths) < max(widths) - _RAGGED:
        return False
    going_on = sum(text[extent.start].islower() for extent, _ in block[1:])
    return 3 * going_on >= len(block) - 1


def _unit(text: str, extent: Extent, offset: int, line: int, *, blank: bool) -> Unit:
    brief = extent.end - extent.start <= 4 * _LONGEST_PHRASE
    written = text[extent.start : extent.end] if brief else ""
    phrase = _SPACES.sub(" ", written).strip(_BULLETS).rstrip(": ") if brief else ""
    words = len(phrase.split()) if brief else _LONGEST_PHRASE
    tail = text[max(extent.start, extent.end - 8) : extent.end]
    return Unit(
        Extent(extent.start + offset, extent.end + offset),
        line,
        words,
        phrase if len(phrase) <= _LONGEST_PHRASE else "",
        _STOPS.search(tail) is not None,
        blank,
        text[extent.start] in "-–—",
    )
