"""Drafts that do not lie in the knowledge base, read as if they did."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from disputes.cli.session import Session
from disputes.errors import WrongUse

if TYPE_CHECKING:
    from disputes.load import LoadResult


def path_in(loaded: LoadResult, name: str | Path) -> str | None:
    """Give the path by which a knowledge base knows a file, if it has it."""
    place = os.path.realpath(name)
    return next((path for path in loaded.texts if os.path.realpath(path) == place), None)


def with_drafts(session: Session, files: Iterable[Path]) -> Session:
    """Give a session that reads some files too, where these lie outside its knowledge base.

    Raises ``WrongUse`` for one that is not there.
    """
    from disputes.load.files import find_files

    inside = {os.path.realpath(file) for file in find_files(session.path(), session.settings)}
    more: dict[str, Path] = {}
    for file in files:
        place = os.path.realpath(file)
        if place in inside:
            continue
        if not file.is_file():
            raise WrongUse(f"there is no file {file}")
        more.setdefault(place, file)
    return session.with_files(tuple(more.values())) if more else session


def demand_drafts(session: Session, loaded: LoadResult) -> None:
    """Demand that the files read in addition are drafts; raises ``WrongUse``."""
    for file in session.more:
        path = path_in(loaded, file)
        if path is not None and path not in loaded.kb.drafts:
            raise WrongUse(
                f"{file} is neither a file of the knowledge base nor a draft",
                "`draft: true` at its top makes it one",
            )
