"""The engines by name: `plain` needs nothing but Python, `nlp` reads sentences with spaCy."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Final, cast

if TYPE_CHECKING:
    from disputes.ingest.attribution import Engine

ENGINES: Final = ("plain", "nlp")


def engine(name: str) -> Engine:
    """Give the engine of a name; each is a folder with a module ``engine`` that can ``make`` it.

    What making it raises is up to the engine: one may need what is not installed.

    Raises:
        KeyError: when there is none of that name.
    """
    if name not in ENGINES:
        raise KeyError(name)
    return cast("Engine", import_module(f"disputes.ingest.{name}.engine").make())
