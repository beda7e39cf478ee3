"""Dates while they are typed."""

from __future__ import annotations

from collections.abc import Callable

_WHOLE = "0001-01-01T01:01:01+01:01"


def begun(typed: str, wrong: Callable[[str], str]) -> str:
    """Say what is wrong with a date that goes on being typed; nothing while it may become one.

    ``wrong`` says what is wrong with a whole one.
    """
    last = typed.rpartition("..")[2]
    ends = ("", _WHOLE[len(last) :], ".", f".{_WHOLE}")
    return "" if any(not wrong(typed + end) for end in ends) else wrong(typed)
