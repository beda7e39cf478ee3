"""The words and marks of a text, sentence by sentence, a whole quotation counting as one."""

from __future__ import annotations

import re
from bisect import bisect_left
from itertools import islice
from typing import TYPE_CHECKING, Final, NamedTuple

from disputes.archive.sentences import STOP, ends_sentence
from disputes.ingest.paragraphs import paragraphs
from disputes.ingest.plain.tags import QUOTE
from disputes.ingest.plain.tags import STOP as STOP_MARK
from disputes.ingest.quotations import may_be_scare, quotations

if TYPE_CHECKING:
    from collections.abc import Iterator, Set

    from disputes.ingest.plain.tags import Tagger
    from disputes.ingest.quotations import Quotation

# Abbreviations keep their full stops; clitics and negations stand for themselves.
_TOKEN: Final = re.compile(
    r"(?:[^\W\d_]\.){2,}|\w+?(?=n['’]t\b)|n['’]t\b|['’](?:s|ll|ve|re|d|m)\b|['’](?=\s|$)"
    r"|[$£€]?\d[\d.,:/]*\d%?|@?\w+(?:[-.&/]\w+)*|--+|[.!?…]+|[^\w\s]",
    re.IGNORECASE,
)
# The closing marks that sentences are known to end with.
_STRAIGHT: Final = str.maketrans("“”‘’\u2029\u2060", "\"\"''  ")
# "the law that bans it", not "said that it bans"
_RELATIVE: Final = re.compile(r"(?<=[nrN)])T(?=[XVF!])")
# "…, state media reported", not "…, state officials"
_COMPOUND: Final = re.compile("(?:(?<=,)|^)V(?=[nrN])")
# The time that heads a paragraph of a live blog, its line end being a space here.
_STAMP: Final = re.compile(
    r"\d{1,2}[.:]\d{2} ?(?:[ap]\.?m\.?(?: [A-Z]{2,4})?|GMT|UTC|BST|C?ES?T|[CEMP][SD]?T|MSK|IST)"
    r" +(?=[\"“A-Z])"
)
# Where to look for a speaker: in so many words, within so many characters.
_FEW: Final = 13
_NEARBY: Final = 200
_ENDING: Final = frozenset('.!?"“;')
# No sentence is as long; what follows is text of another kind.
_LONGEST: Final = 1500


class Sentence(NamedTuple):
    """One sentence: for each of its tokens the place, the word in lower case and the tag.

    `start` to `end` is all of it; `quotes` gives the quotation of each token that is one;
    `paragraph` is the number of its paragraph, `opening` whether it begins it, `continued`
    whether its first token is a quotation that began in an earlier paragraph.
    """

    start: int
    end: int
    starts: list[int]
    ends: list[int]
    words: list[str]
    tags: str
    quotes: dict[int, Quotation]
    paragraph: int
    opening: bool
    continued: bool


class Reading(NamedTuple):
    """A text in even form, and its quotations in order."""

    text: str
    quotations: list[Quotation]


def read(text: str) -> Reading:
    """Read a text in even form."""
    return Reading(text, quotations(text))


def sentences(reading: Reading, tagger: Tagger) -> Iterator[Sentence]:
    """Give the sentences of a text, in order. Takes linear time."""
    text, quoted = reading
    straight = text.translate(_STRAIGHT)
    at = 0
    for number, (start, end) in enumerate(paragraphs(text)):
        while at < len(quoted) and quoted[at].end <= start:
            at += 1
        last = at
        while last < len(quoted) and quoted[last].start < end:
            last += 1
        inside = quoted[at:last]
        # A quotation over several paragraphs stands in the first and in the last of them: beside
        # either may stand who speaks.
        begin = start
        if inside and inside[0].start < start:
            if inside[0].closed and inside[0].end <= end:
                begin = inside[0].start
            else:
                begin = min(inside[0].end, end)
                inside = inside[1:]
        if begin == start and (stamp := _STAMP.match(text, start, end)):
            begin = stamp.end()
        spoken = [quote for quote in inside if not may_be_scare(text, quote)]
        held = set(spoken)
        marks = {at for one in inside if one not in held for at in (one.start, one.closes)}
        opening = True
        headline = text[start:end].isupper() or (number == 0 and _title_case(text[start:end]))
        for first, stop in _bounds(straight, begin, start, end, spoken, tagger):
            sentence = _sentence(text, first, stop, spoken, marks, tagger, headline)._replace(
                paragraph=number, opening=opening, continued=first < start
            )
            if sentence.tags:
                yield sentence
                opening = False


