"""The database: whole, with references that lead somewhere, the same bytes every time."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from cli.conftest import Run
from conftest import Golden
from load.test_corpora import hostile_texts

from disputes.view.tables.schema import SHAPES
from export.conftest import SHIPPED, export


@contextmanager
def opened(file: Path) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(f"file:{file}?mode=ro", uri=True)) as database:
        yield database


@pytest.fixture
def shipped(call: Run, tmp_path: Path) -> Iterator[sqlite3.Connection]:
    export(call, SHIPPED, "sqlite", tmp_path / "kb.db")
    with opened(tmp_path / "kb.db") as database:
        yield database


def test_the_schema(call: Run, golden: Golden, small: Path, tmp_path: Path) -> None:
    export(call, small, "sqlite", tmp_path / "kb.db")
    with opened(tmp_path / "kb.db") as database:
        rows = database.execute(
            "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE '%_fts%'"
        )
        golden(Path("export") / "schema.sql", "".join(f"{sql};\n" for (sql,) in rows))


def test_it_is_whole(shipped: sqlite3.Connection) -> None:
    assert shipped.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert shipped.execute("PRAGMA foreign_key_check").fetchall() == []
    assert shipped.execute("PRAGMA application_id").fetchone() == (0x64737074,)
    about = dict(shipped.execute("SELECT * FROM about"))
    assert about == {
        "as_of": None,
        "by": "party",
        "complete": "true",
        "format": "disputes-tables/1",
    }


def test_questions_that_people_ask(shipped: sqlite3.Connection) -> None:
    assert shipped.execute(
        "SELECT parties_for, parties_against FROM disputed_claims "
        "WHERE id = 'missiles-fell-in-iran'"
    ).fetchall() == [("United States", "Russia")]
    assert shipped.execute(
        "SELECT source_name, stance, quote, speech FROM quotes "
        "WHERE claim = 'missiles-malfunctioned'"
    ).fetchall() == [
        (
            "Ashton Carter",
            "asserts",
            "if so, that would indicate malfunctions of those missiles",
            "direct",
        )
    ]
    assert shipped.execute(
        "SELECT party_name, side FROM named_positions WHERE claim = 'su30-weather'"
    ).fetchall() == [("Russia", "for"), ("NATO", "against")]
    assert shipped.execute(
        "SELECT claims.id FROM claims_fts JOIN claims ON claims.rowid = claims_fts.rowid "
        "WHERE claims_fts MATCH 'weather'"
    ).fetchall() == [("su30-weather",)]


def test_with_the_archive_quotes_have_places(call: Run, articles: Path, tmp_path: Path) -> None:
    file = tmp_path / "kb.db"
    ran = call("--kb", str(SHIPPED), "--archive", str(articles), "export", "sqlite", str(file))
    assert ran.status == 0
    with opened(file) as database:
        rows = database.execute(
            "SELECT quote, text, span_start, span_end FROM reports "
            "JOIN documents ON documents.id = reports.document WHERE quote NOT LIKE '%[%'"
        ).fetchall()
    assert len(rows) > 100
    for quote, text, start, end in rows:
        words = (articles / text).read_text(encoding="utf-8")[start:end]
        assert len(words.split()) == len(quote.split())


def test_the_date_and_the_way_of_counting(call: Run, small: Path, tmp_path: Path) -> None:
    export(call, small, "sqlite", tmp_path / "kb.db", "--as-of", "2015-10-06", "--by", "source")
    with opened(tmp_path / "kb.db") as database:
        assert database.execute("SELECT max(said_from) FROM assertions").fetchone() == (
            "2015-10-06",
        )
        assert database.execute("SELECT DISTINCT party FROM positions").fetchall() == [("ann",)]
        assert dict(database.execute("SELECT * FROM about"))["as_of"] == "2015-10-06"


def test_hostile_texts_come_back(call: Run, hostile: Path, corpora: Path, tmp_path: Path) -> None:
    export(call, hostile, "sqlite", tmp_path / "kb.db")
    texts = {text for text in hostile_texts(corpora) if len(text) < 400}
    with opened(tmp_path / "kb.db") as database:
        assert database.execute("PRAGMA foreign_key_check").fetchall() == []
        assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        whole = 0
        for table, column in (("sources", "name"), ("claims", "title"), ("reports", "quote")):
            rows = database.execute(f"SELECT {column} FROM {table}")  # noqa: S608
            found = [text for (text,) in rows]
            assert set(found) <= texts | {None}
            whole += len(set(found))
        assert whole > 200


def test_all_columns_are_there(shipped: sqlite3.Connection) -> None:
    for shape in SHAPES:
        columns = [row[1] for row in shipped.execute(f"PRAGMA table_info({shape.name})")]
        assert columns == list(shape.names)
