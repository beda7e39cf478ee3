"""The words of a sentence round a cue and its speaker, without what is said."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING, Final, NamedTuple

from disputes.ingest.attribution import Extent
from disputes.ingest.resolving.dates import date_said, times

if TYPE_CHECKING:
    from collections.abc import Sequence

    from disputes.ingest.attribution import Attribution
    from disputes.ingest.resolving.mentions import Article
    from disputes.ingest.resolving.vocabulary import Vocabulary
    from disputes.model.period import Date

_LONGEST: Final = 300
_WORDS_BETWEEN: Final = 7


class Frame(NamedTuple):
    """Where the words before a speaker stand, those between him and the cue, those after both."""

    before: Extent
    between: Extent
    after: Extent


class Frames:
    """Gives the frames of the attributions of an article, each in time that does not grow."""

    def __init__(self, article: Article, attributions: Sequence[Attribution]) -> None:
        self._article = article
        places = [p for one in attributions for p in (one.source, one.cue) if p is not None]
        self._starts = sorted(place.start for place in places)
        self._ends = sorted(place.end for place in places)

    def frame(self, one: Attribution) -> Frame:
        """Give the frame of an attribution that has a source or a cue.

        It reaches to the ends of the sentence, to the content, to another speaker or cue, or as far
        as a sentence is ever long.
        """
        places = sorted(place for place in (one.source, one.cue) if place is not None)
        start, end = places[0].start, max(place.end for place in places)
        left = max(self._article.sentence(start), start - _LONGEST, self._end_before(start))
        right = min(self._article.sentence_end(end), end + _LONGEST, self.next_start(end))
        for piece in one.content.pieces:
            if left < piece.end <= start:
                left = piece.end
            if end <= piece.start < right:
                right = piece.start
        between = Extent(start, start)
        if len(places) == 2:
            between = Extent(min(places[0].end, places[1].start), places[1].start)
        return Frame(Extent(min(left, start), start), between, Extent(end, max(right, end)))

    def _end_before(self, at: int) -> int:
        number = bisect_right(self._ends, at) - 1
        return self._ends[number] if number >= 0 else 0

    def next_start(self, at: int) -> int:
        """Give where the next speaker or cue begins at a place or behind it, or the text's end."""
        number = bisect_left(self._starts, at)
        return self._starts[number] if number < len(self._starts) else len(self._article.text)


def said_by_frame(
    article: Article,
    one: Attribution,
    around: Frame,
    published: Date | None,
    vocabulary: Vocabulary,
) -> str | None:
    """Give the date that the words round a cue tell, None where they tell none for sure.

    A time counts between the speaker and the cue, soon after both, at either end of the words for
    the speaker, and at the beginning of the sentence.
    """
    text, dates = article.text, vocabulary.dates
    if around.between.end > around.between.start:
        between = text[around.between.start : around.between.end]
        if found := date_said(between, published, dates):
            return found
    if found := _soon(text[around.after.start : around.after.end], published, vocabulary):
        return found
    if one.source is not None:
        stop = min(one.source.end, one.source.start + _LONGEST)
        if found := edges(text[one.source.start : stop], published, vocabulary)[2]:
            return found
        return _leading(text[around.before.start : around.before.end], published, vocabulary)
    return None


def edges(
    words: str, published: Date | None, vocabulary: Vocabulary
) -> tuple[int, int, str | None]:
    """Give where the words for a speaker begin and end without a time at one end, and its date."""
    start, end, date = 0, len(words), None
    for time in times(words, published, vocabulary.dates):
        if time.start > 0 and not words[time.end :].strip(" ,"):
            relatives = vocabulary.small["relatives"]
            if relatives.isdisjoint(words[: time.start].lower().split()):
                return start, time.start, date or time.date
        elif time.end < len(words) and not _tell(words[: time.start], vocabulary):
            start, date = time.end, time.date
    return start, end, date


def _tell(words: str, vocabulary: Vocabulary) -> bool:
    """Tell whether there are words other than those that lead up to a sentence."""
    leading = vocabulary.small["leading"]
    return any(word not in leading for word in words.lower().replace(",", " ").split())


def _leading(words: str, published: Date | None, vocabulary: Vocabulary) -> str | None:
    """Give the date with which a sentence begins right before its speaker."""
    for time in times(words, published, vocabulary.dates):
        if _tell(words[: time.start], vocabulary) or _tell(words[time.end :], vocabulary):
            return None
        return time.date
    return None


def _soon(words: str, published: Date | None, vocabulary: Vocabulary) -> str | None:
    """Give the date that follows a cue after a few words, such as whom somebody told."""
    apart = vocabulary.dates.other | vocabulary.dates.apart | vocabulary.small["relatives"]
    for time in times(words, published, vocabulary.dates):
        between = words[: time.start].lower().replace(",", " ").split()
        if len(between) > _WORDS_BETWEEN or not apart.isdisjoint(between):
            return None
        return time.date
    return None
