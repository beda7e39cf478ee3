"""The pieces of a quote, as they stand in a document."""

from __future__ import annotations

import re
from typing import NamedTuple

from disputes.view.evidence import Passage

AROUND = 32
"""How many characters before and after a piece are told, to find it again."""

_BRACKETS = re.compile(r"\[[^\[\]]*\]")


class Piece(NamedTuple):
    """Words that stand together in a document.

    ``start`` and ``end`` count characters of the archived text; the two are absent, and nothing
    is told of what stands around the words, where that text is not at hand.
    """

    exact: str
    prefix: str = ""
    suffix: str = ""
    start: int | None = None
    end: int | None = None


def archived_pieces(passage: Passage) -> list[Piece]:
    """Give the pieces as they are written in the archived text, with what stands around them."""
    text = passage.text
    return [
        Piece(
            text[start:end],
            text[max(0, start - AROUND) : start],
            text[end : end + AROUND],
            start,
            end,
        )
        for start, end in passage.pieces
    ]


def written_pieces(quote: str) -> list[Piece]:
    """Give the pieces as they are written in the quote, without what stands in brackets.

    A quote that has nothing but brackets is one piece, as it is.
    """
    pieces = [piece.strip() for piece in _BRACKETS.split(quote)]
    return [Piece(piece) for piece in pieces if piece] or [Piece(quote)]


def has_brackets(quote: str) -> bool:
    """Tell whether a text has something in square brackets."""
    return _BRACKETS.search(quote) is not None
