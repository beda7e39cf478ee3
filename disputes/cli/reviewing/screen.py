"""The terminal on which things are looked at, one a screen, and the keys that are pressed."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence

from disputes.cli.progress import DUMB
from disputes.cli.reviewing.keyboard import Keyboard
from disputes.cli.session import write
from disputes.errors import WrongUse
from disputes.escape.terminal import visible
from disputes.report.rows import text_width, wrap_text
from disputes.report.width import page_width

_CLEAR = "\x1b[H\x1b[2J\x1b[3J"
_BOLD, _PLAIN = "\x1b[1m", "\x1b[0m"
_FEWEST_ROWS = 10
_END = ("", "\x04", "\x1a")
"""What Ctrl-D and Ctrl-Z give, with which one leaves."""

_NO = ("n", "q", "\x1b", "")
"""What says no: also what leaves, and Esc."""


class Terminal:
    """Shows screens and asks for keys; made only where there is a terminal to do it on.

    On one that cannot be cleared, a screen follows the other. ``still`` ends what else is drawn on
    it. Raises ``WrongUse`` where there is none.
    """

    def __init__(self, still: Callable[[], None]) -> None:
        self._still = still
        self._keyboard = Keyboard(self._draw)
        self._drawn: list[str] = []
        if not (_is_terminal(sys.stdin) and _is_terminal(sys.stdout)):
            raise WrongUse(
                "a review needs a terminal to ask on",
                "`disputes review --list` tells what there is to look at",
            )
        self._clears = os.environ.get("TERM", "") not in DUMB
        self._bold = self._clears and not os.environ.get("NO_COLOR")

    @property
    def width(self) -> int:
        """How many columns there are."""
        return page_width()

    def show(self, lines: Sequence[str], message: str, *, whole: bool) -> bool:
        """Show a screen below a message; tell whether all of it was shown.

        Unless it is to be shown ``whole``, what does not fit is left out, and said to be.
        """
        self._still()
        self._keyboard.listen()
        told = [*wrap_text(visible(message), self.width, self.width, fold=True)] if message else []
        room = max(_FEWEST_ROWS, _rows()) - len(told) - bool(told) - 4
        cut = not whole and len(lines) > room
        shown = list(lines[: room - 1]) if cut else list(lines)
        if cut:
            shown.append(f"… {len(lines) - room + 1:,} more lines")
        heading, *rest = shown
        self._drawn = [_CLEAR if self._clears else "\n" + "─" * min(40, self.width) + "\n"]
        self._drawn += [f"{line.strip()}\n" for line in told]
        if told:
            self._drawn.append("\n")
        self._drawn.append("\n".join((self._strong(heading), *rest)) + "\n\n")
        self._draw()
        return not cut

    def key(self, prompt: str, offered: Sequence[str]) -> str:
        """Ask for a key among those offered; the letters in brackets are the keys."""
        keys = " ".join(offered)
        line = f"{prompt}  {keys} ".lstrip()
        if text_width(line) >= self.width:
            line = f"{prompt}\n{keys} "
        return self._pressed(line) or "q"

    def ask(self, question: str) -> bool:
        """Ask something until it is answered with yes or no; to leave is no."""
        while True:
            pressed = self._pressed(f"{visible(question)} [y/n] ")
            if pressed in ("y", *_NO):
                return pressed == "y"

    def text(self, question: str) -> str:
        """Ask for a line of text; empty where there is none."""
        from disputes.cli.reviewing.line import read_line

        self._keyboard.rest()
        sys.stdout.flush()
        return read_line(question, bold=self._bold, again=self._draw)

    def wait(self) -> None:
        """Wait for any key."""
        self._pressed("Any key goes on. ")

    def close(self) -> None:
        """Leave the terminal as it was."""
        self._keyboard.rest()

    def _pressed(self, question: str) -> str:
        """Ask for a key; give it in lower case, or nothing for one that ends the input."""
        self._keyboard.listen()
        asked = self._strong(question)
        self._drawn.append(asked)
        write(asked)
        sys.stdout.flush()
        pressed = self._keyboard.key()
        shown = f"{pressed}\n" if pressed.isprintable() else "\n"
        write(shown)
        self._drawn.append(shown)
        return "" if pressed in _END else pressed.lower()

    def _draw(self) -> None:
        """Draw the screen with all that was asked on it."""
        write("".join(self._drawn))
        sys.stdout.flush()

    def _strong(self, text: str) -> str:
        return f"{_BOLD}{text}{_PLAIN}" if self._bold else text


def _is_terminal(stream: object) -> bool:
    try:
        return bool(getattr(stream, "isatty", lambda: False)())
    except ValueError:  # closed
        return False


def _rows() -> int:
    try:
        return os.get_terminal_size(sys.stdout.fileno()).lines
    except (OSError, ValueError):
        return 24
