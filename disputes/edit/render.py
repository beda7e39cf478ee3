"""Writing records in the house's style: one field a line, short lists in brackets."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

from disputes.edit.format.texts import one_scalar, write_text
from disputes.edit.scalars import WIDTH, scalar

if TYPE_CHECKING:
    from disputes.load.plain import Plain


class Style(NamedTuple):
    """How a file is indented: by how much, its lists within their field, and behind the dash.

    ``block`` is whether a text of its own lines may stand without quotes.
    """

    step: int = 2
    dash: int = 2
    gap: int = 1
    block: bool = True


def field_lines(name: str, value: Plain, indent: int, style: Style) -> list[str]:
    """Write a field, or a record of a section, in block style."""
    first, *more = value_lines(name, value, indent, style)
    return [f"{' ' * indent}{scalar(name)}:{first}", *more]


def value_lines(name: str, value: Plain, indent: int, style: Style) -> list[str]:
    """Write the value of a field whose name stands at an indentation.

    The first line goes on behind the colon; it is empty where the value stands below.
    """
    if value is None:
        return [""]
    if isinstance(value, str):
        used, deeper = indent + len(scalar(name)) + 1, indent + style.step
        written = write_text(name, value, "", used, deeper, one=not style.block)
        return [f" {written.first}" if written.first else "", *written.more]
    one_line = f" {in_brackets(value, name)}"
    if not value:
        return [one_line]
    if isinstance(value, Mapping):
        deeper = indent + style.step
        return ["", *(line for pair in value.items() for line in field_lines(*pair, deeper, style))]
    fits = indent + len(scalar(name)) + 1 + len(one_line) <= WIDTH
    if fits and all(one is None or isinstance(one, str) for one in value):
        return [one_line]
    deeper = indent + style.dash
    return ["", *(line for one in value for line in item_lines(name, one, deeper, style))]


def item_lines(name: str, value: Plain, indent: int, style: Style) -> list[str]:
    """Write a member of a list in block style, its dash at an indentation."""
    dash = " " * indent + "-" + " " * style.gap
    one_line = f"{dash}{in_brackets(value, name)}"
    if not isinstance(value, Mapping) or not value:
        return [one_line]
    if ("claim" in value or "source" in value) and len(one_line) <= WIDTH:
        return [one_line]
    deeper = indent + 1 + style.gap
    lines = [line for pair in value.items() for line in field_lines(*pair, deeper, style)]
    return [f"{dash}{lines[0].lstrip()}", *lines[1:]]


def in_brackets(value: Plain, name: str = "") -> str:
    """Write a value of a field on one line, as it can stand within brackets and braces."""
    if value is None:
        return '""'
    if isinstance(value, str):
        return one_scalar(name, value, flow=True)
    if isinstance(value, Mapping):
        parts = [f"{scalar(key, flow=True)}: {in_brackets(one, key)}" for key, one in value.items()]
        return f"{{{', '.join(parts)}}}"
    return f"[{', '.join(in_brackets(one, name) for one in value)}]"
