"""Reading the texts of documents from the archive folder, and from nowhere else."""

from __future__ import annotations

import hashlib
import os
import stat
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from pathlib import Path

LIMIT: Final = 64 * 1024 * 1024
_CHUNK: Final = 1024 * 1024

# A pipe is opened without waiting for a writer, and a symbolic link not at all. Where a system has
# no such flags it has no such files.
_FLAGS: Final = (
    os.O_RDONLY
    | getattr(os, "O_BINARY", 0)
    | getattr(os, "O_CLOEXEC", 0)
    | getattr(os, "O_NOCTTY", 0)
    | getattr(os, "O_NOFOLLOW", 0)
    | getattr(os, "O_NONBLOCK", 0)
)


class ProblemKind(StrEnum):
    """Why an archived text cannot be had."""

    MISSING = "missing"
    OUTSIDE = "outside"
    NOT_A_FILE = "not-a-file"
    UNREADABLE = "unreadable"
    NOT_UTF8 = "not-utf8"
    TOO_LARGE = "too-large"


@dataclass(frozen=True, slots=True)
class ArchivedText:
    """A document's full text, every character kept: byte order mark and line ends too.

    `sha256` is of the file's bytes, in lower-case hexadecimal digits.
    """

    text: str
    sha256: str


@dataclass(frozen=True, slots=True)
class ArchiveProblem:
    """Why there is no text; `message` is one sentence without its full stop that names the file."""

    kind: ProblemKind
    message: str


class _Refused(Exception):
    """Why `read_archived` gives no text, on the way out of its parts."""

    def __init__(self, kind: ProblemKind, what: str) -> None:
        super().__init__(what)
        self.kind = kind
        self.what = what


def read_archived(root: Path, name: str, limit: int = LIMIT) -> ArchivedText | ArchiveProblem:
    """Read the text of the file `name` below the archive folder `root`.

    `name` is relative to `root`, with ``/`` between folders. A symbolic link may lead to another
    file below `root`; whatever leads elsewhere, and whatever is not a regular file, is not opened.
    `limit` is in bytes. Offsets in the text are those of the file: nothing is translated.
    """
    try:
        data = _read(_locate(root, name), limit)
        text = data.decode("utf-8")
    except _Refused as refused:
        kind, what = refused.kind, refused.what
    except UnicodeDecodeError as error:
        kind, what = ProblemKind.NOT_UTF8, f"is not UTF-8 at byte {error.start + 1:,}"
    except (FileNotFoundError, NotADirectoryError):
        kind, what = ProblemKind.MISSING, "is not in the archive folder"
    except OSError as error:
        kind, what = ProblemKind.UNREADABLE, f"cannot be read: {error.strerror}"
    else:
        return ArchivedText(text, hashlib.sha256(data).hexdigest())
    return ArchiveProblem(kind, f"{name!r} {what}")


def _locate(root: Path, name: str) -> Path:
    """Give the path of the file itself, with all symbolic links followed."""
    drive = len(name) > 1 and name[0].isalpha() and name[1] == ":"
    if drive or name.startswith("/") or "\\" in name or "\0" in name or ".." in name.split("/"):
        raise _Refused(ProblemKind.OUTSIDE, "is not a path below the archive folder")
    try:
        folder = root.resolve(strict=True)
        path = folder.joinpath(*name.split("/")).resolve(strict=True)
    except RuntimeError as error:
        raise _Refused(ProblemKind.UNREADABLE, "is a symbolic link to itself") from error
    except UnicodeEncodeError as error:
        raise _Refused(ProblemKind.MISSING, "cannot be the name of a file") from error
    if not path.is_relative_to(folder):
        raise _Refused(ProblemKind.OUTSIDE, "leads out of the archive folder")
    return path


def _read(path: Path, limit: int) -> bytes:
    # Opening a device can set it going, so its kind is asked for first; another file may have taken
    # its place since, so it is asked for again.
    _demand_regular(path.stat())
    with os.fdopen(os.open(path, _FLAGS), "rb") as file:
        _demand_regular(os.fstat(file.fileno()))
        # Some files tell no size, so only what has been read counts.
        data = bytearray()
        while chunk := file.read(_CHUNK):
            data += chunk
            if len(data) > limit:
                raise _Refused(ProblemKind.TOO_LARGE, f"is larger than {limit:,} bytes")
    return bytes(data)


def _demand_regular(status: os.stat_result) -> None:
    if not stat.S_ISREG(status.st_mode):
        raise _Refused(ProblemKind.NOT_A_FILE, "is not a file")
