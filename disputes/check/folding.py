"""Texts as they are compared to find that two of them are probably meant to be one.

Case, accents, punctuation and spacing are folded away. Of two words that still differ, ``variants``
tells whether they are likely to be two spellings of one.
"""

from __future__ import annotations

import re
import unicodedata

SHORTEST_TYPO = 8
"""Letters that words need to be taken for one in spite of a letter that differs within them."""

_APOSTROPHES = frozenset("'`´ʹʼʻʾʿ‘’ʽ")
_SPELT_OUT = {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i"}
_CASED = "\u052f"
"""The last letter of the Latin, Greek and Cyrillic blocks: of others, little is known here."""

_SOUNDS = str.maketrans("qyjwz", "kiivs", "h")
_SOFT_C = re.compile(r"c(?=[eiy])")
_DOUBLED = re.compile(r"(.)\1+")


class Folder(dict[int, str]):
    """Folds texts, one character at a time, and remembers what became of each character.

    Taken one by one, no number of accents on a letter costs more than linear time.
    """

    def words(self, text: str) -> list[str]:
        """Give the words of a text, folded: letters and digits."""
        return text.translate(self).split()

    def __missing__(self, code: int) -> str:
        character = chr(code)
        folded = "".join(map(_fold, unicodedata.normalize("NFKD", character.casefold())))
        self[code] = folded
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


def sound(word: str) -> str:
    """Give the same text for spellings of a Latin word that are likely to be one name.

    Such as Sergei and Sergey, Mohamed and Mohammed, defence and defense.
    """
    soft = _SOFT_C.sub("s", word.replace("ph", "f").replace("x", "ks"))
    return _DOUBLED.sub(r"\1", soft.replace("c", "k").translate(_SOUNDS))


def variants(first: str, second: str, shortest: int) -> bool:
    """Tell whether two different folded words are likely to be spellings of one.

    They are where they sound alike and have ``shortest`` letters, or where, both being long, one
    letter within them differs. A number is never a spelling of another, nor a prefix or an ending:
    that would take a woman for her husband and a denial for its opposite.
    """
    least = min(len(first), len(second))
    if least < shortest or abs(len(first) - len(second)) > 3:
        return False
    if not (first.isalpha() and second.isalpha()) or max(first + second) > _CASED:
        return False
    if sound(first[0]) == sound(second[0]) and sound(first) == sound(second):
        return True
    if least < SHORTEST_TYPO or first[:2] != second[:2] or first[-1] != second[-1]:
        return False
    # Only where there is something to compare: importing it takes longer than most rules.
    from rapidfuzz.distance import OSA

    return OSA.distance(first, second, score_cutoff=1) <= 1
