"""Draws changes of any kind for a file, whatever its style."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from oracle.maker import Maker

from disputes.edit.changes import Append, Change, Put, Rename, settled
from disputes.load.nodes import Address
from disputes.load.plain import Plain
from disputes.model.fields import SECTIONS

TEXTS = (
    "short",
    "Ääni 🇸🇾 it: rained # once",
    "- one, [two] {three}",
    "two\nlines\tand a \"quote\" of 'words'",
    " led by a blank",
    "word " * 40 + "end",
    "2",
    "no",
    "a-id",
)


def all_in(value: Plain, at: Address = ()) -> Iterator[tuple[Address, Plain]]:
    """Give everything in a file with its address."""
    pairs: Sequence[tuple[Any, Any]] = ()
    if isinstance(value, dict):
        pairs = list(value.items())
    elif isinstance(value, list):
        pairs = list(enumerate(value))
    for name, one in pairs:
        yield (*at, name), one
        yield from all_in(one, (*at, name))


class Changer:
    """Draws changes; all choices go through hypothesis."""

    def __init__(self, make: Maker, tree: dict[str, Plain]) -> None:
        self._make = make
        self._tree = tree
        self._all = [(at, value) for at, value in all_in(tree)]

    def changes(self) -> list[Change]:
        """Draw one change, or some that go together."""
        make = self._make
        how = make.pick(("put", "put", "new", "new", "record", "append", "drop", "drop", "rename"))
        found: list[Change] = getattr(self, f"_{how}")()
        return found

    def _put(self) -> list[Change]:
        within = [one for one in self._all if len(one[0]) > 2]
        if not within:
            return self._record()
        at, value = self._make.pick(within)
        if isinstance(at[-1], int) or isinstance(value, str | None):
            return [Put(at, self._text())]
        return [Put(at, self._make.pick((self._text(), self._texts())))]

    def _new(self) -> list[Change]:
        records = [
            (at, value) for at, value in self._all if len(at) == 2 and isinstance(value, dict)
        ]
        if not records:
            return self._record()
        at, value = self._make.pick(records)
        kind = SECTIONS[str(at[0])]
        missing = [name for name in kind.fields if name not in value] or ["another"]
        return [
            Put((*at, self._make.pick(missing)), self._make.pick((self._text(), self._texts())))
        ]

    def _record(self) -> list[Change]:
        fields: dict[str, Plain] = {"text": self._text(), "note": self._text()}
        if self._make.chance(30):
            fields["assertions"] = [{"asserts": self._texts(), "quote": self._text()}]
        section = self._make.pick(tuple(SECTIONS))
        if isinstance(self._tree.get(section), dict) and self._tree[section]:
            return [Put((section, "new-record"), fields)]
        return [Put((section,), {"new-record": fields})]

    def _append(self) -> list[Change]:
        lists = [at for at, value in self._all if isinstance(value, list)]
        if not lists:
            return self._record()
        value: Plain = {"claim": "x", "why": self._text()}
        values: tuple[Plain, ...] = (self._text(), value)
        return [Append(self._make.pick(lists), values[: self._make.pick((1, 2))])]

    def _drop(self) -> list[Change]:
        first, _ = self._make.pick(self._all)
        wanted = [first]
        siblings = [at for at, _ in self._all if at[:-1] == first[:-1] and at != first]
        if siblings and self._make.chance(40):
            wanted += self._make.some(siblings, 1, len(siblings))
        return settled(self._tree, wanted)

    def _rename(self) -> list[Change]:
        named = [at for at, _ in self._all if isinstance(at[-1], str)]
        at = self._make.pick(named)
        return [Rename(at, self._make.pick(("new-name", "z.9", "a_b")))]

    def _text(self) -> str:
        return self._make.pick(TEXTS)

    def _texts(self) -> list[Plain]:
        return list(self._make.some(TEXTS, 1, 3))
