"""Where a plain text begins, and the lines before: its title, and those that tell of it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from disputes.ingest.reading.article import PartKind
from disputes.ingest.reading.furniture import is_running
from disputes.ingest.reading.lines import Line, read_dateline, read_line
from disputes.ingest.reading.units import shared_words, words_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from disputes.ingest.reading.phrases import Phrases
    from disputes.ingest.reading.units import Unit

_MOST_HEAD: Final = 30
_COMPARED: Final = 4000
_LONGEST_TITLE: Final = 30
_LONGEST_STOPPED: Final = 25
# A line of fewer words may well be a section, a kicker or the site's name.
_TITLE_WORDS: Final = 4
# Between title and byline a summary may stand, of so many lines and words.
_MOST_SUMMARY: Final = 3
_QUOTED: Final = re.compile(r"[‘“][^’”]*[’”]|\"[^\"]*\"|«[^»]*»")
_CLOSING: Final = "'\"”’»)]"
_LONGEST_SUMMARY: Final = 60


class Head(NamedTuple):
    """The lines before an article begins: those that tell something, and where the rest stands.

    `body` is the place of the first running text; `title` has the places of the title's lines, and
    is empty where none could be told; `doubt` says what is open about it.
    """

    body: int
    title: range
    sure: bool
    lines: dict[int, Line]
    doubt: str | None = None


class _Candidate(NamedTuple):
    """A line that may be the title: what tells for it, if that is enough, and what against it."""

    at: int
    weight: int
    sure: bool
    sentence: bool


def find_head(
    text: str, units: Sequence[Unit], kinds: list[PartKind | None], phrases: Phrases
) -> Head:
    """Find where an article begins and what stands before it, marking it in `kinds`."""
    body = _body(text, units, kinds, phrases)
    lines: dict[int, Line] = {}
    for at in range(min(body, len(units))):
        if kinds[at] is None and phrases.openers.of(units[at].phrase) is PartKind.COMMENTS:
            kinds[at] = PartKind.COMMENTS
        if kinds[at] in (None, PartKind.BYLINE):
            line = read_line(units[at].phrase, phrases)
            if line is not None:
                lines[at] = line
                kinds[at] = _kind_of(line)
    candidates = _candidates(text, units, kinds, body, lines, phrases)
    if not candidates:
        return Head(body, range(0), sure=False, lines=lines)
    best = max(candidates, key=lambda one: (one.weight, -one.at))
    title = range(best.at, _title_end(units, kinds, best.at))
    for at in title:
        kinds[at] = PartKind.TITLE
    for at in range(best.at):
        if best.sure or units[at].words < _TITLE_WORDS:
            kinds[at] = kinds[at] or PartKind.SITE
    return Head(body, title, best.sure, lines, _doubt(units, candidates, best))


def _kind_of(line: Line) -> PartKind:
    if line.author or line.agencies:
        return PartKind.BYLINE
    return PartKind.DATE if line.date else PartKind.SITE


def _body(
    text: str, units: Sequence[Unit], kinds: Sequence[PartKind | None], phrases: Phrases
) -> int:
    first = True
    for at, unit in enumerate(units[:_MOST_HEAD]):
        if kinds[at] is not None:
            continue
        stretch = text[unit.extent.start : unit.extent.start + 140]
        dateline = read_dateline(stretch, phrases) is not None and unit.words >= 8
        if dateline or (is_running(unit) and not (first and _may_be_title(units, at))):
            return at if dateline else _after_summary(units, kinds, at, phrases)
        first = False
    if not units or is_running(units[0]):
        return 0
    # No line is long: then the first that ends as a sentence, but for the first of all.
    unmarked = [at for at in range(min(len(units), _MOST_HEAD)) if kinds[at] is None]
    for at in unmarked[1:]:
        sentence = units[at].stopped and units[at].words >= _TITLE_WORDS
        if sentence and read_line(units[at].phrase, phrases) is None:
            return at
    return min(len(units), _MOST_HEAD)


def _may_be_title(units: Sequence[Unit], at: int) -> bool:
    """Tell whether the first line, though it ends with a stop, stands over a longer one.

    A line may stand between them: a summary.
    """
    return units[at].words <= _LONGEST_STOPPED and any(
        unit.words > units[at].words and unit.after_blank and is_running(unit)
        for unit in units[at + 1 : at + 3]
    )


def _after_summary(
    units: Sequence[Unit], kinds: Sequence[PartKind | None], at: int, phrases: Phrases
) -> int:
    """Give the place of the running text, where its first lines stand between title and byline."""
    for place in range(at, min(at + _MOST_SUMMARY + 1, len(units))):
        unit = units[place]
        line = read_line(unit.phrase, phrases) if kinds[place] in (None, PartKind.BYLINE) else None
        if line is not None and line.author:
            after = place + 1
            while after < len(units) and (
                kinds[after] is not None or read_line(units[after].phrase, phrases) is not None
            ):
                after += 1
            goes_on = at > 0 and after < len(units) and is_running(units[after])
            return after if goes_on else at
        if unit.words > _LONGEST_SUMMARY:
            break
    return at


def _candidates(
    text: str,
    units: Sequence[Unit],
    kinds: Sequence[PartKind | None],
    body: int,
    lines: dict[int, Line],
    phrases: Phrases,
) -> list[_Candidate]:
    """Give the lines before the article that may be its title, in order."""
    places = [
        at
        for at in range(min(body, len(units)))
        if kinds[at] is None and 2 <= units[at].words <= _LONGEST_TITLE and units[at].phrase
    ]
    if not places:
        return []
    below = min(body, max(lines, default=body))
    start = units[min(max(below, places[0] + 1), len(units) - 1)].extent.start
    known = words_of(text[start : start + _COMPARED])
    byline = _byline(lines, kinds, places[0])
    alone = len(places) == 1
    found: list[_Candidate] = []
    for at in places:
        earlier = any(units[one.at].words >= _TITLE_WORDS for one in found)
        if earlier and (units[at].stopped or at > byline > 0):
            continue  # a sentence, or what stands below the byline of a title that is above it
        one = _weighed(at, units[at], known, lines, phrases, above=at < byline)
        if one is not None and (one.weight > 0 or alone):
            found.append(one)
    headed = [one for one in found if one.at < byline]
    if len(headed) == 1 and not headed[0].sentence and _is_beside(units, headed[0].at, lines):
        found = [one._replace(sure=True) if one is headed[0] else one for one in found]
    return found


def _weighed(
    at: int,
    unit: Unit,
    known: frozenset[str],
    lines: dict[int, Line],
    phrases: Phrases,
    *,
    above: bool,
) -> _Candidate | None:
    """Give how much tells for a line, with the words of the article; None for a sentence of it."""
    stopped = unit.stopped and unit.phrase.rstrip(_CLOSING)[-1:] not in "?!"
    unquoted = _QUOTED.sub("", unit.phrase)
    telling = min(2, sum(word in phrases.telling for word in unquoted.split()))
    if stopped and telling and not above:
        return None
    shared, own = shared_words(unit.phrase, known)
    alike = shared >= 2 and 3 * shared >= own
    weight = 2 * alike + 2 * above + (unit.words >= _TITLE_WORDS) - 2 * telling - stopped
    beside = any(abs(at - other) == 1 for other in lines)
    sentence = stopped or telling > 0
    return _Candidate(
        at, weight, alike and (beside or 2 * shared >= own) and not sentence, sentence
    )


def _is_beside(units: Sequence[Unit], at: int, lines: dict[int, Line]) -> bool:
    """Tell whether a line that is long enough for a title stands over one that tells something."""
    return units[at].words >= _TITLE_WORDS and at + 1 in lines


def _byline(lines: dict[int, Line], kinds: Sequence[PartKind | None], first: int) -> int:
    """Give the place of the line over which a title stands: of the author, else of the date; or 0.

    `first` is the place of the first line that may be the title.
    """
    below = range(first + 1, max(lines, default=first) + 1)
    authors = (at for at in below if kinds[at] is PartKind.BYLINE)
    dates = (at for at in below if at in lines and lines[at].date)
    return next(authors, 0) or next(dates, 0)


def _title_end(units: Sequence[Unit], kinds: Sequence[PartKind | None], at: int) -> int:
    """Give where a title ends that goes on in the next line, in small letters."""
    after = at + 1
    goes_on = (
        after < len(units)
        and kinds[after] is None
        and not units[at].stopped
        and not units[after].after_blank
        and units[after].phrase[:1].islower()
        and units[at].words + units[after].words <= _LONGEST_TITLE
    )
    return after + 1 if goes_on else after


def _doubt(units: Sequence[Unit], candidates: Sequence[_Candidate], best: _Candidate) -> str | None:
    if best.sure:
        return None
    others = [one.at for one in candidates if one is not best and one.weight >= best.weight]
    if others:
        places = " or ".join(str(units[at].line) for at in others[:3])
        return f"line {units[best.at].line} is taken for the title, which may be line {places}"
    if best.sentence:
        return f"line {units[best.at].line} may be the title, or a sentence of the article"
    return None
