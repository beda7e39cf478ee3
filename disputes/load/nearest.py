"""The hint "did you mean …?": the word of a vocabulary that is nearest to a mistyped one."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from difflib import SequenceMatcher
from typing import NamedTuple

CUTOFF = 0.65
"""The least similarity, from 0 to 1, at which a word is proposed."""

SURE = 0.8
"""The least similarity at which a word is taken for a misspelling without asking."""

SHORTEST_MENDED = 4
"""The length from which on both are long enough for that."""

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

    It is near, no other candidate is, and the two differ neither in digits nor in the number of
    their words: ``flight-12`` is no misspelling of ``flight-11``, nor ``lavrov-aide`` of
    ``lavrov``.
    """
    found, all_compared = candidates
    if not all_compared or len(found) != 1:
        return None
    (ratio, one), folded = found[0], word.casefold()
    if min(len(word), len(one)) < SHORTEST_MENDED:
        return None
    alike = _DIGITS.findall(folded) == _DIGITS.findall(one) and (
        len(_JOINTS.findall(folded)) == len(_JOINTS.findall(one))
        or _JOINTS.sub("", folded) == _JOINTS.sub("", one)
    )
    return one if ratio >= SURE and alike else None


def did_you_mean(word: str, candidates: Collection[str]) -> str:
    """Give the hint, or nothing where no candidate is near."""
    return hint_of(near(word, candidates))


def hint_of(candidates: Near) -> str:
    """Give the hint that names the nearest candidate, or nothing where there is none."""
    return f"did you mean '{candidates.found[0][1]}'?" if candidates.found else ""
