"""CSV that a spreadsheet and a Frictionless reader take."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from cli.conftest import Run
from conftest import Golden

from disputes.view.tables.schema import SHAPES
from export.conftest import SHIPPED, export

NUMBER = re.compile(r"[+-]?[0-9]+(\.[0-9]+)?")
TYPES: dict[str, Callable[[str], object]] = {
    "string": str,
    "integer": int,
    "boolean": lambda text: {"true": True, "false": False}[text],
}


def read(folder: Path) -> dict[str, list[dict[str, str]]]:
    found = {}
    for shape in SHAPES:
        with (folder / f"{shape.name}.csv").open(encoding="utf-8", newline="") as lines:
            found[shape.name] = list(csv.DictReader(lines, strict=True))
    return found


def test_what_is_written(call: Run, golden: Golden, small: Path, tmp_path: Path) -> None:
    ran = export(call, small, "csv", tmp_path / "out")
    golden(Path("export") / "csv.err.txt", ran.err.replace(str(tmp_path), "…"))
    golden(
        Path("export") / "csv.txt",
        "".join(
            f"## {shape.name}\n{(tmp_path / 'out' / f'{shape.name}.csv').read_bytes().decode()}\n"
            for shape in SHAPES
        ).replace("\r\n", "\n"),
    )
    golden(
        Path("export") / "datapackage.json",
        (tmp_path / "out" / "datapackage.json").read_text(encoding="utf-8"),
    )


@pytest.mark.parametrize("shipped", [False, True])
def test_the_description_fits_the_tables(
    call: Run, small: Path, tmp_path: Path, shipped: bool
) -> None:
    out = tmp_path / "out"
    export(call, SHIPPED if shipped else small, "csv", out)
    package: dict[str, Any] = json.loads((out / "datapackage.json").read_text(encoding="utf-8"))
    tables = read(out)
    names = {resource["name"]: resource for resource in package["resources"]}
    for resource in names.values():
        rows = tables[resource["path"].removesuffix(".csv")]
        schema = resource["schema"]
        fields = {field["name"]: field for field in schema["fields"]}
        for row in rows:
            assert list(row) == list(fields)
            for name, text in row.items():
                if text:
                    TYPES[fields[name]["type"]](text)
                else:
                    assert "constraints" not in fields[name]
        keys = [tuple(row[name] for name in schema["primaryKey"]) for row in rows]
        assert len(keys) == len(set(keys))
        for foreign in schema["foreignKeys"]:
            other = names[foreign["reference"]["resource"]]["path"].removesuffix(".csv")
            ids = {row[foreign["reference"]["fields"]] for row in tables[other]}
            assert {row[foreign["fields"]] for row in rows} <= ids | {""}


def test_rows_end_as_the_standard_says(call: Run, small: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    export(call, small, "csv", out)
    for file in out.glob("*.csv"):
        data = file.read_bytes()
        assert data.endswith(b"\r\n")
        assert data.count(b"\n") == data.count(b"\r\n") == data.count(b"\r")


def test_hostile_texts(call: Run, hostile: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    ran = export(call, hostile, "csv", out)
    assert "spreadsheet could take for formulas have an apostrophe before them" in ran.err
    tables = read(out)
    assert len(tables["claims"]) == len(tables["sources"]) > 80
    for rows in tables.values():
        for row in rows:
            for text in row.values():
                assert text.isprintable() or not any(one in text for one in "\r\n\t\x1b\u202e")
                assert text[:1] not in ("=", "+", "@", "-") or NUMBER.fullmatch(text)
