"""The rule of words that introduce a quotation set by itself: "The agency reports:"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from disputes.ingest.plain import subject
from disputes.ingest.plain.cue import cues
from disputes.ingest.plain.draft import Draft

if TYPE_CHECKING:
    from collections.abc import Sequence

    from disputes.ingest.plain.tags import Tagger
    from disputes.ingest.plain.tokens import Sentence

_FAR = 8


def introduction(sentence: Sentence, tagger: Tagger, found: Sequence[Draft]) -> Draft | None:
    """Give a draft without content of a sentence that ends with a colon soon after a cue."""
    tags = sentence.tags
    if not tags.endswith(":") or len(tags) < 3:
        return None
    cue = next(reversed(list(cues(sentence, tagger))), None)
    if cue is None or cue.kind != "finite" or "quote" not in cue.takes:
        return None
    if len(tags) - cue.last > _FAR or any(
        draft.cue == (cue.first, cue.last + 1) for draft in found
    ):
        return None
    who = subject.before(tags, cue.first)
    if who is None:
        return None
    return Draft(
        content=(),
        source=who,
        cue=(cue.first, cue.last + 1),
        stance=cue.verb.stance,
        pattern="subject-cue-block",
        followed=True,
    )
