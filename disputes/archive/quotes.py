"""Finding a quote in a text.

A quote is verbatim but for its square brackets. ``[…]`` and ``[...]`` stand for left-out words: the
pieces on either side follow one another in the text. Other ``[words]`` are an editor's and may
stand for any words, or none, of the same sentence: no sentence or paragraph ends between the
pieces on either side. Brackets that stand in the text as they do in the quote are plain text.
"""

from __future__ import annotations

import re
import sys
import unicodedata
from bisect import bisect_left
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from disputes.archive.normalise import normalise

if TYPE_CHECKING:
    from collections.abc import Iterator, Set

    from disputes.archive.normalise import NormalText

_CLOSING: Final = "\"')\\]}»›」』）"
_OPENING: Final = "\"'([{«‹「『（¿¡"

# What may end a sentence, with the marks that close after it. The look-behind makes each run of
# full stops be tried once, from its beginning.
_STOP: Final = re.compile(
    rf"(?<![.!?…؟۔।])(?P<stop>[.!?…؟۔।]+)[{_CLOSING}]*(?= )|(?P<wide>[。！？]+)[{_CLOSING}]*"
)

# Abbreviations followed by names, so that a capital letter after them begins no sentence.
_TITLES: Final = (
    " Adm Amb Asst Brig Bros Capt Cdr Cmdr Co Col Corp Cpl Dep Det Dr Fr Ft Gen Gov Hon Inc Insp Jr"
    " Lt Ltd Maj Messrs Mlle Mme Mr Mrs Ms Mt Pres Prof Rep Rev Sen Sgt Sr St Ste Supt Vs vs "
)
# Abbreviations followed by numbers.
_NUMBERED: Final = (
    " Apr Art Aug Ch Dec Feb Fig Jan Jul Jun Mar No Nos Nov Oct Sec Sep Sept Vol art ch fig no nos"
    " p para pp sec vol "
)
_LONGEST_ABBREVIATION: Final = 12

_BRACKET: Final = re.compile(r"[\[\]]")


@dataclass(frozen=True, slots=True)
class QuoteMatch:
    """Where a quote stands in a text, in characters of the original, ends exclusive.

    `pieces` are the quote's own words, in order; what brackets stand for lies between them. `span`
    goes from the first to the last.
    """

    span: tuple[int, int]
    pieces: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class _Token:
    """A part of a quote: its own words, or one pair of brackets with what they hold."""

    text: str
    bracket: bool

    @property
    def leaves_out(self) -> bool:
        held = self.text[1:-1].replace(" ", "")
        return self.bracket and (held == "…" or (len(held) > 2 and not held.strip(".")))


@dataclass(frozen=True, slots=True)
class _Piece:
    """Words to be found as they are.

    `left` and `right` tell that the end there may not cut a word; `after_omission` that any words
    may stand between the piece before and this one.
    """

    text: str
    left: bool
    right: bool
    after_omission: bool


def find_quote(text: NormalText, quote: str) -> QuoteMatch | None:
    """Find the first place where `quote` stands in `text`; None when it does not.

    Letter case counts. A place where the quote's ends cut no word comes before one where they do,
    and one where brackets are plain text before one where they stand for words. A quote without
    words of its own, outside of brackets, stands nowhere. Takes time linear in the two lengths;
    where a quote is made to take longer, the search is given up as if it did not stand there.
    """
    for pieces in _readings(text.text, _tokens(quote)):
        spans = _Search(text).find(pieces) or _Search(text).find(_loosened(pieces))
        if spans:
            origins = tuple(text.origin(start, end) for start, end in spans)
            return QuoteMatch((origins[0][0], origins[-1][1]), origins)
    return None


