"""Opening a file in the user's editor at a line and column."""

from __future__ import annotations

import os
import shlex
import shutil
import signal
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from disputes.errors import WrongUse

_DEFAULTS = ("notepad",) if sys.platform == "win32" else ("sensible-editor", "vi", "nano")

_WITH_COLUMN = ("emacs", "emacsclient", "kak", "micro")
"""Those that take ``+LINE:COLUMN``."""

_VIM = ("vim", "nvim", "gvim", "mvim")
_NANO = ("nano", "pico", "rnano")
_GOTO = ("code", "code-insiders", "codium", "vscodium", "cursor", "windsurf")
"""Those that take ``--goto FILE:LINE:COLUMN`` and must be told to wait."""

_IN_NAME = ("hx", "helix", "zed", "zeditor", "subl", "sublime_text")
"""Those that take ``FILE:LINE:COLUMN``."""

_MUST_WAIT = (*_GOTO, "zed", "zeditor", "subl", "sublime_text")
_WAITING = ("-w", "--wait")


def editor_command(file: Path, line: int, column: int, environment: Mapping[str, str]) -> list[str]:
    """Give the command that opens a file at a line and column, both from 1.

    It is that in ``VISUAL``, else in ``EDITOR``, split as a shell would but run without one. Raises
    ``WrongUse`` where neither names one and none of the usual ones is there.
    """
    given = environment.get("VISUAL") or environment.get("EDITOR") or ""
    try:
        # On Windows a backslash stands in paths.
        words = shlex.split(given, posix=sys.platform != "win32")
    except ValueError as error:
        raise WrongUse(f"the editor '{given}' cannot be understood: {error}") from error
    if not words:
        words = [next((one for one in _DEFAULTS if shutil.which(one)), "")]
    if not words[0]:
        raise WrongUse("there is no editor: set VISUAL or EDITOR to one")
    return [*words, *_at(_name(words[0]), words[1:], os.path.abspath(file), line, column)]  # noqa: PTH100 - links stay


def edit(file: Path, line: int, column: int) -> str:
    """Let the user edit a file, and wait; give what went wrong, if anything did."""
    try:
        command = editor_command(file, line, column, os.environ)
    except WrongUse as error:
        return error.message
    # Ctrl-C is for the editor; unlike one that is ignored, a handler is not passed on to it.
    before = signal.signal(signal.SIGINT, lambda *_: None)
    try:
        status = subprocess.run(command, check=False).returncode  # noqa: S603 - the user's own
    except OSError as error:
        return f"the editor '{command[0]}' cannot be started: {error.strerror}"
    finally:
        signal.signal(signal.SIGINT, before)
    return f"the editor ended with status {status}" if status else ""


def _name(program: str) -> str:
    return Path(program).name.lower().removesuffix(".exe").removesuffix(".cmd")


def _at(name: str, given: list[str], path: str, line: int, column: int) -> list[str]:
    """Give the arguments that say where."""
    wait = ["--wait"] if name in _MUST_WAIT and not set(given) & set(_WAITING) else []
    if name in _GOTO:
        return [*wait, "--goto", f"{path}:{line}:{column}"]
    if name in _IN_NAME:
        return [*wait, f"{path}:{line}:{column}"]
    if name in _WITH_COLUMN:
        return [f"+{line}:{column}", path]
    if name in _NANO:
        return [f"+{line},{column}", path]
    if name in _VIM:
        return [f"+call cursor({line},{column})", path]
    if name == "notepad":
        return [path]
    return [f"+{line}", path]
