"""Filling the file that is to take another's place, and putting it there."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from disputes.disk.locks import beside, taken

_BUFFER = 1 << 20
_FLAGS = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0)
_ACCESS = "system.posix_acl_access"


def replace(place: Path, pieces: Iterable[bytes]) -> None:
    """Put bytes in a file in one step, made if it is not there; its links must be followed.

    Its mode stays. A device or pipe is written to as it is. Raises ``BlockingIOError`` where
    another program is writing it, ``OSError`` where it cannot be written; it is then as it was.
    """
    there = place.exists()
    if there and not place.is_file():
        with place.open("wb", buffering=_BUFFER) as stream:
            stream.writelines(pieces)
        return
    with taken(beside(place), mode=0o600 if there else 0o666) as lock:
        fill(lock.beside, pieces, like=place if there else None)
        lock.beside.replace(place)
    keep_names(place.parent)


def fill(
    path: Path, pieces: Iterable[bytes], *, like: Path | None = None, kept: bool = True
) -> None:
    """Write a file, never through a link; ``like`` is a file whose mode and owner it gets.

    Where it is to be ``kept``, its bytes outlive a loss of power. Raises ``OSError``.
    """
    mode = 0o666 if like is None else 0o600
    descriptor = os.open(path, _FLAGS | getattr(os, "O_NOFOLLOW", 0), mode)
    with os.fdopen(descriptor, "wb", buffering=_BUFFER) as stream:
        stream.writelines(pieces)
        stream.flush()
        if like is not None:
            _make_like(descriptor, like)
        if kept:
            os.fsync(descriptor)


def keep(path: Path) -> None:
    """Make sure that what was written outlives a loss of power."""
    with path.open("rb+") as stream:
        os.fsync(stream.fileno())


def keep_names(folder: Path) -> None:
    """Make sure that new names in a folder outlive a loss of power, where the system can."""
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _make_like(descriptor: int, path: Path) -> None:
    """Give an open file the mode, owner and attributes of another, as far as that is allowed."""
    if sys.platform == "win32":
        return
    like = path.stat()
    mode = stat.S_IMODE(like.st_mode)
    own = os.fstat(descriptor)
    if own.st_uid != like.st_uid:
        with suppress(PermissionError):  # only the superuser can give a file away
            os.fchown(descriptor, like.st_uid, -1)
    if own.st_gid != like.st_gid:
        try:
            os.fchown(descriptor, -1, like.st_gid)
        except PermissionError:  # then the writer's group may do no more than anybody
            mode = mode & ~0o070 | (mode & 0o007) << 3
    if sys.platform == "linux":
        _copy_attributes(descriptor, path)
    os.fchmod(descriptor, mode)


def _copy_attributes(descriptor: int, path: Path) -> None:
    """Copy the extended attributes; an access list that comes of the folder alone goes."""
    if sys.platform != "linux":
        return
    with suppress(OSError):  # a file system without them
        names = os.listxattr(path)
        for name in names:
            with suppress(OSError):  # one that only the superuser may set
                os.setxattr(descriptor, name, os.getxattr(path, name))
        if _ACCESS not in names and _ACCESS in os.listxattr(descriptor):
            os.removexattr(descriptor, _ACCESS)
