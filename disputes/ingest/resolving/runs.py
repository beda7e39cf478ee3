"""Rows of words with a capital letter, in which the names of an article stand."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

    from disputes.ingest.resolving.names import Names, Word

LONGEST_NAME: Final = 12
"""Words that no name has more of."""

_GAP: Final = re.compile(r" +|\. +")
_GENITIVE: Final = re.compile("['’]s?")
_INITIAL: Final = re.compile(r"[^\W\d_]|[^\W\d_]{2,5}")


def runs(
    text: str, names: Names, span: tuple[int, int], ends: frozenset[int]
) -> Iterator[list[Word]]:
    """Give rows of words that begin with a capital letter, with small words of names between.

    None goes on where a sentence ends, which is in front of the places of `ends`.
    """
    small = names.vocabulary.small
    between = small["silent"] | small["joining"] | small["particles"]
    run: list[Word] = []
    for word in names.words(text, *span):
        joins = bool(run) and word.start not in ends and _joined(text, run[-1], word)
        capital = not word.mark and _begins_name(word, small["particles"])
        if joins and (capital or word.folded in between):
            run.append(word)
            continue
        yield from _parts(run, between)
        run = [word] if capital else []
    yield from _parts(run, between)


def _parts(run: list[Word], between: frozenset[str]) -> Iterator[list[Word]]:
    while run and run[-1].folded in between:
        run.pop()
    for at in range(0, len(run), 2 * LONGEST_NAME):
        yield run[at : at + 2 * LONGEST_NAME]


def _begins_name(word: Word, particles: frozenset[str]) -> bool:
    first, hyphen, rest = word.text.partition("-")
    return first[0].isupper() or bool(hyphen and first in particles and rest[:1].isupper())


def _joined(text: str, one: Word, other: Word) -> bool:
    owns = _GENITIVE.match(text, one.end) if one.owns else None
    gap = text[owns.end() if owns else one.end : other.start]
    if other.mark or not _GAP.fullmatch(gap):
        return False
    return gap[0] != "." or bool(_INITIAL.fullmatch(one.text))
