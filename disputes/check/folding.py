"""Texts as they are compared to find that two of them are probably meant to be one.

Case, accents, punctuation and spacing are folded away. Of two words that still differ, ``variants``
tells whether they are likely to be two spellings of one.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Collection

LONGEST = 40
"""Letters of the longest words that are compared; they are compared in quadratic time."""

SHORTEST_TYPO = 8
"""Letters that words need to be taken for one in spite of a letter that differs within them."""

_APOSTROPHES = frozenset("'`´ʹʼʻʾʿ‘’ʽ")
_SPELT_OUT = {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i"}
_CASED = "\u052f"
"""The last letter of the Latin, Greek and Cyrillic blocks: of others, little is known here."""

_SOUNDS = str.maketrans("qyjwz", "kiivs", "h")
_SOFT_C = re.compile(r"c(?=[eiy])")
_DOUBLED = re.compile(r"(.)\1+")


class Memo(dict[str, str]):
    """Remembers what became of each word: the same few stand in texts over and over."""

    def __init__(self, make: Callable[[str], str]) -> None:
        self._make = make

    def __missing__(self, word: str) -> str:
        made = self[word] = self._make(word)
        return made


class Folder:
    """Folds texts.

    ``silent`` words, folded, are left out. ``shortest`` is the number of letters from which on a
    word may be a variant of another.
    """

    def __init__(self, shortest: int, silent: Collection[str] = ()) -> None:
        characters = _Characters()

        def fold(word: str) -> str:
            words = word.translate(characters).split()
            return " ".join([word for word in words if word not in silent])

        def outline(word: str) -> str:
            return "".join([f"{_outline(one, shortest)} " for one in self._folded[word].split()])

        self._folded = Memo(fold)
        self._tight = Memo(lambda word: self._folded[word].replace(" ", ""))
        self._outlines = Memo(outline)

    def words(self, text: str) -> list[str]:
        """Give the words of a text, folded: letters and digits."""
        return " ".join([self._folded[word] for word in text.split()]).split()

    def keys(self, text: str) -> tuple[str, str]:
        """Give two texts, of which whatever is like this text has one: see ``variants``.

        The one is all its words without spaces; in the other, long words have only their ends.
        """
        written = text.split()
        # Twice as fast as comprehensions, and of every text there is.
        tight = "".join(map(self._tight.__getitem__, written))
        return tight, "".join(map(self._outlines.__getitem__, written))


class _Characters(dict[int, str]):
    """Folds characters. One by one, any number of accents on a letter takes only linear time."""

    def __missing__(self, code: int) -> str:
        character = chr(code).casefold()
        folded = self[code] = "".join(map(_fold, unicodedata.normalize("NFKD", character)))
        return folded


def _fold(character: str) -> str:
    if character in _SPELT_OUT:
        return _SPELT_OUT[character]
    if character.isalnum():
        return character.casefold()
    category = unicodedata.category(character)
    if "\u0300" <= character <= "\u036f" or character in _APOSTROPHES or category == "Cf":
        return ""
    return character if category[0] in "MS" else " "


def _outline(word: str, shortest: int) -> str:
    """Give what all variants of a folded word have in common: of a long one, only its ends."""
    if len(word) < shortest or not word.isalpha():
        return word
    return _ends(word)


def _ends(word: str) -> str:
    heard = sound(word)
    return f"{heard[:1]}…{heard[-1:]}"


def sound(word: str) -> str:
    """Give the same text for spellings of a Latin word that are likely to be one name.

    Such as Sergei and Sergey, Mohamed and Mohammed, defence and defense.
    """
    soft = _SOFT_C.sub("s", word.replace("ph", "f").replace("x", "ks"))
    return _DOUBLED.sub(r"\1", soft.replace("c", "k").translate(_SOUNDS))


def variants(first: str, second: str, shortest: int) -> bool:
    """Tell whether two different folded words are likely to be spellings of one.

    They are where they sound alike and have ``shortest`` letters, or where, both being long, one
    has a letter too few or two letters changed places. A number is never a spelling of another. Nor
    do words that differ in their ends count, which would take a woman for her husband and a denial
    for its opposite, or that have one letter for another, as two villages do.
    """
    least = min(len(first), len(second))
    if least < shortest or max(len(first), len(second)) > LONGEST:
        return False
    if not (first.isalpha() and second.isalpha()) or max(first + second) > _CASED:
        return False
    if sound(first) == sound(second):
        return True
    ends = first[0] + first[-1] == second[0] + second[-1]
    if least < SHORTEST_TYPO or not ends or _ends(first) != _ends(second):
        return False
    if len(first) == len(second) and sorted(first) != sorted(second):
        return False
    # Only where there is something to compare: importing it takes longer than most rules.
    from rapidfuzz.distance import OSA

    return OSA.distance(first, second, score_cutoff=1) <= 1
