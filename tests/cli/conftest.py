"""Running the program as a user does."""

from __future__ import annotations

import io
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
def call(
    monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes], tmp_path: Path
) -> Run:
    """Run the program in this process, which takes a tenth of the time of one of its own."""

    def start(*arguments: str, cwd: Path = tmp_path, stdin: bytes | None = None, **env: str) -> Ran:
        from disputes.cli.boundary import run

        for name in ("DISPUTES_KB", "GITHUB_ACTIONS", "GITHUB_STEP_SUMMARY", "NO_COLOR"):
            monkeypatch.delenv(name, raising=False)
        for name, value in {"COLUMNS": "80", **env}.items():
            monkeypatch.setenv(name, value)
        monkeypatch.chdir(cwd)
        if stdin is not None:
            monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        capfdbinary.readouterr()
        status = run(list(arguments))
        out, err = capfdbinary.readouterr()
        return Ran(status, out.decode(), err.decode())

    return start


@pytest.fixture
def kb(tmp_path: Path) -> Callable[[str], Path]:
    """Write a knowledge base into a folder of its own."""

    def write(text: str) -> Path:
        file = tmp_path / "kb.yaml"
        file.write_text(text, encoding="utf-8")
        return file

    return write
