"""Running the program as a user does."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Ran:
    """What a command did."""

    status: int
    out: str
    err: str


Run = Callable[..., Ran]


@pytest.fixture
def run() -> Run:
    """Run the program in a process of its own; by default in the root of the repository."""

    def start(
        *arguments: str, cwd: Path = ROOT, width: int = 80, env: dict[str, str] | None = None
    ) -> Ran:
        surroundings = {
            key: value
            for key, value in os.environ.items()
            if not key.startswith("DISPUTES_KB") and key not in ("NO_COLOR", "FORCE_COLOR")
        }
        surroundings |= {"COLUMNS": str(width), "PYTHONPATH": str(ROOT), **(env or {})}
        done = subprocess.run(
            [sys.executable, "-m", "disputes", *arguments],
            cwd=cwd,
            env=surroundings,
            capture_output=True,
            timeout=60,
            check=False,
        )
        return Ran(done.returncode, done.stdout.decode(), done.stderr.decode())

    return start


@pytest.fixture
def kb(tmp_path: Path) -> Callable[[str], Path]:
    """Write a knowledge base into a folder of its own."""

    def write(text: str) -> Path:
        file = tmp_path / "kb.yaml"
        file.write_text(text, encoding="utf-8")
        return file

    return write
