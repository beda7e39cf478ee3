"""The turns of a conversation that a text writes down: SPEAKER: words."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Final

from disputes.ingest.attribution import Attribution, Content, Extent
from disputes.ingest.paragraphs import paragraphs
from disputes.model.terms import Speech, Stance

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

# Left to re to compile when first used, as few texts are conversations.
_TURN: Final = (
    r"[\"“”]?(?P<speaker>[A-Z][A-Z.'’-]+(?: [A-Z][A-Z.'’-]*){0,4}|(?:Q|A|[A-Z]{2,4})"
    r"|(?:[A-Z][\w.'’-]* ){0,3}[A-Z][\w.'’-]+)(?: \([^()]{1,40}\))?(?P<mark>:) +(?=\S)"
)
# One line of the kind is a headline or a list.
_FEWEST: Final = 3


def turns(text: str) -> Iterator[tuple[tuple[int, int], Attribution]]:
    """Give the paragraphs of a text in even form that are turns, each with its attribution.

    None unless several speakers or one speaker several times have turns.
    """
    if ": " not in text:
        return
    pattern = re.compile(_TURN)
    found = [
        (start, end, turn)
        for start, end in paragraphs(text)
        if (turn := pattern.match(text, start, end))
    ]
    speakers = [turn["speaker"] for _, _, turn in found]
    if len(found) < _FEWEST or len(set(speakers)) * 2 > len(speakers) + 2:
        return
    for start, end, turn in found:
        yield (
            (start, end),
            Attribution(
                content=Content.of([Extent(turn.end(), end)]),
                source=Extent(*turn.span("speaker")),
                cue=Extent(*turn.span("mark")),
                speech=Speech.DIRECT,
                stance=Stance.ASSERTS,
                pattern="speaker-turn",
            ),
        )


def turn_lines(text: str) -> list[int]:
    """Give where the line ends stand in front of which a turn begins, of a text as it is read.

    None unless two speakers have several turns each: "Note: " begins a line of a list too.
    """
    if ": " not in text:
        return []
    pattern = re.compile(_TURN)
    found = [
        (line.start(), turn["speaker"])
        for line in re.finditer(r"\n", text)
        if (turn := pattern.match(text, line.end()))
    ]
    turns_of = Counter(speaker for _, speaker in found)
    recurring = [speaker for speaker, number in turns_of.items() if number > 1]
    return [at for at, _ in found] if len(recurring) > 1 else []


def blanked(text: str, places: Sequence[tuple[int, int]]) -> str:
    """Give a text with spaces for what stands in some places, which are in order."""
    pieces: list[str] = []
    done = 0
    for start, end in places:
        pieces += (text[done:start], " " * (end - start))
        done = end
    return "".join((*pieces, text[done:])) if places else text
