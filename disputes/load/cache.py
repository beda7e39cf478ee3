"""What was read of each file, kept for the next time in ``.disputes/cache``.

An entry goes by the bytes of the file and by the program that read them, so it is never stale, and
a file that was renamed or put back finds its own. Whatever cannot be used, because it is damaged,
foreign or out of reach, counts as absent; nothing in an entry is ever run.
"""

from __future__ import annotations

import os
import re
import stat
import sys
import time
from collections.abc import Iterable, Sequence
from contextlib import suppress
from functools import cached_property
from hashlib import blake2b
from pathlib import Path

from disputes.config import Settings

MOST_BYTES = 256 * 1024 * 1024
"""What the entries that were not asked for may take up together with those that were."""

_FOLDER = Path(".disputes") / "cache"
_ENTRY = re.compile(r"[0-9a-f]{64}(?:\.[0-9a-f]{16})?")
_MARK = b"disputes-cache/1\n"
_SUM_BYTES = 32
_FORGOTTEN_SECONDS = 3600
_READ_ONLY = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOFOLLOW", 0)
_WRITE_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)


def folder_for(kb: Path, settings: Settings) -> Path:
    """Give the folder that a knowledge base's entries belong in, whether it is there or not.

    It lies beside the configuration, else at the top of the repository, else beside the file.
    """
    if settings.file is not None:
        return settings.file.parent / _FOLDER
    own = kb if kb.is_dir() else kb.parent
    resolved = own.resolve()
    for folder in (resolved, *resolved.parents):
        if (folder / ".git").exists():
            return folder / _FOLDER
    return own / _FOLDER


class Cache:
    """The entries below one folder; every failure to read or to write one is silent.

    What is read of the bytes ``unkept`` is not put there: they are those of unsaved texts. Entries
    have names that depend on a secret of the user, so that nobody else can put any there, as in a
    repository that one has cloned.
    """

    def __init__(self, folder: Path, unkept: Iterable[bytes] = ()) -> None:
        self._folder = folder
        self._unkept = tuple(unkept)
        self._used: set[str] = set()
        self._wrote = False
        self._open: bool | None = None

    def get(self, data: bytes) -> list[bytes] | None:
        """Give the parts that were put for the bytes of a file; damaged ones are not given."""
        try:
            name = self._name(data)
            descriptor = os.open(self._folder / name, _READ_ONLY | getattr(os, "O_BINARY", 0))
            with os.fdopen(descriptor, "rb") as stream:
                status = os.fstat(descriptor)
                if not stat.S_ISREG(status.st_mode) or status.st_size > _most_size(data):
                    return None
                entry = stream.read()
        except (OSError, ValueError):
            return None
        start = len(_MARK) + _SUM_BYTES
        if entry[:start] != _MARK + _sum(name, entry[start:]):
            return None
        return _parted(entry[start:])

    def put(self, data: bytes, parts: Sequence[bytes]) -> None:
        """Keep parts for the bytes of a file, where the folder can be written to."""
        if any(data == one for one in self._unkept) or not self._opened():
            return
        sizes = " ".join(str(len(part)) for part in parts).encode()
        content = b"".join((sizes, b"\n", *parts))
        if len(content) + 100 > _most_size(data):
            return
        self._wrote = True
        try:
            name = self._name(data)
            unfinished = self._folder / f"{name}.{os.urandom(8).hex()}"
            descriptor = os.open(unfinished, _WRITE_NEW, 0o666)
            try:
                with os.fdopen(descriptor, "wb") as stream:
                    stream.writelines((_MARK, _sum(name, content), content))
                unfinished.replace(self._folder / name)
            except OSError:
                unfinished.unlink(missing_ok=True)
        except OSError:
            return

    def prune(self) -> None:
        """Remove old entries that were not asked for, and what was never finished."""
        if not self._wrote:
            return
        now = time.time()
        kept, others = 0, []
        with suppress(OSError), os.scandir(self._folder) as entries:
            for entry in entries:
                if _ENTRY.fullmatch(entry.name) is None:
                    continue
                status = entry.stat(follow_symlinks=False)
                if "." in entry.name:
                    if now - status.st_mtime > _FORGOTTEN_SECONDS:
                        _remove(entry.path)
                elif entry.name in self._used:
                    kept += status.st_size
                else:
                    others.append((status.st_mtime, entry.path, status.st_size))
        most = max(MOST_BYTES, 2 * kept) - kept
        for _, path, size in sorted(others, reverse=True):
            most -= size
            if most < 0:
                _remove(path)

    @cached_property
    def _program(self) -> bytes:
        return _program()

    def _name(self, data: bytes) -> str:
        name = blake2b(data, digest_size=32, key=self._program).hexdigest()
        self._used.add(name)
        return name

    def _opened(self) -> bool:
        """Make the folder unless it is there; tell whether it may be written to."""
        if self._open is None:
            self._open = False
            home = self._folder.parent
            with suppress(OSError):
                # A link in a repository of others must not lead to what is not ours to change.
                if home.is_symlink() or self._folder.is_symlink():
                    return False
                self._folder.mkdir(parents=True, exist_ok=True)
                _write_new(home / ".gitignore", b"*\n", 0o666)
                self._open = os.access(self._folder, os.W_OK)
        return self._open


def _most_size(data: bytes) -> int:
    """Give the size over which an entry is not one of a file's that has these bytes."""
    return 1 << 20 | 8 * len(data)


def _sum(name: str, content: bytes) -> bytes:
    return blake2b(content, digest_size=_SUM_BYTES, key=bytes.fromhex(name)).digest()


def _parted(content: bytes) -> list[bytes] | None:
    line, _, _ = content[:10_000].partition(b"\n")
    at = len(line) + 1
    parts = []
    try:
        for size in map(int, line.split()):
            parts.append(content[at : at + size])
            at += size
    except ValueError:
        return None
    return parts if parts and at == len(content) else None


def _write_new(file: Path, data: bytes, mode: int) -> None:
    """Write a file unless there is one, or a link, of that name."""
    with suppress(FileExistsError):
        descriptor = os.open(file, _WRITE_NEW, mode)
        with os.fdopen(descriptor, "wb") as stream:
            stream.write(data)


def _secret() -> bytes:
    """Give what only this user knows; raises ``OSError`` where it can neither be found nor kept."""
    home = os.environ.get("XDG_CACHE_HOME") or os.path.join(os.path.expanduser("~"), ".cache")  # noqa: PTH118, PTH111
    file = Path(home) / "disputes" / "secret"
    if not file.is_absolute():
        raise FileNotFoundError(home)
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    _write_new(file, os.urandom(_SUM_BYTES), 0o600)
    secret = file.read_bytes()
    if len(secret) != _SUM_BYTES:  # another process is writing it just now, or it is damaged
        raise FileNotFoundError(file)
    return secret


def _remove(path: str) -> None:
    with suppress(OSError):
        Path(path).unlink()


def _program() -> bytes:
    """Give what tells this user's program, and what it reads with, from every other.

    Raises ``OSError`` where the program's sources are not there to tell, or no secret can be kept.
    """
    import yaml

    found = blake2b(digest_size=32, key=_secret())
    parts = [sys.version, sys.byteorder, yaml.__version__, str(yaml.__with_libyaml__)]
    found.update("\n".join(parts).encode())
    here = Path(__file__).parent
    top = here.parent
    files = (top / "__init__.py", top / "finding.py", top / "span.py")
    for file in (*files, *sorted(here.glob("*.py")), *sorted((top / "model").glob("*.py"))):
        found.update(file.read_bytes())
    return found.digest()
