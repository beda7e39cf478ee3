"""Where a new file of a knowledge base may stand."""

from __future__ import annotations

import os
from pathlib import Path, PurePosixPath

from disputes.config import Settings
from disputes.errors import WrongUse
from disputes.load.files import counts, shown_path


def demand_place(kb: Path, file: Path, settings: Settings) -> PurePosixPath:
    """Give the path of a file below the folder of a knowledge base, there or not.

    Raises ``WrongUse`` where it is none that would be read with it: it lies elsewhere, is hidden or
    excluded, or has no name of a YAML file; and where the knowledge base is itself one file.
    """
    top, place = Path(os.path.realpath(kb)), Path(os.path.realpath(file))
    shown = shown_path(kb)
    if not top.is_dir():
        if place == top:
            return PurePosixPath(top.name)
        raise WrongUse(
            f"{file} would not be read: the knowledge base is one file, {shown}",
            "for several, name their folder as the knowledge base: --kb, or `kb` in disputes.toml",
        )
    if not place.is_relative_to(top) or place == top:
        hint = "" if file.is_absolute() else f"perhaps {shown_path(kb / file)}"
        raise WrongUse(f"{file} does not lie below the knowledge base's folder {shown}", hint)
    relative = place.relative_to(top)
    if place.is_dir():
        raise WrongUse(f"{file} is a folder", f"name a file in it: {shown_path(file / 'new.yaml')}")
    if relative.suffix not in (".yaml", ".yml"):
        hint = f"perhaps {shown_path(file.with_suffix('.yaml'))}"
        raise WrongUse(f"{file} would not be read: its name ends neither .yaml nor .yml", hint)
    if any(part.startswith(".") for part in relative.parts):
        raise WrongUse(f"{file} would not be read: hidden files and folders are skipped")
    if not counts(relative, settings):
        hint = f"`exclude` stands in {shown_path(settings.file)}" if settings.file else ""
        raise WrongUse(f"{file} would not be read: the configuration excludes it", hint)
    return PurePosixPath(relative.as_posix())
