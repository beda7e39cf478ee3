"""Putting an export on the disk: whole or not at all, and never over what somebody else made.

New files are written beside their place, under a fixed name, and then moved there. A program that
was killed leaves no more than one such file or folder behind, and the next export takes it over.
"""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from disputes.disk.locks import beside, is_ours, taken
from disputes.disk.replacing import fill, keep, keep_names, replace
from disputes.errors import WrongUse
from disputes.export.formats import HEAD, Format, Shape
from disputes.export.subject import Subject


def write_export(format_: Format, subject: Subject, target: Path, *, force: bool) -> None:
    """Write an export to a folder or file, made if it is not there.

    Raises ``WrongUse`` where something stands there that no export of this format made, unless
    ``force`` is given, and where it cannot be written; what was there is then as it was.
    """
    try:
        place = Path(os.path.realpath(target))
        if format_.SHAPE is Shape.FOLDER:
            _write_folder(format_, subject, place, target, force=force)
        else:
            _write_file(format_, subject, place, target, force=force)
    except BlockingIOError:
        raise WrongUse(
            f"cannot write {target}: another program is writing it; nothing was written",
            "try again",
        ) from None
    except OSError as error:
        reason = error.strerror or str(error)
        raise WrongUse(f"cannot write {target}: {reason}; nothing was written") from error


def _write_file(
    format_: Format, subject: Subject, place: Path, target: Path, *, force: bool
) -> None:
    if place.is_dir():
        raise WrongUse(f"cannot write {target}: it is a folder", "name a file")
    ((_, pieces),) = format_.files(subject)
    if place.is_file() and not force:
        _demand_export(format_, place, target)
    replace(place, pieces)


def _write_folder(
    format_: Format, subject: Subject, place: Path, target: Path, *, force: bool
) -> None:
    there = place.exists()
    if there and not place.is_dir():
        raise WrongUse(f"cannot write {target}: it is not a folder", "name a folder")
    # In a folder that is there already, so that it may be the root of a disk of its own.
    new = beside(place, within=there)
    with taken(new, folder=True):
        for left in new.iterdir():
            left.unlink()
        names = []
        for name, pieces in format_.files(subject):
            names.append(name)
            fill(new / name, pieces, kept=False)
        for name in names:  # when all are written, as the first to be kept mostly takes the others
            keep(new / name)
        if not there:
            keep_names(new)
            new.rename(place)
        else:
            if not force:
                _demand_no_others(format_, place, target, names)
            for name in names:
                (new / name).replace(place / name)
            keep_names(place)
    keep_names(place.parent)


def _demand_export(format_: Format, place: Path, target: Path) -> None:
    """Demand that a file is empty, or that an export made it."""
    with place.open("rb") as stream:
        head = stream.read(HEAD)
    if head and not format_.made(head):
        raise WrongUse(
            f"{target} is there already, and no such export made it; nothing was written",
            "name another file, or --force replaces it",
        )


def _demand_no_others(format_: Format, place: Path, target: Path, names: list[str]) -> None:
    """Demand that a folder holds nothing, or nothing but what an export made."""
    found = sorted(path.name for path in place.iterdir() if not is_ours(path.name))
    if not found:
        return
    with suppress(OSError), (place / names[0]).open("rb") as stream:
        if format_.made(stream.read(HEAD)):
            found = sorted(set(found).difference(names))
    if found:
        raise WrongUse(
            f"{target} holds '{found[0]}', which no export made; nothing was written",
            "name an empty folder or a new one, or --force writes among what is there",
        )
