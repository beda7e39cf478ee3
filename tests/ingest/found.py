"""Attributions as the tests write them, and the case files in ``cases``.

A case is a text and, indented below it, what is found in it, one attribution a line: pattern,
stance and speech; then, each after a bar, the source, the cue and the content's pieces, with
``via`` and ``said`` where there are any. A dash stands for none. ``¶`` in a text ends a paragraph.
Lines that begin with ``#`` are about what follows.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple, TypeAlias

from disputes.ingest.attribution import Attribution, Extent

Draft: TypeAlias = Callable[[str], list[Attribution]]
PARAGRAPH = "¶"


class Case(NamedTuple):
    text: str
    found: list[str]


def cases(path: Path) -> Iterator[Case]:
    """Read the cases of a file."""
    text, found = "", list[str]()
    for line in [*path.read_text(encoding="utf-8").splitlines(), ""]:
        if line.startswith("    "):
            found.append(line.strip())
        elif not line.startswith("#"):
            if text:
                yield Case(text, found)
            text, found = line.replace(PARAGRAPH, "\n\n"), []


def written(text: str, one: Attribution) -> str:
    """Write an attribution as the case files do."""

    def words(place: Extent | None) -> str:
        return "-" if place is None else text[place.start : place.end].replace("\n\n", PARAGRAPH)

    parts = [
        f"{one.pattern} {one.stance.word} {one.speech}",
        words(one.source),
        words(one.cue),
        " … ".join(map(words, one.content.pieces)),
        *(f"via {words(place)}" for place in one.via),
    ]
    if one.said:
        parts.append(f"said {words(one.said)}")
    return " | ".join(parts)


def assert_places(text: str, one: Attribution) -> None:
    """Assert that all places of an attribution lie in the text and hold something."""
    for place in (*one.content.pieces, one.source, one.cue, one.said, *one.via):
        if place is not None:
            assert 0 <= place.start < place.end <= len(text)
            assert text[place.start : place.end].strip()
    pieces = one.content.pieces
    assert all(left.end < right.start for left, right in pairwise(pieces))
    assert (one.content.start, one.content.end) == (pieces[0].start, pieces[-1].end)
