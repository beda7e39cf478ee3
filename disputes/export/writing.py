"""Putting an export on the disk: whole or not at all, and never over what somebody else made.

New files are written beside their place, under a fixed name, and then moved there. A program that
was killed leaves no more than one such file or folder behind, and the next export takes it over;
it is locked while in use, and the lock goes with the program that holds it.
"""

from __future__ import annotations

import os
import shutil
import stat
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from disputes.errors import WrongUse
from disputes.export.formats import HEAD, Format, Shape
from disputes.export.subject import Subject

if sys.platform != "win32":
    import fcntl

_BUFFER = 1 << 20


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
    except OSError as error:
        reason = error.strerror or str(error)
        raise WrongUse(f"cannot write {target}: {reason}; nothing was written") from error


def _write_file(
    format_: Format, subject: Subject, place: Path, target: Path, *, force: bool
) -> None:
    mode = None
    with suppress(FileNotFoundError):
        mode = place.stat().st_mode
    if mode is not None and stat.S_ISDIR(mode):
        raise WrongUse(f"cannot write {target}: it is a folder", "name a file")
    ((_, pieces),) = format_.files(subject)
    if mode is not None and not stat.S_ISREG(mode):
        with place.open("wb", buffering=_BUFFER) as stream:  # a device or pipe is not replaced
            stream.writelines(pieces)
        return
    if mode is not None and not force:
        _demand_export(format_, place, target)
    beside = place.with_name(f".{place.name[:100]}.disputes-new")
    with _own(beside, target, folder=False):
        _fill(beside, pieces)
        _keep(beside)
        if mode is not None:
            beside.chmod(stat.S_IMODE(mode))
        beside.replace(place)
    _sync(place.parent)


def _write_folder(
    format_: Format, subject: Subject, place: Path, target: Path, *, force: bool
) -> None:
    there = place.exists()
    if there and not place.is_dir():
        raise WrongUse(f"cannot write {target}: it is not a folder", "name a folder")
    # In a folder that is there already, so that it may be the root of a disk of its own.
    beside = place / ".disputes-new" if there else place.with_name(f".{place.name}.disputes-new")
    with _own(beside, target, folder=True):
        names = []
        for name, pieces in format_.files(subject):
            names.append(name)
            _fill(beside / name, pieces)
        for name in names:  # when all are written, as the first to be kept mostly takes the others
            _keep(beside / name)
        if not there:
            _sync(beside)
            beside.rename(place)
        else:
            if not force:
                _demand_no_others(format_, place, target, names)
            for name in names:
                (beside / name).replace(place / name)
            _sync(place)
    _sync(place.parent)


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
    found = sorted(path.name for path in place.iterdir() if path.name != ".disputes-new")
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


def _fill(path: Path, pieces: Iterable[bytes]) -> None:
    flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0)
    descriptor = os.open(path, flags | getattr(os, "O_NOFOLLOW", 0), 0o666)
    with os.fdopen(descriptor, "wb", buffering=_BUFFER) as stream:
        stream.writelines(pieces)


def _keep(path: Path) -> None:
    """Make sure that what was written outlives a loss of power."""
    with path.open("rb+") as stream:
        os.fsync(stream.fileno())


@contextmanager
def _own(beside: Path, target: Path, *, folder: bool) -> Iterator[None]:
    """Make a file or folder for this program alone, and remove it where it was not moved away."""
    if folder:
        beside.mkdir(exist_ok=True)
    else:
        beside.touch()
    descriptor = _lock(beside, target)
    try:
        if folder:
            for left in beside.iterdir():
                left.unlink()
        yield
    finally:
        with suppress(OSError):
            if folder:
                shutil.rmtree(beside)
            else:
                beside.unlink()
        if descriptor is not None:
            os.close(descriptor)


def _lock(beside: Path, target: Path) -> int | None:
    if sys.platform == "win32":
        return None
    descriptor = os.open(beside, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        # Who had the lock before may have moved it into place.
        own = os.path.samestat(os.fstat(descriptor), beside.lstat())
    except (BlockingIOError, FileNotFoundError):
        own = False
    if not own:
        os.close(descriptor)
        raise WrongUse(
            f"cannot write {target}: another program is writing it; nothing was written",
            "try again",
        )
    return descriptor


def _sync(folder: Path) -> None:
    """Make sure that new names outlive a loss of power, where the system can."""
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
