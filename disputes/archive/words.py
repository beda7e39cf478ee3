"""Where words begin and end, so that no quote cuts one: ``legal`` does not stand in ``illegal``."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import Final

UNSPACED: Final = (
    "\u0e00-\u0fff\u1000-\u109f\u1780-\u17ff\u1950-\u19ff\u1a20-\u1aaf\u1b00-\u1b7f\u2e80-\u312f"
    "\u31a0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\ua980-\ua9ff\uaa60-\uaadf\uf900-\ufaff\uff66-\uff9f"
    "\U0001aff0-\U0001b16f\U00020000-\U0003ffff"
)
"""A class for `re`: the scripts that write no space between words, from Thai to Chinese."""

# Hebrew, Arabic, Syriac, Hangul and Ethiopic: particles are joined to the words they belong to.
_JOINING: Final = (
    "\u0590-\u077f\u0860-\u08ff\u1100-\u139f\u3130-\u318f\ua960-\ua97f\uac00-\ud7ff\ufb1d-\ufdff"
    "\ufe70-\ufeff\uffa0-\uffdc"
)
_NOT: Final = re.compile(r"n't\b", re.IGNORECASE)
_WIDEST: Final = 40


def in_word(char: str) -> bool:
    """Tell whether a character is a letter, a figure, or a mark upon one."""
    return char.isalnum() or unicodedata.category(char).startswith("M")


def within_word(text: str, at: int) -> bool:
    """Tell whether a place lies inside a word, of any script, or a number.

    Apostrophes and hyphens end a word, except that ``can`` is no word of ``can't``.
    """
    if not 0 < at < len(text):
        return False
    before, after = text[at - 1], text[at]
    if in_word(before) and in_word(after):
        return True
    if after in ".,":
        return before.isdecimal() and text[at + 1 : at + 2].isdecimal()
    if before in ".,":
        return after.isdecimal() and text[max(0, at - 2) : at - 1].isdecimal()
    if after == "'":
        return _NOT.match(text, at - 1) is not None
    return before == "'" and at > 1 and _NOT.match(text, at - 2) is not None


def cuts_word(text: str, at: int) -> bool:
    """Tell whether a quote that ends at a place cuts a word that spaces divide from others.

    Where a script writes no spaces, or joins particles to words, nobody can tell by the letters.
    """
    return within_word(text, at) and not (
        (_lenient().match(text[at - 1]) and not text[at - 1].isdecimal())
        or (_lenient().match(text[at]) and not text[at].isdecimal())
    )


def word_at(text: str, at: int) -> tuple[int, int]:
    """Give the word inside of which a place lies, or the part of a very long one that is near."""
    start = end = at
    while start and at - start < _WIDEST and (start == at or within_word(text, start)):
        start -= 1
    while end < len(text) and end - at < _WIDEST and (end == at or within_word(text, end)):
        end += 1
    return start, end


@cache
def _lenient() -> re.Pattern[str]:
    """Give the class of both kinds of scripts; compiling it takes some milliseconds."""
    return re.compile(f"[{UNSPACED}{_JOINING}]")
