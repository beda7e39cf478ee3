"""Rules of phrases that introduce a source: according to X."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from disputes.ingest.plain import subject
from disputes.ingest.plain.draft import Draft
from disputes.ingest.plain.tags import GERUND, RELATIVE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from disputes.ingest.plain.draft import Range
    from disputes.ingest.plain.tags import Tagger
    from disputes.ingest.plain.tokens import Sentence

_VERB: Final = re.compile("[XFV]")


def drafts(sentence: Sentence, tagger: Tagger, found: Sequence[Draft]) -> Iterator[Draft]:
    """Give the attributions that a phrase with its source makes, before or after the content."""
    tags = sentence.tags
    held = [span for draft in found for span in draft.content]
    for at, word in enumerate(sentence.words):
        if word not in tagger.openers:
            continue
        phrase = tagger.phrase_at(sentence.words, at)
        if phrase is None:
            continue
        if tags[max(0, at - 2) : at] == "T," and any(first < at < end for first, end in held):
            # "Roe said that, according to Ek, it was so": what Roe says
            continue
        end = at + len(phrase.words)
        who = subject.after(tags, end, len(tags))
        content = _content(tags, at, who.end) if who else None
        if who and content:
            yield Draft(
                content=(content,),
                source=who,
                cue=(at, end),
                stance=phrase.stance,
                pattern="according-to",
            )


def _content(tags: str, at: int, after: int) -> Range | None:
    end = at
    while end and tags[end - 1] in ",-(c":
        end -= 1
    if end > 2:
        first = tags.rfind(";", 0, end) + 1
        return (first, end) if first < end else None
    stop = tags.find(";", after)
    last = len(tags) if stop < 0 else stop
    comma = tags.find(",", after, last)
    if tags[comma + 1 : comma + 2] == RELATIVE and comma == after:
        # "according to X, who leads Y, …"
        comma = tags.find(",", comma + 1, last)
    if tags[comma + 1 : comma + 2] == GERUND and comma == after:
        # "according to X, citing Y, …"
        comma = tags.find(",", comma + 1, last)
    if tags[after : after + 1] in ("D", "P") and _VERB.search(tags, after, last):
        # "According to a statement by the port the quay is closed": no comma.
        return after, last
    return (comma + 1, last) if 0 <= comma < last - 1 else None
