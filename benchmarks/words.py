"""Invented names and sentences in seven languages, each found from a number.

Nothing here is random: the same numbers give the same words, so that a sentence need not be kept
to be written a second time, once as a quote and once in the document that has it.
"""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

_BITS = (1 << 64) - 1
_UNDECOMPOSED = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ı": "i", "ß": "ss", "æ": "ae"})
_COMMAS = {"zh": "，", "ar": "، "}
_SCRIPTS = {"ru": 1, "ar": 2, "zh": 3}
_SCRAMBLE = 5003
_LONGEST = 39

WORDS: dict[str, Any] = json.loads(Path(__file__).with_name("words.json").read_text("utf-8"))
LANGUAGES: tuple[str, ...] = tuple(WORDS["languages"])


class Sentence(NamedTuple):
    """A sentence in pieces: ``joint`` stands between them, ``marked`` ends in quoted words."""

    pieces: tuple[str, ...]
    joint: str
    stop: str
    marked: bool = False

    @property
    def text(self) -> str:
        """The whole sentence without its full stop."""
        return self.joint.join(self.pieces)


def mix(*numbers: int) -> int:
    """Give 64 well-stirred bits that depend on all the numbers."""
    state = 0x9E3779B97F4A7C15
    for number in numbers:
        state = ((state ^ number) * 0xBF58476D1CE4E5B9) & _BITS
        state ^= state >> 29
    state = (state * 0x94D049BB133111EB) & _BITS
    return state ^ (state >> 31)


def pick(items: Sequence[str], number: int) -> str:
    """Choose one of the items."""
    return items[number % len(items)]


def slug(text: str) -> str:
    """Give the ASCII form of a text that can stand in an id."""
    plain = unicodedata.normalize("NFKD", text.lower().translate(_UNDECOMPOSED))
    letters = (letter if letter.isascii() and letter.isalnum() else " " for letter in plain)
    kept = "".join(letter for letter, base in zip(letters, plain, strict=True) if not _accent(base))
    return "-".join(kept.split())


def name(index: int, language: str = "en") -> str:
    """Give the ``index``-th invented name in the script of the language; no two are alike."""
    syllables = WORDS["syllables"]
    base = len(syllables)
    length = 3
    while index >= base**length:
        index -= base**length
        length += 1
    index = index * _SCRAMBLE % base**length
    parts = []
    for _ in range(length):
        index, digit = divmod(index, base)
        parts.append(syllables[digit][_SCRIPTS.get(language, 0)])
    return "".join(parts).capitalize()


def sentence(language: str, place: int, number: int) -> Sentence:
    """Make a sentence of 10 to 40 words about a place."""
    words = WORDS["languages"][language]
    number, bits = number >> 16, number & 0xFFFF
    comma = _COMMAS.get(language, ", ")
    spot = pick(words["where"], bits).format(
        n=2 + (number >> 32) % 400, place=name(place, language)
    )
    pieces = [pick(words["head"], number), pick(words["middle"], number >> 8)]
    tail = pick(words["tail"], number >> 16)
    other = pick(words["tail"], (number >> 16) + 1 + bits % (len(words["tail"]) - 1))
    style = (bits >> 4) % 8
    marked = style == 7
    if marked:
        pieces.append(spot + comma + words["marks"][0] + tail + words["marks"][1])
    elif style < 3:
        pieces.append(spot)
    else:
        pieces += [spot + comma.rstrip(), tail]
        if style == 6 and sum(piece.count(" ") + 1 for piece in (*pieces, other)) <= _LONGEST:
            pieces[-1] += comma.rstrip()
            pieces.append(other)
    return Sentence(tuple(pieces), words["joint"], words["stop"], marked)


def title(language: str, place: int, number: int, serial: int) -> str:
    """Make a document's title; the serial number keeps it apart from all others."""
    words = WORDS["languages"][language]
    tail = pick(words["tail"], number)
    template: str = words["title"]
    return template.format(place=name(place, language), tail=tail, n=serial)


def _accent(letter: str) -> bool:
    return unicodedata.combining(letter) != 0
