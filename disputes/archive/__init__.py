"""The archive: the documents' full texts, and where quotes stand in them.

It may lie outside of the repository, for the texts are often not ours to publish.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from disputes.archive.files import ArchiveProblem, ProblemKind, read_archived
from disputes.archive.marks import default_speech, partly_quoted, quoted_spans, wrapped
from disputes.archive.normalise import NormalText, normalise
from disputes.archive.quotes import QuoteMatch, count_occurrences, find_quote

if TYPE_CHECKING:
    from pathlib import Path

    from disputes.archive.marks import Spans

__all__ = [
    "Archive",
    "ArchiveProblem",
    "ArchivedDocument",
    "NormalText",
    "ProblemKind",
    "QuoteMatch",
    "count_occurrences",
    "default_speech",
    "find_quote",
    "normalise",
    "open_archive",
    "partly_quoted",
    "quoted_spans",
    "wrapped",
]


@dataclass(frozen=True, slots=True, eq=False)
class ArchivedDocument:
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
