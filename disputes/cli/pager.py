"""The pager that an answer goes through on a terminal, as with git.

It is started by the first text that is written, so that a command which says only that something
is wrong has none.
"""

from __future__ import annotations

import os
import shlex
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from io import TextIOWrapper
from shutil import which
from typing import Any

from disputes.cli.leaving import PagerLeft
from disputes.cli.progress import DUMB, Clearing, terminal_of

PASSED = {"LESS": "FRX", "LV": "-c"}
"""What a pager is told unless the user has told it something else: pass colours on, and stop at
once where the answer fits the screen."""

_SHELL = frozenset("|&;<>()$`\\\"'*?[#~=%\n")
"""The characters for which a shell is needed to understand a command, or may be."""

_NOT_STARTED = (126, 127)
"""The exit statuses of a shell that could not run a command."""

_MOST_KEPT = 1 << 16


def pager_command(surroundings: Mapping[str, str], *, wanted: bool = True) -> str | None:
    """Give the command of the pager, or ``None`` where there is to be none.

    ``DISPUTES_PAGER`` comes first, then whether the configuration wants one, then ``PAGER``, then
    ``less`` if it is there. An empty command and ``cat`` are none, and so is any on a terminal
    that cannot move its cursor.
    """
    command = surroundings.get("DISPUTES_PAGER")
    if command is None:
        command = surroundings.get("PAGER", "less") if wanted else ""
    if surroundings.get("TERM", "") in DUMB or command.strip() in ("", "cat"):
        return None
    return command


class Paged:
    """Standard output that starts a pager when it is first written to."""

    def __init__(self, stream: Any, command: str) -> None:
        self._terminal = stream
        self._command = command
        self._process: subprocess.Popen[bytes] | None = None
        self._target: Any = None
        self._kept: list[str] | None = None
        self._left_to_keep = _MOST_KEPT
        self._stderr: tuple[Any, Any] | None = None

    def write(self, text: str) -> int:
        """Write a text, to the terminal itself where the pager cannot be started.

        Raises ``PagerLeft`` where the reader has had enough.
        """
        if text == "":
            return 0
        if self._target is None:
            self._start()
        self._keep(text)
        try:
            written: int = self._target.write(text)
        except BrokenPipeError as error:
            if not self._could_not_start():
                raise PagerLeft from error
            written = len(text)
        return written

    def writelines(self, lines: Any) -> None:
        """Write texts one after another."""
        for line in lines:
            self.write(line)

    def flush(self) -> None:
        """Hand on what has been written."""
        if self._target is not None:
            try:
                self._target.flush()
            except BrokenPipeError as error:
                if not self._could_not_start():
                    raise PagerLeft from error

    @property
    def buffer(self) -> Any:
        """The stream of bytes beneath, to be written to at once."""
        if self._target is None:
            self._start()
        self._target.flush()
        self._kept = None
        return self._target.buffer

    def isatty(self) -> bool:
        """Tell that people read this."""
        return True

    def __getattr__(self, name: str) -> Any:
        return getattr(self._terminal, name)

    def close(self) -> None:
        """Wait until the reader has done with the pager; an interruption is then the pager's.

        What is written afterwards goes to the terminal.
        """
        process, self._process = self._process, None
        if self._stderr is not None and sys.stderr is self._stderr[1]:
            sys.stderr = self._stderr[0]
        if process is None:
            self._terminal.flush()
            return
        with _uninterrupted():
            with suppress(PagerLeft):
                self.flush()
            with suppress(OSError):
                self._target.close()
            status = process.wait()
        self._target = self._terminal
        if status in _NOT_STARTED:
            self._print_kept()
        self._kept = None
        self._terminal.flush()

    def leave(self) -> None:
        """Put the terminal back in its place."""
        if sys.stdout is self:
            sys.stdout = self._terminal

    def _start(self) -> None:
        self._terminal.write("")  # whatever shows there how far the work is ends with that
        self._terminal.flush()
        command: str | list[str] = self._command
        shell = not _SHELL.isdisjoint(self._command)
        if not shell:
            command = shlex.split(self._command)
        try:
            if not shell and which(command[0]) is None:
                raise FileNotFoundError
            self._process = subprocess.Popen(  # noqa: S603 - the user's own command
                command, shell=shell, stdin=subprocess.PIPE, env={**PASSED, **os.environ}
            )
        except (OSError, ValueError):
            self._target = self._terminal
            return
        self._kept = [] if shell else None
        if terminal_of(sys.stderr) is not None:
            # What is said besides would vanish under the pager's screen.
            self._stderr = sys.stderr, Clearing(sys.stderr, self.close)
            sys.stderr = self._stderr[1]
        self._target = TextIOWrapper(
            self._process.stdin,
            encoding=self._terminal.encoding,
            errors="backslashreplace",
        )

    def _keep(self, text: str) -> None:
        if self._kept is not None:
            self._kept.append(text)
            self._left_to_keep -= len(text)
            if self._left_to_keep < 0:
                self._kept = None

    def _could_not_start(self) -> bool:
        """After a broken pipe: print to the terminal what the shell found no pager for."""
        if self._kept is None or self._process is None:
            return False
        if self._process.wait() not in _NOT_STARTED:
            return False
        _abandon(self._target)
        self._process = None
        self._target = self._terminal
        self._print_kept()
        return True

    def _print_kept(self) -> None:
        kept, self._kept = self._kept or [], None
        self._terminal.write("".join(kept))


def open_paged(stream: Any, *, wanted: bool) -> Paged | None:
    """Give standard output through the user's pager; ``None`` where there is to be none."""
    command = pager_command(os.environ, wanted=wanted)
    return Paged(stream, command) if command is not None else None


def _abandon(stream: Any) -> None:
    """Close a stream whose other end is not there any more, whatever it still holds."""
    with suppress(OSError, ValueError):
        stream.detach().raw.close()


@contextmanager
def _uninterrupted() -> Iterator[None]:
    """Leave Ctrl-C to the pager, which has the terminal."""
    try:
        before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    except ValueError:  # not in the main thread
        yield
        return
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
