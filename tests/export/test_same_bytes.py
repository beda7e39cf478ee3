"""The same knowledge base gives the same bytes, whatever the order and the hash seed."""

from __future__ import annotations

import hashlib
import shutil
from pathlib import Path
from random import Random

import pytest
from cli.conftest import Run
from oracle.strategies import to_yaml
from oracle.transform import shuffled_files
from yaml import BaseLoader
from yaml import load as read_yaml

from disputes.export.formats import formats
from export.conftest import SHIPPED, export


def digest(path: Path) -> str:
    files = sorted(path.iterdir()) if path.is_dir() else [path]
    return hashlib.sha256(b"".join(file.read_bytes() for file in files)).hexdigest()


@pytest.mark.parametrize("format_", formats())
def test_shuffled_and_divided(call: Run, tmp_path: Path, format_: str) -> None:
    whole = read_yaml(SHIPPED.read_text(encoding="utf-8"), BaseLoader)
    export(call, SHIPPED, format_, tmp_path / "first")
    expected = digest(tmp_path / "first")
    for seed in (1, 2):
        folder = tmp_path / f"kb{seed}"
        parts = [
            {"path": f"{name}{seed}.yaml", "data": {name: records}}
            for name, records in whole.items()
            if name != "disputes"
        ]
        folder.mkdir()
        for path, content in to_yaml(shuffled_files(parts, Random(seed), lists=True)):
            (folder / path).write_bytes(content)
        export(call, folder, format_, tmp_path / f"out{seed}")
        assert digest(tmp_path / f"out{seed}") == expected


@pytest.mark.slow
@pytest.mark.parametrize("format_", formats())
def test_hash_seeds(run: Run, tmp_path: Path, format_: str) -> None:
    out = tmp_path / "out"
    found = set()
    for seed in ("0", "1", "77"):
        ran = run("export", format_, str(out), env={"PYTHONHASHSEED": seed})
        assert ran.status == 0
        found.add(digest(out))
        shutil.rmtree(out) if out.is_dir() else out.unlink()
    assert len(found) == 1
