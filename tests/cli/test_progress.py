"""Work of more than a second shows how far it is, on a terminal only, and leaves nothing there."""

from __future__ import annotations

import os
import re
import signal
import sys
from pathlib import Path

import pytest

from cli.terminal import Terminal, start
from disputes.cli.progress import Clearing, Progress

CODE = """\
import os, signal, sys, time
from disputes.cli import progress
from disputes.cli.session import Session, write
from disputes.cli.screen import Screen
progress.AFTER, progress.EVERY = 0.1, 0.02
screen = Screen(pager={pager})
session = Session(None, None, screen)
def work(seconds):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        pass
try:
{code}
finally:
    screen.close()
assert signal.getsignal(signal.SIGALRM) is signal.SIG_DFL, "the handler is left"
assert signal.getitimer(signal.ITIMER_REAL) == (0, 0), "the timer is left"
assert not isinstance(sys.stdout, progress.Clearing), "standard output is left"
assert not isinstance(sys.stderr, progress.Clearing), "standard error is left"
"""
LINE = "\r\x1b[Kdisputes: reading … 0 s"
CLEAR = "\r\x1b[K"


def running(
    code: str,
    env: dict[str, str | None] | None = None,
    *,
    pager: bool = False,
    stdout: Path | None = None,
) -> Terminal:
    text = "".join(f"    {line}\n" for line in code.splitlines())
    command = [sys.executable, "-c", CODE.format(code=text, pager=pager)]
    return start(command, env, stdout=stdout)


def left_on_screen(text: str) -> str:
    """Give what a terminal shows in the end, where lines are only cleared and written."""
    return "\n".join(re.split(r"\x1b\[K", line)[-1].strip("\r") for line in text.split("\n"))


def test_long_work_is_seen_and_leaves_nothing() -> None:
    with running("session.phase('reading')\nwork(0.4)\nwrite('the answer\\n')") as terminal:
        status, seen = terminal.end()
    assert (status, seen) == (0, f"{LINE}{CLEAR}the answer\r\n")


@pytest.mark.slow
def test_short_work_is_not_seen() -> None:
    with running("session.phase('reading')\nwork(0.02)\nwrite('the answer\\n')") as terminal:
        assert terminal.end() == (0, "the answer\r\n")


@pytest.mark.slow
def test_phases_follow_one_another() -> None:
    code = "session.phase('reading')\nwork(0.3)\nsession.phase('deriving')\nwork(0.3)"
    with running(code) as terminal:
        status, seen = terminal.end()
    assert status == 0
    assert seen.startswith(f"{LINE}{CLEAR}disputes: deriving … 0 s{CLEAR}")
    assert left_on_screen(seen) == ""


def test_what_is_said_in_between_stands_by_itself() -> None:
    code = (
        "import click\nsession.phase('reading')\nwork(0.3)\nclick.echo('a warning', err=True)\n"
        "work(0.3)\nwrite('the answer\\n')\nwork(0.2)"
    )
    with running(code) as terminal:
        status, seen = terminal.end()
    assert (status, seen) == (0, f"{LINE}{CLEAR}a warning\r\n{LINE}{CLEAR}the answer\r\n")


@pytest.mark.slow
@pytest.mark.parametrize(
    "env", [{"TERM": "dumb"}, {"TERM": None}, {"TERM": ""}], ids=["dumb", "none", "empty"]
)
def test_a_terminal_that_cannot_clear_a_line(env: dict[str, str | None]) -> None:
    with running("session.phase('reading')\nwork(0.4)", env) as terminal:
        status, seen = terminal.end()
    assert (status, seen) == (0, "")


@pytest.mark.slow
def test_an_exception_leaves_nothing() -> None:
    with running("session.phase('reading')\nwork(0.3)\n1 / 0") as terminal:
        status, seen = terminal.end()
    assert status == 1
    assert seen.startswith(f"{LINE}{CLEAR}Traceback")


def test_an_interruption_leaves_nothing() -> None:
    with running("session.phase('reading')\nwork(5)") as terminal:
        terminal.until("reading")
        os.kill(terminal.pid, signal.SIGINT)
        status, seen = terminal.end()
    assert status == -signal.SIGINT
    assert seen.replace(" … 0 s", "").startswith(f"{CLEAR}Traceback")


