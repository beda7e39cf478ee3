"""A text with its marks and spaces made alike, no character moved, and its paragraphs.

What looks for words in a text looks in this form, so that one pattern finds them however they were
typed; what it finds stands at the same place in the text itself.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from disputes.archive.normalise import paragraph_breaks

if TYPE_CHECKING:
    from collections.abc import Iterator

PARAGRAPH: Final = "\u2029"
"""What stands for the line end that ends a paragraph, in the even form of a text."""

FILLER: Final = "\u2060"
"""What follows a double mark that was typed as two single ones."""

# Nobody's editor wraps lines as late as this.
_WIDEST_WRAPPED: Final = 200
_LINE_END: Final = r"[\n\v\f\r\x1c-\x1e\x85\u2028\u2029]"
_SPACES: Final = re.compile(r"[^\S\u2029]")
# Within a word a single mark is an apostrophe; elsewhere its shape tells where a quotation ends.
_APOSTROPHE: Final = re.compile(r"(?<=\w)[\u2018\u2019\u201b\u02bc\uff07`\u00b4](?=\w)")
# Two single marks are typed for a double one.
_DOUBLED: Final = re.compile("(?<!')''(?!')")


def even(text: str) -> str:
    """Give the form of `text`, of the same length, in which words are looked for.

    Every white space is a space, but the first line end between two paragraphs is U+2029; an
    apostrophe within a word is ``'``; two of them that stand for a double mark are ``"`` and
    a filler. Other quotation marks stay as they are. Takes linear time.
    """
    plain = text
    marks = [*_paragraph_ends(text)]
    if marks:
        pieces: list[str] = []
        done = 0
        for at in marks:
            pieces.append(plain[done:at])
            done = at + 1
        pieces.append(plain[done:])
        pieces = [_SPACES.sub(" ", piece).replace(PARAGRAPH, " ") for piece in pieces]
        plain = PARAGRAPH.join(pieces)
    else:
        plain = _SPACES.sub(" ", plain).replace(PARAGRAPH, " ")
    plain = _APOSTROPHE.sub("'", plain)
    if "''" in plain:
        plain = _DOUBLED.sub(f'"{FILLER}', plain)
    return plain


def paragraphs(even_text: str) -> Iterator[tuple[int, int]]:
    """Give the spans of the paragraphs of a text in even form, without white space at their ends.

    Those that hold nothing else are left out.
    """
    start = 0
    while start <= len(even_text):
        end = even_text.find(PARAGRAPH, start)
        if end < 0:
            end = len(even_text)
        piece = even_text[start:end]
        if words := piece.strip():
            first = start + len(piece) - len(piece.lstrip())
            yield first, first + len(words)
        start = end + 1


def _paragraph_ends(text: str) -> Iterator[int]:
    if max(map(len, text.splitlines()), default=0) > _WIDEST_WRAPPED:
        for found in re.finditer(_LINE_END, text):
            yield found.start()
    else:
        for start, _ in paragraph_breaks(text):
            yield start
