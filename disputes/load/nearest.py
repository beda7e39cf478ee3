"""The hint "did you mean …?": the word of a vocabulary that is nearest to a mistyped one."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from difflib import SequenceMatcher

CUTOFF = 0.65
"""The least similarity, from 0 to 1, at which a word is proposed."""

MOST_COMPARED = 400
"""Candidates compared letter by letter; the nearest by letters used come first."""


def nearest(word: str, candidates: Iterable[str]) -> str | None:
    """Find the most similar candidate, the alphabetically first among equals.

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
    best: tuple[float, str] | None = None
    for _, candidate in close[:MOST_COMPARED]:
        matcher.set_seq1(candidate.casefold())
        if matcher.real_quick_ratio() < CUTOFF or matcher.quick_ratio() < CUTOFF:
            continue
        ratio = matcher.ratio()
        if ratio >= CUTOFF and (best is None or (-ratio, candidate) < (-best[0], best[1])):
            best = (ratio, candidate)
    return best[1] if best is not None else None


def did_you_mean(word: str, candidates: Collection[str]) -> str:
    """Give the hint, or nothing where no candidate is near."""
    found = nearest(word, candidates)
    return f"did you mean '{found}'?" if found is not None else ""
