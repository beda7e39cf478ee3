"""Cutting the words for speakers: what belongs to no name, and where one name ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from disputes.ingest.resolving.names import Word


def cut(words: Sequence[Word], small: Mapping[str, frozenset[str]]) -> Sequence[Word]:
    """Give words without a relative clause and without what says where somebody is."""
    for at, word in enumerate(words):
        if at and word.folded in small["relatives"]:
            words = words[:at]
            break
    depth = 0
    kept: list[Word] = []
    for word in words:
        if word.text == "(":
            depth += 1
        elif word.text == ")":
            depth -= 1
        elif depth <= 0:
            kept.append(word)
    while kept and (kept[-1].mark or (kept[1:] and kept[-1].folded in small["places"])):
        kept.pop()
    while kept and kept[0].mark:
        del kept[0]
    return kept


def divided(words: Sequence[Word]) -> list[Sequence[Word]]:
    """Give the stretches of words between marks."""
    segments: list[Sequence[Word]] = []
    start = 0
    for at, word in enumerate(words):
        if word.mark:
            if at > start:
                segments.append(words[start:at])
            start = at + 1
    if start < len(words):
        segments.append(words[start:])
    return segments or [words]
