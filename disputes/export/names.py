"""Names in linked data: of records, of our own words, and of addresses that may be names."""

from __future__ import annotations

import re

ROOT = "urn:x-disputes:"
"""Everything of ours is named below this. It leads to no host; nobody else can have it."""

RECORDS = (*("topic", "source", "document", "question", "claim", "assertion", "report", "dispute"),)
"""The kinds of records that have names: ``source:nato`` is ``urn:x-disputes:source:nato``."""

WORDS = ("stance", "status", "speech", "side", "force", "relation")
"""The closed vocabularies: ``stance:denies`` is ``urn:x-disputes:stance:denies``."""

TERM = "d"
"""The prefix of our own properties and types."""

_PART = r"(?:%[0-9A-Fa-f]{2}|[^\s%\[\]<>\"{}|\\^`#])*"
_ADDRESS = re.compile(
    rf"https?://(?:[^\s/?#@:%\[\]<>\"{{}}|\\^`]+|\[[0-9A-Fa-f:.]+\])(?::[0-9]{{1,5}})?"
    rf"(?:[/?]{_PART})?(?:#{_PART})?",
    re.IGNORECASE,
)


def prefixes() -> dict[str, str]:
    """Give our own prefixes, for a context."""
    return {TERM: f"{ROOT}term:", **{word: f"{ROOT}{word}:" for word in (*RECORDS, *WORDS)}}


def is_address(text: str | None) -> bool:
    """Tell whether a text is an http or https address that can stand as a name (IRI).

    ``javascript:`` and the like are none, nor is what has a user's name or password in it.
    """
    return text is not None and text.isprintable() and _ADDRESS.fullmatch(text) is not None
