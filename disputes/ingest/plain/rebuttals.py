"""What somebody calls untrue: "described the report as a fabrication" denies the report."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from disputes.ingest.plain.cue import Cue
    from disputes.ingest.plain.draft import Range
    from disputes.ingest.plain.tags import Tagger
    from disputes.ingest.plain.tokens import Sentence

# Words of what is called untrue, at most.
_FAR: Final = 16
_PLAIN: Final = re.compile("[NnrDOoPT#SpA]+")


def rebutted(sentence: Sentence, cue: Cue, tagger: Tagger) -> Range | None:
    """Give what a verb calls untrue, if it is something that was said: "called the claim a lie"."""
    tags, words, sets = sentence.tags, sentence.words, tagger.lexicon.words
    if words[cue.head] not in sets["labelling"] or cue.negated:
        return None
    first = cue.head + 1
    for at in range(first + 1, min(first + _FAR, len(words))):
        if tags[at] in ",;:Q-!":
            return None
        if words[at] in sets["untrue"] and tags[at + 1 : at + 2] in ("", *",;cpd)"):
            return _object(sentence, first, at, tagger)
    return None


def _object(sentence: Sentence, first: int, untrue: int, tagger: Tagger) -> Range | None:
    """Give the tokens from `first` that are called what stands at `untrue`, if it is speech."""
    tags, words, sets = sentence.tags, sentence.words, tagger.lexicon.words
    end = untrue
    while end > first and tags[end - 1] in "DA":
        end -= 1
    marked = end > first and words[end - 1] in sets["as"]
    end -= marked
    if end == first or tags[first] in "pt" or tags[end - 1] in "pct":
        # "called for a report on the lie"
        return None
    if not marked and not _PLAIN.fullmatch(tags, first, end):
        return None
    if end == first + 1 and (tags[first] in "oP" or words[first] in sets["demonstratives"]):
        return first, end
    spoken = tagger.claimed | tagger.lexicon.people["texts"]
    return (first, end) if any(word in spoken for word in words[first:end]) else None
