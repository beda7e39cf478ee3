"""The rule of whose opinion it is: "In Roe's view, the law is void"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from disputes.ingest.plain.draft import Draft
from disputes.model.terms import Stance

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from disputes.ingest.plain.tags import Tagger
    from disputes.ingest.plain.tokens import Sentence

PATTERN: Final = "according-to"
"""The name of the one rule here: it is as good as "according to Roe"."""

_WHOSE: Final = re.compile("p(?P<who>O|[DO]?[AnNr]*[Nr]S?)(?P<noun>[nrV]),")
# What it is of, at least.
_FEWEST: Final = 3


def drafts(sentence: Sentence, tagger: Tagger, found: Sequence[Draft]) -> Iterator[Draft]:
    """Give the attribution of a sentence that somebody's opinion opens."""
    del found
    words, sets = sentence.words, tagger.lexicon.words
    whose = _WHOSE.match(sentence.tags)
    if whose is None or words[0] not in sets["in"] or words[1] in sets["authors"]:
        return
    if words[whose.start("noun")] not in sets["opinions"]:
        return
    first, end = whose.span("who")
    owned = sentence.tags[end - 1]
    end -= owned == "S"
    stop = sentence.tags.find(";", whose.end())
    content = (whose.end(), len(words) if stop < 0 else stop)
    if owned in "OS" and content[1] - content[0] >= _FEWEST:
        yield Draft(
            content=(content,),
            source=(first, end),
            cue=whose.span("noun"),
            stance=Stance.ASSERTS,
            pattern=PATTERN,
        )
