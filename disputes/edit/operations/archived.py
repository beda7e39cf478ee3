"""What an archived text tells of its document."""

from __future__ import annotations

from pathlib import Path

from disputes.archive.files import ArchiveProblem, read_archived
from disputes.errors import WrongUse
from disputes.load import LoadResult


def archived_fields(loaded: LoadResult, root: Path, file: Path) -> dict[str, str]:
    """Give the ``text`` and ``sha256`` of a document, from its file; raises ``WrongUse``.

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
        raise WrongUse(f"there is no such text: {read.message}")
    for document in loaded.kb.documents.values():
        if document.text == name:
            where = f"{document.place.path}:{document.place.own.line}"
            raise WrongUse(f"{name} is the text of '{document.id}' already, in {where}")
    return {"text": name, "sha256": read.sha256}