def count_occurrences(text: NormalText, quote: str, most: int = sys.maxsize) -> int:
    """Count the places, without overlaps, where `find_quote` could have found `quote`; or `most`.

    Where the quote stands without its ends cutting words, only such places count. A quote whose
    brackets divide it into several pieces counts once when it stands in `text`. Takes linear time,
    with the same limit as `find_quote`.
    """
    for pieces in _readings(text.text, _tokens(quote)):
        if len(pieces) > 1:
            return int(find_quote(text, quote) is not None)
        for piece in (*pieces, *_loosened(pieces)):
            search, count, after = _Search(text), 0, 0
            while count < most and (at := search.next(piece, after, len(text.text))) >= 0:
                count += 1
                after = at + len(piece.text)
            if count:
                return count
    return 0


def own_words(quote: str) -> tuple[str, ...]:
    """Give the pieces of `quote` between its brackets, in the compared form; () without words."""
    tokens = _tokens(quote)
    return tuple(piece.text for piece in _pieces(tokens, set())) if tokens else ()


def _tokens(quote: str) -> tuple[_Token, ...]:
    """Divide a quote, normalised, at its outermost pairs of brackets; () when it has no words."""
    normal = normalise(quote).text.strip(" ")
    tokens = []
    done = 0
    for start, end in _brackets(normal):
        if start >= done:
            tokens.append(_Token(normal[done:start], bracket=False))
            tokens.append(_Token(normal[start:end], bracket=True))
            done = end
    tokens.append(_Token(normal[done:], bracket=False))
    if all(token.bracket or not token.text.strip(" ") for token in tokens):
        return ()
    return tuple(token for token in tokens if token.text)


def _brackets(text: str) -> list[tuple[int, int]]:
    """Give the spans of all pairs of brackets, in order; an odd bracket makes no pair."""
    pairs = []
    opened = []
    for found in _BRACKET.finditer(text):
        if found[0] == "[":
            opened.append(found.start())
        elif opened:
            pairs.append((opened.pop(), found.end()))
    return sorted(pairs)


def _readings(text: str, tokens: tuple[_Token, ...]) -> Iterator[tuple[_Piece, ...]]:
    """Give the ways to read a quote: brackets that stand in the text as plain text, then none."""
    if not tokens:
        return
    brackets = {token.text for token in tokens if token.bracket}
    lengths = {len(bracket) for bracket in brackets}
    if brackets:
        standing = brackets.intersection(
            text[start:end] for start, end in _brackets(text) if end - start in lengths
        )
        if standing:
            yield _pieces(tokens, standing)
    yield _pieces(tokens, set())


def _pieces(tokens: tuple[_Token, ...], plain: Set[str]) -> tuple[_Piece, ...]:
    """Join the tokens into pieces, the brackets in `plain` being plain text."""
    runs: list[list[str]] = [[]]
    omissions = [False]
    for token in tokens:
        if not token.bracket or token.text in plain:
            runs[-1].append(token.text)
        elif all(words == " " for words in runs[-1]):
            runs[-1].clear()
            omissions[-1] = omissions[-1] or token.leaves_out
        else:
            runs.append([])
            omissions.append(token.leaves_out)
    words = ["".join(run) for run in runs]
    if not words[-1].strip(" "):
        words.pop()
    # An end that touches a bracket may cut a word: "[T]he", "violate[d]".
    begins, ends = (not token.bracket or token.text in plain for token in (tokens[0], tokens[-1]))
    return tuple(
        _Piece(
            text=run.strip(" "),
            left=run.startswith(" ") or (begins and index == 0),
            right=run.endswith(" ") or (ends and index == len(words) - 1),
            after_omission=omissions[index],
        )
        for index, run in enumerate(words)
    )


def _loosened(pieces: tuple[_Piece, ...]) -> tuple[_Piece, ...]:
    """Let the outer ends of the whole cut words."""
    first = replace(pieces[0], left=False)
    if len(pieces) == 1:
        return (replace(first, right=False),)
    return (first, *pieces[1:-1], replace(pieces[-1], right=False))


