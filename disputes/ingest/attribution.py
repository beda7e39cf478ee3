"""What an engine finds in a text: who is said to hold what, and the words that tell so.

All places are character offsets in the text that was read, end exclusive.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Protocol

from disputes.model.terms import Speech, Stance

if TYPE_CHECKING:
    from collections.abc import Sequence

    from disputes.ingest.lexicon import Lexicon


class Extent(NamedTuple):
    """A stretch of the text, from `start` up to, but not including, `end`."""

    start: int
    end: int


class Content(NamedTuple):
    """What is said: the stretches that hold it, in order and apart, and the one round them all.

    The marks of a quotation belong to it; a cue that splits it does not.
    """

    start: int
    end: int
    pieces: tuple[Extent, ...]

    @classmethod
    def of(cls, pieces: Sequence[Extent]) -> Content:
        """Make the content of one or more stretches: sorted, those that touch or overlap joined.

        Raises:
            ValueError: when there are none.
        """
        if not pieces:
            raise ValueError("content of no pieces")
        joined: list[Extent] = []
        for piece in sorted(pieces):
            if joined and piece.start <= joined[-1].end:
                joined[-1] = Extent(joined[-1].start, max(joined[-1].end, piece.end))
            else:
                joined.append(piece)
        return cls(joined[0].start, joined[-1].end, tuple(joined))


class Attribution(NamedTuple):
    """One attribution as the text writes it, nothing resolved.

    `source` is None where the text names none, `cue` where no word tells that somebody speaks.
    `via` are those through whom the words came, nearest to the speaker first; `said` the words
    that tell when; `pattern` names the rule that found it.
    """

    content: Content
    source: Extent | None
    cue: Extent | None
    speech: Speech
    stance: Stance
    pattern: str
    via: tuple[Extent, ...] = ()
    said: Extent | None = None

    @property
    def order(self) -> tuple[int, int, tuple[int, int], tuple[int, int], str]:
        """What attributions are sorted by: where the content stands, then the cue."""
        return (
            self.content.start,
            self.content.end,
            self.cue or (-1, -1),
            self.source or (-1, -1),
            self.pattern,
        )


class Engine(Protocol):
    """What drafts the attributions of a text."""

    def attributions(self, text: str, lexicon: Lexicon) -> list[Attribution]:
        """Give the attributions of a text, sorted by `Attribution.order`.

        The same text and lexicon give the same list. Never raises, whatever the text holds.
        """
        ...
