"""Surroundings that go wrong: the same exit status, no traceback, nothing lost without a word."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from cli.conftest import ROOT

COMMANDS = {
    "report": (["report"], 0, b"missiles-fell-in-iran"),
    "check": (["check"], 0, b"D309"),
    "findings": (["check", "--fail-on", "info", "--select", "ALL"], 1, b"D502"),
    "explain": (["explain", "D205"], 0, b"self-contradiction"),
}
EACH = pytest.mark.parametrize(
    "command",
    ["check", *(pytest.param(one, marks=pytest.mark.slow) for one in COMMANDS if one != "check")],
)
SURROUNDINGS: list[dict[str, str | None]] = [
    {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
    {"PYTHONIOENCODING": "cp1252"},
    {"TERM": "dumb"},
    {"COLUMNS": "0"},
    {"COLUMNS": "1"},
    {"COLUMNS": "wide"},
    {"HOME": "/nonexistent"},
    {"PATH": "/nonexistent"},
    {"HOME": None, "PATH": None, "TERM": None},
]


def start(
    arguments: list[str],
    env: Mapping[str, str | None],
    cwd: Path = ROOT,
    stdout: int = subprocess.PIPE,
) -> subprocess.Popen[bytes]:
    surroundings = {**os.environ, "PYTHONPATH": str(ROOT), **env}
    return subprocess.Popen(
        [sys.executable, "-m", "disputes", *arguments],
        cwd=cwd,
        env={name: value for name, value in surroundings.items() if value is not None},
        stdout=stdout,
        stderr=subprocess.PIPE,
    )


@EACH
@pytest.mark.parametrize("env", SURROUNDINGS, ids=str)
def test_odd_surroundings_lose_nothing(command: str, env: Mapping[str, str | None]) -> None:
    arguments, status, expected = COMMANDS[command]
    process = start(arguments, env)
    out, err = process.communicate(timeout=60)
    assert (process.returncode, err) == (status, b"")
    assert expected in out


@EACH
def test_a_reader_that_has_had_enough(command: str) -> None:
    arguments, _, _ = COMMANDS[command]
    reading, writing = os.pipe()
    os.close(reading)
    process = start(arguments, {}, stdout=writing)
    os.close(writing)
    _, err = process.communicate(timeout=60)
    assert err == b""
    assert process.returncode in (0, 1)


@EACH
@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
def test_a_full_disk_is_told(command: str) -> None:
    with Path("/dev/full").open("w") as full:
        process = start(COMMANDS[command][0], {}, stdout=full.fileno())
        _, err = process.communicate(timeout=60)
    assert process.returncode == 2
    assert err == b"disputes: cannot write the answer: No space left on device\n"


@EACH
def test_no_standard_output_at_all(command: str) -> None:
    arguments, status, _ = COMMANDS[command]
    program = [sys.executable, "-m", "disputes", *arguments]
    done = subprocess.run(
        ["/bin/sh", "-c", 'exec "$@" >&-', "sh", *program],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stderr=subprocess.PIPE,
        timeout=60,
        check=False,
    )
    assert (done.returncode, done.stderr) == (status, b"")


def test_a_folder_that_cannot_be_written_to(tmp_path: Path) -> None:
    """What is read of a large knowledge base cannot be kept there, which changes nothing."""
    claims = "".join(
        f"  c{n}: {{text: Number {n} is odd., note: {'x' * 200}}}\n" for n in range(2000)
    )
    (tmp_path / "kb.yaml").write_text(f"claims:\n{claims}", encoding="utf-8")
    (tmp_path / ".disputes").write_text("not a folder", encoding="utf-8")
    process = start(["--kb", "kb.yaml", "check", "--select", "D1"], {}, tmp_path)
    out, err = process.communicate(timeout=60)
    assert (process.returncode, out, err) == (0, b"No findings.\n", b"")
    assert sorted(one.name for one in tmp_path.iterdir()) == [".disputes", "kb.yaml"]
