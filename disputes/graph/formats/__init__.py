"""The output formats of `graph`: one module a format, named after it, found in this folder.

A module has ``render(drawing)``, which gives the output in pieces.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from importlib import import_module
from typing import TYPE_CHECKING, Protocol, cast

from disputes.errors import WrongUse

if TYPE_CHECKING:
    from disputes.view.drawing import Drawing


class Format(Protocol):
    """What a module in this folder has."""

    def render(self, drawing: Drawing) -> Iterator[str]:
        """Give a drawing in this format, piece by piece."""
        ...


def formats() -> tuple[str, ...]:
    """Give the names of all formats, sorted; none is imported."""
    files = os.listdir(os.path.dirname(__file__))  # noqa: PTH208, PTH120
    return tuple(
        sorted(
            file[:-3] for file in files if file.endswith(".py") and not file.startswith(("_", "."))
        )
    )


def render(name: str, drawing: Drawing) -> Iterator[str]:
    """Give a drawing in a format, piece by piece; raises ``WrongUse`` where there is none."""
    if name not in formats():
        raise WrongUse(f"there is no format '{name}'", f"it is one of {', '.join(formats())}")
    module = cast(Format, import_module(f"{__name__}.{name}"))
    return module.render(drawing)
