"""Removing a record, by itself or with everything that refers to it."""

from __future__ import annotations

from collections import defaultdict

from disputes.edit.apply import Files
from disputes.edit.changes import Change, below, settled
from disputes.edit.kinds import RECORD_DEPTH, kind_at
from disputes.edit.plan import Plan, Spot
from disputes.edit.uses import Definition, definition, place_in, place_of, uses
from disputes.errors import WrongUse
from disputes.load import LoadResult
from disputes.load.nodes import Address
from disputes.model.fields import ASSERTION, REPORT, STANCES, RecordType

MOST_LISTED = 20
"""References that are listed where a record is still in use."""


def remove_record(files: Files, loaded: LoadResult, record_id: str, *, force: bool) -> Plan:
    """Plan to remove a record; raises ``WrongUse`` where something refers to it, but by force.

    By force, the references go too: members of lists, fields, and the assertions, reports,
    relations and roles that would be nothing, or something else, without them.
    """
    record = definition(files, loaded, record_id)
    spots = _references(files, record)
    if spots and not force:
        raise WrongUse(*_in_use(files, record_id, spots))
    drops: defaultdict[str, list[Address]] = defaultdict(list)
    drops[record.path].append(record.address)
    for spot in spots:
        drops[spot.path].append(spot.address)
    changes: dict[str, list[Change]] = {
        path: settled(files.plain(path), listed, _essential) for path, listed in drops.items()
    }
    place = place_of(files, Spot(record.path, record.address)).rpartition(":")[0]
    what = f"removed '{record_id}' from {place}"
    own = {record.address, record.address[:1]}  # a section goes with its last record
    gone = [
        Spot(path, change.at)
        for path, listed in changes.items()
        for change in listed
        if path != record.path or change.at not in own
    ]
    more = [_line(files, spot) for spot in sorted(gone, key=lambda spot: place_in(files, spot))]
    if more:
        what += ", and what referred to it, there before the edit:"
    return Plan(what, None, changes, more=more, last=record.path)


def _references(files: Files, record: Definition) -> list[Spot]:
    """Find what refers to a record, but for what stands in it."""
    topic = record.section == "topics"
    return [
        Spot(path, at)
        for path in files.holding([record.id])
        for at in uses(files.plain(path), record.id, topic=topic)
        if path != record.path or not below(at, record.address)
    ]


def _in_use(files: Files, record_id: str, spots: list[Spot]) -> tuple[str, str]:
    spots = sorted(spots, key=lambda spot: place_in(files, spot))
    places = [f"  {_line(files, spot)}" for spot in spots[:MOST_LISTED]]
    if len(spots) > MOST_LISTED:
        places.append(f"  and {len(spots) - MOST_LISTED:,} more")
    times = "once" if len(spots) == 1 else f"{len(spots):,} times"
    listed = "\n".join(places)
    return (
        f"'{record_id}' is referred to {times}, so it was not removed\n{listed}",
        "--force removes these too",
    )


def _essential(at: Address) -> bool:
    """Tell whether a mapping in a record would be nothing, or something else, without a field."""
    kind = kind_at(at[:-1])
    name = at[-1]
    if kind is None or not isinstance(name, str) or len(at) <= RECORD_DEPTH + 1:
        return False
    return name in _essentials(kind)


def _essentials(kind: RecordType) -> tuple[str, ...]:
    if kind is ASSERTION:  # said on a condition, it is not said without it
        return (*STANCES, "in", "if", "reports")
    return ("in",) if kind is REPORT else kind.required


def _line(files: Files, spot: Spot) -> str:
    return f"{place_of(files, spot)}: {_words(spot.address)}"


def _words(at: Address) -> str:
    """Say what stands at an address, for a person."""
    names = [str(part) for part in at if isinstance(part, str)]
    if len(names) == 1:
        return f"{names[0]} of the file"
    _, record, *fields = names
    if not fields:
        return f"'{record}'"
    if at[-1] == "assertions":
        return f"all assertions on '{record}'"
    if fields[0] == "assertions":
        inner = f", {fields[-1]}" if len(fields) > 1 else ""
        return f"an assertion on '{record}'{inner}"
    return f"'{record}', {fields[0]}"
