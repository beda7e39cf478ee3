"""What the program is at, shown on a terminal while work takes more than a second.

One line on standard error that is gone when anything else is printed. A timer's signal draws it, in
the main thread: no thread of its own, since work is shared among forked processes, and these do
not inherit a timer.
"""

from __future__ import annotations

import os
import signal
import stat
import sys
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from typing import Any

from disputes.report.width import page_width

DUMB = ("", "dumb")
"""What ``TERM`` says of a terminal that can neither clear a line nor move its cursor."""

AFTER, EVERY = 1.0, 0.2
"""The seconds before anything is shown, and those after which it is drawn again."""

_CLEAR = "\r\x1b[K"


class Progress:
    """The line of one run; every exception must be followed by ``stop``."""

    def __init__(self, descriptor: int) -> None:
        self._descriptor = descriptor
        self._began = time.monotonic()
        self._what = ""
        self._drawn = ""
        self._handler: Any = None
        self._running = False
        self._swapped: list[tuple[str, Any, Clearing]] = []

    def phase(self, what: str) -> None:
        """Say what the program is at from now on, in words such as "reading"."""
        self._what = what
        if not self._running:
            self._start()

    def clear(self) -> None:
        """Take the line off the screen; it is drawn again if the work goes on."""
        if self._drawn:
            self._drawn = ""
            self._write(_CLEAR)

    def stop(self) -> None:
        """Take the line off the screen for good, and leave everything as it was before."""
        if self._running:
            self._running = False
            signal.setitimer(signal.ITIMER_REAL, 0)
            signal.signal(signal.SIGALRM, self._handler)
        for name, stream, clearing in self._swapped:
            if getattr(sys, name) is clearing:
                setattr(sys, name, stream)
        self.clear()

    def _start(self) -> None:
        self._running = True
        for name, before in (("stdout", self.stop), ("stderr", self.clear)):
            stream = getattr(sys, name)
            if stream is not None and stream.isatty():
                clearing = Clearing(stream, before)
                self._swapped.append((name, stream, clearing))
                setattr(sys, name, clearing)
        self._handler = signal.signal(signal.SIGALRM, self._draw)
        signal.siginterrupt(signal.SIGALRM, False)
        left = AFTER - (time.monotonic() - self._began)
        signal.setitimer(signal.ITIMER_REAL, max(left, EVERY), EVERY)

    def _draw(self, *_: object) -> None:
        if not self._running or not self._in_foreground():
            return
        seconds = int(time.monotonic() - self._began)
        text = f"disputes: {self._what} … {seconds} s"[: page_width() - 1]
        if text != self._drawn:
            self._drawn = text
            self._write(f"{_CLEAR}{text}")

    def _in_foreground(self) -> bool:
        try:
            return os.tcgetpgrp(self._descriptor) == os.getpgrp()
        except OSError:
            return False

    def _write(self, text: str) -> None:
        # Past the stream, which may be in the middle of a write when the signal comes.
        encoding = getattr(sys.__stderr__, "encoding", None) or "ascii"
        with suppress(OSError):
            os.write(self._descriptor, text.encode(encoding, "replace"))


class Clearing:
    """A stream that does something before it is written to."""

    def __init__(self, stream: Any, before: Callable[[], None]) -> None:
        self._stream = stream
        self._before = before

    def write(self, text: str) -> int:
        """Write a text."""
        self._before()
        written: int = self._stream.write(text)
        return written

    @property
    def buffer(self) -> Any:
        """The stream of bytes beneath, to be written to at once."""
        self._before()
        return self._stream.buffer

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)


def open_progress() -> Progress | None:
    """Give the line for this run; ``None`` where none is to be shown.

    That is where standard error is no terminal that can clear a line, and where the answer goes
    through a pipe: another program may be drawing on the same screen.
    """
    descriptor = terminal_of(sys.stderr)
    if descriptor is None or os.environ.get("TERM", "") in DUMB or _is_piped(sys.stdout):
        return None
    if not hasattr(signal, "setitimer"):
        return None
    if threading.current_thread() is not threading.main_thread():
        return None
    return Progress(descriptor)


def terminal_of(stream: Any) -> int | None:
    """Give the descriptor of the terminal that a stream is on, if it is on one."""
    try:
        return stream.fileno() if stream is not None and stream.isatty() else None
    except (OSError, ValueError):
        return None


def _is_piped(stream: Any) -> bool:
    try:
        mode = os.fstat(stream.fileno()).st_mode if stream is not None else 0
    except (OSError, ValueError):
        return True
    return stat.S_ISFIFO(mode) or stat.S_ISSOCK(mode)
