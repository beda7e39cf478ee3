"""The hint "did you mean …?": the word of a vocabulary that is nearest to a mistyped one."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from difflib import SequenceMatcher
from typing import NamedTuple

CUTOFF = 0.65
"""The least similarity, from 0 to 1, at which a word is proposed."""

SHORTEST_MENDED = 4
"""The length from which on a word may be taken for a misspelling without asking."""

LONG_WORD = 5
"""The length from which on a slip of the hand is hardly a word of its own."""

VERY_LONG_WORD = 8
"""The length from which on that holds also for one letter in the place of another."""

MOST_COMPARED = 400
"""Candidates compared letter by letter; the nearest by letters used come first."""

_DIGITS = re.compile("[0-9]")
_JOINTS = re.compile("[-_. ]")


class Near(NamedTuple):
    """The candidates near a word, each with its similarity, the most similar first.

    Equals come in alphabetical order. ``all_compared`` is whether every candidate that could be
    near has been looked at.
    """

    found: tuple[tuple[float, str], ...]
    all_compared: bool


def near(word: str, candidates: Iterable[str]) -> Near:
    """Find the candidates that may have been meant by a word.

    Linear in the number of candidates with a small factor; at most ``MOST_COMPARED`` of them are
    compared letter by letter, so that a list of 100,000 ids is searched in well under a second.
    """
    folded = word.casefold()[:200]
    letters = set(folded)
    close: list[tuple[int, str]] = []
    for candidate in candidates:
        if abs(len(candidate) - len(folded)) <= 2 + len(folded) // 4:
            apart = len(letters.symmetric_difference(candidate))
            if apart <= 2 + len(letters) // 3:
                close.append((apart, candidate))
    close.sort()
    matcher = SequenceMatcher(autojunk=False)
    matcher.set_seq2(folded)
    found: list[tuple[float, str]] = []
    for _, candidate in close[:MOST_COMPARED]:
        matcher.set_seq1(candidate.casefold())
        if matcher.real_quick_ratio() < CUTOFF or matcher.quick_ratio() < CUTOFF:
            continue
        ratio = matcher.ratio()
        if ratio >= CUTOFF:
            found.append((-ratio, candidate))
    return Near(
        tuple((-ratio, candidate) for ratio, candidate in sorted(found)),
        len(close) <= MOST_COMPARED,
    )


def nearest(word: str, candidates: Iterable[str]) -> str | None:
    """Find the most similar candidate, the alphabetically first among equals; costs as ``near``."""
    found = near(word, candidates).found
    return found[0][1] if found else None


def surely_meant(word: str, candidates: Near) -> str | None:
    """Give the one id of which a word is surely a misspelling, if there is one.

    It is near, no other candidate is, and the two differ only in what joins their words, or in one
    slip of the hand in one long word: a letter too many or too few, or two exchanged. A letter in
    the place of another may be meant (``pre-war``, ``post-b``) but in a very long word; digits
    always are.
    """
    found, all_compared = candidates
    if not all_compared or len(found) != 1:
        return None
    one, folded = found[0][1], word.casefold()
    if min(len(word), len(one)) < SHORTEST_MENDED:
        return None
    if _DIGITS.findall(folded) != _DIGITS.findall(one):
        return None
    if _JOINTS.sub("", folded) == _JOINTS.sub("", one):
        return one
    here, there = _JOINTS.split(folded), _JOINTS.split(one)
    if len(here) != len(there):
        return None
    different = [pair for pair in zip(here, there, strict=True) if pair[0] != pair[1]]
    return one if len(different) == 1 and _is_slip(*different[0]) else None


def _is_slip(word: str, meant: str) -> bool:
    """Tell whether a word is another with a letter too many or too few, or two exchanged."""
    if max(len(word), len(meant)) < LONG_WORD:
        return False
    if len(word) != len(meant):
        longer, shorter = sorted((word, meant), key=len, reverse=True)
        return any(longer[:at] + longer[at + 1 :] == shorter for at in range(len(longer)))
    apart = [at for at in range(len(word)) if word[at] != meant[at]]
    if len(apart) == 1:
        return len(word) >= VERY_LONG_WORD
    exchanged = len(apart) == 2 and apart[1] == apart[0] + 1
    return exchanged and word[apart[0]] == meant[apart[1]] and word[apart[1]] == meant[apart[0]]


def did_you_mean(word: str, candidates: Collection[str]) -> str:
    """Give the hint, or nothing where no candidate is near."""
    return hint_of(near(word, candidates))


def hint_of(candidates: Near) -> str:
    """Give the hint that names the nearest candidate, or nothing where there is none."""
    return f"did you mean '{candidates.found[0][1]}'?" if candidates.found else ""
