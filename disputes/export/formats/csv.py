"""A folder of tables, with a datapackage.json that describes them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice

from disputes.escape.csv import csv_cell
from disputes.escape.json import json_lines
from disputes.escape.terminal import visible
from disputes.export.formats import Shape
from disputes.export.subject import Subject
from disputes.view.tables.rows import table_rows
from disputes.view.tables.schema import FORMAT, SHAPES
from disputes.view.tables.shape import Column, Kind, Row, Value
from disputes.view.tables.shape import Shape as TableShape

SHAPE = Shape.FOLDER
_MARK = f'"disputes": "{FORMAT}"'.encode()

_BATCH = 1000
_TRUTHS: dict[Value, str | None] = {True: "true", False: "false", None: None}


def holds(subject: Subject) -> str:
    """Say how much is exported."""
    return subject.holds()


def made(head: bytes) -> bool:
    """Tell by its first bytes whether an export made a file."""
    return _MARK in head


def files(subject: Subject) -> Iterator[tuple[str, Iterable[bytes]]]:
    """Give the description and one file a table.

    The description comes first: a folder that has it is known as one that an export made.
    """
    yield "datapackage.json", (piece.encode() for piece in json_lines(_package(subject)))
    rows = table_rows(subject.analysis, subject.evidence, subject.told)
    for shape in SHAPES:
        yield f"{shape.name}.csv", _lines(subject, shape, rows[shape.name])


def _lines(subject: Subject, shape: TableShape, rows: Iterable[Row]) -> Iterator[bytes]:
    """Give a table as RFC 4180 has it, some rows at a time; no cell is a formula."""
    import csv
    from io import StringIO

    buffer = StringIO()
    writer = csv.writer(buffer, lineterminator="\r\n")
    writer.writerow(shape.names)
    ready = _safe(subject, shape, rows)
    while batch := list(islice(ready, _BATCH)):
        writer.writerows(batch)
        yield buffer.getvalue().encode()
        buffer.seek(0)
        buffer.truncate()
    yield buffer.getvalue().encode()


def _safe(subject: Subject, shape: TableShape, rows: Iterable[Row]) -> Iterator[Row]:
    """Give the rows as cells; only what somebody wrote freely has to be looked at."""
    free = [place for place, column in enumerate(shape.columns) if column.free]
    truths = [place for place, one in enumerate(shape.columns) if one.kind is Kind.TRUTH]
    if not free and not truths:
        yield from rows
        return
    for row in rows:
        cells = list(row)
        for place in truths:
            cells[place] = _TRUTHS[cells[place]]
        for place in free:
            if cells[place] is not None:
                cells[place] = _cell(subject, str(cells[place]))
        yield cells


def _cell(subject: Subject, text: str) -> str:
    """Give a cell, and note where it is not the text itself."""
    if text.isprintable() and text[:1].isalnum():  # neither a formula nor anything hidden
        return text
    cell = csv_cell(text)
    shown = visible(text)
    if shown != text:
        subject.lose(
            "text has its line ends or control characters written as spaces or escapes",
            "texts have their line ends or control characters written as spaces or escapes",
        )
    if shown != cell:
        subject.lose(
            "text that a spreadsheet could take for a formula has an apostrophe before it",
            "texts that a spreadsheet could take for formulas have an apostrophe before them",
        )
    return cell


def _package(subject: Subject) -> dict[str, object]:
    """Describe the tables as a Frictionless Data Package (version 1)."""
    analysis = subject.analysis
    return {
        "profile": "tabular-data-package",
        "name": "disputes",
        "disputes": FORMAT,
        "as_of": analysis.as_of.text if analysis.as_of else None,
        "by": analysis.by.value,
        "complete": analysis.kb.complete,
        "resources": [_resource(shape) for shape in SHAPES],
    }


def _resource(shape: TableShape) -> dict[str, object]:
    return {
        "name": shape.name.replace("_", "-"),
        "path": f"{shape.name}.csv",
        "profile": "tabular-data-resource",
        "description": shape.about,
        "encoding": "utf-8",
        "schema": {
            "fields": [_field(column) for column in shape.columns],
            "primaryKey": list(shape.key),
            "foreignKeys": [
                {
                    "fields": column.name,
                    "reference": {"resource": column.to.replace("_", "-"), "fields": "id"},
                }
                for column in shape.columns
                if column.to is not None
            ],
        },
    }


def _field(column: Column) -> dict[str, object]:
    field: dict[str, object] = {
        "name": column.name,
        "type": column.kind.value,
        "description": column.about,
    }
    if column.required:
        field["constraints"] = {"required": True}
    return field
