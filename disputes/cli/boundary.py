"""From arguments to an exit status: every exception ends here, none in a traceback."""

from __future__ import annotations

import contextlib
import os
import sys
from typing import Any

import click

from disputes.cli.app import app
from disputes.cli.leaving import PagerLeft
from disputes.cli.session import DONE
from disputes.errors import WrongUse

WRONG, BUG, INTERRUPTED = 2, 3, 130

_BEFORE_COMMAND = {"--kb": " PATH", "--archive": " DIR", "--no-pager": "", "--debug": ""}
"""The options of the program itself, and what they take."""

_COMPLETING = "_DISPUTES_COMPLETE"
"""Set, to the name of a shell, where a shell asks what a word can be completed to."""


def run(arguments: list[str]) -> int:
    """Run a command and give its exit status (0, 1, 2, 3 or 130)."""
    _never_fail_to_encode()
    try:
        status = _run(arguments) if _COMPLETING not in os.environ else _complete(arguments)
        if sys.stdout is not None:
            sys.stdout.flush()
    except BrokenPipeError:
        # Whoever read the answer has had enough of it. Nothing may be written at exit either.
        _discard(sys.stdout)
        return DONE
    except OSError as error:
        if error.filename is not None:
            _say(f"disputes: {error.filename}: {error.strerror}")
            return WRONG
        if not os.path.isdir(os.curdir):  # noqa: PTH112
            _say("disputes: the working folder is not there any more")
            return WRONG
        _say(f"disputes: cannot write the answer: {error.strerror or error}")
        _discard(sys.stdout)
        return WRONG
    return status


def _run(arguments: list[str]) -> int:
    try:
        result = app.main(args=arguments, prog_name="disputes", standalone_mode=False)
    except click.exceptions.Exit as stop:
        return stop.exit_code
    except PagerLeft:
        return DONE
    except (KeyboardInterrupt, click.Abort) as stop:
        _say(f"disputes: {str(stop) or 'interrupted'}")
        return INTERRUPTED
    except click.UsageError as error:
        _say(_usage(error))
        return WRONG
    except click.ClickException as error:
        _say(f"disputes: {error.format_message()}")
        return WRONG
    except WrongUse as error:
        if "--debug" in arguments and error.__cause__ is not None:
            _show_traceback()
        _say(f"disputes: {error.message}")
        if error.hint:
            _say(f"  {error.hint}")
        return WRONG
    except OSError:
        raise
    except Exception as error:  # noqa: BLE001 - a bug, told in one line
        if "--debug" in arguments:
            _show_traceback()
        _say(_bug(error, arguments))
        return BUG
    return result if isinstance(result, int) else DONE


def _complete(arguments: list[str]) -> int:
    from disputes.cli.completion.answer import answer

    return answer(os.environ[_COMPLETING], arguments)


def _show_traceback() -> None:
    import traceback

    traceback.print_exc()


def _usage(error: click.UsageError) -> str:
    path = error.ctx.command_path if error.ctx is not None else "disputes"
    if isinstance(error, click.NoSuchOption) and error.option_name in _BEFORE_COMMAND:
        name, value = error.option_name, _BEFORE_COMMAND[error.option_name]
        command = path.removeprefix("disputes").strip()
        return f"disputes: {name} stands before the command: `disputes {name}{value} {command}`"
    return f"disputes: {error.format_message()}\n  `{path} --help` tells how to use it"


def _bug(error: Exception, arguments: list[str]) -> str:
    more = "" if "--debug" in arguments else "; --debug shows where"
    what = f"{type(error).__name__}: {error}".splitlines()[0]
    return f"disputes: this is a bug, please report it: {what}{more}"


def _say(message: str) -> None:
    from disputes.escape.terminal import visible

    if sys.stderr is not None:
        with contextlib.suppress(OSError):
            print("\n".join(map(visible, message.split("\n"))), file=sys.stderr)  # noqa: T201


def _never_fail_to_encode() -> None:
    """Write what an encoding lacks as an escape, so that no answer is lost for a character."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="backslashreplace")


def _discard(stream: Any) -> None:
    if stream is None:
        return
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
