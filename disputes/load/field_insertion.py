"""Adding a field to a mapping in a file, so that every other byte stays as it is."""

from __future__ import annotations

from disputes.finding import Edit
from disputes.load.text import FileText
from disputes.model.place import Place
from disputes.span import Span


def field_after(text: FileText, place: Place, name: str, new: str, value: str) -> Edit | None:
    """Make the edit that writes a new field behind another one of a record.

    ``value`` must be sound as a plain scalar. ``None`` where the mapping has the new field already,
    though empty, or is written in a way that leaves doubt where the field would go.
    """
    fields = text.fields_at(place.record, place.line, place.column)
    if name not in fields or new in fields:
        return None
    key, old = fields[name]
    first = min(span for span, _ in fields.values())
    between = _between(text, place.own, first)
    if between.strip(" ").startswith(":"):
        between = between.strip(" ")[1:]
    inner = between.strip(" \n")
    if inner == "{":
        at = Span(old.end_line, old.end_column, old.end_line, old.end_column)
        return Edit(text.path, at, f", {new}: {value}")
    if inner or _odd(text, key, old):
        return None
    line = text.line(old.end_line)
    behind = line[old.end_column - 1 :].strip()
    if behind and not behind.startswith("#"):
        return None
    end = len(line) + 1
    newline = text.line_end(old.end_line) or text.line_end(1) or "\n"
    indentation = " " * (key.column - 1)
    at = Span(old.end_line, end, old.end_line, end)
    return Edit(text.path, at, f"{newline}{indentation}{new}: {value}")


def _odd(text: FileText, key: Span, value: Span) -> bool:
    """Tell whether a field of a block mapping stands otherwise than alone, in plain sight."""
    line = text.line(key.line)
    begin = text.line(value.line)[value.column - 1 :][:1]
    return line[: key.column - 1].strip(" ") != "" or begin in ("|", ">", "")


def _between(text: FileText, start: Span, end: Span) -> str:
    """Give what stands between two places, comments left out."""
    if start.end_line == end.line:
        return text.line(end.line)[start.end_column - 1 : end.column - 1]
    lines = [
        text.line(start.end_line)[start.end_column - 1 :],
        *(text.line(number) for number in range(start.end_line + 1, end.line)),
        text.line(end.line)[: end.column - 1],
    ]
    return "\n".join(line.partition("#")[0].rstrip() for line in lines)
