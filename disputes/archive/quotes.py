"""Finding a quote in a text.

A quote is verbatim but for its square brackets. ``[…]`` and ``[...]`` stand for left-out words: the
pieces on either side follow one another in the text. Other ``[words]`` are an editor's and may
stand for any words, or none, of the same sentence: no sentence or paragraph ends between the
pieces on either side. Brackets that stand in the text as they do in the quote are plain text.

A quote neither begins nor ends inside a word, where the script tells words apart.
"""

from __future__ import annotations

import re
import sys
from bisect import bisect_left
from enum import Enum, auto
from itertools import pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

from disputes.archive.normalise import normalise
from disputes.archive.sentences import STOP, ends_sentence
from disputes.archive.words import cuts_word, within_word, word_at

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence, Set

    from disputes.archive.normalise import NormalText

_MOST_MISSES: Final = 1_000_000
"""Places within other words that are passed over before a search is given up."""

_BRACKET: Final = re.compile(r"[\[\]]")


class QuoteMatch(NamedTuple):
    """Where a quote stands in a text, in characters of the original, ends exclusive.

    `pieces` are the quote's own words, in order; what brackets stand for lies between them. `span`
    goes from the first to the last.
    """

    span: tuple[int, int]
    pieces: tuple[tuple[int, int], ...]


class _Token(NamedTuple):
    """A part of a quote: its own words, or one pair of brackets with what they hold."""

    text: str
    bracket: bool

    @property
    def leaves_out(self) -> bool:
        held = self.text[1:-1].replace(" ", "")
        return self.bracket and (held == "…" or (len(held) > 2 and not held.strip(".")))


class CutWord(NamedTuple):
    """That words stand in a text only where an end of theirs is inside a word of it.

    ``begins`` and ``ends`` are the words cut at either end; from ``start`` to ``end`` the words
    stand with those.
    """

    words: str
    begins: str | None
    ends: str | None
    start: int
    end: int


class _End(Enum):
    """What an end of a piece may not cut: any word, words that spaces divide, or nothing."""

    WHOLE = auto()
    SPACED = auto()
    FREE = auto()


class _Piece(NamedTuple):
    """Words to be found as they are.

    `left` and `right` tell what the end there may not cut; `after_omission` that any words may
    stand between the piece before and this one.
    """

    text: str
    left: _End
    right: _End
    after_omission: bool


def find_quote(text: NormalText, quote: str) -> QuoteMatch | None:
    """Find the first place where `quote` stands in `text`; None when it does not.

    Letter case counts. The ends cut no word of a script that divides words by spaces; of others, a
    place where they cut none comes before one where they do, and one where brackets are plain text
    before one where they stand for words. A quote without words of its own, outside of brackets,
    stands nowhere. Takes time linear in the two lengths; where a quote is made to take longer, the
    search is given up as if it did not stand there.
    """
    for pieces in _readings(text.text, _tokens(quote)):
        spans = _search(text).find(pieces) or _search(text).find(_loosened(pieces))
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
            search, count, after = _search(text), 0, 0
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


def stands(text: str, words: str) -> bool:
    """Tell whether plain words stand in a text, both in the compared form, with no word cut."""
    piece = _Piece(words, _End.SPACED, _End.SPACED, after_omission=False)
    return bool(words) and _Search(text).next(piece, 0, len(text)) >= 0


def cut_word(text: str, quote: str) -> CutWord | None:
    """Give the first piece of `quote` that stands in a compared form only with words cut."""
    tokens = _tokens(quote)
    for piece in _loosened(_pieces(tokens, set())) if tokens else ():
        at = text.find(piece.text)
        if at >= 0 and _Search(text).next(piece, 0, len(text)) < 0:
            end = at + len(piece.text)
            low, high = word_at(text, at), word_at(text, end)
            begins = text[slice(*low)] if _cuts(text, at, piece.left) else None
            ends = text[slice(*high)] if _cuts(text, end, piece.right) else None
            start, end = low[0] if begins else at, high[1] if ends else end
            if begins or ends:
                return CutWord(piece.text, begins, ends, start, end)
    return None


