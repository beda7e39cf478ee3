"""Reading a line of text on a terminal: what is pasted is one line, however many it has."""

from __future__ import annotations

import os
import re
import signal
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

from disputes.cli.progress import DUMB
from disputes.escape.terminal import visible

if TYPE_CHECKING:
    from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent
    from prompt_toolkit.output import Output

_LINE_ENDS = re.compile(r"\s*[\r\n]+\s*")
_AT_ONCE = 0.05
"""Seconds within which what follows a line was pasted with it, and not typed."""

_PIECE = 4096
_END = b"\x04"
"""What Ctrl-D gives."""


def read_line(question: str, *, bold: bool, again: Callable[[], None]) -> str:
    """Ask for a line of text; nothing where there is none, or the user leaves.

    Only Enter ends it. ``again`` draws what stands above it, after the program was stopped. Raises
    ``KeyboardInterrupt``.
    """
    try:
        if os.environ.get("TERM", "") in DUMB:
            return _plain(question)
        return _edited(question, bold=bold, again=again)
    except (EOFError, UnicodeDecodeError):
        return ""


def _plain(question: str) -> str:
    """Ask with what the terminal itself can do; what is there already follows the first line."""
    text = input(f"{visible(question)} ")
    return _one_line(f"{text}\n{_pasted()}")


def _pasted() -> str:
    """Give what was pasted together with a line, up to Enter; nothing where that was all."""
    if sys.platform == "win32":
        return ""
    import select
    import termios

    descriptor = sys.stdin.fileno()

    def waits() -> bool:
        return bool(select.select([descriptor], [], [], _AT_ONCE)[0])

    before = termios.tcgetattr(descriptor)
    pieces = termios.tcgetattr(descriptor)
    pieces[3] &= ~termios.ICANON  # so that a line is seen before it ends
    termios.tcsetattr(descriptor, termios.TCSANOW, pieces)
    try:
        data = b""
        while waits() or (data and not data.endswith(b"\n")):
            piece = os.read(descriptor, _PIECE)
            if piece in (b"", _END):
                break
            data += piece
    finally:
        termios.tcsetattr(descriptor, termios.TCSANOW, before)
    return data.decode(errors="replace")


def _edited(question: str, *, bold: bool, again: Callable[[], None]) -> str:
    from prompt_toolkit import PromptSession
    from prompt_toolkit.input import create_input
    from prompt_toolkit.input.typeahead import clear_typeahead

    given = create_input(sys.stdin)
    clear_typeahead(given)
    session: PromptSession[str] = PromptSession(
        [("bold" if bold else "", visible(question)), ("", " ")],
        key_bindings=_keys(again),
        include_default_pygments_style=False,
        input=given,
        output=_output(),
    )
    answer: str = session.prompt()
    return _one_line(answer)


def _keys(again: Callable[[], None]) -> KeyBindings:
    from prompt_toolkit.application import run_in_terminal
    from prompt_toolkit.key_binding import KeyBindings
    from prompt_toolkit.keys import Keys

    keys = KeyBindings()

    @keys.add("enter")
    def _enter(event: KeyPressEvent) -> None:
        if event.app.key_processor.input_queue:  # more came with it: it was pasted
            event.current_buffer.insert_text(" ")
        else:
            event.current_buffer.validate_and_handle()

    @keys.add(Keys.BracketedPaste)
    def _paste(event: KeyPressEvent) -> None:
        event.current_buffer.insert_text(_one_line(event.data))

    @keys.add("c-z")
    def _stop(_: KeyPressEvent) -> None:
        def stop() -> None:
            if sys.platform != "win32":
                os.kill(0, signal.SIGTSTP)
                again()

        run_in_terminal(stop)

    return keys


def _one_line(text: str) -> str:
    return _LINE_ENDS.sub(" ", text).strip()


def _output() -> Output:
    """Give standard output; where the cursor is is not asked of it, since not all would answer."""
    if sys.platform == "win32":
        from prompt_toolkit.output import create_output

        return create_output(sys.stdout)
    from prompt_toolkit.data_structures import Size
    from prompt_toolkit.output.vt100 import Vt100_Output

    def size() -> Size:
        columns, rows = os.get_terminal_size(sys.stdout.fileno())
        return Size(rows or 24, columns or 80)

    return Vt100_Output(sys.stdout, size, term=os.environ.get("TERM"), enable_cpr=False)
