"""Giving a field of a record another value, or taking it away."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from disputes.edit.apply import Files
from disputes.edit.changes import Append, Change, Drop, Put, same, settled
from disputes.edit.operations.adding import demand_topic
from disputes.edit.plan import Plan, Spot
from disputes.edit.render import in_brackets
from disputes.edit.typed import role
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
    demand_topic({name: value})
    what = f"set '{record_id}' {name}"
    at: Address = (*record.address, name)
    if name in record.fields and same(record.fields[name], value):
        same_already = f"{name} of '{record_id}' is that already"
        longer = [one for one in _members(value) if isinstance(one, Mapping)]
        if any(_id_in(one) in values for one in longer):
            said = " and ".join(in_brackets(one) for one in longer)
            same_already = f"'{record_id}' has {said} in {name}, which stays as it is written"
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
    if not (field.type.listed or field.type.one_or_listed):
        return values[0]
    typed = [role(one) if field.type is FieldType.ROLES else one for one in dict.fromkeys(values)]
    known = _members(old)
    if field.type.one_or_listed and len(typed) == 1 and not isinstance(old, list):
        return _as_written(typed[0], known)
    return [_as_written(value, known) for value in typed]


def _members(value: Plain) -> Sequence[Plain]:
    return value if isinstance(value, list) else [value]


def _as_written(value: Plain, known: Sequence[Plain]) -> Plain:
    for one in known:
        if isinstance(one, Mapping) and isinstance(value, str) and value == _id_in(one):
            return one
    return value


def _id_in(member: Mapping[str, Plain]) -> Plain:
    """Give the id in a relation or role that is written long."""
    return member.get("claim") or member.get("source")


def _changes(record: Definition, name: str, value: Plain) -> list[Change]:
    at: Address = (*record.address, name)
    if not record.fields:
        return [Put(record.address, {name: value})]
    old = record.fields.get(name)
    if isinstance(old, list) and isinstance(value, list):
        return _in_list(at, old, value) or [Put(at, value)]
    return [Put(at, value)]


def _in_list(at: Address, old: Sequence[Plain], value: Sequence[Plain]) -> list[Change]:
    """Give changes of a list by which what stays is as it is written, what is new at its end.

    There are none where nothing stays, where what does shall stand in another order, and where the
    last member, which no text takes the place of, would have to make room.
    """
    left = dict(enumerate(old))
    kept: list[int] = []
    new: list[Plain] = []
    for wanted in value:
        number = next((number for number, one in left.items() if same(one, wanted)), None)
        if number is None:
            new.append(wanted)
        else:
            kept.append(number)
            del left[number]
    if not kept or kept != sorted(kept):
        return []
    changes: list[Change] = []
    last = len(old) - 1
    if new and last in left:
        if not isinstance(left.pop(last), str) or not isinstance(new[0], str):
            return []
        changes.append(Put((*at, last), new.pop(0)))
    changes += [Drop((*at, number)) for number in left]
    return [*changes, Append(at, tuple(new))] if new else changes
