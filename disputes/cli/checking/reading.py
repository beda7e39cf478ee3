"""What `check` reads: the files of the knowledge base, perhaps with unsaved text among them."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click

from disputes.cli.session import Session
from disputes.errors import WrongUse

if TYPE_CHECKING:
    from disputes.load import LoadResult

STDIN = "stdin"
"""The name of a text that is not said to be that of a file."""


def read(
    session: Session, text: str | None, filename: str | None, *, tracked: bool, cache: bool | None
) -> LoadResult:
    """Read the knowledge base.

    With ``text`` (``-``) what stands on standard input takes the place of the file ``filename`` as
    if it had been saved. Without a name it is a knowledge base of its own, and so it is where there
    is no other. Raises ``WrongUse``.
    """
    if text is None:
        if filename is not None:
            raise click.UsageError("--stdin-filename needs `-`: `disputes check -`")
        return session.load(tracked=tracked, cache=cache)
    if tracked:
        raise click.UsageError("--tracked reads files, so it does not go with `-`")
    data = _standard_input()
    from disputes.escape.terminal import visible
    from disputes.load import load_texts

    if filename is None:
        return load_texts([(STDIN, data)])
    file = Path(filename)
    loaded = session.load(unsaved={file: data}, cache=cache, alone=file)
    if not any(_same(file, Path(path)) for path in loaded.texts):
        say = f"disputes: {visible(filename)} is not part of the knowledge base, so not checked"
        click.echo(say, err=True)
    return loaded


def bytes_of(loaded: LoadResult) -> Mapping[str, bytes]:
    """Give the bytes of the files that were read, as they are on disk; raises ``WrongUse``."""
    try:
        return {path: Path(path).read_bytes() for path in loaded.texts}
    except OSError as error:
        raise WrongUse(f"{error.filename}: {error.strerror}") from error


def _same(one: Path, other: Path) -> bool:
    return one == other or os.path.realpath(one) == os.path.realpath(other)


def _standard_input() -> bytes:
    if sys.stdin is None:
        raise WrongUse("there is no standard input to read from")
    return sys.stdin.buffer.read()
