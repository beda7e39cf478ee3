"""Finding and opening the files of a knowledge base."""

from __future__ import annotations

import math
import os
import stat
from collections.abc import Iterator
from fnmatch import fnmatch
from pathlib import Path, PurePath

from disputes.config import Settings
from disputes.errors import WrongUse
from disputes.finding import Code, make
from disputes.load import codes
from disputes.load.file import FileRead
from disputes.span import Span

_ENDINGS = (".yaml", ".yml")
_MIB = 1 << 20
_WHAT = {stat.S_IFDIR: "a folder", stat.S_IFIFO: "a pipe", stat.S_IFSOCK: "a socket"}


class Unreadable(tuple[Code, str]):
    """Why a file could not be opened: the code and the words."""

    __slots__ = ()


def find_files(path: Path, settings: Settings) -> tuple[Path, ...]:
    """Give the files of a knowledge base, sorted: the path itself, or those in the folder.

    Raises ``WrongUse`` where the path does not exist, or is a folder without any.
    """
    try:
        mode = path.stat().st_mode
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise WrongUse(f"no knowledge base at {path}: {reason}") from error
    if not stat.S_ISDIR(mode):
        return (path,)
    files = tuple(sorted(_below(path, settings)))
    if not files:
        raise WrongUse(
            f"no knowledge base at {path}: the folder has no .yaml or .yml file",
            "hidden and excluded files do not count",
        )
    return files


def _below(root: Path, settings: Settings) -> Iterator[Path]:
    """Give the files below a folder, and the folders that cannot be looked into."""
    closed: list[Path] = []
    walk = os.walk(root, onerror=lambda error: closed.append(Path(error.filename)))
    for folder, folders, names in walk:
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in names:
            file = Path(folder) / name
            if name.startswith(".") or not name.endswith(_ENDINGS):
                continue
            if not _excluded(file.relative_to(root), settings):
                yield file
    for folder_path in closed:
        if not _excluded(folder_path.relative_to(root), settings):
            yield folder_path


def _excluded(relative: PurePath, settings: Settings) -> bool:
    """Tell whether a pattern fits a path below the folder, or a folder on the way to it."""
    places = [place.as_posix() for place in (relative, *relative.parents)][:-1]
    patterns = [pattern.rstrip("/") for pattern in settings.exclude]
    return any(fnmatch(place, pattern) for place in places for pattern in patterns)


def read_bytes(file: Path, settings: Settings) -> bytes | Unreadable:
    """Read a file's bytes, unless it is too large or not a file; never waits for a pipe."""
    limit = settings.max_file_mib * _MIB
    try:
        descriptor = os.open(file, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))
        try:
            status = os.fstat(descriptor)
            if not stat.S_ISREG(status.st_mode):
                what = _WHAT.get(stat.S_IFMT(status.st_mode), "a device")
                return Unreadable((codes.UNREADABLE, f"found {what}, expected a file"))
            if status.st_size > limit:
                size = math.ceil(status.st_size / _MIB * 10) / 10
                most = f"expected at most {settings.max_file_mib:,} MiB"
                return Unreadable((codes.TOO_LARGE, f"the file has {size:,} MiB, {most}"))
            with open(descriptor, "rb", closefd=False) as stream:
                return stream.read()
        finally:
            os.close(descriptor)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        if file.is_symlink() and not file.exists():
            reason = "this symbolic link leads to no file"
        return Unreadable((codes.UNREADABLE, f"cannot be read: {reason}"))


def unreadable(name: str, why: Unreadable) -> FileRead:
    """Give the result of reading a file that could not be opened."""
    code, message = why
    span = Span.point(1, 1)
    hint = "mend or remove it, or name it under `exclude` in the configuration"
    if code is codes.TOO_LARGE:
        hint = "divide the file, or raise max_file_mib in the configuration"
    result = FileRead(name, [make(code, name, span, message, hint=hint)])
    result.partial = span
    return result


def shown_path(path: Path) -> str:
    """Give a path as findings show it: relative to the working folder, with ``/``."""
    try:
        return Path(os.path.relpath(path)).as_posix()
    except ValueError:  # another drive
        return path.as_posix()
