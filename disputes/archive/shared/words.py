"""Texts as words that can be compared: numbers for words, and where each stands in the original.

Words are compared without letter case, and without the marks within them: ``U.S.`` is ``us``,
``co-operation`` is ``cooperation``, ``Russia’s`` is ``russias``. All other marks, and white space
of any kind, only divide words.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from collections.abc import Iterable, Sequence
from typing import Final

from disputes.archive.words import UNSPACED

# A letter may bear marks of its own, which re does not count as part of a word.
_MARKS: Final = (
    "\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u05bf\u05c1\u05c2\u0610-\u061a\u064b-\u065f"
    "\u0900-\u0dff"
)
_JOINTS: Final = "-'\u2010\u2011\u2019"
_PART: Final = f"(?:(?![{UNSPACED}_])[\\w{_MARKS}\u00ad])++"
# Not compiled here: nothing but the comparison of texts needs it. A plain word is found four times
# as fast as one in which every character has to be looked at.
WORD: Final = (
    "\\b[A-Za-z](?:\\.[A-Za-z])++\\b"
    f"|[A-Za-z0-9]++(?:[{_JOINTS}][A-Za-z0-9]++)*+(?![\\w{_MARKS}\u00ad])"
    f"|{_PART}(?:[{_JOINTS}]{_PART})*+"
    "|[^\\W_]"  # what is left are the scripts without spaces; naming them takes a millisecond
)
"""A word, for `re`: to be found in a text as it was written."""

_WITHIN: Final = re.compile("[-'.\u00ad\u2010\u2011\u2019]+")


class Worded:
    """A text as words: each word's number, and its first and last character, end exclusive."""

    __slots__ = ("ends", "starts", "words")

    def __init__(self, words: array[int], starts: array[int], ends: array[int]) -> None:
        self.words = words
        self.starts = starts
        self.ends = ends

    def __len__(self) -> int:
        return len(self.words)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Give the characters of the original on which words from ``start`` to ``end`` stand.

        There has to be at least one; raises ``IndexError`` where there is no such word.
        """
        return self.starts[start], self.ends[end - 1]


class Vocabulary:
    """Numbers for words, the same for all texts that are compared with one another."""

    __slots__ = ("_as_written", "_find", "_numbers", "spellings")

    def __init__(self) -> None:
        self._find = re.compile(WORD)
        self._as_written: dict[str, int] = {}
        self._numbers: dict[str, int] = {}
        self.spellings: list[str] = []
        """The words by their numbers, as they are compared."""

    def __len__(self) -> int:
        return len(self.spellings)

    def read(self, text: str) -> Worded:
        """Divide a text into words; linear."""
        words, starts, ends = array("q"), array("q"), array("q")
        known = self._as_written
        for found in self._find.finditer(text):
            written = found[0]
            number = known.get(written)
            if number is None:
                number = known[written] = self._number(written)
            words.append(number)
            starts.append(found.start())
            ends.append(found.end())
        return Worded(words, starts, ends)

    def words(self, text: str) -> list[int]:
        """Give the words of a text, without their places; takes a third of the time."""
        known = self._as_written
        found = self._find.findall(text)
        for written in found:
            if written not in known:
                known[written] = self._number(written)
        return [known[written] for written in found]

    def number(self, word: str) -> int | None:
        """Give the number of a word as it is compared, ``None`` where no text has it."""
        return self._numbers.get(word)

    def _number(self, written: str) -> int:
        word = compared_word(written)
        number = self._numbers.setdefault(word, len(self.spellings))
        if number == len(self.spellings):
            self.spellings.append(word)
        return number


def compared_word(written: str) -> str:
    """Give a word as it is compared with others."""
    word = _WITHIN.sub("", written) or written
    if not word.isascii() and len(word) < 100:  # NFC of thousands of marks takes quadratic time
        word = unicodedata.normalize("NFC", word)
    return word.lower()


def read_all(texts: Iterable[str]) -> tuple[Vocabulary, Sequence[Worded]]:
    """Divide texts into words that can be compared with one another."""
    vocabulary = Vocabulary()
    return vocabulary, [vocabulary.read(text) for text in texts]
