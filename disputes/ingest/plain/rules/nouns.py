"""Rules of nouns that hold a content: "his claim that …", "the mayor's plan to …"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from disputes.ingest.plain.draft import Draft

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from disputes.ingest.plain.tags import Tagger
    from disputes.ingest.plain.tokens import Sentence


def drafts(sentence: Sentence, tagger: Tagger, found: Sequence[Draft]) -> Iterator[Draft]:
    """Give the attributions of nouns with an owner and a content."""
    held = [span for draft in found for span in draft.content]
    words, tags = sentence.words, sentence.tags
    nouns = tagger.lexicon.nouns
    for at in range(1, len(words) - 1):
        if words[at] not in nouns or tags[at] not in "nrV":
            continue
        owner = at - 1
        while owner > at - 4 and owner > 0 and tags[owner] in "nAG#":
            owner -= 1
        if tags[owner] == "O":
            source = (owner, owner + 1)
        elif tags[owner] == "S" and owner:
            first = owner - 1
            while first and tags[first - 1] in "NnrD":
                first -= 1
            source = (first, owner)
        else:
            continue
        if tags[at + 1] not in "Tt" or any(first <= at < end for first, end in held):
            continue
        if tags[at + 1] == "t" and tags[at + 2 : at + 3] not in ("V", "n"):
            continue
        end = at + 1
        while end < len(tags) and tags[end] not in ",;-:":
            end += 1
        yield Draft(
            content=((at + 1, end),),
            source=source,
            cue=(at, at + 1),
            stance=nouns[words[at]],
            pattern=f"owner-noun-{'that' if tags[at + 1] == 'T' else 'to'}",
        )
