"""The real Datasette shows the tables, with names for ids and links that work."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from cli.conftest import Run

from export.conftest import SHIPPED, export

CRAWL = Path(__file__).with_name("crawl.py")


def datasette(file: Path, address: str) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "datasette", str(file), "--get", address],
        capture_output=True,
        timeout=120,
        check=False,
        encoding="utf-8",
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def crawl(file: Path, rows: int, *tables: str) -> list[str]:
    done = subprocess.run(
        [sys.executable, str(CRAWL), str(file), str(rows), *tables],
        capture_output=True,
        timeout=300,
        check=False,
        encoding="utf-8",
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


@pytest.mark.slow
def test_ids_have_names(call: Run, small: Path, tmp_path: Path) -> None:
    export(call, small, "sqlite", tmp_path / "kb.db")
    answer: dict[str, Any] = json.loads(
        datasette(tmp_path / "kb.db", "/kb/positions.json?_labels=on&claim=two&party=bob")
    )
    (row,) = answer["rows"]
    assert row["claim"] == {"value": "two", "label": "Two jets flew."}
    assert row["party"] == {"value": "bob", "label": "Bob"}


@pytest.mark.slow
def test_links_lead_somewhere(call: Run, small: Path, tmp_path: Path) -> None:
    export(call, small, "sqlite", tmp_path / "kb.db")
    visited = crawl(tmp_path / "kb.db", 1, "disputes", "via")
    assert [line for line in visited if not line.startswith("200 ")] == []
    for page in ("claims/two", "topics/air", "disputes/two", "sources/wire"):
        assert f"200 /kb/{page}" in visited
    assert any(line.startswith("200 /kb/reports/r-") for line in visited)


@pytest.mark.slow
def test_links_of_the_shipped_knowledge_base(call: Run, tmp_path: Path) -> None:
    export(call, SHIPPED, "sqlite", tmp_path / "kb.db")
    visited = crawl(tmp_path / "kb.db", 6)
    assert [line for line in visited if not line.startswith("200 ")] == []
    assert len(visited) > 100


@pytest.mark.slow
def test_hostile_texts(call: Run, hostile: Path, tmp_path: Path) -> None:
    export(call, hostile, "sqlite", tmp_path / "kb.db")
    visited = crawl(tmp_path / "kb.db", 6, "claims", "reports", "sources")
    assert [line for line in visited if not line.startswith("200 ")] == []
    assert len(visited) > 100
