"""What an archived text tells of its document."""

from __future__ import annotations

import os
from pathlib import Path
from typing import NamedTuple

from disputes.archive.files import ArchiveProblem, read_archived
from disputes.edit.operations.masthead import Guess, read_head
from disputes.errors import WrongUse
from disputes.load import LoadResult

_MOST, _MOST_READ = 5_000, 500
"""Files of an archive that are listed, and those that are looked into for a headline."""

_MOST_BYTES = 1 << 20


class Archived(NamedTuple):
    """What an archived text tells of its document: fields that are so, and those that may be."""

    fields: dict[str, str]
    guesses: dict[str, Guess]


def archived_fields(loaded: LoadResult, root: Path, file: Path) -> Archived:
    """Give the ``text`` and ``sha256`` of a document and guess others; raises ``WrongUse``.

    The file is named as it is seen from the working folder, or below the archive.
    """
    found = file if file.exists() else root / file
    try:
        name = found.resolve().relative_to(root.resolve()).as_posix()
    except ValueError:
        raise WrongUse(
            f"{file} does not lie below the archive folder {root}", "copy it there first"
        ) from None
    read = read_archived(root, name)
    if isinstance(read, ArchiveProblem):
        raise WrongUse(f"the text cannot be taken: {read.message}")
    if not any(map(str.isalnum, read.text)):
        raise WrongUse(f"the text cannot be taken: {name!r} holds not a word")
    for document in loaded.kb.documents.values():
        if document.text == name:
            where = f"{document.place.path}:{document.place.own.line}"
            raise WrongUse(f"{name} is the text of '{document.id}' already, in {where}")
    return Archived({"text": name, "sha256": read.sha256}, read_head(read.text, loaded.kb))


def unused_texts(loaded: LoadResult, root: Path) -> list[tuple[str, str]]:
    """Give the files of an archive that are no document's text yet, each with its headline.

    Hidden ones are left out. Of a large archive only so many are listed, by name.
    """
    used = {document.text for document in loaded.kb.documents.values()}
    found: list[str] = []
    for folder, folders, names in os.walk(root):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        below = Path(folder).relative_to(root)
        found += [(below / name).as_posix() for name in names if not name.startswith(".")]
        if len(found) > _MOST:
            break
    unused = sorted(set(found) - used)[:_MOST]
    return [
        (name, _headline(loaded, root, name) if number < _MOST_READ else "")
        for number, name in enumerate(unused)
    ]


def _headline(loaded: LoadResult, root: Path, name: str) -> str:
    read = read_archived(root, name, _MOST_BYTES)
    if isinstance(read, ArchiveProblem):
        return ""
    guess = read_head(read.text, loaded.kb).get("title")
    return guess.value if guess is not None else read.text[:200].strip().partition("\n")[0]
