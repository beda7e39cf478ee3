"""Whom a text names with some of its words, or near them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from functools import cached_property
from typing import Final

from disputes.view.reuse.agencies import Mention, Named
from disputes.view.reuse.credits import credited
from disputes.view.reuse.sentences import Sentences
from disputes.view.reuse.texts import Text

Span = tuple[int, int]

NEAR: Final = 300
"""How many characters round a passage are searched for names."""


class Mentions:
    """The agencies and outlets that a text names; ``known`` is where, in order."""

    def __init__(self, text: Text, known: Sequence[Mention]) -> None:
        self.text, self.known = text, known
        self._starts = [one.start for one in known]

    def near(self, span: Span) -> set[Named]:
        """Give those who are named within a span or near it, or credited."""
        return self._between(span[0] - NEAR, span[1] + NEAR) | self._credited

    def tied(self, span: Span) -> set[Named]:
        """Give those who are named in the sentences of a span, or credited."""
        return self._between(*self._sentences.round(*span)) | self._credited

    def _between(self, start: int, end: int) -> set[Named]:
        within = slice(bisect_left(self._starts, start), bisect_left(self._starts, end))
        return {one.named for one in self.known[within]}

    @cached_property
    def _credited(self) -> frozenset[Named]:
        return credited(self.text.text, self.known)

    @cached_property
    def _sentences(self) -> Sentences:
        return Sentences(self.text.text, self.text.quoted)
