"""What an edit means: changes of a file as plain data, told apart from how they are written."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import Any, NamedTuple

from disputes.edit.kinds import RECORD_DEPTH
from disputes.load.nodes import Address
from disputes.load.plain import Plain


class Put(NamedTuple):
    """Give a member of a mapping a value, be it there or not; or a member of a list that is.

    ``comments`` has what is written above a new record, or above those of a new section, by id.
    """

    at: Address
    value: Plain
    comments: Mapping[str, Sequence[str]] = MappingProxyType({})


class Drop(NamedTuple):
    """Take a member out of its mapping or list, which keeps others.

    Where it is ``headed``, all comments directly above it are its own, even if they could be about
    those that follow as well.
    """

    at: Address
    headed: bool = False


class Append(NamedTuple):
    """Put values behind the last of a list that is there."""

    at: Address
    values: tuple[Plain, ...]


class Rename(NamedTuple):
    """Give a member of a mapping another name."""

    at: Address
    name: str


Change = Put | Drop | Append | Rename


def applied(tree: Mapping[str, Plain], changes: Iterable[Change]) -> dict[str, Plain]:
    """Give a file's plain data after some changes, each told for the file as it was.

    Raises ``KeyError`` or ``IndexError`` for what is not there. The tree stays as it is; what no
    change is made in is shared with it.
    """
    whole: Any = dict(tree)
    own = {id(whole)}
    dropped: list[Drop] = []
    renamed: list[Rename] = []
    for change in changes:
        match change:
            case Put(at, value):
                holder = _owned(whole, at[:-1], own)
                if isinstance(holder, list):
                    _ = holder[_number(at)]
                holder[at[-1]] = value
            case Append(at, values):
                _owned(whole, at, own).extend(values)
            case Drop():
                dropped.append(change)
            case Rename():
                renamed.append(change)
    # Numbers are those of the file as it was, so the last goes first; the deepest name, too.
    for drop in sorted(dropped, key=lambda one: _order(one.at), reverse=True):
        del _owned(whole, drop.at[:-1], own)[drop.at[-1]]
    for rename in sorted(renamed, key=lambda one: len(one.at), reverse=True):
        holder = _owned(whole, rename.at[:-1], own)
        old = rename.at[-1]
        if old not in holder or rename.name in holder:
            raise KeyError(old)
        pairs = [(rename.name if key == old else key, value) for key, value in holder.items()]
        holder.clear()
        holder.update(pairs)
    return dict(whole)


def same(one: Plain, other: Plain) -> bool:
    """Tell whether two values are the same, in whatever order names stand; ``{}`` is as none."""
    if one == other:
        return True
    if isinstance(one, Mapping) and isinstance(other, Mapping):
        return one.keys() == other.keys() and all(same(one[name], other[name]) for name in one)
    if isinstance(one, list | tuple) and isinstance(other, list | tuple):
        return len(one) == len(other) and all(map(same, one, other))
    return (None if one == {} else one) == (None if other == {} else other)


def settled(
    tree: Mapping[str, Plain],
    drops: Iterable[Address],
    essential: Callable[[Address], bool] = lambda _: False,
) -> list[Change]:
    """Give the changes that take members out, and what would be empty without them.

    A record without fields stays, as one that says nothing; a list or section without members
    goes, and so does a mapping without a field that is ``essential``.
    """
    pending = set(drops)
    while True:
        groups: defaultdict[Address, set[Address]] = defaultdict(set)
        for at in pending:
            groups[at[:-1]].add(at)
        bare = [at for at in groups if at and len(groups[at]) == len(_sized(_at(tree, at)))]
        going = [at for at in bare if len(at) != RECORD_DEPTH]
        going += [at[:-1] for at in pending if essential(at)]
        if not going:
            break
        for at in going:
            pending -= groups[at]
            pending.add(at)
    pending = {at for at in pending if not any(at[:end] in pending for end in range(len(at)))}
    bare = [at for at in bare if groups[at] <= pending]
    pending -= {one for at in bare for one in groups[at]}
    changes: list[Change] = [Put(at, {}) for at in sorted(bare, key=_order)]
    return changes + [Drop(at) for at in sorted(pending, key=_order)]


def below(one: Address, other: Address) -> bool:
    """Tell whether an address lies within another."""
    return len(one) > len(other) and one[: len(other)] == other


def at_address(tree: Plain, address: Address) -> Plain:
    """Give the value at an address; raises ``KeyError`` or ``IndexError`` where there is none."""
    value: Plain = _at(tree, address)
    return value


def _at(tree: Any, address: Address) -> Any:
    for name in address:
        tree = tree[name]
    return tree


def _number(at: Address) -> int:
    last = at[-1]
    if not isinstance(last, int):
        raise KeyError(last)
    return last


def _order(at: Address) -> tuple[tuple[bool, int, str], ...]:
    return tuple((False, part, "") if isinstance(part, int) else (True, 0, part) for part in at)


def _sized(value: Any) -> Sequence[Any] | Mapping[str, Any]:
    return value if isinstance(value, list | dict) else ()


def _owned(whole: Any, address: Address, own: set[int]) -> Any:
    """Give what stands at an address, copied on the way unless it is our own already."""
    for name in address:
        inner = whole[name]
        if id(inner) not in own:
            inner = dict(inner) if isinstance(inner, Mapping) else list(inner)
            own.add(id(inner))
            whole[name] = inner
        whole = inner
    return whole