class _Search:
    """One search for the pieces of a quote, with a bound on the work it may take.

    Pieces are taken where they come first. That misses nothing: whatever can follow a piece can
    follow an earlier one of the same sentence, and of the same text after an omission.
    """

    __slots__ = ("breaks", "text", "work")

    def __init__(self, text: NormalText) -> None:
        self.text = text.text
        self.breaks = text.breaks
        self.work = 1_000_000 + 16 * len(text.text)

    def find(self, pieces: tuple[_Piece, ...]) -> list[tuple[int, int]] | None:
        """Give the spans of the pieces where they stand first; None when they do not."""
        spans: list[tuple[int, int]] = []
        heads = [index for index, piece in enumerate(pieces) if index == 0 or piece.after_omission]
        for head, end in pairwise((*heads, len(pieces))):
            found = self._chain(pieces[head:end], spans[-1][1] if spans else 0)
            if not found:
                return None
            spans.extend(found)
        return spans

    def _chain(self, pieces: tuple[_Piece, ...], start: int) -> list[tuple[int, int]] | None:
        """Give the first spans, from `start` on, of pieces that no omission divides."""
        first, *others = pieces
        while (at := self.next(first, start, len(self.text))) >= 0:
            spans = [(at, at + len(first.text))]
            if not others:
                return spans
            edge, limit = self._sentence_end(spans[0][1])
            first_edge = edge
            for piece in others:
                end = spans[-1][1]
                if end > edge:
                    edge, limit = self._sentence_end(end)
                self.work -= 64
                at = self.next(piece, end, limit)
                if at < 0:
                    break
                spans.append((at, at + len(piece.text)))
            else:
                return spans
            # From any other place in this sentence the rest would not be found either.
            start = max(spans[0][0] + 1, first_edge + 1 - len(first.text))
        return None

    def next(self, piece: _Piece, start: int, limit: int) -> int:
        """Give the first place of a piece that begins in ``start:limit``; -1 when there is none."""
        length = len(piece.text)
        while self.work > 0:
            at = self.text.find(piece.text, start, limit - 1 + length)
            if at < 0:
                break
            cut_left = piece.left and self._cuts(at)
            if not cut_left and not (piece.right and self._cuts(at + length)):
                return at
            start = at + 1
            self.work -= 16 + length
        return -1

    def _cuts(self, at: int) -> bool:
        """Tell whether an end at `at` cuts a word."""
        return 0 < at < len(self.text) and _in_word(self.text[at - 1]) and _in_word(self.text[at])

    def _sentence_end(self, start: int) -> tuple[int, int]:
        """Tell where the sentence ends that goes on at `start`.

        The first number is where its closing punctuation begins, the second where nothing of it
        can begin any more.
        """
        index = bisect_left(self.breaks, start)
        end = self.breaks[index] if index < len(self.breaks) else len(self.text)
        for stop in _STOP.finditer(self.text, start, end):
            if _ends_sentence(self.text, stop):
                self.work -= stop.end() - start
                return stop.start(), stop.end()
        self.work -= end - start
        return end, end


def _in_word(char: str) -> bool:
    return char.isalnum() or unicodedata.category(char).startswith("M")


def _ends_sentence(text: str, stop: re.Match[str]) -> bool:
    """Tell whether a full stop or its like ends a sentence, going by the words round it."""
    if stop["wide"]:
        return True
    follows = text[stop.end() + 1 : stop.end() + 2]
    if not follows or (follows not in _OPENING and (follows.islower() or not follows.isalnum())):
        return False
    if stop[0] != ".":
        return True
    before = text[max(0, stop.start() - _LONGEST_ABBREVIATION) : stop.start()]
    word = before.replace("-", " ").rpartition(" ")[2].lstrip(_OPENING)
    if f" {word} " in _NUMBERED:
        return not follows.isdigit()
    letters = word.split(".")
    if len(letters) == 1:
        return f" {word} " not in _TITLES and not (len(word) == 1 and word.isupper())
    return not all(len(letter) == 1 and letter.isalpha() for letter in letters)
