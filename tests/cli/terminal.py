"""A terminal of the tests' own, in which a program runs as it does for a user."""

from __future__ import annotations

import fcntl
import os
import pty
import select
import signal
import struct
import sys
import termios
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType

from cli.conftest import ROOT

PROGRAM = (sys.executable, "-m", "disputes")


@dataclass
class Terminal:
    """A process whose standard streams are a terminal; what it prints is gathered in ``seen``."""

    pid: int
    descriptor: int
    seen: str = ""
    _raw: bytes = field(default=b"", repr=False)

    def __enter__(self) -> Terminal:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: object, trace: TracebackType | None
    ) -> None:
        if self.pid:
            os.kill(self.pid, signal.SIGKILL)
            os.waitpid(self.pid, 0)
        os.close(self.descriptor)

    def type(self, keys: str) -> None:
        """Type keys."""
        os.write(self.descriptor, keys.encode())

    def until(self, text: str, seconds: float = 20) -> str:
        """Wait until a text is seen; give everything seen up to now and forget it."""
        end = time.monotonic() + seconds
        while text not in self.seen:
            if not self._read(end - time.monotonic()):
                raise AssertionError(f"{text!r} was not seen in {self.seen!r}")
        seen, self.seen = self.seen, ""
        return seen

    def quiet(self, seconds: float = 0.5) -> str:
        """Wait until nothing more is printed; give everything seen up to now and forget it."""
        while self._read(seconds):
            pass
        seen, self.seen = self.seen, ""
        return seen

    def end(self, seconds: float = 20) -> tuple[int, str]:
        """Wait until the process ends; give its exit status and what was seen since."""
        end = time.monotonic() + seconds
        while self._read(end - time.monotonic()):
            pass
        if time.monotonic() > end:
            raise AssertionError(f"it did not end: {self.seen!r}")
        _, status = os.waitpid(self.pid, 0)
        self.pid = 0
        return os.waitstatus_to_exitcode(status), self.seen

    def _read(self, seconds: float) -> bool:
        ready, _, _ = select.select([self.descriptor], [], [], max(0, seconds))
        if not ready:
            return False
        try:
            data = os.read(self.descriptor, 65536)
        except OSError:  # how Linux tells that nobody has the terminal open any more
            return False
        self._raw += data
        text = self._raw.decode(errors="ignore")
        self._raw = self._raw[len(text.encode()) :] if len(self._raw) < 4 else b""
        self.seen += text
        return bool(data)


def start(
    command: Sequence[str],
    env: Mapping[str, str | None] | None = None,
    *,
    cwd: Path = ROOT,
    rows: int = 24,
    columns: int = 80,
    stdout: Path | None = None,
) -> Terminal:
    """Start a program in a terminal; with ``stdout`` its answer goes into a file."""
    left_out = ("COLUMNS", "NO_COLOR", "PAGER", "LESS", "DISPUTES_KB", "DISPUTES_PAGER")
    surroundings: dict[str, str | None] = {
        **{name: value for name, value in os.environ.items() if name not in left_out},
        "TERM": "xterm-256color",
        "PYTHONPATH": str(ROOT),
        "LC_ALL": "C.UTF-8",
        **(env or {}),
    }
    cleaned: Mapping[str, str] = {k: v for k, v in surroundings.items() if v is not None}
    pid, descriptor = pty.fork()
    if pid == 0:
        try:
            fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
            os.chdir(cwd)
            if stdout is not None:
                os.dup2(os.open(stdout, os.O_WRONLY | os.O_CREAT), 1)
            os.execvpe(command[0], list(command), cleaned)  # noqa: S606
        finally:
            os._exit(127)
    return Terminal(pid, descriptor)
