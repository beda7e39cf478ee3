"""Finding and opening the files of a knowledge base."""

from __future__ import annotations

import math
import os
import stat
from collections.abc import Collection, Iterable, Iterator, Mapping
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
_GIT_ADD = "`git add` makes git track a file"
_WHAT = {stat.S_IFDIR: "a folder", stat.S_IFIFO: "a pipe", stat.S_IFSOCK: "a socket"}


class Unreadable(tuple[Code, str]):
    """Why a file could not be opened: the code and the words."""

    __slots__ = ()


def find_files(
    path: Path, settings: Settings, *, tracked: bool = False, unsaved: Iterable[Path] = ()
) -> tuple[Path, ...]:
    """Give the files of a knowledge base, sorted: the path itself, or those in the folder.

    With ``tracked`` only those that git's index lists and that are in the work tree. ``unsaved``
    has files that count as if they were there. Raises ``WrongUse`` where the path does not exist
    or is a folder without any, and where git cannot be asked.
    """
    places = {_resolved(file) for file in unsaved}
    try:
        mode = path.stat().st_mode
    except (OSError, ValueError) as error:
        if places and not tracked and _resolved(path) in places:
            return (path,)
        reason = getattr(error, "strerror", None) or str(error)
        raise WrongUse(f"no knowledge base at {path}: {reason}") from error
    if not stat.S_ISDIR(mode):
        if tracked:
            _demand_tracked(path)
        return (path,)
    if tracked:
        found = {*_tracked(path, settings, places)}
    else:
        found = {*_below(path, settings), *_added(path, settings, places)}
    if not found:
        which = ".yaml or .yml file" + (" that git tracks" if tracked else "")
        raise WrongUse(
            f"no knowledge base at {path}: the folder has no {which}",
            "hidden and excluded files do not count" + (f"; {_GIT_ADD}" if tracked else ""),
        )
    return tuple(sorted(found))


def place_unsaved(files: Iterable[Path], unsaved: Mapping[Path, bytes]) -> Mapping[Path, bytes]:
    """Give the unsaved bytes by those of the files whose place they take.

    Links are followed, as they are when a file is opened. Bytes of no file of the knowledge base
    are left out: saving them would change nothing in it.
    """
    if not unsaved:
        return {}
    by_place = {_resolved(file): data for file, data in unsaved.items()}
    places = ((file, _resolved(file)) for file in files)
    return {file: by_place[place] for file, place in places if place in by_place}


def _tracked(root: Path, settings: Settings, unsaved: Collection[Path]) -> Iterator[Path]:
    """Give the files below a folder that git's index lists, but for those that are not there."""
    from disputes.load.git import tracked_below

    for name in tracked_below(root):
        relative = PurePath(name)
        if counts(relative, settings):
            file = root / relative
            if _there(root, relative) or (unsaved and _resolved(file) in unsaved):
                yield file


def _there(root: Path, relative: PurePath) -> bool:
    """Tell whether a file is in the work tree; one that may not be looked at is there.

    For git nothing lies behind a link to a folder, and a folder is not the file it took the place
    of.
    """
    file = root / relative
    try:
        if any((root / folder).is_symlink() for folder in relative.parents[:-1]):
            return False
        file.lstat()
        return not file.is_dir()
    except (FileNotFoundError, NotADirectoryError):
        return False
    except OSError:
        return True


def _demand_tracked(file: Path) -> None:
    from disputes.load.git import is_tracked

    if not is_tracked(file):
        raise WrongUse(f"no knowledge base at {file}: git does not track the file", _GIT_ADD)


def _added(root: Path, settings: Settings, unsaved: Iterable[Path]) -> Iterator[Path]:
    """Give the unsaved files that would belong to a folder's knowledge base once saved."""
    for place in unsaved:
        top = _resolved(root)
        if place.is_relative_to(top):
            relative = place.relative_to(top)
            if counts(relative, settings) and not (root / relative).exists():
                yield root / relative


def _resolved(path: Path) -> Path:
    try:
        return Path(os.path.realpath(path))
    except ValueError:  # a character that no path may have
        return path


def _below(root: Path, settings: Settings) -> Iterator[Path]:
    """Give the files below a folder, and the folders that cannot be looked into."""
    closed: list[Path] = []
    walk = os.walk(root, onerror=lambda error: closed.append(Path(error.filename)))
    for folder, folders, names in walk:
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in names:
            if name.endswith(_ENDINGS):
                file = Path(folder, name)
                if counts(file.relative_to(root), settings):
                    yield file
    for folder_path in closed:
        if not _excluded(folder_path.relative_to(root), settings):
            yield folder_path


def counts(relative: PurePath, settings: Settings) -> bool:
    """Tell whether a path below the folder is one of a file of the knowledge base."""
    hidden = any(part.startswith(".") for part in relative.parts)
    return relative.name.endswith(_ENDINGS) and not hidden and not _excluded(relative, settings)


def _excluded(relative: PurePath, settings: Settings) -> bool:
    """Tell whether a pattern fits a path below the folder, or a folder on the way to it."""
    places = [place.as_posix() for place in (relative, *relative.parents)][:-1]
    patterns = [pattern.rstrip("/") for pattern in settings.exclude]
    return any(fnmatch(place, pattern) for place in places for pattern in patterns)


def read_bytes(
    file: Path, settings: Settings, unsaved: Mapping[Path, bytes] | None = None
) -> bytes | Unreadable:
    """Read a file's bytes, unless it is too large or not a file; never waits for a pipe.

    ``unsaved`` has bytes that stand in the place of a file's, as ``place_unsaved`` gives them.
    """
    if unsaved and file in unsaved:
        data = unsaved[file]
        return too_large(len(data), settings) or data
    try:
        descriptor = os.open(file, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))
        try:
            status = os.fstat(descriptor)
            if not stat.S_ISREG(status.st_mode):
                what = _WHAT.get(stat.S_IFMT(status.st_mode), "a device")
                return Unreadable((codes.UNREADABLE, f"found {what}, expected a file"))
            refused = too_large(status.st_size, settings)
            if refused is not None:
                return refused
            with open(descriptor, "rb", closefd=False) as stream:
                return stream.read()
        finally:
            os.close(descriptor)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        if file.is_symlink() and not file.exists():
            reason = "this symbolic link leads to no file"
        return Unreadable((codes.UNREADABLE, f"cannot be read: {reason}"))


def too_large(size: int, settings: Settings) -> Unreadable | None:
    """Give why a file of a size is not read, if it is not."""
    if size <= settings.max_file_mib * _MIB:
        return None
    shown = math.ceil(size / _MIB * 10) / 10
    most = f"expected at most {settings.max_file_mib:,} MiB"
    return Unreadable((codes.TOO_LARGE, f"the file has {shown:,} MiB, {most}"))


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
