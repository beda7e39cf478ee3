"""Where `check` writes to: standard output, or a file that is never half written."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from disputes.cli.session import write
from disputes.errors import WrongUse

_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)


def put(pieces: Iterable[str], file: Path | None) -> None:
    """Write an answer to standard output, or to a file; raises ``WrongUse`` where it cannot be."""
    if file is None:
        for piece in pieces:
            write(piece)
        return
    try:
        _replace(file, "".join(pieces).encode("utf-8", "backslashreplace"))
    except OSError as error:
        raise WrongUse(f"cannot write {file}: {error.strerror}") from error


def _replace(file: Path, data: bytes) -> None:
    """Put the bytes in a file in one step; a device or pipe is written to as it is.

    The temporary file has a name that nobody can foresee, and is never a link to somewhere else.
    """
    mode = None
    if file.exists():
        mode = file.stat().st_mode
        if not stat.S_ISREG(mode):
            file.write_bytes(data)
            return
    target = Path(os.path.realpath(file))
    beside = target.with_name(f".{target.name[:100]}.{os.urandom(8).hex()}")
    descriptor = os.open(beside, _NEW, 0o666)
    try:
        with os.fdopen(descriptor, "wb") as stream:
            stream.write(data)
        if mode is not None:
            beside.chmod(stat.S_IMODE(mode))
        beside.replace(target)
    except BaseException:
        with suppress(OSError):
            beside.unlink()
        raise
