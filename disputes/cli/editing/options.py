"""Options for the fields of a record, made from the table of fields."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, TypeVar

import click

from disputes.cli.completion.values import ids
from disputes.model.fields import RECORD_TYPES, Field, FieldType

if TYPE_CHECKING:
    from disputes.load.plain import Plain

_Function = TypeVar("_Function", bound=Callable[..., Any])

_METAVARS = {
    FieldType.DATE: "DATE",
    FieldType.TEXT: "TEXT",
    FieldType.TEXTS: "TEXT",
    FieldType.DIGEST: "DIGITS",
}


def field_options(
    record: str, *, without: tuple[str, ...] = ()
) -> Callable[[_Function], _Function]:
    """Add an option for each field of a kind of record, but for those of records within it.

    A field that must be there is an option that must be given.
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
    """Give the fields of a record that options were given for, in the order of the table."""
    found: dict[str, Plain] = {}
    for name, field in RECORD_TYPES[record].fields.items():
        value = options.get(name)
        if value in (None, (), False):
            continue
        found[name] = _written(field, value)
    return found


def _written(field: Field, value: Any) -> Plain:
    if field.type is FieldType.FLAG:
        return "true"
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
    if several:
        about = f"{about[:-1]}; may be given several times."
    if field.words:
        words = click.Choice([str(word) for word in field.words])
        about = f"{about[:-1]}: {', '.join(words.choices)}."
        return click.option(
            flag, field.name, type=words, metavar="WORD", required=field.required, help=about
        )
    return click.option(
        flag,
        field.name,
        metavar=_METAVARS.get(field.type, "ID"),
        multiple=several,
        required=field.required,
        help=about,
        shell_complete=ids(*field.refers_to) if field.refers_to else None,
    )
