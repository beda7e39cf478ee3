"""Proposing an id for a record, from its name, title or sentence."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection

WIDEST = 40
"""Characters that a proposed id has at most, but for a number that tells it from another."""

_SPELT = str.maketrans(
    {"ß": "ss", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i"}
    | dict.fromkeys("'’ʼ", "")
)
_SMALL = frozenset(("a", "an", "the", "of", "to", "in", "on", "at", "by", "for", "and", "or"))


def proposed_id(words: str, taken: Collection[str]) -> str | None:
    """Give an id for a text, which is none of those taken; ``None`` where ASCII cannot write it."""
    plain = words.casefold().translate(_SPELT)
    letters = "".join(
        one for one in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(one)
    )
    if any(one.isalpha() and not one.isascii() for one in letters):
        return None
    parts = re.findall(r"[a-z0-9]+", letters)
    if len(parts) > 1 and parts[0] in ("a", "an", "the"):
        del parts[0]
    return free_id(_short(parts), taken) if parts else None


def free_id(wanted: str, taken: Collection[str]) -> str:
    """Give an id, with a number behind it where it is taken."""
    number, free = 1, wanted
    while free in taken:
        number += 1
        free = f"{wanted}-{number}"
    return free


def _short(parts: list[str]) -> str:
    """Join words up to the width, small ones left out where they do not all fit."""
    whole = "-".join(parts)
    if len(whole) <= WIDEST:
        return whole
    kept = [part for part in parts if part not in _SMALL] or parts
    joined = kept[0][:WIDEST]
    for part in kept[1:]:
        if len(joined) + 1 + len(part) > WIDEST:
            break
        joined += f"-{part}"
    return joined
