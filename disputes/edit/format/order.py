"""In which order the members of a mapping are to stand."""

from __future__ import annotations

from collections.abc import Sequence

from disputes.load.tree import Node, text_of
from disputes.model.fields import RECORD_TYPES, Field, RecordType


class Order:
    """Tells the order of the table of fields; remembers it for each set of names."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, tuple[str, ...]], tuple[int, ...] | None] = {}

    def of(self, kind: RecordType | None, node: Node) -> tuple[int, ...] | None:
        """Give the present places of a mapping's members in the right order, if that is another."""
        if kind is None:
            return None
        names = tuple([text_of(key) or "" for key in node[::2]])
        known = (kind.name, names)
        if known not in self._known:
            self._known[known] = right_order(kind, names)
        return self._known[known]

    def kind_in(self, field: Field | None) -> RecordType | None:
        """Give the kind of the mappings in a field."""
        return RECORD_TYPES[field.record] if field is not None and field.record else None


def right_order(kind: RecordType, names: Sequence[str]) -> tuple[int, ...] | None:
    """Give the present places of names in the right order; nothing where they are in it.

    A name that the table does not have stays behind the one that it stands behind.
    """
    places = {name: place for place, name in enumerate(kind.fields)}
    ranks: list[int] = []
    for name in names:
        ranks.append(places.get(name, ranks[-1] if ranks else 0))
    order = tuple(sorted(range(len(ranks)), key=ranks.__getitem__))
    return None if order == tuple(range(len(order))) else order
