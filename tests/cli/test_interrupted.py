"""An edit of several files that is killed between two of them: the same command finishes it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from cli.conftest import Run
from cli.forking import Forking

MAIN = """\
sources:
  ann: {name: Ann, kind: person}
  bob: {name: Bob, kind: person, speaks_for: ann}
"""
TOPICS = "topics:\n  sea: {name: Sea}\n  air: {name: Air}\n"
MORE = """\
topic: sea
# disputes: ignore[D210] what ann says
claims:
  rain-%s:
    text:  It rained.  # here
    topic: sea
    assertions:
    - asserts: ann
      note: 'x'
    - denies: [ann, bob]
"""
KILLED_AT = """
import os
from pathlib import Path
left, replace = {number}, Path.replace
def counted(path, target):
    global left
    replace(path, target)
    left -= 1
    if not left:
        os._exit(137)
Path.replace = counted
status = run({words!r})
"""


@pytest.fixture(scope="module")
def forking(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Forking]:
    with Forking(tmp_path_factory.mktemp("forks")) as server:
        yield server


def begin(folder: Path, start: str) -> None:
    """Write five files that refer to one another, and nothing else."""
    for path in folder.iterdir():
        path.unlink()
    (folder / "m.yaml").write_text(start + MAIN)
    for name in ("a", "b", "x", "z"):
        (folder / f"{name}.yaml").write_text(MORE % name)


def contents(folder: Path) -> dict[str, str]:
    """Read all files, hidden ones too, but links to nowhere."""
    return {path.name: path.read_text() for path in sorted(folder.iterdir()) if path.exists()}


COMMANDS = ["rename ann eve", "remove ann --force", "rename sea land", "fmt"]


@pytest.mark.parametrize("words", COMMANDS)
def test_the_same_command_finishes_it(forking: Forking, words: str) -> None:
    check_interrupted(forking, "", words, [2])


@pytest.mark.slow
@pytest.mark.parametrize("words", COMMANDS)
@pytest.mark.parametrize("start", ["", TOPICS], ids=["", "topics"])
def test_wherever_it_was_interrupted(forking: Forking, start: str, words: str) -> None:
    check_interrupted(forking, start, words, [1, 2, 3, 4])


def check_interrupted(forking: Forking, start: str, words: str, after: list[int]) -> None:
    """Kill a command after some of the files are replaced, and run it again."""
    kb = forking.folder / "kb"
    kb.mkdir(exist_ok=True)
    command = ["--kb", "kb", *words.split()]
    begin(kb, start)
    before = contents(kb)
    assert forking.run(f"status = run({command!r})") == 0
    done = contents(kb)
    changed = [name for name in before if done[name] != before[name]]
    assert len(changed) >= 4
    for number in after:
        if number == len(changed):
            continue
        begin(kb, start)
        assert forking.run(KILLED_AT.format(number=number, words=command)) == 137
        now = contents(kb)
        assert sum(now[name] == done[name] != before[name] for name in before) == number
        assert all(now[name] in (before[name], done[name]) for name in before)
        assert len(now) - len(before) == len(changed) - number  # prepared, and not yet in place
        assert forking.run("status = run(['--kb', 'kb', 'check'])") in (0, 1)
        assert "bug" not in forking.err
        assert forking.run(f"status = run({command!r})") == 0, forking.err
        assert contents(kb) == done


def test_a_topic_of_that_name_is_told_of(call: Run, tmp_path: Path) -> None:
    kb = tmp_path / "kb"
    kb.mkdir()
    (kb / "a.yaml").write_text("claims:\n  a: {text: A, topic: sea}\n  b: {text: B, topic: air}\n")
    ran = call("--kb", "kb", "rename", "sea", "air")
    assert ran.err == (
        "disputes: renamed 'sea' to 'air' in kb/a.yaml:2\n  and 1 reference to it\n"
        "  there was a topic 'air' already, so that both are one now\n"
    )
    (kb / "b.yaml").write_text("topics: {air: {name: Air}, sea: {name: Sea}}\n")
    assert call("--kb", "kb", "rename", "sea", "air").status == 2


@pytest.mark.parametrize("words", ["rename ann eve", "remove bob", "add source --id eve --name x"])
def test_what_cannot_be_read_might_refer_to_it(call: Run, tmp_path: Path, words: str) -> None:
    kb = tmp_path / "kb"
    kb.mkdir()
    begin(kb, "")
    (kb / "c.yaml").symlink_to("nowhere.yaml")
    before = contents(kb)
    ran = call("--kb", "kb", *words.split(), *(["--kind", "person"] * words.startswith("add")))
    assert (ran.status, ran.err) == (
        2,
        (
            "disputes: kb/c.yaml:1:1: D017 cannot be read: this symbolic link leads to no file; "
            "until that is mended nothing is edited, as it may have the id as well\n"
            "  mend or remove it, or name it under `exclude` in the configuration\n"
        ),
    )
    assert contents(kb) == before
