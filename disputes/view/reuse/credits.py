"""Credit lines: where a text says from whom it is as a whole.

    Source: TASS
    By Ann Ash, Reuters
    BEIRUT (Reuters) – The harbour burnt.

A name in a sentence is no credit, nor is that of a picture's maker.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Final

from disputes.view.reuse.agencies import Mention, Named

_LONGEST_LINE: Final = 120
_MOST_WORDS: Final = 8
_DATELINE: Final = 60

_LED: Final = re.compile(r"\W*(?:sources?|credits?|by|from|via)\b", re.IGNORECASE)
_OF_A_PICTURE: Final = re.compile(r"\b(?:file|photo|picture|image|video)", re.IGNORECASE)
_A_SENTENCE: Final = re.compile(r"[.!?…] +\w")
# What stands beside names in a line that has nothing else.
_BESIDE: Final = frozenset(("and", "agencies", "agency", "news", "other", "with", "wire", "wires"))
_WORD: Final = re.compile(r"\w+")

# The word "Source" in front of a name, where no sentence goes on.
_SOURCE: Final = re.compile(r"(?:\A|[.!?…:\"”'’»)\]|\n])\s*Sources?:?\s+\Z")
_PLACE: Final = re.compile(r"\W*(?:[^\W\d_a-z]{3}[^.!?]*\.?)?\s*[(/\[]\s*")
_AFTER_PLACE: Final = re.compile(r"\s*(?:[)\]]\s*[-–—:.]|/\.?\s)")


def credited(text: str, mentions: Iterable[Mention]) -> frozenset[Named]:
    """Give those whom a text credits; ``mentions`` are in order. Linear."""
    found: set[Named] = set()
    for (start, end), group in groupby(mentions, key=lambda one: _line(text, one)):
        found.update(_in_line(text, start, end, list(group)))
    return frozenset(found)


def _line(text: str, mention: Mention) -> tuple[int, int]:
    """Give the line in which somebody is named, as far as it is looked at."""
    least, most = max(0, mention.start - _LONGEST_LINE), mention.end + _LONGEST_LINE
    start = text.rfind("\n", least, mention.start) + 1
    end = text.find("\n", mention.end, most)
    if end < 0:
        end = min(most, len(text))
    return start or least, end


def _in_line(text: str, start: int, end: int, mentions: Sequence[Mention]) -> Iterator[Named]:
    if end - start <= _LONGEST_LINE and _is_credit(text, start, end, mentions):
        yield from (one.named for one in mentions)
        return
    for one in mentions:
        before = text[max(start, one.start - _DATELINE) : one.start]
        begins = start == 0 or text[start - 1] == "\n"
        if _SOURCE.search(text[max(0, one.start - 12) : one.start]) or (
            begins
            and one.start - start <= _DATELINE
            and _PLACE.fullmatch(before)
            and _AFTER_PLACE.match(text, one.end)
        ):
            yield one.named


def _is_credit(text: str, start: int, end: int, mentions: Sequence[Mention]) -> bool:
    """Tell whether a line has nothing but names of agencies, or is led in as a credit."""
    if (start and text[start - 1] != "\n") or (end < len(text) and text[end] != "\n"):
        return False
    rest = []
    at = start
    for one in mentions:
        rest.append(text[at : max(at, one.start)])
        at = max(at, one.end)
    line = " ".join((*rest, text[at:end]))
    words = _WORD.findall(line)
    if _LED.match(text, start, end):
        return (
            len(words) <= _MOST_WORDS
            and not _OF_A_PICTURE.search(line)
            and not _A_SENTENCE.search(line)
        )
    return all(word.lower() in _BESIDE for word in words)
