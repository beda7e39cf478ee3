"""What stands out of the order of the house: sections, records and fields."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from disputes.finding import Edit
from disputes.load.layout import Layout, read_layouts
from disputes.load.moves import move
from disputes.load.text import FileText
from disputes.model.fields import RECORD_TYPES, RecordType
from disputes.span import Span


class Misplaced(NamedTuple):
    """The first member of a mapping that stands behind one that it should stand before.

    ``right`` has the members that are known, in the right order; ``edits`` bring all of them into
    it, where that is safe.
    """

    path: str
    layout: Layout
    span: Span
    name: str
    before: str
    right: tuple[str, ...]
    edits: tuple[Edit, ...] = ()


def find_misplaced(texts: Mapping[str, FileText]) -> tuple[Misplaced, ...]:
    """Find the mappings that are out of order; costs one reading of all files.

    A file that cannot be read to its end is left out: who knows what else it holds.
    """
    return tuple(found for path in sorted(texts) for found in _in_file(texts[path]))


def _in_file(text: FileText) -> Iterator[Misplaced]:
    unordered: list[Layout] = []
    whole, movable = read_layouts(text, _out_of_order, unordered.append)
    if whole:
        for layout in unordered:
            yield _misplaced(text, layout, movable=movable)


def _out_of_order(kind: RecordType | None, names: Sequence[str]) -> bool:
    return any(rank > following for rank, following in pairwise(_ranks(kind, names)))


def _ranks(kind: RecordType | None, names: Sequence[str]) -> list[int]:
    """Give the place of each member in the right order; that of an unknown one is its neighbour's.

    Members of one name keep their order: the first of them counts.
    """
    places: Mapping[str, int]
    if kind is None:
        places = {name: place for place, name in enumerate(sorted(set(names)))}
    else:
        places = _PLACES[kind.name]
    ranks: list[int] = []
    for name in names:
        ranks.append(places.get(name, ranks[-1] if ranks else 0))
    return ranks


def _misplaced(text: FileText, layout: Layout, *, movable: bool) -> Misplaced:
    kind, members = layout.kind, layout.members
    ranks = _ranks(kind, [member.name for member in members])
    first = next(place for place in range(1, len(ranks)) if ranks[place - 1] > ranks[place])
    before = next(place for place in range(first) if ranks[place] > ranks[first])
    order = sorted(range(len(ranks)), key=ranks.__getitem__)
    names = [members[place].name for place in order]
    known = kind is None or all(name in kind.fields for name in names)
    sound = movable and known and len(set(names)) == len(names)
    return Misplaced(
        text.path,
        layout,
        members[first].span,
        members[first].name,
        members[before].name,
        tuple(dict.fromkeys(names)),
        move(text, layout, order) if sound else (),
    )


_PLACES: Mapping[str, Mapping[str, int]] = {
    name: {field: place for place, field in enumerate(kind.fields)}
    for name, kind in RECORD_TYPES.items()
}
