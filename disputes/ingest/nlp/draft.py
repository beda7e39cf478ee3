"""What the rules hand on: one attribution in the making."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

    from disputes.ingest.attribution import Extent
    from disputes.model.terms import Stance


@dataclass(slots=True)
class Draft:
    """An attribution in the making: the head of its cue, and places of the text.

    `stance` is what the cue says by itself; unless it is `settled`, what stands by the cue ("did
    not …") and in the content, whose `head` is known where it is a clause ("may …"), is still to be
    heard. Without a `pattern` it is named after the order of subject, cue and content. `via` is
    given where the rule itself knows who told it, `passed` are the outlets that tell so in turn.
    """

    cue: Token
    words: Extent
    source: Extent | None
    pieces: list[Extent]
    stance: Stance
    pattern: str = ""
    settled: bool = False
    head: Token | None = None
    via: tuple[Extent, ...] = ()
    passed: tuple[Extent, ...] = ()
