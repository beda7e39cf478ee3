"""The draft that most rules make of a cue: with the stance of that cue towards its content."""

from __future__ import annotations

from typing import TYPE_CHECKING

from disputes.ingest.plain.draft import Draft
from disputes.ingest.plain.stances import stance_of

if TYPE_CHECKING:
    from disputes.ingest.plain.cue import Cue
    from disputes.ingest.plain.draft import Range
    from disputes.ingest.plain.tags import Tagger
    from disputes.ingest.plain.tokens import Sentence


def by_cue(
    sentence: Sentence,
    cue: Cue,
    tagger: Tagger,
    *,
    content: tuple[Range, ...],
    source: Range | None,
    pattern: str,
    via: tuple[Range, ...] = (),
    followed: bool = False,
    saying: Cue | None = None,
) -> Draft:
    """Make the draft of a cue; `saying` is another that tells the stance: "quoted as denying"."""
    return Draft(
        content=content,
        source=source,
        cue=(cue.first, cue.last + 1),
        stance=stance_of(sentence, saying or cue, content, tagger),
        pattern=pattern,
        via=via,
        followed=followed,
    )
