"""Writing a file so that it is never half written and never overwrites what somebody else wrote.

The new bytes go into a file beside it, which then takes its place. That file has a fixed name, so
that a program that was killed leaves no more than one behind; it is locked while in use, and the
lock goes with the program that holds it.
"""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from disputes.errors import WrongUse

if sys.platform != "win32":
    import fcntl


_FEW = 100
"""Files that any system lets a program have open."""


class Changed(WrongUse):
    """The file is no longer as it was read, or somebody is just writing it."""


class _Prepared(NamedTuple):
    """The new bytes of a file, in the file beside it, which is locked."""

    path: Path
    target: Path
    beside: Path
    descriptor: int
    old: bytes


def write_files(files: Mapping[Path, tuple[bytes, bytes]]) -> None:
    """Write files, each given as it was read and as it shall be, in their order.

    All are prepared before the first is replaced, so nothing is written where any of them has
    changed since it was read, or cannot be written. Raises as ``write_file``.
    """
    for path, (old, _) in files.items():
        _demand_unchanged(path, old)
    _allow_open(len(files))
    waiting: list[_Prepared] = []
    done: list[Path] = []
    try:
        waiting.extend(_prepare(path, old, new) for path, (old, new) in files.items())
        for one in waiting:
            _demand_unchanged(one.path, one.old)
        while waiting:
            _replace(waiting[0])
            done.append(waiting.pop(0).path)
    except WrongUse as error:
        if done:
            error.hint = f"{len(done):,} of {len(files):,} files are written: run it again"
        raise
    finally:
        for one in waiting:
            with suppress(OSError):
                one.beside.unlink()
            with suppress(OSError):
                os.close(one.descriptor)
    for folder in dict.fromkeys(path.resolve().parent for path in done):
        _sync_folder(folder)


def write_file(path: Path, old: bytes, new: bytes) -> None:
    """Replace the bytes of a file, its mode kept and symbolic links followed.

    Raises ``Changed`` where it does not hold ``old`` or is just being written, and ``WrongUse``
    where it cannot be written; then it is as it was.
    """
    write_files({path: (old, new)})


def _prepare(path: Path, old: bytes, new: bytes) -> _Prepared:
    """Write the new bytes into the file beside; raises ``WrongUse``, and leaves nothing then."""
    try:
        target = path.resolve(strict=True)
    except (OSError, RuntimeError) as error:  # RuntimeError: links in a circle, before Python 3.13
        raise _cannot(path, error) from error
    beside = target.with_name(f".{target.name}.disputes-new")
    try:
        descriptor = _open_locked(beside, path)
        try:
            _demand_unchanged(path, old)
            _fill(descriptor, new, target.stat())
        except BaseException:
            with suppress(OSError):
                beside.unlink()
            os.close(descriptor)
            raise
    except OSError as error:
        raise _cannot(path, error) from error
    return _Prepared(path, target, beside, descriptor, old)


def _replace(one: _Prepared) -> None:
    """Put what is prepared in its place, and let go of it."""
    try:
        if sys.platform == "win32":
            os.close(one.descriptor)
        one.beside.replace(one.target)
        if sys.platform != "win32":
            os.close(one.descriptor)
    except OSError as error:
        raise _cannot(one.path, error) from error


def _allow_open(number: int) -> None:
    """Let as many files be open as are to be written, as far as the system does."""
    if sys.platform == "win32" or number < _FEW:
        return
    import resource

    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    if soft < number + _FEW:
        with suppress(OSError, ValueError):
            resource.setrlimit(resource.RLIMIT_NOFILE, (min(number + _FEW, hard), hard))


def _open_locked(beside: Path, path: Path) -> int:
    """Open the file beside, made if it is not there, for this program alone."""
    flags = os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0)
    if sys.platform == "win32":
        return os.open(beside, flags | os.O_EXCL, 0o600)
    descriptor = os.open(beside, flags | os.O_NOFOLLOW | os.O_NONBLOCK, 0o600)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        _demand_own(descriptor, beside)
    except (BlockingIOError, FileNotFoundError):
        os.close(descriptor)
        raise Changed(
            f"cannot write {path}: another program is writing it; it is unchanged", "try again"
        ) from None
    except BaseException:
        os.close(descriptor)
        raise
    return descriptor


def _demand_own(descriptor: int, beside: Path) -> None:
    """Demand that what is open and locked is the file beside.

    Who had the lock before may have moved it into place: then what is open is the file itself.
    """
    status = os.fstat(descriptor)
    if not os.path.samestat(status, beside.lstat()):
        raise BlockingIOError
    if not stat.S_ISREG(status.st_mode):
        raise FileExistsError(0, f"{beside.name} is in the way")


def _demand_unchanged(path: Path, old: bytes) -> None:
    """Demand that a file can be written and holds what was read."""
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise FileExistsError(0, "not a file")
        with path.open("r+b") as stream:
            now = stream.read(len(old) + 1)
    except OSError as error:
        raise _cannot(path, error) from error
    if now != old:
        raise Changed(f"{path} has changed meanwhile, nothing was written", "try again")


def _fill(descriptor: int, data: bytes, like: os.stat_result) -> None:
    os.ftruncate(descriptor, 0)
    left = memoryview(data)
    while left:
        left = left[os.write(descriptor, left) :]
    if sys.platform != "win32":
        with suppress(OSError):  # only the superuser can give a file away
            os.fchown(descriptor, like.st_uid, like.st_gid)
        os.fchmod(descriptor, stat.S_IMODE(like.st_mode))
    os.fsync(descriptor)


def _sync_folder(folder: Path) -> None:
    """Make sure that the new name outlives a loss of power, where the system can."""
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _cannot(path: Path, error: Exception) -> WrongUse:
    reason = getattr(error, "strerror", None) or str(error)
    return WrongUse(f"cannot write {path}: {reason}; it is unchanged")
