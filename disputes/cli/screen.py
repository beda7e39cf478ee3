"""What happens on the terminal around an answer: how far the work is, and the pager.

What does it is imported only where there is a terminal.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from disputes.cli.pager import Paged
    from disputes.cli.progress import Progress


class Screen:
    """The terminal of one run, if there is one; it must be closed."""

    def __init__(self, *, pager: bool) -> None:
        self._pager = pager
        self._paged: Paged | None = None
        self._progress: Progress | None = None
        self._asked = False

    def phase(self, what: str) -> None:
        """Say what the program is at from now on; it is shown if the work takes long."""
        if not self._asked and _is_terminal(sys.stderr):
            from disputes.cli.progress import open_progress

            self._progress = open_progress()
        self._asked = True
        if self._progress is not None:
            self._progress.phase(what)

    def still(self) -> None:
        """Show nothing of how far the work is while the user is asked something."""
        if self._progress is not None:
            self._progress.stop()
        self._progress, self._asked = None, False

    def paged(self, *, wanted: Callable[[], bool]) -> None:
        """Let standard output go through the pager, unless the configuration wants none."""
        if not self._pager or not _is_terminal(sys.stdout):
            return
        self._pager = False
        from disputes.cli.pager import open_paged

        self._paged = open_paged(sys.stdout, wanted=wanted())
        if self._paged is not None:
            sys.stdout = self._paged

    def close(self) -> None:
        """Leave the terminal as it was; waits until the pager has ended."""
        if self._paged is not None:
            self._paged.close()
            self._paged.leave()
        if self._progress is not None:
            self._progress.stop()


def _is_terminal(stream: Any) -> bool:
    try:
        return stream is not None and bool(stream.isatty())
    except ValueError:  # closed
        return False
