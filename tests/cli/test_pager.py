"""Answers go through a pager on a terminal, and nothing else does."""

from __future__ import annotations

import re
import signal
import time
from contextlib import suppress
from pathlib import Path

import pytest
from conftest import Tool

from cli.conftest import Run
from cli.terminal import PROGRAM, start
from disputes.cli.pager import pager_command
from disputes.config import read_settings
from disputes.errors import WrongUse

SCRIPT = """\
#!/bin/sh
cat > {folder}/read
printf '%s|%s\\n' "$LESS" "$LV" > {folder}/told
echo the pager was here
"""
BROKEN = "claims:\n  a: {text: A., topic: t, when: never}\n"


@pytest.fixture
def pager(tmp_path: Path) -> str:
    """Make a pager that keeps what it is given, and how."""
    script = tmp_path / "keep"
    script.write_text(SCRIPT.format(folder=tmp_path), encoding="utf-8")
    script.chmod(0o755)
    return str(script)


def plain(text: str) -> str:
    return re.sub(r"\x1b\[[0-9;?]*[a-zA-Z]|\r", "", text)


def leaves_interruptions_alone(process: int) -> bool:
    """Tell whether a process has done its work and waits for the pager."""
    status = Path(f"/proc/{process}/status").read_text(encoding="ascii")
    (ignored,) = re.findall(r"^SigIgn:\t([0-9a-f]+)$", status, re.MULTILINE)
    return bool(int(ignored, 16) & 1 << (signal.SIGINT - 1))


def shown(*arguments: str, columns: int = 80) -> str:
    """Give what a terminal shows of an answer without a pager."""
    with start([*PROGRAM, "--no-pager", *arguments], columns=columns) as terminal:
        return terminal.end()[1]


def test_the_pager_gets_the_answer_as_the_terminal_shows_it(tmp_path: Path, pager: str) -> None:
    arguments = ["why", "violations-accidental", "nato"]
    with start([*PROGRAM, *arguments], columns=70, env={"DISPUTES_PAGER": pager}) as terminal:
        assert terminal.end() == (0, "the pager was here\r\n")
    read = (tmp_path / "read").read_text(encoding="utf-8")
    assert read == shown(*arguments, columns=70).replace("\r\n", "\n")
    assert "\x1b[1m" in read
    assert (tmp_path / "told").read_text(encoding="utf-8") == "FRX|-c\n"


@pytest.mark.slow
def test_what_the_user_told_the_pager_stays(tmp_path: Path, pager: str) -> None:
    env = {"DISPUTES_PAGER": pager, "LESS": "", "LV": "-x"}
    with start([*PROGRAM, "show", "nato"], env) as terminal:
        assert terminal.end()[0] == 0
    assert (tmp_path / "told").read_text(encoding="utf-8") == "|-x\n"


@pytest.mark.slow
@pytest.mark.parametrize(
    "arguments",
    [
        ["report", "--format", "json"],
        ["report", "--format", "csv"],
        ["show", "nato", "--format", "markdown"],
        ["explain", "D204"],
        ["check", "--list-rules"],
    ],
    ids=" ".join,
)
def test_every_reading_command_has_it(tmp_path: Path, pager: str, arguments: list[str]) -> None:
    with start([*PROGRAM, *arguments], env={"DISPUTES_PAGER": pager}) as terminal:
        assert terminal.end() == (0, "the pager was here\r\n")
    assert (tmp_path / "read").stat().st_size > 100


@pytest.mark.slow
@pytest.mark.parametrize(
    "arguments",
    [["check"], ["--help"], ["report", "--help"], ["show", "nobody-of-that-name"]],
    ids=" ".join,
)
def test_nothing_else_has_it(tmp_path: Path, pager: str, arguments: list[str]) -> None:
    with start([*PROGRAM, *arguments], env={"DISPUTES_PAGER": pager}) as terminal:
        assert "the pager was here" not in terminal.end()[1]
    assert not (tmp_path / "read").exists()


@pytest.mark.slow
def test_nothing_goes_to_it_where_the_answer_goes_to_a_file(tmp_path: Path, pager: str) -> None:
    answer = tmp_path / "answer"
    with start(
        [*PROGRAM, "show", "nato"], stdout=answer, env={"DISPUTES_PAGER": pager}
    ) as terminal:
        assert terminal.end() == (0, "")
    assert "\x1b" not in answer.read_text(encoding="utf-8")


