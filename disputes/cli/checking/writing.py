"""Where `check` writes to: standard output, or a file that is never half written."""

from __future__ import annotations

import os
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from disputes.cli.session import write
from disputes.errors import WrongUse


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
    """Put the bytes in a file in one step; a device or pipe is written to as it is."""
    target = Path(os.path.realpath(file))
    if target.exists() and not target.is_file():
        target.write_bytes(data)
        return
    beside = target.with_name(f".{target.name}.disputes-out")
    try:
        beside.write_bytes(data)
        beside.replace(target)
    except BaseException:
        with suppress(OSError):
            beside.unlink()
        raise
