"""What somebody was asked who does not answer: "Roe, asked whether he would go, declined"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from disputes.ingest.plain.tags import QUESTION

if TYPE_CHECKING:
    from disputes.ingest.plain.draft import Range
    from disputes.ingest.plain.tags import Tagger
    from disputes.ingest.plain.tokens import Sentence


def question(sentence: Sentence, who: Range, cue: int, tagger: Tagger) -> Range | None:
    """Give the question that `who` was asked, beside him or at the head of the sentence, or None.

    His verb begins at the token `cue`.
    """
    tags = sentence.tags
    if tags[who[1] : who[1] + 1] == "," and tags[cue - 1] == ",":
        return _asked(sentence, who[1] + 1, cue - 1, tagger)
    if who[0] > 1 and tags[who[0] - 1] == ",":
        return _asked(sentence, 0, who[0] - 1, tagger)
    return None


def _asked(sentence: Sentence, at: int, end: int, tagger: Tagger) -> Range | None:
    """Give the question of "asked whether he would go", which stands from `at` to `end`."""
    words, sets = sentence.words, tagger.lexicon.words
    at += words[at] in sets["occasion"]
    if at + 2 >= end or words[at] not in sets["asking"] or sentence.tags[at + 1] != QUESTION:
        return None
    return at + 1, end
