"""Who asks: whether there is anybody to answer, and what his terminal can do."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from disputes.cli.asking.question import Asker
from disputes.cli.progress import DUMB, terminal_of

if TYPE_CHECKING:
    from prompt_toolkit.data_structures import Size
    from prompt_toolkit.output import Output


def can_ask() -> bool:
    """Tell whether somebody sits at a terminal, to see questions and to type answers."""
    return terminal_of(sys.stdin) is not None and terminal_of(sys.stderr) is not None


def open_asker() -> Asker:
    """Give what puts questions on standard error, as the terminal allows."""
    if os.environ.get("TERM", "") in DUMB:
        from disputes.cli.asking.plain import PlainAsker

        return PlainAsker(sys.stdin, sys.stderr)
    from prompt_toolkit.input import create_input

    from disputes.cli.asking.screen import ScreenAsker

    return ScreenAsker(create_input(sys.stdin), _output())


def _output() -> Output:
    """Give standard error; where the cursor is is not asked of it, since not all would answer."""
    if sys.platform == "win32":
        from prompt_toolkit.output import create_output

        return create_output(sys.stderr)
    from prompt_toolkit.output.vt100 import Vt100_Output

    return Vt100_Output(sys.stderr, _size, term=os.environ.get("TERM"), enable_cpr=False)


def _size() -> Size:
    from prompt_toolkit.data_structures import Size

    columns, rows = os.get_terminal_size(sys.stderr.fileno())
    return Size(rows or 24, columns or 80)