@pytest.mark.slow
def test_it_is_gone_before_the_pager_comes(tmp_path: Path) -> None:
    code = "session.phase('reading')\nsession.paged()\nwork(0.3)\nwrite('the answer\\n')\nwork(0.3)"
    (tmp_path / "disputes.toml").touch()
    with running(code, {"DISPUTES_PAGER": "sed s/the/paged/"}, pager=True) as terminal:
        assert terminal.end() == (0, f"{LINE}{CLEAR}paged answer\r\n")


def test_other_processes_show_nothing() -> None:
    code = (
        "from disputes.load.workers import share\nsession.phase('reading')\nwork(0.2)\n"
        "def there(job):\n    work(0.3)\n    return b'done'\n"
        "done = list(share(4, 3, lambda job: work(0.2), there))\n"
        "assert done and all(result == b'done' for _, result in done)"
    )
    with running(code) as terminal:
        status, seen = terminal.end()
    assert (status, left_on_screen(seen)) == (0, "")
    assert seen.count("reading") == 1 + ("1 s" in seen)


@pytest.mark.slow
def test_calls_that_a_signal_interrupts_go_on() -> None:
    code = (
        "import subprocess\nsession.phase('reading')\n"
        "assert subprocess.run(['sleep', '0.3']).returncode == 0\n"
        "reading, writing = os.pipe()\n"
        "if os.fork() == 0:\n    time.sleep(0.3)\n    os.write(writing, b'x')\n    os._exit(0)\n"
        "assert os.read(reading, 1) == b'x'"
    )
    with running(code) as terminal:
        status, seen = terminal.end()
    assert (status, left_on_screen(seen)) == (0, "")


@pytest.mark.slow
def test_the_answer_in_a_file_has_nothing_of_it(tmp_path: Path) -> None:
    answer = tmp_path / "answer"
    code = "session.phase('reading')\nwork(0.3)\nwrite('the answer\\n')"
    with running(code, stdout=answer) as terminal:
        status, seen = terminal.end()
    assert (status, seen) == (0, f"{LINE}{CLEAR}")
    assert answer.read_text(encoding="utf-8") == "the answer\n"


def test_nothing_is_shown_beside_a_pipe() -> None:
    code = "reading, writing = os.pipe()\nos.dup2(writing, 1)\nsession.phase('reading')\nwork(0.3)"
    with running(code) as terminal:
        assert terminal.end() == (0, "")


@pytest.mark.slow
def test_nothing_is_shown_outside_the_main_thread() -> None:
    code = (
        "import threading\ndef run():\n    session.phase('reading')\n    work(0.3)\n"
        "thread = threading.Thread(target=run)\nthread.start()\nthread.join()"
    )
    with running(code) as terminal:
        assert terminal.end() == (0, "")


@pytest.mark.slow
def test_a_narrow_terminal_is_not_left_behind() -> None:
    code = "session.phase('reading ' * 40)\nwork(0.3)"
    with running(code) as terminal:
        status, seen = terminal.end()
    assert status == 0
    assert max(len(line) for line in seen.split(CLEAR)) == 79
    assert left_on_screen(seen) == ""


def test_a_terminal_that_is_gone_ends_nothing() -> None:
    reading, writing = os.pipe()
    os.close(reading)
    os.close(writing)
    progress = Progress(writing)
    progress._drawn = "something"
    progress.clear()
    progress._draw()
    progress.stop()


def test_a_stream_is_otherwise_what_it_was(tmp_path: Path) -> None:
    called: list[int] = []
    with (tmp_path / "file").open("w", encoding="utf-8") as file:
        clearing = Clearing(file, lambda: called.append(1))
        assert clearing.encoding == "utf-8"
        assert not clearing.isatty()
        assert called == []
        clearing.write("text")
        clearing.flush()
        clearing.buffer.write(b"bytes")
    assert called == [1, 1]
    assert (tmp_path / "file").read_bytes() == b"textbytes"