def test_the_exit_status_is_kept_and_the_warning_comes_last(tmp_path: Path, pager: str) -> None:
    (tmp_path / "kb.yaml").write_text(BROKEN, encoding="utf-8")
    command = [*PROGRAM, "--kb", "kb.yaml", "report", "--all"]
    with start(command, cwd=tmp_path, env={"DISPUTES_PAGER": pager}) as terminal:
        status, seen = terminal.end()
    assert status == 1
    assert seen.startswith("the pager was here\r\ndisputes: the knowledge base has 1 error")


@pytest.mark.slow
@pytest.mark.parametrize("command", ["no-such-pager -x", "no-such-pager '$x'", "/"])
def test_without_a_pager_to_start_the_answer_is_printed(command: str) -> None:
    with start([*PROGRAM, "show", "nato"], env={"DISPUTES_PAGER": command}) as terminal:
        status, seen = terminal.end()
    assert status == 0
    assert seen.endswith(shown("show", "nato"))


def test_a_pager_that_is_left_early_ends_quietly() -> None:
    with start([*PROGRAM, "report", "--all"], env={"DISPUTES_PAGER": "head -n 1"}) as terminal:
        status, seen = terminal.end()
    assert (status, plain(seen).count("\n")) == (0, 1)
    with start(
        [*PROGRAM, "report", "--format", "json"], env={"DISPUTES_PAGER": "true"}
    ) as terminal:
        assert terminal.end() == (0, "")


@pytest.mark.slow
@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="only Linux has /proc")
def test_less(tool: Tool) -> None:
    tool("less")
    with start([*PROGRAM, "show", "nato"], rows=10) as terminal:
        terminal.until("\n:")
        while not leaves_interruptions_alone(terminal.pid):
            time.sleep(0.01)
        terminal.type("\x03")
        terminal.quiet()
        for _ in range(3):  # after an interruption less drops the keys of the next moment
            with suppress(OSError):
                terminal.type("q")
            seen = terminal.quiet()
        status, _ = terminal.end()
    assert status == 0
    assert "Traceback" not in seen
    assert "interrupted" not in seen
    with start([*PROGRAM, "show", "nato"], rows=200) as terminal:
        assert terminal.end()[0] == 0  # what fits the screen needs no key


@pytest.mark.parametrize(
    ("surroundings", "wanted", "command"),
    [
        ({}, True, "less"),
        ({"PAGER": "more"}, True, "more"),
        ({"PAGER": "more", "DISPUTES_PAGER": "most -x"}, True, "most -x"),
        ({"PAGER": "more", "DISPUTES_PAGER": ""}, True, None),
        ({"PAGER": ""}, True, None),
        ({"PAGER": " cat "}, True, None),
        ({"PAGER": "more"}, False, None),
        ({"PAGER": "more", "DISPUTES_PAGER": "most"}, False, "most"),
        ({"PAGER": "more", "TERM": "dumb"}, True, None),
    ],
    ids=str,
)
def test_which_pager(surroundings: dict[str, str], wanted: bool, command: str | None) -> None:
    assert pager_command({"TERM": "xterm", **surroundings}, wanted=wanted) == command


def test_the_configuration_says_whether_not_which(tmp_path: Path, pager: str, call: Run) -> None:
    file = tmp_path / "disputes.toml"
    file.write_text("pager = false\n", encoding="utf-8")
    assert read_settings(tmp_path).pager is False
    (tmp_path / "kb.yaml").write_text("claims: {a: {text: A.}}\n", encoding="utf-8")
    command = [*PROGRAM, "--kb", "kb.yaml", "show", "a"]
    with start(command, cwd=tmp_path, env={"PAGER": pager}) as terminal:
        assert "the pager was here" not in terminal.end()[1]
    file.write_text("pager = 'sh -c evil'\n", encoding="utf-8")
    with pytest.raises(WrongUse, match="pager must be true or false") as raised:
        read_settings(tmp_path)
    assert "DISPUTES_PAGER" in raised.value.hint
    assert call("explain", "D204").status == 2
