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
    if place.is_dir():
        folder = file if place.is_relative_to(top) else kb
        hint = f"name a file: {shown_path(folder / 'new.yaml')}"
        raise WrongUse(f"{file} is a folder", hint)
    if not place.is_relative_to(top):
        led = f" is a link to {shown_path(place)}, which" if file.is_symlink() else ""
        hint = _below(kb, file, settings)
        raise WrongUse(f"{file}{led} does not lie below the knowledge base's folder {shown}", hint)
    relative = place.relative_to(top)
    if relative.suffix not in (".yaml", ".yml"):
        hint = f"perhaps {shown_path(file.with_suffix('.yaml'))}"
        raise WrongUse(f"{file} would not be read: its name ends neither .yaml nor .yml", hint)
    if any(part.startswith(".") for part in relative.parts):
        raise WrongUse(f"{file} would not be read: hidden files and folders are skipped")
    if not counts(relative, settings):
        hint = f"`exclude` stands in {shown_path(settings.file)}" if settings.file else ""
        raise WrongUse(f"{file} would not be read: the configuration excludes it", hint)
    return PurePosixPath(relative.as_posix())


def _below(kb: Path, file: Path, settings: Settings) -> str:
    """Name a file below the folder that may be meant by one elsewhere, if it could be taken."""
    name = file.name if file.is_absolute() or ".." in file.parts or file.is_symlink() else file
    found = (kb / name).with_suffix(".yaml" if file.suffix != ".yml" else ".yml")
    top, place = Path(os.path.realpath(kb)), Path(os.path.realpath(found))
    sound = place.is_relative_to(top) and not place.is_dir() and not found.name.startswith(".")
    sound = sound and counts(PurePosixPath(place.relative_to(top).as_posix()), settings)
    return f"perhaps {shown_path(found)}" if sound else ""
