"""Where records are defined in files as they are written, and where others refer to them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from disputes.edit.apply import Files
from disputes.edit.kinds import RECORD_DEPTH
from disputes.edit.plan import Spot
from disputes.errors import WrongUse
from disputes.load import LoadResult
from disputes.load.nearest import did_you_mean
from disputes.load.nodes import Address
from disputes.load.plain import Plain
from disputes.model.fields import FILE, RECORD_TYPES, SECTIONS, RecordType


class Definition(NamedTuple):
    """A record as it is written: its file, its section, and its fields."""

    path: str
    section: str
    id: str
    fields: Mapping[str, Plain]

    @property
    def address(self) -> Address:
        """Where it stands in its file."""
        return self.section, self.id

    @property
    def kind(self) -> RecordType:
        """The kind of record that it is."""
        return SECTIONS[self.section]


def definitions(files: Files, record_id: str, paths: list[str] | None = None) -> list[Definition]:
    """Find the records of an id in some files, by default in all that could have it."""
    files.watch(record_id)
    found: list[Definition] = []
    for path in files.holding([record_id]) if paths is None else paths:
        tree = files.plain(path)
        for section in SECTIONS:
            records = tree.get(section)
            if isinstance(records, Mapping) and record_id in records:
                fields = records[record_id]
                found.append(
                    Definition(
                        path, section, record_id, fields if isinstance(fields, Mapping) else {}
                    )
                )
    return found


def definition(files: Files, loaded: LoadResult, record_id: str) -> Definition:
    """Find the one record of an id; raises ``WrongUse`` where there is none, or several."""
    files.watch(record_id)
    record = loaded.kb.record(record_id)
    twice = any(one.code == "D102" and f"'{record_id}'" in one.message for one in loaded.findings)
    if record is not None and not twice:
        return definitions(files, record_id, [record.place.path])[0]
    found = definitions(files, record_id)
    if not found:
        ids = sorted(key for records in loaded.kb.by_kind().values() for key in records)
        raise WrongUse(f"no record has the id '{record_id}'", did_you_mean(record_id, ids))
    if len(found) > 1:
        places = " and ".join(place_of(files, Spot(one.path, one.address)) for one in found)
        raise WrongUse(
            f"the id '{record_id}' is defined more than once, at {places}",
            "give one of them another id by hand",
        )
    return found[0]


def uses(tree: Mapping[str, Plain], record_id: str, *, topic: bool) -> Iterator[Address]:
    """Find where the fields of a file refer to an id; ``topic`` tells whether it is a topic's."""
    for at, found, is_topic in references(tree):
        if found == record_id and is_topic == topic:
            yield at


def references(tree: Mapping[str, Plain]) -> Iterator[tuple[Address, str, bool]]:
    """Find all references in the fields of a file: where, to which id, and whether to a topic."""
    yield from _in_mapping(FILE, tree, ())


def place_in(files: Files, spot: Spot) -> tuple[str, int, int]:
    """Give the path, line and column of a value or record in a file as it is."""
    nodes = files.nodes(spot.path)
    member = nodes.member(spot.address)
    mark = (member.key if len(spot.address) <= RECORD_DEPTH else member.value).start_mark
    return spot.path, mark.line + 1, mark.column + 1


def place_of(files: Files, spot: Spot) -> str:
    """Give the ``path:line:column`` of a value or record in a file as it is."""
    return ":".join(map(str, place_in(files, spot)))


def _in_mapping(
    kind: RecordType, mapping: Mapping[str, Plain], at: Address
) -> Iterator[tuple[Address, str, bool]]:
    for name, value in mapping.items():
        field = kind.fields.get(name)
        if field is None:
            continue
        here = (*at, name)
        if field.name in SECTIONS and kind is FILE:
            for record_id, record in value.items() if isinstance(value, Mapping) else ():
                if isinstance(record, Mapping):
                    yield from _in_mapping(SECTIONS[name], record, (*here, record_id))
            continue
        inner_kind = RECORD_TYPES.get(field.record)
        parts: list[tuple[Address, Plain]] = [(here, value)]
        if isinstance(value, list):
            parts = [((*here, number), part) for number, part in enumerate(value)]
        for place, part in parts:
            if isinstance(part, Mapping):
                if inner_kind is not None:
                    yield from _in_mapping(inner_kind, part, place)
            elif field.refers_to and isinstance(part, str):
                yield place, part, "topics" in field.refers_to