def in_other_order(text: NormalText, quote: str) -> tuple[str, str] | None:
    """Give a piece of `quote` and the next one where `text` has the next only before it."""
    tokens = _tokens(quote)
    pieces = _loosened(_pieces(tokens, set())) if tokens else ()
    search, end = _search(text), 0
    for index, piece in enumerate(pieces):
        at = search.next(piece, end, len(text.text))
        if at < 0:
            earlier = index and search.next(piece, 0, end) >= 0
            return (pieces[index - 1].text, piece.text) if earlier else None
        end = at + len(piece.text)
    return None


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
    before: list[_Token | None] = [None]
    behind: list[_Token | None] = [None]
    for token in tokens:
        if not token.bracket or token.text in plain:
            runs[-1].append(token.text)
        elif all(words == " " for words in runs[-1]):
            runs[-1].clear()
            omissions[-1] = omissions[-1] or token.leaves_out
            before[-1] = token
        else:
            behind[-1] = token
            runs.append([])
            omissions.append(token.leaves_out)
            before.append(token)
            behind.append(None)
    words = ["".join(run) for run in runs]
    if not words[-1].strip(" "):
        words.pop()
    return tuple(
        _Piece(
            text=run.strip(" "),
            left=_end(before[index], spaced=run.startswith(" ")),
            right=_end(behind[index], spaced=run.endswith(" ")),
            after_omission=omissions[index],
        )
        for index, run in enumerate(words)
    )


def _end(bracket: _Token | None, *, spaced: bool) -> _End:
    if spaced or bracket is None:
        return _End.WHOLE
    # An end that touches an editor's bracket may cut a word: "[T]he", "violate[d]".
    return _End.SPACED if bracket.leaves_out else _End.FREE


def _loosened(pieces: tuple[_Piece, ...]) -> tuple[_Piece, ...]:
    """Let the ends cut words of scripts that do not divide all words by spaces."""
    ends = {_End.WHOLE: _End.SPACED}
    return tuple(
        one._replace(left=ends.get(one.left, one.left), right=ends.get(one.right, one.right))
        for one in pieces
    )


def _cuts(text: str, at: int, end: _End) -> bool:
    """Tell whether an end of a piece, at a place in a text, cuts what it may not."""
    if end is _End.FREE:
        return False
    return within_word(text, at) if end is _End.WHOLE else cuts_word(text, at)


class _Search:
    """One search for the pieces of a quote, with a bound on the work it may take.

    Pieces are taken where they come first. That misses nothing: whatever can follow a piece can
    follow an earlier one of the same sentence, and of the same text after an omission.
    """

    __slots__ = ("breaks", "misses", "text", "work")

    def __init__(self, text: str, breaks: Sequence[int] = ()) -> None:
        self.text = text
        self.breaks = breaks
        self.work = 1_000_000 + 16 * len(text)
        self.misses = _MOST_MISSES

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
        while self.work > 0 and self.misses > 0:
            at = self.text.find(piece.text, start, limit - 1 + length)
            if at < 0:
                break
            if not _cuts(self.text, at, piece.left) and not _cuts(
                self.text, at + length, piece.right
            ):
                return at
            start = at + 1
            self.work -= 16 + length
            self.misses -= 1
        return -1

    def _sentence_end(self, start: int) -> tuple[int, int]:
        """Tell where the sentence ends that goes on at `start`.

        The first number is where its closing punctuation begins, the second where nothing of it
        can begin any more.
        """
        index = bisect_left(self.breaks, start)
        end = self.breaks[index] if index < len(self.breaks) else len(self.text)
        for stop in STOP.finditer(self.text, start, end):
            if ends_sentence(self.text, stop):
                self.work -= stop.end() - start
                return stop.start(), stop.end()
        self.work -= end - start
        return end, end


def _search(text: NormalText) -> _Search:
    return _Search(text.text, text.breaks)
