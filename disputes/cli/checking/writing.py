"""Where an answer goes: standard output, or a file that is never half written."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from disputes.cli.session import write
from disputes.errors import WrongUse

_SOURCES = (".yaml", ".yml")


def put(pieces: Iterable[str], file: Path | None) -> None:
    """Write an answer to standard output, or to a file.

    Raises ``WrongUse`` where it cannot be written, and where the file is one that a knowledge base
    may consist of: nothing that is derived takes the place of what people wrote.
    """
    if file is None:
        for piece in pieces:
            write(piece)
        return
    if file.suffix.lower() in _SOURCES and file.is_file():
        raise WrongUse(
            f"{file} is there already, and YAML is never overwritten by an answer",
            "name another file, or remove it first",
        )
    from disputes.disk.replacing import replace

    data = "".join(pieces).encode("utf-8", "backslashreplace")
    try:
        replace(Path(os.path.realpath(file)), [data])
    except BlockingIOError:
        raise WrongUse(f"cannot write {file}: another program is writing it", "try again") from None
    except OSError as error:
        raise WrongUse(f"cannot write {file}: {error.strerror}") from error
