"""Writing files so that none is ever half written, or overwrites what somebody else wrote.

What is compared with what was read, and then replaced, stays locked in between. Programs that do
not lock can write in the instant after the last comparison, and only then.
"""

from __future__ import annotations

import os
import random
import stat
import sys
import time
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Self

from disputes.disk.interrupts import delayed
from disputes.disk.locks import InTheWay, Lock, beside, take
from disputes.disk.replacing import fill, keep_names
from disputes.errors import WrongUse

PATIENCE = 60.0
"""Seconds for which other programs are waited for that write the same files."""

_PAUSE = 0.02
_PIECE = 1 << 20
_READ_AND_WRITE = os.O_RDWR | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
_FEW = 100
"""Files that any system lets a program have open."""


class Changed(WrongUse):
    """The file is no longer as it was read."""


class Writing:
    """Writes files; used in a ``with`` statement, at whose end it lets go of them.

    What it has locked stays so where ``Changed`` was raised: an edit that is then made anew, on
    what the files hold now, meets no other.
    """

    def __init__(self, patience: float = PATIENCE) -> None:
        self._patience = patience
        self._locks: dict[Path, Lock] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.let_go()

    def hold(self, paths: Iterable[Path]) -> Mapping[Path, Path]:
        """Lock files, waiting for other programs, and give where the links of each lead.

        Raises ``WrongUse`` where one cannot be locked, or another program writes it all the time.
        Unless it has all of them already it lets go of those that it has, so that no two wait for
        each other.
        """
        places = {path: _place(path) for path in paths}
        if self._locks.keys() >= set(places.values()):
            return places
        self.let_go()
        _allow_open(len(places))
        until = time.monotonic() + self._patience
        for place, path in sorted({place: path for path, place in places.items()}.items()):
            while not self._take(place, path):
                if time.monotonic() > until:
                    raise WrongUse(
                        f"cannot write {path}: another program is writing it; it is unchanged",
                        "try again",
                    )
                time.sleep(random.uniform(0, _PAUSE))  # noqa: S311 - who waits has a chance too
        return places

    def write(self, files: Mapping[Path, tuple[bytes, bytes]]) -> None:
        """Write files, each given as it was read and as it shall be, in their order.

        All are prepared before the first is replaced, so nothing is written where any of them has
        changed since it was read, or cannot be written. Raises as ``write_file``.
        """
        places = self.hold(files)
        with delayed():
            done: list[Path] = []
            by_place = {places[path]: (path, *data) for path, data in files.items()}
            if any(by_place[place][1:] != files[path] for path, place in places.items()):
                raise WrongUse("two names of one file would get different texts")
            for path, old, _ in by_place.values():
                _demand_unchanged(path, old)
            for place, (path, _, new) in by_place.items():
                self._prepare(place, path, new)
            for path, old, _ in by_place.values():
                _demand_unchanged(path, old)
            try:
                for place, (path, _, _) in by_place.items():
                    self._replace(place, path)
                    done.append(place)
            except WrongUse as error:
                if done:
                    error.hint = (
                        f"{len(done):,} of {len(by_place):,} files are written: run it again"
                    )
                raise
            finally:
                self.let_go()
                for folder in dict.fromkeys(place.parent for place in done):
                    keep_names(folder)

    def let_go(self) -> None:
        """Let go of all files, and remove what was prepared but not put in its place."""
        with delayed():
            while self._locks:
                self._locks.popitem()[1].release()

    def _take(self, place: Path, path: Path) -> bool:
        """Lock a file; tell whether no other program has it."""
        try:
            with delayed():
                self._locks[place] = take(beside(place))
        except BlockingIOError:
            return False
        except InTheWay as error:
            raise _cannot(path, error) from error
        except OSError as error:
            raise _cannot(path, error, "no new file can be made beside it: ") from error
        return True

    def _prepare(self, place: Path, path: Path, new: bytes) -> None:
        try:
            fill(self._locks[place].beside, [new], like=place)
        except OSError as error:
            raise _cannot(path, error) from error

    def _replace(self, place: Path, path: Path) -> None:
        try:
            self._locks[place].beside.replace(place)
        except OSError as error:
            raise _cannot(path, error) from error


def write_files(files: Mapping[Path, tuple[bytes, bytes]]) -> None:
    """Write files, each given as it was read and as it shall be, in their order.

    All are prepared before the first is replaced. Raises as ``write_file``.
    """
    with Writing() as writing:
        writing.write(files)


def write_file(path: Path, old: bytes, new: bytes) -> None:
    """Replace the bytes of a file, its mode kept and symbolic links followed.

    Raises ``Changed`` where it does not hold ``old``, and ``WrongUse`` where it cannot be written
    or another program is writing it all the time; then it is as it was.
    """
    write_files({path: (old, new)})


def _place(path: Path) -> Path:
    """Follow the links of a path; raises ``WrongUse`` where they lead nowhere, or in a circle."""
    try:
        return path.resolve(strict=True)
    except (OSError, RuntimeError) as error:  # RuntimeError: a circle, before Python 3.13
        raise _cannot(path, error) from error


def _allow_open(number: int) -> None:
    """Let as many files be open as are to be written, as far as the system does."""
    if sys.platform == "win32" or number < _FEW:
        return
    import resource

    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    if soft < number + _FEW:
        with suppress(OSError, ValueError):
            resource.setrlimit(resource.RLIMIT_NOFILE, (min(number + _FEW, hard), hard))


def _demand_unchanged(path: Path, old: bytes) -> None:
    """Demand that a file can be written and holds what was read."""
    try:
        descriptor = os.open(path, _READ_AND_WRITE)
        try:
            if not stat.S_ISREG(os.fstat(descriptor).st_mode):
                raise FileExistsError(0, "not a file")
            same = _holds(descriptor, old)
        finally:
            os.close(descriptor)
    except OSError as error:
        raise _cannot(path, error) from error
    if not same:
        raise Changed(f"{path} has changed meanwhile, nothing was written", "try again")


def _holds(descriptor: int, data: bytes) -> bool:
    """Tell whether an open file holds just these bytes."""
    at = 0
    while piece := os.read(descriptor, _PIECE):
        if not data.startswith(piece, at):
            return False
        at += len(piece)
    return at == len(data)


def _cannot(path: Path, error: Exception, what: str = "") -> WrongUse:
    reason = getattr(error, "strerror", None) or str(error)
    return WrongUse(f"cannot write {path}: {what}{reason}; it is unchanged")
