"""The texts that are compared: of documents, or in files of which nothing is coded yet."""

from __future__ import annotations

import os
import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from disputes.archive.files import ArchiveProblem, read_archived
from disputes.archive.marks import Spans, quoted_spans
from disputes.errors import WrongUse
from disputes.load.nearest import did_you_mean
from disputes.model.knowledge_base import KnowledgeBase
from disputes.model.records import Document

_ENDING = ".txt"
_LINE_END = re.compile(r"\r\n|\r|\n")


class Chosen(NamedTuple):
    """A text to read: the file below a folder, and the document whose text it is, if it is one.

    ``id`` is the document's, or the file's name as the user wrote it.
    """

    id: str
    root: Path
    file: str
    document: Document | None = None


class Text:
    """A text that was read."""

    def __init__(self, chosen: Chosen, text: str) -> None:
        self.id, self.file, self.document = chosen.id, chosen.file, chosen.document
        self.text = text

    def line(self, place: int) -> int:
        """Give the line, counted from 1, of a character."""
        return bisect_right(self._line_ends, place) + 1

    @cached_property
    def _line_ends(self) -> list[int]:
        return [match.end() for match in _LINE_END.finditer(self.text)]

    @cached_property
    def quoted(self) -> Spans:
        """What stands within quotation marks."""
        return quoted_spans(self.text)


class Unread(NamedTuple):
    """A text that cannot be had, and why."""

    chosen: Chosen
    why: str


def choose(
    kb: KnowledgeBase, archive: Path | None, names: Iterable[str], folder: Path
) -> list[Chosen]:
    """Give the texts that names stand for, each once; without names those of all documents.

    A name is the id of a document, or the path of a file or of a folder of ``*.txt`` files, below
    ``folder`` or else below the archive. Raises ``WrongUse`` for one that is none of these.
    """
    names = list(names)
    found: dict[str, Chosen] = {}
    if not names:
        if archive is None:
            raise WrongUse("no archive folder was given", _ARCHIVE)
        names = [one.id for one in kb.documents.values() if one.text is not None]
    coded = _Coded(kb, archive)
    for name in names:
        for one in coded.named(name, folder):
            found.setdefault(one.id, one)
    return [found[key] for key in sorted(found)]


_ARCHIVE = "`--archive DIR`, or `archive` in the configuration; or name files or folders of texts"


class _Coded:
    """The documents of a knowledge base, by id and by file."""

    def __init__(self, kb: KnowledgeBase, archive: Path | None) -> None:
        self.kb = kb
        self.archive = archive

    def named(self, name: str, folder: Path) -> Iterator[Chosen]:
        document = self.kb.documents.get(name)
        if document is not None:
            if document.text is None:
                raise WrongUse(f"'{name}' has no archived text", "its field `text` names the file")
            if self.archive is None:
                raise WrongUse("no archive folder was given", _ARCHIVE)
            yield Chosen(name, self.archive, document.text, document)
            return
        for root in filter(None, (folder, self.archive)):
            path = root / name
            if path.is_file():
                yield self._file(name, path)
                return
            if path.is_dir():
                yield from self._below(name, path)
                return
        hint = did_you_mean(name, list(self.kb.documents))
        expected = "expected a document's id, a file, or a folder of *.txt files"
        raise WrongUse(f"there is no document and no file '{name}'", hint or expected)

    def _below(self, name: str, folder: Path) -> Iterator[Chosen]:
        for parent, folders, files in os.walk(folder):
            folders[:] = [one for one in folders if not one.startswith(".")]
            for file in files:
                if file.endswith(_ENDING) and not file.startswith("."):
                    path = Path(parent, file)
                    below = path.relative_to(folder).as_posix()
                    yield self._file(f"{name.rstrip('/')}/{below}", path)

    def _file(self, name: str, path: Path) -> Chosen:
        document = self._by_file.get(os.path.realpath(path))
        if document is not None and document.text is not None and self.archive is not None:
            return Chosen(document.id, self.archive, document.text, document)
        return Chosen(name, path.parent, path.name)

    @cached_property
    def _by_file(self) -> dict[str, Document]:
        if self.archive is None:
            return {}
        root = os.path.realpath(self.archive)
        return {
            os.path.normpath(os.path.join(root, one.text)): one  # noqa: PTH118
            for one in self.kb.documents.values()
            if one.text is not None and "\0" not in one.text
        }


def read_texts(chosen: Iterable[Chosen]) -> tuple[list[Text], list[Unread]]:
    """Read texts; give those that could be read, and why others could not."""
    texts: list[Text] = []
    unread: list[Unread] = []
    for one in chosen:
        read = read_archived(one.root, one.file)
        if isinstance(read, ArchiveProblem):
            unread.append(Unread(one, read.message))
        else:
            texts.append(Text(one, read.text))
    return texts, unread
