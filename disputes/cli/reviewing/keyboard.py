"""Reading single keys: those that were pressed after something was shown, and none before.

What was typed earlier is dropped, so that nobody decides about what he has not seen.
"""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from typing import Any

import click

if sys.platform != "win32":
    import termios
    import tty

_MOST_BYTES = 64
"""What a key sends at most, with room for what was pasted."""


class Keyboard:
    """The keys of the terminal on standard input; whoever listens must rest in the end."""

    def __init__(self) -> None:
        self._before: Any = None

    def listen(self) -> None:
        """Drop what was typed, and let keys be read from now on without their being printed."""
        if sys.platform != "win32":
            with suppress(termios.error, OSError, ValueError):
                descriptor = sys.stdin.fileno()
                if self._before is None:
                    self._before = termios.tcgetattr(descriptor)
                tty.setcbreak(descriptor, termios.TCSAFLUSH)

    def rest(self) -> None:
        """Leave the terminal as it was."""
        if sys.platform != "win32" and self._before is not None:
            with suppress(termios.error, OSError, ValueError):
                termios.tcsetattr(sys.stdin.fileno(), termios.TCSADRAIN, self._before)
            self._before = None

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
