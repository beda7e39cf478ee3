"""The same tables as an SQLite database, for SQL and for Datasette."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, cast

from disputes.errors import WrongUse
from disputes.export.formats import Shape
from disputes.export.subject import Subject
from disputes.export.views import VIEWS
from disputes.view.tables.rows import table_rows
from disputes.view.tables.schema import SHAPES
from disputes.view.tables.shape import Kind, Row
from disputes.view.tables.shape import Shape as TableShape

if TYPE_CHECKING:
    from sqlite3 import Connection

SHAPE = Shape.FILE
APPLICATION = 0x64737074
"""Stands in the header as the bytes ``dspt``: that the database is one that an export made."""

_TYPES = {Kind.TEXT: "TEXT", Kind.NUMBER: "INTEGER", Kind.TRUTH: "INTEGER"}
_SEARCHED = {"claims": "title", "reports": "quote"}
_SETTINGS = (
    "PRAGMA page_size = 4096",
    "PRAGMA encoding = 'UTF-8'",
    "PRAGMA auto_vacuum = NONE",
    "PRAGMA journal_mode = OFF",
    "PRAGMA foreign_keys = OFF",  # claims and disputes lead to one another
    f"PRAGMA application_id = {APPLICATION}",
    "PRAGMA user_version = 1",
)


def holds(subject: Subject) -> str:
    """Say how much is exported."""
    return subject.holds()


def made(head: bytes) -> bool:
    """Tell by its first bytes whether an export made a file."""
    return head.startswith(b"SQLite format 3\0") and head[68:72] == APPLICATION.to_bytes(4, "big")


def files(subject: Subject) -> Iterator[tuple[str, Iterable[bytes]]]:
    """Give the database; the same bytes for the same knowledge base and version of SQLite."""
    yield "", _database(subject)


def _database(subject: Subject) -> Iterator[bytes]:
    import sqlite3
    from contextlib import closing

    with closing(sqlite3.connect(":memory:", isolation_level=None)) as database:
        if not hasattr(database, "serialize"):
            raise WrongUse(
                f"SQLite {sqlite3.sqlite_version}, which this Python has, cannot give a database",
                "use a Python with SQLite 3.36 or later",
            )
        for setting in _SETTINGS:
            database.execute(setting)
        database.execute("BEGIN")
        rows = table_rows(subject.analysis, subject.evidence, subject.told)
        for shape in SHAPES:
            _table(database, shape, rows[shape.name])
        for view in VIEWS:
            database.execute(view)
        _index_words(subject, database)
        database.execute("COMMIT")
        yield database.serialize()


def _table(database: Connection, shape: TableShape, rows: Iterable[Row]) -> None:
    parts = [
        f'"{column.name}" {_TYPES[column.kind]}{" NOT NULL" if column.required else ""}'
        for column in shape.columns
    ]
    parts.append(f"PRIMARY KEY ({_names(shape.key)})")
    parts += [
        f'FOREIGN KEY ("{column.name}") REFERENCES "{column.to}" ("id")'
        for column in shape.columns
        if column.to is not None
    ]
    inner = ",\n  ".join(parts)
    # A table whose words are searched needs the number of a row; other keys need no second index.
    tail = "" if shape.name in _SEARCHED else " WITHOUT ROWID"
    database.execute(f'CREATE TABLE "{shape.name}" (\n  {inner}\n){tail}')
    marks = ", ".join("?" * len(shape.columns))
    database.executemany(f'INSERT INTO "{shape.name}" VALUES ({marks})', _ordered(rows))  # noqa: S608
    for column in shape.columns:
        if column.to is not None and column.name != shape.key[0]:
            name = f"{shape.name}_{column.name}"
            database.execute(f'CREATE INDEX "{name}" ON "{shape.name}" ("{column.name}")')


def _ordered(rows: Iterable[Row]) -> list[tuple[str, ...]]:
    """Give rows in the order of their keys, which come first in them: so they are stored at once.

    As no two have the same key, what comes behind it is never compared.
    """
    return sorted(cast("Iterable[tuple[str, ...]]", rows))


def _names(columns: Iterable[str]) -> str:
    return ", ".join(f'"{name}"' for name in columns)


def _index_words(subject: Subject, database: Connection) -> None:
    """Make what claims and quotes say searchable, where this SQLite can."""
    import sqlite3

    for table, column in _SEARCHED.items():
        index = f"{table}_fts"
        try:
            database.execute(
                f'CREATE VIRTUAL TABLE "{index}" USING fts5("{column}", content="{table}")'
            )
        except sqlite3.OperationalError:  # it was built without FTS5
            subject.lose("column has no index of its words", "columns have no index of their words")
            continue
        database.execute(f'INSERT INTO "{index}" ("{index}") VALUES (\'rebuild\')')  # noqa: S608
