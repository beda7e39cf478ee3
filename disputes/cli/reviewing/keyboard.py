"""Reading single keys: those that were pressed after something was shown, and none before.

What was typed earlier is dropped, so that nobody decides about what he has not seen.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable
from contextlib import suppress
from typing import Any

import click

if sys.platform != "win32":
    import termios
    import tty

_MOST_BYTES = 64
"""What a key sends at most, with room for what was pasted."""


class Keyboard:
    """The keys of the terminal on standard input; whoever listens must rest in the end.

    ``again`` draws the screen once more, after the program was stopped while it waited for a key.
    """

    def __init__(self, again: Callable[[], None]) -> None:
        self._again = again
        self._before: Any = None
        self._stopping: Any = None

    def listen(self) -> None:
        """Drop what was typed, and let keys be read from now on without their being printed."""
        if sys.platform != "win32":
            with suppress(termios.error, OSError, ValueError):
                descriptor = sys.stdin.fileno()
                if self._before is None:
                    self._before = termios.tcgetattr(descriptor)
                    self._stopping = signal.signal(signal.SIGTSTP, self._stop)
                tty.setcbreak(descriptor, termios.TCSAFLUSH)

    def rest(self) -> None:
        """Leave the terminal as it was."""
        if sys.platform != "win32" and self._before is not None:
            with suppress(termios.error, OSError, ValueError):
                termios.tcsetattr(sys.stdin.fileno(), termios.TCSADRAIN, self._before)
            self._before = None
            signal.signal(signal.SIGTSTP, self._stopping)

    def key(self) -> str:
        """Wait for a key, and rest; give its character, or all that it sends. Nothing at the end.

        Raises ``KeyboardInterrupt``.
        """
        try:
            if self._before is None:
                return click.getchar()
            data = os.read(sys.stdin.fileno(), _MOST_BYTES).decode(errors="replace")
        except EOFError:
            return ""
        finally:
            self.rest()
        return data if data.startswith("\x1b") else data[:1]

    def _stop(self, *_: object) -> None:
        """Stop, as Ctrl-Z demands, with the terminal as it was; then go on as before."""
        self.rest()
        if sys.platform != "win32":
            os.kill(os.getpid(), signal.SIGTSTP)
        self.listen()
        with suppress(RuntimeError):  # it was just being drawn, which goes on
            self._again()
