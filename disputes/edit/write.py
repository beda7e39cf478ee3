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

from disputes.errors import WrongUse

if sys.platform != "win32":
    import fcntl


class Changed(WrongUse):
    """The file is no longer as it was read."""


def write_files(files: Mapping[Path, tuple[bytes, bytes]]) -> None:
    """Write files, each given as it was read and as it shall be.

    Nothing is written where any of them has changed since it was read. Raises as ``write_file``.
    """
    for path, (old, _) in files.items():
        _demand_unchanged(path, old)
    for path, (old, new) in files.items():
        write_file(path, old, new)


def write_file(path: Path, old: bytes, new: bytes) -> None:
    """Replace the bytes of a file, its mode kept and symbolic links followed.

    Raises ``Changed`` where it does not hold ``old``, and ``WrongUse`` where it cannot be written;
    then it is as it was.
    """
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
            beside.replace(target)
        except BaseException:
            with suppress(OSError):
                beside.unlink()
            raise
        finally:
            os.close(descriptor)
    except OSError as error:
        raise _cannot(path, error) from error
    _sync_folder(target.parent)


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
        raise WrongUse(
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
