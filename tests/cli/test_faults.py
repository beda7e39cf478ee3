"""A system call that fails, an interrupt and a kill at any moment: the old file or the new one."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import pytest
from conftest import Tool

from cli.conftest import ROOT
from cli.forking import Forking

PEOPLE = b"sources:\n  ann: {name: Ann, kind: person}\n  bob: {name: Bob, kind: person}\n"
RAIN = b"claims:\n  rain: {text: It rained., assertions: [{asserts: ann, note: x}]}\n"
SET = ("set", "ann", "name", "Anna")
RENAME = ("rename", "ann", "anna")
ERRORS = ("error=EIO", "error=ENOSPC", "error=EACCES")
INTERRUPT, KILL = "signal=SIGINT", "signal=SIGKILL"
KILLED = -9

Contents = dict[str, bytes]


class Call(NamedTuple):
    """A system call that the program makes: its name, and which of those of that name it is."""

    name: str
    number: int


class Outcome(NamedTuple):
    """What came of a command: its status, what it said, and the files that are there."""

    status: int
    err: str
    files: Contents


class Faults:
    """Runs one command again and again on the same files, with one system call failing."""

    def __init__(
        self, forking: Forking, strace: str, files: Mapping[str, bytes], words: Sequence[str]
    ) -> None:
        self.old = dict(files)
        self._forking = forking
        self._kb = forking.folder / "kb"
        self._kb.mkdir()
        self._code = f"status = run({['--kb', 'kb', *words]!r})"
        watched = [
            self._kb,
            *(self._kb / name for name in files),
            *(self._kb / f".{name}.disputes-new" for name in files),
        ]
        paths = [part for path in watched for part in ("-P", str(path))]
        self._strace = [strace, "-f", "-o", str(forking.folder / "calls"), *paths]
        undisturbed = self.run()
        assert undisturbed.status == 0, undisturbed.err
        self.new = undisturbed.files
        self.told = undisturbed.err

    def calls(self) -> list[Call]:
        """Give the system calls that touch the files or their folder, in their order."""
        self.run(strace=self._strace)
        seen: Counter[str] = Counter()
        found = []
        calls = (self._forking.folder / "calls").read_text()
        for name in re.findall(r"(?m)^(?:[0-9]+ +)?(\w+)\(", calls):
            seen[name] += 1
            found.append(Call(name, seen[name]))
        return found

    def disturbed(self, call: Call, effect: str) -> Outcome:
        """Run the command with a system call that fails, or brings a signal."""
        inject = f"inject={call.name}:{effect}:when={call.number}"
        return self.run(strace=[*self._strace, "-e", inject])

    def run(self, *, strace: Sequence[str] = (), anew: bool = True) -> Outcome:
        """Run the command, on the files as they were unless they are not to be made ``anew``."""
        if anew:
            for path in self._kb.iterdir():
                path.unlink()
            for name, data in self.old.items():
                (self._kb / name).write_bytes(data)
        status = self._forking.run(self._code, strace=strace)
        files = {path.name: path.read_bytes() for path in sorted(self._kb.iterdir())}
        return Outcome(status, self._forking.err, files)

    def check(self, call: Call, effect: str) -> Outcome:
        """Demand that a fault leaves whole files, and is told in a line."""
        after = self.disturbed(call, effect)
        where = f"{call} {effect}: {after.status} {after.err}"
        for name, old in self.old.items():
            assert after.files[name] in (old, self.new[name]), where
        if effect == KILL:
            assert after.status == KILLED, where
            self._check_rerun(after, where)
            return after
        assert after.files.keys() == self.old.keys(), where  # nothing is left behind
        told = [line for line in after.err.splitlines() if line.startswith("disputes: ")]
        more = [line for line in after.err.splitlines() if line and line not in told]
        assert all(line.startswith("  ") for line in more), where
        assert "bug" not in after.err, where
        assert len(told) == 1 + (effect == INTERRUPT and after.files == self.new), where
        if effect == INTERRUPT:
            assert after.status == 130, where
            assert after.files in (self.old, self.new), where
            assert "".join(told[:-1]) in self.told, where
            assert told[-1] == "disputes: interrupted", where
        elif after.status == 0:
            assert (after.files, after.err) == (self.new, self.told), where
        else:
            assert after.status in (1, 2), where
            if after.files != self.old:  # some of several
                assert "files are written: run it again" in after.err, where
                self._check_rerun(after, where)
        return after

    def _check_rerun(self, after: Outcome, where: str) -> None:
        """Demand that the same command finishes what was begun, and clears up."""
        left = after.files.keys() - self.old.keys()
        assert len(left) <= len(self.old), where
        again = self.run(anew=False)
        if {name: after.files[name] for name in self.old} != self.new:
            assert again.status == 0, where
            assert again.files == self.new, where


@pytest.fixture
def forking(tmp_path: Path) -> Iterator[Forking]:
    with Forking(tmp_path / "forks") as server:
        yield server


def test_an_error_on_the_way_leaves_the_file_as_it_was(forking: Forking, tool: Tool) -> None:
    faults = Faults(forking, tool("strace"), {"kb.yaml": PEOPLE}, SET)
    for name, reason in (
        ("flock", "no new file can be made beside it: Input/output error"),
        ("write", "Input/output error"),
        ("fsync", "Input/output error"),
        ("rename", "Input/output error"),
    ):
        after = faults.check(Call(name, 1), "error=EIO")
        assert after.status == 2
        assert after.err == f"disputes: cannot write kb/kb.yaml: {reason}; it is unchanged\n"
        assert after.files == faults.old


def test_what_is_interrupted_as_it_is_written_is_written_and_told(
    forking: Forking, tool: Tool
) -> None:
    files = {"a.yaml": PEOPLE, "b.yaml": RAIN}
    faults = Faults(forking, tool("strace"), files, RENAME)
    assert faults.check(Call("rename", 1), INTERRUPT).files == faults.new
    assert faults.check(Call("rename", 2), "error=EACCES").files["b.yaml"] == faults.new["b.yaml"]
    assert faults.check(Call("rename", 2), KILL).files["a.yaml"] == PEOPLE


@pytest.mark.slow
@pytest.mark.parametrize("effect", [*ERRORS, INTERRUPT, KILL])
@pytest.mark.parametrize(
    ("words", "files"),
    [(SET, {"kb.yaml": PEOPLE}), (RENAME, {"a.yaml": PEOPLE, "b.yaml": RAIN})],
    ids=["set", "rename"],
)
def test_a_fault_at_any_system_call(
    forking: Forking, tool: Tool, words: Sequence[str], files: Contents, effect: str
) -> None:
    faults = Faults(forking, tool("strace"), files, words)
    calls = faults.calls()
    assert {"openat", "read", "flock", "write", "fsync", "fchmod", "rename", "close"} <= {
        call.name for call in calls
    }
    for call in calls:
        faults.check(call, effect)


FULL = """
mkdir disk; mount -t tmpfs -o size=16k tmpfs disk || exit 77; cd disk
printf '%s' "$PEOPLE" > a.yaml; printf '%s' "$RAIN" > b.yaml; head -c 4096 /dev/zero > fill
edit() { "$PYTHON" -m disputes --kb . rename ann anna; echo "$?"; ls -A; cat ./*.yaml; }
edit; mount -o remount,ro "$PWD"; edit; mount -o remount,rw "$PWD"; rm fill; edit
"""


@pytest.mark.slow
def test_a_disk_that_is_full_or_read_only(tmp_path: Path, tool: Tool) -> None:
    ran = subprocess.run(
        [tool("unshare"), "--mount", "sh", "-c", FULL],
        cwd=tmp_path,
        env={
            "PATH": os.environ["PATH"],
            "PYTHONPATH": str(ROOT),
            "PYTHON": sys.executable,
            "DISPUTES_NO_CACHE": "1",
            "PEOPLE": PEOPLE.decode(),
            "RAIN": RAIN.decode(),
        },
        capture_output=True,
        text=True,
        check=False,
    )
    if ran.returncode in (1, 77) and os.geteuid() != 0:
        pytest.skip("only the superuser can mount a disk")
    old, new = (PEOPLE + RAIN).decode(), (PEOPLE + RAIN).decode().replace("ann", "anna")
    names = "a.yaml\nb.yaml\n"
    assert ran.stdout == f"2\n{names}fill\n{old}2\n{names}fill\n{old}0\n{names}{new}"
    assert ran.stderr == (
        "disputes: cannot write a.yaml: No space left on device; it is unchanged\n"
        "disputes: cannot write a.yaml: no new file can be made beside it: Read-only file system; "
        "it is unchanged\n"
        "disputes: renamed 'ann' to 'anna' in a.yaml:2\n  and 1 reference to it\n"
    )
