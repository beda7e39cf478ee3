"""The words of an attribution as a quote that can be found again, and as a sentence to start from.

Nobody is given words that he did not say: what is called direct stands within quotation marks in
the text, by the rules that the checker has for it; where it does not, it is called less.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING, Final, NamedTuple

from disputes.archive.marks import default_speech, quoted_spans
from disputes.archive.normalise import normalise
from disputes.archive.quotes import find_quote
from disputes.ingest.attribution import Extent
from disputes.model.terms import Speech

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence, Set

    from disputes.ingest.attribution import Attribution

LEFT_OUT: Final = " […] "
LONGEST: Final = 2_000
"""Characters that a quote has at most; what is longer is cut behind a word."""

_LONGEST_FRAME: Final = 300
_LONGEST_SENTENCE: Final = 300
_AROUND: Final = 60
_GAP: Final = r"\n\s*\n|[\v\f\x1c-\x1e\x85\u2028\u2029]"
_EDGES: Final = " \t\r\n\u00a0,;:–—-"
_MARKS: Final = "\"'“”„‟‘’‚‛«»"
_FIRST: Final = re.compile(r"(\w+)\b,?\s+(?=\S)")
_DOUBLE: Final = re.compile('["“”„«»]')
_SINGLE: Final = re.compile(r"(?:\W|^)['‘’](?=\w)|(?<=\w)['‘’](?=\W|$)")
_DATELINE: Final = re.compile(
    r"[^\W\d_a-z][^\Wa-z\d_]{2,}(?:,? (?:[^\W\d_a-z][\w.]{0,20}|\d{1,4})|,? \([^()]{1,40}\)){0,5}"
    r"\s?(?:[–—]|--|\s-)\s+(?=\S)"
)
_WORD: Final = re.compile(r"\w+")
_SENTENCE_END: Final = re.compile(r"[.!?…][\"'”’)]*$")
# Patterns whose content is what was spoken of, or what somebody is to do.
_NO_CLAUSE: Final = ("-object", "-about", "-cue-to", "-adjective", "-whether")
_ORDER: Final = (Speech.INDIRECT, Speech.MIXED, Speech.DIRECT)


class Wording(NamedTuple):
    """What is written of the words: the quote, empty where none stands in the text as it is.

    `whole` tells whether it has all of them; `sentence` has them as a sentence, for a person to
    reword; `clause` whether they can be one at all; `leaning` are its words that mean something
    only where they stand, such as "he" and "Saturday", each once.
    """

    quote: str
    speech: Speech
    sentence: str
    whole: bool
    clause: bool
    leaning: tuple[str, ...] = ()


class Words:
    """Gives the wording of the attributions of one text; each in time that does not grow with it.

    What is quoted in the text is looked for once, in linear time. ``opening`` are the words that
    join what is said to who says so, as "that"; ``leaning`` those that mean something only where
    they stand.
    """

    def __init__(self, text: str, opening: Set[str], leaning: Set[str]) -> None:
        self._text = text
        self._opening = opening
        self._leaning = leaning
        self._quoted = quoted_spans(text)
        self._ends = [end for _, end in self._quoted]

    def wording(self, one: Attribution) -> Wording:
        """Give the quote of an attribution with its manner of speech, and its sentence."""
        clause = _is_clause(one)
        direct = one.speech is Speech.DIRECT
        pieces = self._within_marks(one.content.pieces) if direct else []
        plain = pieces or [self._bare(piece) for piece in one.content.pieces]
        pieces = pieces or ([*self._frame(one)] if not clause else []) or plain
        kept, whole = self._shortened(pieces)
        quote = LEFT_OUT.join(filter(None, (self._line(piece) for piece in kept)))
        speech = self._speech(quote, kept)
        if speech is None:
            kept = kept[:1]
            quote = self._line(kept[0]) if kept else ""
            speech, whole = self._speech(quote, kept), False
        if speech is None:
            quote, speech = "", Speech.INDIRECT
        least = min(one.speech, speech, key=_ORDER.index) if one.speech in _ORDER else speech
        words = _joined([self._line(piece) for piece in self._shortened(plain)[0]])
        return Wording(quote, least, _sentence(words), whole, clause, self._leans(words))

    def _leans(self, words: str) -> tuple[str, ...]:
        parts = _WORD.findall(words[:_LONGEST_SENTENCE].replace("’", "'"))
        return tuple(dict.fromkeys(part for part in parts if self._leans_on(part)))

    def _leans_on(self, word: str) -> bool:
        return word.lower() in self._leaning and not (len(word) > 1 and word.isupper())

    def _within_marks(self, pieces: Iterable[Extent]) -> list[Extent]:
        """Give what of some pieces stands within quotation marks, without these."""
        found: list[Extent] = []
        for piece in pieces:
            at = bisect_left(self._ends, piece.start + 1)
            while at < len(self._quoted) and self._quoted[at][0] < piece.end:
                start, end = self._quoted[at]
                found += self._paragraphs(max(start, piece.start), min(end, piece.end))
                at += 1
        return [piece for piece in map(self._bare, found) if piece.start < piece.end]

    def _paragraphs(self, start: int, end: int) -> list[Extent]:
        """Give the paragraphs of a stretch: each begins with the marks of a quotation again."""
        found: list[Extent] = []
        for gap in re.compile(_GAP).finditer(self._text, start, end):
            found.append(Extent(start, gap.start()))
            start = gap.end()
        return [*found, Extent(start, end)]

    def _bare(self, piece: Extent) -> Extent:
        """Leave out what is not said at the edges: marks round the whole, commas, "that"."""
        text, (start, end) = self._text, piece
        head = _DATELINE.match(text, start, min(end, start + 80))
        if head is not None and (start == 0 or text[start - 1] == "\n"):
            start = head.end()
        start, end = _stripped(text, start, end, _EDGES)
        first = _FIRST.match(text, start, end)
        if first is not None and first[1] in self._opening:
            start = first.end()
        if end - start > 1 and text[start] in _MARKS and text[end - 1] in _MARKS:
            inner = text[start + 1 : end - 1]
            if not _DOUBLE.search(inner) and not _SINGLE.search(inner):
                start, end = start + 1, end - 1
        elif (
            start < end and _DOUBLE.match(text, start) and not _DOUBLE.search(text, start + 1, end)
        ):
            start += 1  # a paragraph within a quotation opens with its mark again
        return Extent(*_stripped(text, start, end, _EDGES))

    def _frame(self, one: Attribution) -> Iterable[Extent]:
        """Give the words from the speaker to the end of the content, where they say it together."""
        places = [place for place in (one.source, one.cue) if place is not None]
        if not places:
            return
        start = min(place.start for place in places)
        end = max(one.content.end, *(place.end for place in places))
        start = min(start, one.content.start)
        if end - start <= _LONGEST_FRAME and not re.compile(_GAP).search(self._text, start, end):
            yield self._bare(Extent(start, end))

    def _shortened(self, pieces: Sequence[Extent]) -> tuple[list[Extent], bool]:
        """Give as many words of some pieces as a quote may have, and whether these are all."""
        kept: list[Extent] = []
        left = LONGEST
        for start, end in pieces:
            if end - start > left:
                cut = self._text.rfind(" ", start, start + left)
                return ([*kept, Extent(start, cut)] if cut > start else kept), False
            kept.append(Extent(start, end))
            left -= end - start
        return kept, True

    def _line(self, piece: Extent) -> str:
        return " ".join(self._text[piece.start : piece.end].split())

    def _speech(self, quote: str, pieces: Sequence[Extent]) -> Speech | None:
        """Tell how the words of a quote are spoken; None where they do not stand in the text."""
        if not pieces or not any(one.isalnum() for one in quote):
            return None
        low = max(0, pieces[0].start - _AROUND)
        high = min(len(self._text), pieces[-1].end + _AROUND)
        match = find_quote(normalise(self._text[low:high]), quote)
        if match is None:
            return None
        spans = tuple((start + low, end + low) for start, end in match.pieces)
        moved = match.__class__((spans[0][0], spans[-1][1]), spans)
        return Speech(default_speech(quote, moved, self._quoted))


def _is_clause(one: Attribution) -> bool:
    """Tell whether the content can be a sentence, by the pattern that found it."""
    return not one.pattern.endswith(_NO_CLAUSE)


def _stripped(text: str, start: int, end: int, edges: str) -> tuple[int, int]:
    while start < end and text[start] in edges:
        start += 1
    while end > start and text[end - 1] in edges:
        end -= 1
    return start, end


def _joined(pieces: Iterable[str]) -> str:
    """Join the pieces of what is said: with a full stop where the next begins a sentence."""
    made = ""
    for piece in filter(None, pieces):
        stop = "." if made and piece[0].isupper() and not _SENTENCE_END.search(made) else ""
        made = f"{made}{stop} {piece}" if made else piece
    return made


def _sentence(words: str) -> str:
    if len(words) > _LONGEST_SENTENCE:
        words = words[:_LONGEST_SENTENCE].rpartition(" ")[0] + " …"
    begun = words[:1].upper() + words[1:]
    return begun if not begun or _SENTENCE_END.search(begun) else f"{begun}."
