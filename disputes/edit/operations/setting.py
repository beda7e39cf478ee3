"""Giving a field of a record another value, or taking it away."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from disputes.edit.apply import Files
from disputes.edit.changes import Append, Change, Drop, Put, same, settled
from disputes.edit.plan import Plan, Spot
from disputes.edit.uses import Definition, definition
from disputes.errors import WrongUse
from disputes.load import LoadResult
from disputes.load.nearest import did_you_mean
from disputes.load.nodes import Address
from disputes.load.plain import Plain
from disputes.model.fields import Field, FieldType


def set_field(
    files: Files, loaded: LoadResult, record_id: str, name: str, values: Sequence[str]
) -> Plan:
    """Plan to give a field of a record a value; raises ``WrongUse``.

    A list keeps the members that it has and shall have, as they are written.
    """
    record = definition(files, loaded, record_id)
    field = _field(record, name)
    if not (field.type.listed or field.type.one_or_listed) and len(values) != 1:
        raise WrongUse(
            f"{name} of {record.kind.with_article} takes one value, found {len(values)}",
            "put a text of several words in quotation marks",
        )
    value = _value(field, values, record.fields.get(name))
    what = f"set '{record_id}' {name}"
    at: Address = (*record.address, name)
    if name in record.fields and same(record.fields[name], value):
        same_already = f"{name} of '{record_id}' is that already"
        return Plan(what, Spot(record.path, at), {}, same=same_already)
    return Plan(what, Spot(record.path, at), {record.path: _changes(record, name, value)})


def clear_field(files: Files, loaded: LoadResult, record_id: str, name: str) -> Plan:
    """Plan to take a field of a record away; raises ``WrongUse``."""
    record = definition(files, loaded, record_id)
    field = _field(record, name)
    if field.required:
        raise WrongUse(f"{record.kind.with_article} must have {name}", "set it to another value")
    what = f"cleared '{record_id}' {name}"
    if name not in record.fields:
        return Plan(what, None, {}, same=f"'{record_id}' has no {name}")
    changes = settled(files.plain(record.path), [(*record.address, name)])
    return Plan(what, Spot(record.path, record.address), {record.path: changes})


def _field(record: Definition, name: str) -> Field:
    fields = record.kind.fields
    if name not in fields:
        listed = ", ".join(one for one in fields if fields[one].type is not FieldType.RECORDS)
        hint = did_you_mean(name, fields) or f"it has {listed}"
        raise WrongUse(f"{record.kind.with_article} has no field '{name}'", hint)
    if fields[name].type is FieldType.RECORDS:
        raise WrongUse(
            f"{name} are not set: each is a record of its own",
            f"`disputes add assertion {record.id}` adds one",
        )
    return fields[name]


def _value(field: Field, values: Sequence[str], old: Plain) -> Plain:
    """Give the value that the words stand for; what is written long of the same id stays so."""
    if field.type.one_or_listed and len(values) == 1 and not isinstance(old, list):
        written = [old] if isinstance(old, Mapping) else []
        return _as_written(values[0], written)
    if not (field.type.listed or field.type.one_or_listed):
        return values[0]
    known = old if isinstance(old, list) else [old]
    return [_as_written(value, known) for value in dict.fromkeys(values)]


def _as_written(value: str, known: Sequence[Plain]) -> Plain:
    for one in known:
        if isinstance(one, Mapping) and value in (one.get("claim"), one.get("source")):
            return one
    return value


def _changes(record: Definition, name: str, value: Plain) -> list[Change]:
    at: Address = (*record.address, name)
    if not record.fields:
        return [Put(record.address, {name: value})]
    old = record.fields.get(name)
    if isinstance(old, list) and isinstance(value, list) and old and value:
        if value[: len(old)] == old:
            return [Append(at, tuple(value[len(old) :]))]
        left = iter(enumerate(old))
        kept = [next((n for n, one in left if one == wanted), None) for wanted in value]
        if None not in kept:
            return [Drop((*at, number)) for number in range(len(old)) if number not in kept]
    return [Put(at, value)]
