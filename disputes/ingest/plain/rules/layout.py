"""Rules of how a text is set: SPEAKER: words; “words” — Speaker."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from disputes.ingest.plain.draft import Draft
from disputes.model.terms import Stance

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from disputes.ingest.plain.tags import Tagger
    from disputes.ingest.plain.tokens import Sentence

_SIGNED: Final = re.compile(r"Q-([N#&,ncrDSp]{1,12})$")
_NAMED: Final = re.compile(r"(?:r?N{1,4}):")


def _headline(sentence: Sentence, after: int) -> bool:
    """Tell whether what follows a name and a colon is what is said, in a headline or quoted."""
    tags = sentence.tags
    return tags[after : after + 1] == "Q" or (sentence.paragraph == 0 and len(tags) > after + 3)


def drafts(sentence: Sentence, tagger: Tagger, found: Sequence[Draft]) -> Iterator[Draft]:
    """Give the attributions that the setting of a paragraph makes, without a verb."""
    del tagger, found
    tags = sentence.tags
    signed = _SIGNED.match(tags)
    if signed and "N" in signed[1]:
        yield Draft(
            content=((0, 1),),
            source=signed.span(1),
            cue=(1, 2),
            stance=Stance.ASSERTS,
            pattern="quote-signature",
        )
    named = _NAMED.match(tags)
    if named and sentence.opening and _headline(sentence, named.end()):
        yield Draft(
            content=((named.end(), len(tags)),),
            source=(0, named.end() - 1),
            cue=(named.end() - 1, named.end()),
            stance=Stance.ASSERTS,
            pattern="speaker-colon",
        )
