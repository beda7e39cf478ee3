"""The words that tell when something was said: "on Tuesday", "last week", "October 7"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from disputes.ingest.plain.tags import DAY, NUMBER

if TYPE_CHECKING:
    from collections.abc import Iterable

    from disputes.ingest.plain.tags import Tagger
    from disputes.ingest.plain.tokens import Sentence


def said(
    sentence: Sentence, cue: int, taken: Iterable[tuple[int, int]], tagger: Tagger
) -> tuple[int, int] | None:
    """Give the words nearest to a cue that name a day or a stretch of days, or None.

    What stands in the `taken` ranges tells when something was, not when it was said.
    """
    tags = sentence.tags
    if DAY not in tags:
        return None
    held = list(taken)
    nearest: tuple[int, int] | None = None
    at = 0
    while (at := tags.find(DAY, at)) >= 0:
        start = at
        while at < len(tags) and tags[at] in "d#,":
            if tags[at] == "," and tags[at + 1 : at + 2] != NUMBER:
                break
            at += 1
        found = _named(sentence, start, at, tagger)
        if found is None or any(first <= start < end for first, end in held):
            continue
        if nearest is None or abs(start - cue) < abs(nearest[0] - cue):
            nearest = found
    return nearest


def _named(sentence: Sentence, start: int, end: int, tagger: Tagger) -> tuple[int, int] | None:
    """Give the stretch of days that words name, with "last" and the like before them."""
    words = tagger.lexicon.words
    first = start
    while first and sentence.words[first - 1] in words["day-marks"]:
        first -= 1
    if first and sentence.tags[first - 1] == NUMBER and sentence.words[start] in words["months"]:
        first -= 1
    named = words["weekdays"] | words["months"] | words["relative-days"]
    if first < start or any(word in named for word in sentence.words[start:end]):
        return first, end
    return None
