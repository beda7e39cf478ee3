"""Options for the fields of a record, made from the table of fields."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, TypeVar

import click

from disputes.cli.completion.values import Hook, ids
from disputes.cli.editing.roles import roles
from disputes.model.fields import RECORD_TYPES, Field, FieldType

if TYPE_CHECKING:
    from disputes.load.plain import Plain

_Function = TypeVar("_Function", bound=Callable[..., Any])

_METAVARS = {
    FieldType.DATE: "DATE",
    FieldType.TEXT: "TEXT",
    FieldType.TEXTS: "TEXT",
    FieldType.DIGEST: "DIGITS",
    FieldType.ROLES: "ROLE",
}


def field_options(
    record: str, *, without: tuple[str, ...] = ()
) -> Callable[[_Function], _Function]:
    """Add an option for each field of a kind of record, but for those of records within it.

    That a field must be there is told by ``demand_fields``, once nobody can be asked for it.
    """
    fields = [
        field
        for name, field in RECORD_TYPES[record].fields.items()
        if field.type is not FieldType.RECORDS and name not in without
    ]

    def add(function: _Function) -> _Function:
        for field in reversed(fields):
            function = _option(field)(function)
        return function

    return add


def given_fields(record: str, options: Mapping[str, Any]) -> dict[str, Plain]:
    """Give the fields of a record that options were given for, in the order of the table.

    An empty text leaves its field out, as no option does.
    """
    found: dict[str, Plain] = {}
    for name, field in RECORD_TYPES[record].fields.items():
        value = options.get(name)
        if value in (None, (), False, ""):
            continue
        found[name] = _written(field, value)
    return found


def demand_fields(record: str, fields: Mapping[str, Plain]) -> None:
    """Demand that all fields that must be there were given; raises ``MissingParameter``."""
    demand_options(*RECORD_TYPES[record].required, given=fields)


def demand_options(*names: str, given: Mapping[str, Any]) -> None:
    """Demand options and arguments of the command that is run; raises ``MissingParameter``."""
    ctx = click.get_current_context()
    for param in ctx.command.params:
        if param.name in names and given.get(param.name) in (None, (), ""):
            raise click.MissingParameter(ctx=ctx, param=param)


def _written(field: Field, value: Any) -> Plain:
    if field.type is FieldType.FLAG:
        return "true"
    if field.type is FieldType.ROLES:
        from disputes.edit.typed import role

        value = [role(one) for one in value]
    if field.type.listed:
        return list(value)
    if field.type.one_or_listed:
        return value[0] if len(value) == 1 else list(value)
    return str(value)


def _option(field: Field) -> Callable[[_Function], _Function]:
    flag = "--" + field.name.replace("_", "-")
    about = re.split("[;:]|, each with", field.about)[0].rstrip(".") + "."
    if field.type is FieldType.FLAG:
        return click.option(flag, field.name, is_flag=True, help=about)
    several = field.type.listed or field.type.one_or_listed
    if field.type is FieldType.ROLES:
        about = f"{about[:-1]}, as 'ID from DATE until DATE' where it has dates."
    if several:
        about = f"{about[:-1]}; may be given several times."
    needed = "  [required]" if field.required else ""
    if field.words:
        words = click.Choice([str(word) for word in field.words])
        about = f"{about[:-1]}: {', '.join(words.choices)}."
        return click.option(flag, field.name, type=words, metavar="WORD", help=about + needed)
    return click.option(
        flag,
        field.name,
        metavar=_METAVARS.get(field.type, "ID"),
        multiple=several,
        help=about + needed,
        shell_complete=_completed(field),
    )


def _completed(field: Field) -> Hook | None:
    if not field.refers_to:
        return None
    if field.type is FieldType.ROLES:
        return roles(ids(*field.refers_to))
    return ids(*field.refers_to)
