"""Making files that are not there yet, each whole or not at all, and never through a link.

The bytes go into a file with a name that nobody can foresee, which is then linked to its place:
that fails where there is anything already, a link to nowhere included. Folders below the one that
the user named are opened one in the other without following links, so that nothing can be put
elsewhere by exchanging one of them meanwhile.
"""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path, PurePosixPath

from disputes.errors import WrongUse

_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
_FOLDER = os.O_RDONLY | getattr(os, "O_DIRECTORY", 0)
_NO_LINK = getattr(os, "O_NOFOLLOW", 0)
_BY_DESCRIPTOR = {os.open, os.mkdir, os.link, os.unlink, os.rmdir} <= os.supports_dir_fd
_CANNOT_LINK = {errno.EPERM, errno.ENOSYS, errno.EOPNOTSUPP, errno.EMLINK}


def is_there(root: Path, path: PurePosixPath) -> bool:
    """Tell whether there is anything in a file's place; raises ``WrongUse`` where none can be."""
    folder = root
    for part in ("", *path.parent.parts):
        folder /= part
        if part and folder.is_symlink():
            raise WrongUse(f"{folder} is a symbolic link, so nothing was written")
        if os.path.lexists(folder) and not folder.is_dir():
            raise WrongUse(f"{folder} is not a folder, so nothing was written")
    return os.path.lexists(root / path)


def create_files(root: Path, files: Mapping[PurePosixPath, bytes]) -> list[PurePosixPath]:
    """Make files below a folder, which is made too; give those that somebody else made meanwhile.

    Raises ``WrongUse`` where one cannot be made; then all that was made is taken away again.
    """
    made: list[PurePosixPath] = []
    folders: list[PurePosixPath] = []
    beaten: list[PurePosixPath] = []
    current = PurePosixPath()
    missing = [folder for folder in (root, *root.parents) if not folder.exists()]
    try:
        root.mkdir(parents=True, exist_ok=True)
        for current, data in files.items():
            with _opened(root, current.parent, folders) as place:
                (made if place.create(current.name, data) else beaten).append(current)
    except BaseException as error:
        _take_away(root, made, folders)
        for folder in missing:
            with suppress(OSError):
                folder.rmdir()
        if isinstance(error, OSError):
            reason = error.strerror or str(error)
            raise WrongUse(
                f"cannot write {root / current}: {reason}; nothing was written"
            ) from error
        raise
    return beaten


class _Place:
    """An open folder: by its descriptor where the system can, else by its path."""

    def __init__(self, path: Path, opened: int | None) -> None:
        self.path = path
        self.opened = opened

    def enter(self, part: str) -> None:
        """Go on to a folder in this one."""
        path = self.path / part
        if self.opened is None:
            if path.is_symlink() or not path.is_dir():
                raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR))
        else:
            inner = os.open(part, _FOLDER | _NO_LINK, dir_fd=self.opened)
            os.close(self.opened)
            self.opened = inner
        self.path = path

    def make_folder(self, name: str) -> bool:
        """Make a folder; tell whether it was not there."""
        try:
            os.mkdir(self._named(name), dir_fd=self.opened)
        except FileExistsError:
            return False
        return True

    def create(self, name: str, data: bytes) -> bool:
        """Make a file; tell whether it was not there."""
        beside = f".{name[:100]}.{os.urandom(8).hex()}"
        self._write(beside, data)
        try:
            os.link(
                self._named(beside),
                self._named(name),
                src_dir_fd=self.opened,
                dst_dir_fd=self.opened,
            )
        except FileExistsError:
            return False
        except OSError as error:
            if error.errno not in _CANNOT_LINK:
                raise
            return self._create_directly(name, data)
        finally:
            self.remove(beside)
        return True

    def remove(self, name: str) -> None:
        """Remove a file, if it can be."""
        with suppress(OSError):
            os.unlink(self._named(name), dir_fd=self.opened)

    def remove_folder(self, name: str) -> None:
        """Remove a folder, if nothing is in it."""
        with suppress(OSError):
            os.rmdir(self._named(name), dir_fd=self.opened)

    def close(self) -> None:
        """Let go of the folder."""
        if self.opened is not None:
            os.close(self.opened)

    def _create_directly(self, name: str, data: bytes) -> bool:
        """Make a file where the file system has no links."""
        try:
            self._write(name, data)
        except FileExistsError:
            return False
        return True

    def _write(self, name: str, data: bytes) -> None:
        descriptor = os.open(self._named(name), _NEW, 0o666, dir_fd=self.opened)
        try:
            with os.fdopen(descriptor, "wb") as stream:
                stream.write(data)
                stream.flush()
                os.fsync(stream.fileno())
        except BaseException:
            self.remove(name)
            raise

    def _named(self, name: str) -> str:
        return name if self.opened is not None else str(self.path / name)


@contextmanager
def _opened(root: Path, folder: PurePosixPath, made: list[PurePosixPath]) -> Iterator[_Place]:
    """Open a folder below another; what of it is missing is made, and added to ``made``."""
    place = _Place(root, os.open(root, _FOLDER) if _BY_DESCRIPTOR else None)
    try:
        at = PurePosixPath()
        for part in folder.parts:
            at /= part
            if place.make_folder(part):
                made.append(at)
            place.enter(part)
        yield place
    finally:
        place.close()


def _take_away(root: Path, files: list[PurePosixPath], folders: list[PurePosixPath]) -> None:
    """Remove what this run has made; a folder only where nothing else has come into it."""
    for path in reversed([*folders, *files]):
        with suppress(OSError), _opened(root, path.parent, []) as place:
            if path in files:
                place.remove(path.name)
            else:
                place.remove_folder(path.name)
