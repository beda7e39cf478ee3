"""Rules of adjectives that hold a content: "is confident that …", "was critical of …"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from disputes.ingest.plain import subject
from disputes.ingest.plain.draft import Draft
from disputes.ingest.plain.tags import NEGATION
from disputes.model.terms import Stance

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from disputes.ingest.plain.tags import Tagger
    from disputes.ingest.plain.tokens import Sentence


def drafts(sentence: Sentence, tagger: Tagger, found: Sequence[Draft]) -> Iterator[Draft]:
    """Give the attributions of adjectives of a sentence that say what somebody holds."""
    words, tags = sentence.words, sentence.tags
    adjectives = tagger.lexicon.adjectives
    held = [span for draft in found for span in draft.content]
    for at in range(1, len(words) - 1):
        if words[at] not in adjectives or tags[at + 1] not in "TptP":
            continue
        first = at
        while first and tags[first - 1] in "A!":
            first -= 1
        if not first or words[first - 1] not in tagger.lexicon.words["be"]:
            continue
        while first and tags[first - 1] in "XA!S":
            first -= 1
        if any(start <= at < end for start, end in held):
            continue
        who = subject.before(tags, first)
        if who is None or words[who.first] in tagger.lexicon.words["things"]:
            continue
        start = at + 2 if tags[at + 1] == "p" else at + 1
        end = start
        while end < len(tags) and tags[end] not in ",;-:":
            end += 1
        stance = adjectives[words[at]]
        if NEGATION in tags[first:at]:
            if words[at] not in tagger.lexicon.words["knowing"]:
                continue
            stance = Stance.DOUBTS
        if end > start:
            yield Draft(
                content=((start, end),),
                source=who,
                cue=(first, start if tags[at + 1] == "p" else at + 1),
                stance=stance,
                pattern="subject-adjective",
            )
