"""The formats: one module each, named after it, found in this folder.

A module gives the contents of files and never touches the disk. Its docstring's first line says
in the command's help what it writes.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from enum import StrEnum
from importlib import import_module
from typing import Protocol, cast

from disputes.errors import WrongUse
from disputes.export.subject import Subject


class Shape(StrEnum):
    """What a format is written as; only text can go to standard output."""

    FOLDER = "folder"
    FILE = "file"
    TEXT = "text"


class Format(Protocol):
    """What a module in this folder has."""

    SHAPE: Shape

    def made(self, head: bytes) -> bool:
        """Tell by its first ``HEAD`` bytes whether it wrote a file: in a folder, the first."""
        ...

    def files(self, subject: Subject) -> Iterator[tuple[str, Iterable[bytes]]]:
        """Give the files of a folder, each with its name and its bytes in pieces, or the one.

        The names come sorted as they shall be written; each file is used up before the next.
        """
        ...

    def holds(self, subject: Subject) -> str:
        """Say how much is exported, such as "3 claims"."""
        ...


HEAD = 4096


def formats() -> tuple[str, ...]:
    """Give the names of all formats, sorted; none is imported."""
    files = os.listdir(os.path.dirname(__file__))  # noqa: PTH208, PTH120
    return tuple(
        sorted(
            file[:-3] for file in files if file.endswith(".py") and not file.startswith(("_", "."))
        )
    )


def first_lines() -> list[tuple[str, str]]:
    """Give the formats, each with the first line of its module; none is imported."""
    return [(name, _first_line(name)) for name in formats()]


def _first_line(name: str) -> str:
    with open(os.path.join(os.path.dirname(__file__), f"{name}.py"), encoding="utf-8") as module:  # noqa: PTH118, PTH120, PTH123
        return module.readline().strip().strip('"')


def find_format(name: str) -> Format:
    """Give a format by its name; raises ``WrongUse`` where there is none."""
    if name not in formats():
        from disputes.load.nearest import did_you_mean

        hint = did_you_mean(name, formats()) or f"it is one of {', '.join(formats())}"
        raise WrongUse(f"there is no format '{name}'", hint)
    return cast(Format, import_module(f"{__name__}.{name}"))
