"""Whole checks of hostile files, in the program itself and with a limit of memory and time."""

from __future__ import annotations

import resource
import subprocess
import sys
import time
from functools import partial
from pathlib import Path

import pytest
from clock import within
from load.test_corpora import AT_LEAST_REFUSED, Hostile, hostile_files

from disputes.check.run import Checked, check
from disputes.config.check import CheckSettings
from disputes.finding import Level
from disputes.load import load_texts

ROOT = Path(__file__).resolve().parents[2]
SECONDS = 2
GIB = 1 << 30


def checked(data: bytes) -> Checked:
    return check(load_texts([("a.yaml", data)]), CheckSettings(select=("ALL",)))


def test_no_rule_fails_on_a_hostile_file(corpora: Path) -> None:
    rows = hostile_files(corpora)
    refused = 0
    for row in rows:
        found = within(SECONDS, partial(checked, row.data))
        assert all(one.path == "a.yaml" and one.span >= (1, 1, 1, 1) for one in found.findings)
        in_suite = row.must_fail and row.id.startswith("yaml-test-suite/")
        refused += in_suite and found.failing(Level.ERROR)
    assert refused >= AT_LEAST_REFUSED
    assert len(rows) > 500


@pytest.mark.slow
def test_the_program_survives_every_hostile_file(corpora: Path, tmp_path: Path) -> None:
    rows = hostile_files(corpora)
    refused = {row.id for row in rows if _status(row, tmp_path) == 1}
    suite = [row for row in rows if row.must_fail and row.id.startswith("yaml-test-suite/")]
    assert len([row for row in suite if row.id in refused]) >= AT_LEAST_REFUSED
    assert len(rows) > 500


def _check(folder: Path) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "disputes", "--kb", "kb.yaml", "check"],
        cwd=folder,
        env={"PYTHONPATH": str(ROOT), "PATH": ""},
        capture_output=True,
        timeout=30,
        check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, (GIB, GIB)),
    )


def _status(row: Hostile, folder: Path) -> int:
    file = folder / "kb.yaml"
    file.write_bytes(row.data)
    done = within(SECONDS, partial(_check, folder), clock=time.perf_counter)
    assert done.returncode in (0, 1, 2), (row.id, done.stderr)
    assert b"Traceback" not in done.stderr
    for line in done.stdout.decode().splitlines():
        assert all(character.isprintable() or character == "\u00a0" for character in line)
    return done.returncode
