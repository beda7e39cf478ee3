"""Who answers what was just said: "…, a charge Roe denies", "…, which was denied by Roe"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from disputes.ingest.plain import subject
from disputes.ingest.plain.tags import RELATIVE

if TYPE_CHECKING:
    from disputes.ingest.plain.draft import Range
    from disputes.ingest.plain.tags import Tagger
    from disputes.ingest.plain.tokens import Sentence

# "a charge", "which"; then who answers, up to his verb.
_OPENING: Final = re.compile("R|[DO]A*[nrV]")
_WHO: Final = re.compile("[DO#A]*+(?:[nNr&S#]++(?<=[Nrn])|P)(?=[XA!]*+V)")
_BY: Final = re.compile("[XA!]*+V(?=p)")


def answer_at(sentence: Sentence, comma: int, tagger: Tagger) -> tuple[Range, int] | None:
    """Give who answers what stands before a comma, and the head of his verb; or None."""
    tags, words = sentence.tags, sentence.words
    opening = _OPENING.match(tags, comma + 1)
    if opening is None:
        return None
    noun = words[opening.end() - 1]
    if tags[comma + 1] != RELATIVE and noun not in tagger.claimed:
        return None
    who = _WHO.match(tags, opening.end())
    if who is not None:
        head = who.end()
        while tags[head] in "XA!":
            head += 1
        return (who.span(), head) if _ends(tags, head + 1) else None
    by = _BY.match(tags, opening.end())
    if by is None or words[by.end()] not in tagger.lexicon.words["agents"]:
        return None
    agent = subject.after(tags, by.end() + 1, len(tags), asides=False)
    return ((agent.first, agent.end), by.end() - 1) if agent and _ends(tags, agent.end) else None


def _ends(tags: str, at: int) -> bool:
    """Tell whether a clause ends, but for a time: no other object follows."""
    return tags[at : at + 1] in ("", *",;cd-") or tags[at : at + 2] == "pd"
