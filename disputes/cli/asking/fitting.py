"""What could be meant by a few letters: fuzzy, since one rather remembers names than ids."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from disputes.cli.completion.matching import Offer, folded, matching

MOST = 50
"""Offers that are given for one answer."""

_SIGNS = str.maketrans(dict.fromkeys("-_./()[]{}«»“”‘’\"'", " "))
_LEAST_LETTERS = 3
_NEAR = 75.0
_SURE_LETTERS, _SURE = 5, 80.0
"""What is taken although it was not typed so has that many letters, and each word is so near."""

_MOST_WORDS = 100
"""Words of a name that are compared one by one."""


class Fitting:
    """Finds offers by their ids and names, in any order of words, with slips of the pen."""

    def __init__(self, offers: Sequence[Offer]) -> None:
        self._offers = tuple(offers)
        self._texts: list[str] | None = None
        self._by_id: dict[str, Offer] | None = None
        self._latest: tuple[str, dict[str, Offer]] | None = None
        self._latest_alike: tuple[str, list[Offer]] | None = None

    def __call__(self, typed: str) -> Sequence[Offer]:
        """Give the offers that fit what was typed, the likeliest first; all where it is nothing.

        Those that begin with it or have such a word in a name come first, then those with words
        that begin as the words typed do, then what is like it.
        """
        wanted = typed.strip()
        if not wanted:
            return self._offers
        found = dict(self._fit(wanted))
        if len(found) < MOST // 10 and len(wanted) >= _LEAST_LETTERS:
            for offer in self._alike(wanted):
                found.setdefault(offer.value, offer)
        return tuple(found.values())[:MOST]

    def one(self, typed: str) -> str | None:
        """Give the only id that fits what was typed, as such or by words; ``None`` for several.

        Where none does, it is the only one that is like it, if that can be a slip of the pen.
        """
        wanted = typed.strip()
        if self.named(wanted):
            return wanted
        found: Iterable[str] = self._fit(wanted) if wanted else ()
        if not found and len(wanted) >= _SURE_LETTERS:
            found = self._slipped(wanted)
        first, *others = (*found, None)
        return first if others == [None] else None

    def named(self, wanted: str) -> Sequence[Offer]:
        """Give the offer of an id, if there is one."""
        if self._by_id is None:
            self._by_id = {offer.value: offer for offer in self._offers}
        offer = self._by_id.get(wanted)
        return () if offer is None else (offer,)

    def _fit(self, wanted: str) -> dict[str, Offer]:
        """Give what fits by its beginning or by words; kept for the next to ask at this key."""
        if self._latest is None or self._latest[0] != wanted:
            found = {offer.value: offer for offer in matching(self._offers, wanted)}
            for offer in self._by_words(wanted):
                found.setdefault(offer.value, offer)
            self._latest = wanted, found
        return self._latest[1]

    def _by_words(self, wanted: str) -> list[Offer]:
        words = folded(wanted).split()
        return [
            offer
            for offer, text in zip(self._offers, self._searched(), strict=True)
            if words and all(f" {word}" in text for word in words)
        ]

    def _alike(self, wanted: str) -> list[Offer]:
        """Give offers like what was typed, those first with words most like each one typed."""
        if self._latest_alike is None or self._latest_alike[0] != wanted:
            self._latest_alike = wanted, self._looked_for(wanted)
        return self._latest_alike[1]

    def _looked_for(self, wanted: str) -> list[Offer]:
        from rapidfuzz import fuzz, process

        typed = folded(wanted).translate(_SIGNS)
        found = process.extract(
            typed, self._searched(), scorer=fuzz.partial_ratio, score_cutoff=_NEAR, limit=MOST
        )
        near = {number: _nearness(typed, text) for text, _, number in found}
        numbers = sorted(near, key=lambda number: -sum(near[number]))
        return [self._offers[number] for number in numbers[: MOST // 5]]

    def _slipped(self, wanted: str) -> list[str]:
        """Give the ids of what is like it; none where that is one that shares but some letters."""
        alike = self._alike(wanted)
        if len(alike) == 1:
            text = self._searched()[self._offers.index(alike[0])]
            near = _nearness(folded(wanted).translate(_SIGNS), text)
            if min(near, default=0) < _SURE:
                return []
        return [offer.value for offer in alike]

    def _searched(self) -> list[str]:
        """Give each offer's id and names as one text whose words all have a space before them."""
        if self._texts is None:
            self._texts = [
                " " + folded(f"{one.value} {' '.join(one.names)}").translate(_SIGNS)
                for one in self._offers
            ]
        return self._texts


def _nearness(typed: str, text: str) -> list[float]:
    """Give for each typed word how near the nearest word of a text comes to it, of 100."""
    from rapidfuzz import fuzz

    words = text.split()[:_MOST_WORDS]
    return [
        max((fuzz.ratio(word, other) for other in words), default=0.0) for word in typed.split()
    ]
