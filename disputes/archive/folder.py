"""The folder of the archive: each document's text, read and made ready once."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from disputes.archive.files import ArchiveProblem, read_archived
from disputes.archive.marks import Spans, quoted_spans
from disputes.archive.normalise import NormalText, normalise


class ArchivedDocument(NamedTuple):
    """A document's text, made ready for finding quotes in it.

    `text` is the decoded file; `normal` its compared form; `quoted` the spans of `text` that stand
    within quotation marks; `sha256` is of the file's bytes.
    """

    text: str
    normal: NormalText
    quoted: Spans
    sha256: str


class Archive:
    """The texts below one folder. Each is read and made ready once, when it is first asked for."""

    __slots__ = ("_documents", "root")

    def __init__(self, root: Path) -> None:
        self.root = root
        self._documents: dict[str, ArchivedDocument | ArchiveProblem] = {}

    def document_text(self, name: str) -> ArchivedDocument | ArchiveProblem:
        """Give the document whose path below the folder is `name`, or why it cannot be had."""
        known = self._documents.get(name)
        if known is None:
            known = self._documents[name] = self._read(name)
        return known

    def _read(self, name: str) -> ArchivedDocument | ArchiveProblem:
        read = read_archived(self.root, name)
        if isinstance(read, ArchiveProblem):
            return read
        return ArchivedDocument(
            text=read.text,
            normal=normalise(read.text),
            quoted=quoted_spans(read.text),
            sha256=read.sha256,
        )


def open_archive(root: Path) -> Archive:
    """Open the archive folder `root`. Nothing is read yet; a missing folder holds no documents."""
    return Archive(root)
