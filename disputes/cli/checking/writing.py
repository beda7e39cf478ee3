"""Where `check` writes to: standard output, or a file that is never half written."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from disputes.cli.session import write
from disputes.errors import WrongUse


def put(pieces: Iterable[str], file: Path | None) -> None:
    """Write an answer to standard output, or to a file; raises ``WrongUse`` where it cannot be."""
    if file is None:
        for piece in pieces:
            write(piece)
        return
    from disputes.disk.replacing import replace

    data = "".join(pieces).encode("utf-8", "backslashreplace")
    try:
        replace(Path(os.path.realpath(file)), [data])
    except BlockingIOError:
        raise WrongUse(f"cannot write {file}: another program is writing it", "try again") from None
    except OSError as error:
        raise WrongUse(f"cannot write {file}: {error.strerror}") from error
