"""From changes to edits of a file: whole lines or parts of them, every other byte as it is.

Where an edit could not be made without losing a comment, or leaving in doubt what it is about, it
is refused with its place, for a person to make.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from disputes.edit.changes import Append, Change, Drop, Put, Rename
from disputes.edit.insertion import appended, inserted
from disputes.edit.removal import removed
from disputes.edit.replacement import renamed, replaced
from disputes.finding import Edit
from disputes.load.nodes import Address, FileNodes
from disputes.span import Span


def edits_for(nodes: FileNodes, changes: Iterable[Change]) -> list[Edit]:
    """Give the edits that make changes in a file, each told for the file as it was.

    Raises ``ByHand`` where a person has to judge, ``KeyError`` for what is not there. Linear in
    the number of changes and the size of the mappings and lists that they are made in.
    """
    edits: list[Edit] = []
    drops: defaultdict[Address, dict[int, bool]] = defaultdict(dict)
    for change in changes:
        at = change.at
        match change:
            case Put(value=value, comments=comments):
                there = _there(nodes, at)
                edits.append(
                    replaced(nodes, at, value) if there else inserted(nodes, at, value, comments)
                )
            case Append(values=values):
                edits.append(appended(nodes, at, values))
            case Rename(name=name):
                edits.append(renamed(nodes, at, name))
            case Drop(headed=headed):
                number = nodes.number(nodes.node(at[:-1]), at[-1])
                drops[at[:-1]][number] = headed
    gone: list[Edit] = []
    for holder, numbers in drops.items():
        whole = {number for number, headed in numbers.items() if headed}
        gone += removed(nodes, holder, sorted(numbers), whole)
    return [*edits, *_joined(gone)]


def _joined(deletions: Iterable[Edit]) -> list[Edit]:
    """Join stretches of which one takes the line end before it that the other takes behind it.

    So it is where the last record goes, of a file without a line end at its end, together with
    what stands right above it.
    """
    found: list[Edit] = []
    for edit in sorted(deletions, key=lambda one: one.span):
        last = found[-1] if found else None
        if last is not None and edit.span[:2] < last.span[2:]:
            span = Span(*last.span[:2], *max(last.span[2:], edit.span[2:]))
            found[-1] = Edit(last.path, span, "")
        else:
            found.append(edit)
    return found


def _there(nodes: FileNodes, address: Address) -> bool:
    try:
        nodes.member(address)
    except KeyError:
        if isinstance(address[-1], int):
            raise
        return False
    return True
