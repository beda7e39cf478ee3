"""The sentences of a text and what stands in it within quotation marks, found by a few words."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import islice, pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

from disputes.archive.normalise import compared_form
from disputes.archive.quotes import find_quote
from disputes.archive.sentences import STOP, ends_sentence

if TYPE_CHECKING:
    from disputes.archive.folder import ArchivedDocument
    from disputes.archive.normalise import NormalText

OMITTED: Final = re.compile(r"\s*(?:…|\.\.\.)\s*")
"""What stands between words for others that are left out."""

_MOST: Final = 20_000
"""Passages of one text that are looked through."""

_CUTOFF: Final = 70.0
_FEWEST_WORDS: Final = 3
_WORD: Final = re.compile(r"\w+")


class Passage(NamedTuple):
    """A stretch of a text: its words on one line, the line where it begins, its characters.

    ``quoted`` tells that it is what stands within a pair of quotation marks.
    """

    words: str
    line: int
    start: int
    end: int
    quoted: bool = False


class Passages:
    """The passages of one document's text, in their order."""

    def __init__(self, document: ArchivedDocument) -> None:
        self._original = document.text
        self._normal = document.normal
        self._quoted = document.quoted

    def like(self, words: str, most: int) -> list[Passage]:
        """Give the passages that words may be about, the likeliest first.

        Those that have all of the words, or their beginnings, come first, in the order of the text;
        then those that are most like them. Of words with ``…`` between them, the passages from one
        to the other are given as well.
        """
        found, spanned = self._having(words, most)
        if spanned or len(found) >= most or _WORD.search(words) is None:
            return found
        more = [one for one in self._alike(words, most) if one not in found]
        return [*found, *more][:most]

    def having(self, words: str, most: int) -> list[Passage]:
        """Give of these passages only those that have all of the words, or go from one to other."""
        return self._having(words, most)[0]

    def is_passage(self, words: str) -> bool:
        """Tell whether words are a whole sentence, or what stands in quotation marks."""
        return " ".join(words.split()) in self._whole

    def moved(self, quote: str, by: int) -> str | None:
        """Give a quote that stands in the text as it is with one sentence more, or less, behind it.

        ``None`` where it does not stand there, or there is none.
        """
        found = find_quote(self._normal, quote)
        if found is None:
            return None
        start, end = found.span
        ends = [one.end for one in self._sentences]
        number = bisect_right(ends, end - 1)
        if by > 0:
            number += ends[number : number + 1] == [end]
        else:
            number -= 1
        if not 0 <= number < len(ends) or ends[number] <= start:
            return None
        return _one_line(self._original[start : ends[number]])

    def holds(self, words: str) -> bool:
        """Tell whether plain words stand in the text, were they to cut others or not."""
        return compared_form(words) in self._normal.text

    @cached_property
    def _sentences(self) -> list[Passage]:
        spans = islice(_sentence_spans(self._normal), _MOST)
        return [self._passage(*self._normal.origin(start, end)) for start, end in spans]

    @cached_property
    def _all(self) -> list[Passage]:
        """Give the sentences, and what stands within quotation marks and is none."""
        found = {one.words: one for one in self._quotations}
        found |= {one.words: one for one in self._sentences}
        return sorted(found.values(), key=lambda one: (one.start, -one.end))

    @cached_property
    def _whole(self) -> frozenset[str]:
        return frozenset(one.words for one in self._all)

    @cached_property
    def _folded(self) -> list[str]:
        return [one.words.casefold() for one in self._all]

    @cached_property
    def _quotations(self) -> list[Passage]:
        found = [
            self._passage(start, end - (self._original[end - 1 : end] == ","))
            for start, end in self._quoted[:_MOST]
        ]
        return [
            one._replace(quoted=True) for one in found if one.words.count(" ") + 1 >= _FEWEST_WORDS
        ]

    @cached_property
    def _lines(self) -> list[int]:
        return [match.end() for match in re.finditer("\n", self._original)]

    def _passage(self, start: int, end: int) -> Passage:
        line = bisect_right(self._lines, start) + 1
        return Passage(_one_line(self._original[start:end]), line, start, end)

    def _having(self, words: str, most: int) -> tuple[list[Passage], bool]:
        """Give the passages with all of the words, and whether they are from one to others."""
        first, *others = OMITTED.split(words.strip())
        if others and first and others[-1]:
            found = self._from_to(first, others[-1], most)
            if found:
                return found, True
        each = [re.compile(rf"\b{re.escape(word)}") for word in _WORD.findall(words.casefold())]
        if not each:
            return [], False
        whole = (
            passage
            for passage, text in zip(self._all, self._folded, strict=True)
            if all(one.search(text) for one in each)
        )
        return list(islice(whole, most)), False

    def _alike(self, words: str, most: int) -> list[Passage]:
        from rapidfuzz import fuzz, process

        found = process.extract(
            words.casefold(),
            self._folded,
            scorer=fuzz.partial_ratio,
            score_cutoff=_CUTOFF,
            limit=most,
        )
        return [self._all[number] for _, _, number in found]

    def _from_to(self, first: str, last: str, most: int) -> list[Passage]:
        """Give what stands from a sentence with some words to the next one with others."""
        begin, end = _in_a_row(first), _in_a_row(last)
        if begin is None or end is None:
            return []
        texts = [one.words.casefold() for one in self._sentences]
        ends = [number for number, text in enumerate(texts) if end.search(text)]
        found = []
        for number, text in enumerate(texts):
            behind = bisect_right(ends, number)
            if behind < len(ends) and begin.search(text):
                until = self._sentences[ends[behind]].end
                found.append(self._passage(self._sentences[number].start, until))
                if len(found) == most:
                    break
        return found


def _in_a_row(words: str) -> re.Pattern[str] | None:
    """Give what finds words that follow one another."""
    found = _WORD.findall(words.casefold())
    return re.compile(r"\W+".join(map(re.escape, found))) if found else None


def _sentence_spans(normal: NormalText) -> Iterator[tuple[int, int]]:
    """Give the spans of the sentences of a text in the compared form."""
    text = normal.text
    for start, end in pairwise((0, *normal.breaks, len(text))):
        begun = start
        for stop in STOP.finditer(text, start, end):
            if ends_sentence(text, stop):
                yield from _trimmed(text, begun, stop.end())
                begun = stop.end()
        yield from _trimmed(text, begun, end)


def _trimmed(text: str, start: int, end: int) -> Sequence[tuple[int, int]]:
    while start < end and text[start] == " ":
        start += 1
    while end > start and text[end - 1] == " ":
        end -= 1
    return [(start, end)] if any(one.isalnum() for one in text[start:end]) else []


def _one_line(text: str) -> str:
    return " ".join(text.split())
