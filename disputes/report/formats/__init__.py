"""The output formats of `check`: one module a format, named after it, found in this folder.

A module has ``render(listing)``, which gives the output in pieces.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from importlib import import_module
from typing import Protocol, cast

from disputes.errors import WrongUse
from disputes.report.listing import Listing


class Format(Protocol):
    """What a module in this folder has."""

    def render(self, listing: Listing) -> Iterator[str]:
        """Give a listing in this format, piece by piece."""
        ...


def formats() -> tuple[str, ...]:
    """Give the names of all formats, sorted; none is imported."""
    files = os.listdir(os.path.dirname(__file__))  # noqa: PTH208, PTH120
    return tuple(
        sorted(
            file[:-3] for file in files if file.endswith(".py") and not file.startswith(("_", "."))
        )
    )


def render(name: str, listing: Listing) -> Iterator[str]:
    """Give a listing in a format, piece by piece; raises ``WrongUse`` where there is none."""
    if name not in formats():
        raise WrongUse(f"there is no format '{name}'", f"it is one of {', '.join(formats())}")
    module = cast(Format, import_module(f"{__name__}.{name}"))
    return module.render(listing)


def default_format(environment: Mapping[str, str]) -> str:
    """Give the format for where the program runs: ``github`` in GitHub Actions, else ``text``."""
    return "github" if environment.get("GITHUB_ACTIONS") == "true" else "text"
