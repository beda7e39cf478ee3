"""Comments that are meant to accept a record of a draft, and do not."""

from __future__ import annotations

import re
from typing import Final

from disputes.load.nearest import did_you_mean
from disputes.model.comments import ACCEPTED

HINT: Final = f"did you mean `{ACCEPTED}`?"

_WORD: Final = "accepted"
_SAID: Final = re.compile(
    r"#[ \t]*disputes(?:[ \t]*:[ \t]*(?P<word>\w+)|[ \t]+(?P<only>\w+)$)", re.IGNORECASE
)
_RIGHT: Final = re.compile(r"#[ \t]*disputes:[ \t]*accepted(?!\S)")


def means_accepted(comment: str) -> bool:
    """Tell whether a comment accepts nothing, but nearly is one that would: ``Accepted``."""
    match = _SAID.match(comment)
    if match is None or _RIGHT.match(comment) is not None:
        return False
    word = (match["word"] or match["only"]).casefold()
    return word.startswith(_WORD[:6]) or bool(did_you_mean(word, [_WORD]))
