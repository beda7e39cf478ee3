"""What is offered for the beginning of a word: ids, and the names that they go by."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from typing import NamedTuple

_MOST_READ = 1000
"""So many letters of a name are looked at; putting very many accents in order takes long."""

_ACCENTS = re.compile("[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff]+")


class Offer(NamedTuple):
    """A word to complete to, what to tell about it, and the texts that it is found by.

    ``by_name`` is whether it was found by one of these, and does not begin with what was typed.
    """

    value: str
    about: str = ""
    names: tuple[str, ...] = ()
    by_name: bool = False


def folded(text: str) -> str:
    """Give a text as it is compared: without accents, and no letter capital."""
    if not text.isascii():
        text = _ACCENTS.sub("", unicodedata.normalize("NFKD", text[:_MOST_READ]))
    return text.casefold()


def matching(offers: Iterable[Offer], typed: str) -> list[Offer]:
    """Give the offers that begin with what was typed, then those with such a word in a name.

    Case and accents do not count. What was typed may be several words that follow one another.
    """
    start = folded(typed)
    if not start:
        return list(offers)
    # A letter or digit before it would make it the middle of a word.
    within = re.compile(rf"(?<![^\W_]){re.escape(start)}") if start.strip() else None
    by_value, by_name = [], []
    for offer in offers:
        if offer.value.casefold().startswith(start):
            by_value.append(offer)
        elif within is not None and any(within.search(folded(name)) for name in offer.names):
            by_name.append(offer._replace(by_name=True))
    return by_value + by_name


def leads_on(offers: Sequence[Offer], typed: str) -> bool:
    """Tell whether all offers go on as what was typed does, so that a shell may insert that."""
    return _common_start(offers).casefold().startswith(typed.casefold())


def narrowed(offers: Sequence[Offer], typed: str) -> Sequence[Offer]:
    """Give only what begins with what was typed where a shell can add to that; else all.

    So a name that begins alike does not stop an id from being typed as usual, and is offered once
    nothing can be added.
    """
    begun = [offer for offer in offers if not offer.by_name]
    whole = len(begun) == 1 and begun[0].value == typed
    if whole or len(_common_start(begun)) > len(typed):
        return begun
    return offers


def _common_start(offers: Sequence[Offer]) -> str:
    """Give the letters that all offers begin with."""
    first = min((offer.value for offer in offers), default="")
    last = max((offer.value for offer in offers), default="")
    same = 0
    while same < len(first) and first[same] == last[same]:
        same += 1
    return first[:same]
