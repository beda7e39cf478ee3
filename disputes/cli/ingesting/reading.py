"""Reading the bytes of an article: of a file, or of what is piped in."""

from __future__ import annotations

import os
import stat
import sys
from typing import TYPE_CHECKING, BinaryIO

from disputes.errors import WrongUse

if TYPE_CHECKING:
    from pathlib import Path

STDIN = "standard input"
MOST = 64 * 1024 * 1024
"""Bytes that are read at most: no article has as many, and a device may never end."""

# A pipe is opened without waiting for a writer.
_FLAGS = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0)


def article_bytes(file: Path | None) -> bytes:
    """Read a file, or standard input where none is named.

    Raises:
        WrongUse: when there is none, it is no file, it cannot be read, or it is too large.
    """
    if file is None:
        if sys.stdin is None:
            raise WrongUse("there is no standard input to read from")
        return _read(sys.stdin.buffer, STDIN)
    try:
        with os.fdopen(os.open(file, _FLAGS), "rb") as stream:
            if not stat.S_ISREG(os.fstat(stream.fileno()).st_mode):
                raise WrongUse(f"{file} is not a file")
            return _read(stream, str(file))
    except IsADirectoryError:
        raise WrongUse(f"{file} is not a file") from None
    except FileNotFoundError:
        raise WrongUse(f"there is no file {file}") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise WrongUse(f"cannot read {file}: {reason}") from error


def _read(stream: BinaryIO, name: str) -> bytes:
    data = stream.read(MOST + 1)
    if len(data) > MOST:
        raise WrongUse(f"{name} is larger than {MOST:,} bytes", "give it in parts")
    return data