def _bounds(
    text: str, first: int, start: int, end: int, quotes: list[Quotation], tagger: Tagger
) -> Iterator[tuple[int, int]]:
    """Give where the sentences of a paragraph begin and end; none ends within a quotation.

    The first begins at `first`, which is before the paragraph's `start` for one that goes on.
    """
    index = 0
    for stop in STOP.finditer(text, start, end):
        at = stop.end()
        while index < len(quotes) and quotes[index].end < at:
            index += 1
        if index < len(quotes) and quotes[index].start < at:
            if at < quotes[index].end:
                continue
            asked = stop.start() < quotes[index].closes and "." not in stop[0]
            if asked and _goes_on(text, at, end, tagger):
                continue
        elif at - first < 2:
            continue
        next_quote = quotes[index] if index < len(quotes) else None
        # "… the U.S. “We will win,” he said": words in quotation marks begin a sentence here.
        spoken = next_quote and next_quote.start == at + 1 and text[next_quote.opens].isupper()
        if spoken or _ends(text, stop):
            yield first, at
            first = at
    if quotes and quotes[-1].end > end > first:
        yield first, quotes[-1].end
    elif first < end:
        yield first, end


def _ends(text: str, stop: re.Match[str]) -> bool:
    """Tell whether a full stop or its like ends a sentence, however many spaces follow it."""
    at = stop.end()
    if text[at : at + 2] != "  ":
        return ends_sentence(text, stop)
    following = text[at : at + 40].lstrip()
    nearby = text[max(0, stop.start() - 40) : at] + " " + following
    return any(
        again.end() == len(nearby) - len(following) - 1 and ends_sentence(nearby, again)
        for again in STOP.finditer(nearby)
    )


def _goes_on(text: str, at: int, end: int, tagger: Tagger) -> bool:
    """Tell whether after a question or call in quotation marks somebody is said to say it."""
    nearby = _TOKEN.finditer(text, at, min(end, at + _NEARBY))
    for token in islice(nearby, _FEW):
        word = token[0].lower()
        if word in tagger.verbs:
            return any("quote" in form.verb.takes for form in tagger.verbs[word])
        if word in _ENDING:
            break
    return False


def _sentence(
    text: str,
    start: int,
    end: int,
    quotes: list[Quotation],
    marks: Set[int],
    tagger: Tagger,
    headline: bool,
) -> Sentence:
    starts: list[int] = []
    ends: list[int] = []
    words: list[str] = []
    tags: list[str] = []
    held: dict[int, Quotation] = {}
    low = bisect_left(quotes, start, key=_start)
    high = bisect_left(quotes, end, key=_start)
    at = start
    for quote in (*quotes[low:high], None):
        stop = quote.start if quote else end
        for token in _TOKEN.finditer(text, at, stop):
            word = token[0]
            if word in '"“”„«»‘' or token.start() in marks or len(starts) > _LONGEST:
                continue
            lower = word.lower()
            tag = tagger.tag(
                lower if headline and lower in tagger.known else word, lower, tags, words, not tags
            )
            if not tag or tag == STOP_MARK:
                continue
            starts.append(token.start())
            ends.append(token.end())
            words.append(lower)
            tags.append(tag)
        if quote:
            held[len(tags)] = quote
            starts.append(quote.start)
            ends.append(quote.end)
            words.append("")
            tags.append(QUOTE)
            at = quote.end
    letters = _COMPOUND.sub(
        lambda found: "n" if words[found.start()] in tagger.modifiers else "V",
        _RELATIVE.sub("R", "".join(tags)),
    )
    return Sentence(start, end, starts, ends, words, letters, held, 0, False, False)


def _start(quotation: Quotation) -> int:
    return quotation.start


def _title_case(line: str) -> bool:
    words = [word for word in line.split() if len(word) > 3]
    return len(line) < 300 and sum(word[0].isupper() for word in words) * 3 > len(words) * 2
