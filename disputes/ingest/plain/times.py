"""The words that tell when something was said: "on Tuesday", "last week", "October 7"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from disputes.ingest.plain.tags import DAY, NUMBER, RELATIVE

if TYPE_CHECKING:
    from disputes.ingest.plain.draft import Draft, Range
    from disputes.ingest.plain.tags import Tagger
    from disputes.ingest.plain.tokens import Sentence

_VERB: Final = re.compile("[XFV]")


def said(sentence: Sentence, draft: Draft, tagger: Tagger) -> Range | None:
    """Give the words nearest to the cue of a draft that name a day or a stretch of days, or None.

    What stands in the content, or with another verb, tells when something else was.
    """
    if draft.cue is None:
        return None
    tags = sentence.tags
    if DAY not in tags:
        return None
    cue = draft.cue[0]
    first = min(cue, draft.source[0]) if draft.source else cue
    nearest: Range | None = None
    at = 0
    while (at := tags.find(DAY, at)) >= 0:
        start = at
        while at < len(tags) and tags[at] in "d#,":
            if tags[at] == "," and tags[at + 1 : at + 2] != NUMBER:
                break
            at += 1
        found = _named(sentence, start, at, tagger)
        if found is None or any(start in range(*span) for span in draft.content):
            continue
        if draft.source and RELATIVE in tags[draft.source[1] : start] and start < cue:
            # "The mayor, who left on Monday, said …"
            continue
        # "They left on Monday, and the mayor said …"
        if _VERB.search(tags, found[1], first) or ",c" in tags[found[1] : first]:
            continue
        if _VERB.search(tags, draft.cue[1], found[0]):
            continue
        if nearest is None or abs(start - cue) < abs(nearest[0] - cue):
            nearest = found
    return nearest


def _named(sentence: Sentence, start: int, end: int, tagger: Tagger) -> Range | None:
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
