"""The sentences of a text as it is written, and what stands in one sentence with some words."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import Final

from disputes.archive.marks import Spans
from disputes.archive.normalise import paragraph_breaks
from disputes.archive.sentences import STOP, ends_sentence

REACH: Final = 300
"""How far from some words their sentence is looked at; a text may have no full stop at all."""

_FLAT: Final = str.maketrans("“”„‘’\n\r\t\u00a0", '"""\'\'    ')


class Sentences:
    """Where the sentences of a text end; found in linear time.

    A full stop within quotation marks ends none: the words of a speaker and what tells whose they
    are belong together.
    """

    def __init__(self, text: str, quoted: Spans) -> None:
        self._text, self._quoted = text, quoted
        self._opened = [start for start, _ in quoted]
        self._closed = {end + 1 for _, end in quoted}  # the closing mark is no part of the span
        flat = text.translate(_FLAT)
        self._paragraph_ends = {start for start, _ in paragraph_breaks(text)}
        found = set(self._paragraph_ends)
        found.update(
            stop.end()
            for stop in STOP.finditer(flat)
            if not self._within(stop.start(), stop.end()) and ends_sentence(flat, stop)
        )
        self._ends = sorted(found)

    def round(self, start: int, end: int) -> tuple[int, int]:
        """Give the span of the sentences in which a span stands.

        Where these are nothing but a speaker's words, the sentence behind them in the paragraph
        belongs to them: `“It is so.” Ash told Reuters.`
        """
        first = bisect_right(self._ends, start)
        last = bisect_left(self._ends, end)
        begin = self._ends[first - 1] if first else 0
        if last < len(self._ends) and self._ends[last] in self._closed:
            last += self._ends[last] not in self._paragraph_ends
        finish = self._ends[last] if last < len(self._ends) else len(self._text)
        return max(begin, start - REACH), min(finish, end + REACH)

    def _within(self, start: int, end: int) -> bool:
        """Tell whether a full stop stands within quotation marks that go on behind it."""
        at = bisect_right(self._opened, start) - 1
        return at >= 0 and self._quoted[at][1] > end
