"""Where passages stand in the texts, and what of them only one text has."""

from __future__ import annotations

from typing import Any

from disputes.archive.normalise import compared_form
from disputes.archive.shared.passages import Passage
from disputes.archive.shared.runs import Run
from disputes.archive.shared.words import Worded
from disputes.view.reuse.texts import Text

Data = dict[str, Any]
Span = tuple[int, int]
Sides = tuple[tuple[Text, Worded], tuple[Text, Worded]]

_OPENING = "“”\"'‘‚„«»([‹「『"
_CLOSING = ".,;:!?…“”\"'’»«)]›」』"


def passage_data(sides: Sides, passage: Passage) -> Data:
    """Give a passage as it stands in two texts."""
    only: tuple[list[Span], list[Span]] = ([], [])
    last = passage.runs[0]
    for run in passage.runs:
        for side in (0, 1):
            start = last[side] + last.length
            if run[side] > start:
                only[side].append(sides[side][1].span(start, run[side]))
        for side, spans in enumerate(_spelt_otherwise(sides, run)):
            only[side].extend(spans)
        last = run
    return {
        "words": passage.words,
        "places": [
            {
                **place_data(
                    text, wide(text.text, words.span(*(passage.first, passage.second)[n]))
                ),
                "only_here": [list(span) for span in _joined(text.text, only[n])],
            }
            for n, (text, words) in enumerate(sides)
        ],
    }


def place_data(text: Text, span: Span) -> Data:
    """Give a place in a text: characters, lines, and the words themselves."""
    start, end = span
    return {
        "text": text.id,
        "span": [start, end],
        "lines": [text.line(start), text.line(max(start, end - 1))],
        "words": text.text[start:end],
    }


def wide(text: str, span: Span) -> Span:
    """Take the marks along that touch the words of a span."""
    start, end = span
    while start and text[start - 1] in _OPENING:
        start -= 1
    while end < len(text) and text[end] in _CLOSING:
        end += 1
    return start, end


def _spelt_otherwise(sides: Sides, run: Run) -> tuple[list[Span], list[Span]]:
    """Give the words of a run that differ in more than letter case or kinds of marks."""
    found: tuple[list[Span], list[Span]] = ([], [])
    whole = [
        text.text[slice(*words.span(run[side], run[side] + run.length))]
        for side, (text, words) in enumerate(sides)
    ]
    for at in range(run.length if whole[0] != whole[1] else 0):
        spans = [words.span(run[n] + at, run[n] + at + 1) for n, (_, words) in enumerate(sides)]
        one, other = (text.text[slice(*span)] for (text, _), span in zip(sides, spans, strict=True))
        if one != other and compared_form(one).lower() != compared_form(other).lower():
            for side in (0, 1):
                found[side].append(spans[side])
    return found


def _joined(text: str, spans: list[Span]) -> list[Span]:
    """Join spans between which stands nothing but spaces."""
    joined: list[Span] = []
    for span in sorted(spans):
        if joined and not text[joined[-1][1] : span[0]].strip():
            joined[-1] = (joined[-1][0], span[1])
        else:
            joined.append(span)
    return joined
