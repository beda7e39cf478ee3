"""Locking a file or folder that is to be replaced, by the operating system's own lock.

It is not locked itself, as another takes its place: what is locked is that other, which stands
beside it under a fixed name. So a program that is killed leaves no more than that behind, and the
lock goes with the program. Where what is open cannot be moved, a file of its own is locked.
"""

from __future__ import annotations

import errno
import os
import stat
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from disputes.disk.interrupts import delayed

APART = sys.platform == "win32"
"""Whether a file of its own is locked, as what is open cannot be moved."""

_NEW, _LOCK = ".disputes-new", ".disputes-lock"
_LONGEST = 200
"""Bytes of a name that leave room for what is added to it, on any file system."""

_FLAGS = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)


class InTheWay(OSError):
    """Something else stands where the new file is to be made."""


class Lock:
    """What is to take a file's or folder's place, for this program alone until it is released."""

    def __init__(self, beside: Path, file: Path, descriptor: int, *, folder: bool) -> None:
        self.beside = beside
        self._folder = folder
        self._file = file
        self._descriptor = descriptor

    def release(self) -> None:
        """Let go of it, and remove it unless it was moved into place; raises nothing."""
        with suppress(OSError):
            if self._file != self.beside or _is_open_as(self._descriptor, self.beside):
                self._remove()
        with suppress(OSError):
            if self._file != self.beside and sys.platform != "win32":
                self._file.unlink()
        with suppress(OSError):
            os.close(self._descriptor)
        with suppress(OSError):  # unless another program has it open by now, whose it is then
            if self._file != self.beside and sys.platform == "win32":
                self._file.unlink()

    def _remove(self) -> None:
        if self._folder:
            import shutil

            shutil.rmtree(self.beside)
        else:
            self.beside.unlink()


def beside(place: Path, *, within: bool = False) -> Path:
    """Give the path of what is to take a place: beside it, or ``within`` a folder."""
    if within:
        return place / _NEW
    name = place.name
    if len(os.fsencode(name)) > _LONGEST:
        from hashlib import blake2b

        name = blake2b(os.fsencode(name), digest_size=16).hexdigest()
    return place.with_name(f".{name}{_NEW}")


def is_ours(name: str) -> bool:
    """Tell whether a name in a folder is that of something that is to take its place."""
    return name in (_NEW, _LOCK)


@contextmanager
def taken(new: Path, *, folder: bool = False, mode: int = 0o600) -> Iterator[Lock]:
    """Lock what is to take a place, and release it at the end; raises as ``take``."""
    lock: Lock | None = None
    try:
        with delayed():
            lock = take(new, folder=folder, mode=mode)
        yield lock
    finally:
        with delayed():
            if lock is not None:
                lock.release()


def take(new: Path, *, folder: bool = False, mode: int = 0o600) -> Lock:
    """Lock what is to take a place, made with a mode if it is not there.

    Raises ``BlockingIOError`` where another program has it, ``InTheWay`` or another ``OSError``
    where it cannot be made, or where the file system has no locks.
    """
    file = new.with_name(new.name.removesuffix(_NEW) + _LOCK) if APART else new
    if folder:
        new.mkdir(exist_ok=True)
    descriptor = _locked(file, mode, folder=folder and not APART)
    if descriptor is None:
        raise BlockingIOError(errno.EAGAIN, os.strerror(errno.EAGAIN))
    return Lock(new, file, descriptor, folder=folder)


def _locked(file: Path, mode: int, *, folder: bool) -> int | None:
    """Open and lock a file or folder; nothing where another program has it, or has moved it."""
    from filelock import lock_descriptor

    made = False
    try:
        if folder:
            descriptor = os.open(file, os.O_RDONLY | _FLAGS)
        else:
            descriptor, made = _opened(file, mode)
    except FileNotFoundError:
        if file.parent.is_dir():  # moved into place by another program just now
            return None
        raise
    except OSError as error:
        if os.path.lexists(file):
            raise InTheWay(error.errno, f"{file.name} is in the way") from error
        raise
    try:
        if lock_descriptor(descriptor, blocking=False) and _is_open_as(descriptor, file):
            _demand_kind(descriptor, file, stat.S_IFDIR if folder else stat.S_IFREG)
            return descriptor
    except BaseException:
        if made:
            with suppress(OSError):
                file.unlink()
        os.close(descriptor)
        raise
    os.close(descriptor)
    return None


def _opened(file: Path, mode: int) -> tuple[int, bool]:
    """Open a file to be locked; tell whether it was made."""
    try:
        return os.open(file, os.O_RDWR | os.O_CREAT | os.O_EXCL | _FLAGS, mode), True
    except FileExistsError:
        return os.open(file, os.O_RDWR | _FLAGS), False


def _demand_kind(descriptor: int, file: Path, kind: int) -> None:
    if stat.S_IFMT(os.fstat(descriptor).st_mode) != kind:
        raise InTheWay(errno.EEXIST, f"{file.name} is in the way")


def _is_open_as(descriptor: int, path: Path) -> bool:
    """Tell whether a path still leads to what is open."""
    try:
        return os.path.samestat(os.fstat(descriptor), path.lstat())
    except FileNotFoundError:
        return False
