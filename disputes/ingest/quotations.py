"""Where a text quotes: what stands within quotation marks, paragraph by paragraph."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from disputes.archive.marks import quoted_spans
from disputes.ingest.paragraphs import FILLER

_MARKS: Final = "\"“”„‟«»‹›「」『』｢｣'‘’‚"
_WORD: Final = re.compile(r"\w+(?:['.-]\w+)*")
_ENDS: Final = ".,!?…;—–"


class Quotation(NamedTuple):
    """A quotation with its marks, `start` to `end`, and the words within, `opens` to `closes`.

    Where nothing closes it, `end` is `closes`: the end of its paragraph.
    """

    start: int
    end: int
    opens: int
    closes: int

    @property
    def closed(self) -> bool:
        """Whether a mark closes it."""
        return self.end > self.closes


def quotations(even_text: str) -> list[Quotation]:
    """Give the quotations of a text in even form (`paragraphs.even`), in order, without overlaps.

    Only the outermost marks count. One that no mark closes ends with its paragraph; one that goes
    on over paragraphs, each of which begins with the opening mark again, is one. Apostrophes are
    told from single marks. Takes linear time.
    """
    found: list[Quotation] = []
    for inside, closes in quoted_spans(even_text):
        closing = even_text[closes : closes + 1]
        end = closes + bool(closing and closing in _MARKS)
        end += end > closes and even_text.startswith(FILLER, end)
        opens = inside + even_text.startswith(FILLER, inside)
        if opens < closes:
            found.append(Quotation(inside - 1, end, opens, closes))
    return found


def may_be_scare(even_text: str, quotation: Quotation, words: int = 4) -> bool:
    """Tell whether a quotation could be a name or a word held at a distance, not speech.

    So it could when it has at most so many `words` and no stop or comma before its closing mark:
    the “so-called” deal. Speech it is then only if a cue and a speaker stand by it.
    """
    inner = even_text[quotation.opens : quotation.closes].rstrip()
    if not inner or inner[-1] in _ENDS:
        return not inner
    if len(inner) > 24 * words:
        return False
    return len(_WORD.findall(inner)) <= words
