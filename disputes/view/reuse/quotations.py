"""The quotations of texts, and who is on record or named as their speaker."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from disputes.archive.normalise import compared_form
from disputes.view.reuse.proposals import Placed, Record
from disputes.view.reuse.speakers import BESIDE, Name, speaker
from disputes.view.reuse.texts import Text

FEWEST_WORDS: Final = 8
MOST_WORDS: Final = 150
_MOST_OF_A_TEXT: Final = 60
_STEM: Final = re.compile(r"\w{5}")


class Quotation(NamedTuple):
    """Words within quotation marks in a text, as they are compared, and whose they are said to be.

    ``stems`` are the first letters of its long words, ``reports`` those whose quotes stand in it.
    """

    text: Text
    span: tuple[int, int]
    words: str
    stems: frozenset[str]
    name: Name | None
    reports: tuple[Placed, ...]

    @property
    def surname(self) -> str | None:
        """The last word of the name beside it."""
        return self.name[-1] if self.name is not None else None

    @property
    def speakers(self) -> frozenset[str]:
        """Those whose words the record says these are."""
        return frozenset(source for one in self.reports for source in one.assertion.sources)

    @property
    def stances(self) -> frozenset[tuple[str, str, str]]:
        """The stances by source and claim of which the record says that these words take them."""
        return frozenset(
            (source, one.assertion.claim, one.assertion.stance.word)
            for one in self.reports
            for source in one.assertion.sources
        )


def quotations_in(record: Record, text: Text) -> Iterator[Quotation]:
    """Give what stands within quotation marks, of a length that can be compared."""
    found = 0
    for span in text.quoted:
        words = compared_form(text.text[span[0] : span[1]]).strip()
        if FEWEST_WORDS <= words.count(" ") + 1 <= MOST_WORDS:
            name = speaker(
                text.text[max(0, span[0] - BESIDE) : span[0]],
                text.text[span[1] : span[1] + BESIDE],
            )
            stems = frozenset(_STEM.findall(" ".join(word[:5] for word in words.lower().split())))
            yield Quotation(text, span, words, stems, name, tuple(record.reports(text, [span])))
            found += 1
            if found == _MOST_OF_A_TEXT:
                return
