"""Reading a knowledge base: files, folders and unsaved text, into records and findings."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import ModuleType

from disputes.config import Settings
from disputes.finding import Finding, has_errors
from disputes.load.file import FileRead, read_file
from disputes.load.files import (
    Unreadable,
    find_files,
    place_unsaved,
    read_bytes,
    shown_path,
    unreadable,
)
from disputes.load.link import link
from disputes.load.paused import paused_collection
from disputes.load.text import FileText
from disputes.model.knowledge_base import KnowledgeBase

__all__ = ["LoadResult", "load", "load_several", "load_texts"]

LEAST_BYTES = 256 * 1024
"""The size under which reading a knowledge base is as quick as anything that would spare it."""


@dataclass(frozen=True, slots=True)
class LoadResult:
    """Everything that could be read, and everything there is to say about it.

    ``referred`` has the ids that anything in the files refers to, known or not; ``whole`` is false
    where a file was not read to its end.
    """

    kb: KnowledgeBase
    findings: tuple[Finding, ...]
    texts: Mapping[str, FileText] = field(default_factory=dict, repr=False)
    referred: frozenset[str] = field(default=frozenset(), repr=False)
    whole: bool = True

    def line(self, path: str, number: int) -> str:
        """Give a line of a file that was read, counted from 1; empty where there is none."""
        text = self.texts.get(path)
        return text.line(number) if text is not None else ""

    @property
    def complete(self) -> bool:
        """Whether there are no errors, so that nothing counts as absent."""
        return not has_errors(self.findings)


def load(
    path: str | Path,
    settings: Settings | None = None,
    *,
    unsaved: Mapping[Path, bytes] | None = None,
    tracked: bool = False,
    cache: bool | None = None,
    more: Sequence[Path] = (),
) -> LoadResult:
    """Read a knowledge base from a file, or from a folder with all YAML files below it.

    The answer is what it would be if the ``unsaved`` bytes had been saved: they stand in the place
    of a file's, or are a new file's where one would belong to the knowledge base; those of other
    files change nothing. ``tracked`` leaves out what git's index does not list. ``cache`` tells
    whether what was read of a large knowledge base is kept for the next time, in a folder
    ``.disputes``; by default the settings say so. ``more`` has files that are read as if they
    belonged to it, such as drafts. Raises ``WrongUse`` where there is nothing at
    the path, and where git cannot be asked. Linear in the size of the files; large ones are read
    in several processes.
    """
    settings = settings or Settings()
    files = (*find_files(Path(path), settings, tracked=tracked, unsaved=unsaved or ()), *more)
    unsaved = place_unsaved(files, unsaved or {})
    by_name = {shown_path(file): file for file in files}

    def reread(name: str) -> bytes:
        data = read_bytes(by_name[name], settings, unsaved)
        return data if isinstance(data, bytes) else b""

    with paused_collection():
        found = {name: read_bytes(file, settings, unsaved) for name, file in by_name.items()}
        texts = [(name, data) for name, data in found.items() if isinstance(data, bytes)]
        kept = settings.cache if cache is None else cache
        cached = (Path(path), settings, unsaved) if kept else None
        read = {one.path: one for one in _read(texts, cached)}
        file_reads = [
            read[name] if isinstance(data, bytes) else unreadable(name, data)
            for name, data in found.items()
        ]
        kb, findings = link(file_reads, reread)
    return _result(kb, findings, file_reads)


def load_several(
    sides: Sequence[Mapping[str, bytes | Unreadable]],
    cache: tuple[Path, Settings] | None = None,
) -> list[LoadResult]:
    """Read several knowledge bases from the names and bytes of their files.

    What files of different ones have the same bytes is read once, and its records keep the first
    name. ``cache`` has what tells where what was read is kept, if it is.
    """
    with paused_collection():
        first: dict[bytes, str] = {}
        for side in sides:
            for name, data in side.items():
                if isinstance(data, bytes):
                    first.setdefault(data, name)
        texts = [(name, data) for data, name in first.items()]
        read = _read(texts, (*cache, {}) if cache is not None else None)
        shared = dict(zip(first, read, strict=True))
        return [_linked(side, shared) for side in sides]


def _linked(side: Mapping[str, bytes | Unreadable], shared: Mapping[bytes, FileRead]) -> LoadResult:
    files: list[FileRead] = []
    used: set[bytes] = set()
    for name, data in side.items():
        if not isinstance(data, bytes):
            files.append(unreadable(name, data))
            continue
        read = shared[data]
        # Findings and drafts go by the name, and two files of one knowledge base are two.
        if data in used or (read.path != name and (read.findings or read.draft)):
            read = read_file(name, data)
        used.add(data)
        files.append(read if read.path == name else replace(read, path=name))

    def reread(name: str) -> bytes:
        data = side[name]
        return data if isinstance(data, bytes) else b""

    kb, findings = link(files, reread)
    return _result(kb, findings, files)


def _read(
    texts: Sequence[tuple[str, bytes]], cached: tuple[Path, Settings, Mapping[Path, bytes]] | None
) -> list[FileRead]:
    """Read files, large ones with all that makes it quicker.

    ``cached`` has what tells where the cache is, and the texts that are not put there.
    """
    if sum(len(data) for _, data in texts) < LEAST_BYTES:
        return [read_file(name, data) for name, data in texts]
    from disputes.load.cache import Cache, folder_for
    from disputes.load.reading import read_files

    if cached is None:
        return read_files(texts)
    path, settings, unsaved = cached
    return read_files(texts, Cache(folder_for(path, settings), unsaved.values()))


def load_texts(texts: Iterable[tuple[str, bytes]], *, pure: bool = False) -> LoadResult:
    """Read a knowledge base from the names and bytes of its files, saved or not.

    ``pure`` takes PyYAML's parser written in Python in place of libyaml; the result is the same.
    """
    by_name = dict(texts)
    with paused_collection():
        files: Sequence[FileRead] = [
            read_file(name, data, pure=pure) for name, data in by_name.items()
        ]
        reread: Callable[[str], bytes] = by_name.__getitem__
        kb, findings = link(files, reread)
    return _result(kb, findings, files)


def _result(
    kb: KnowledgeBase, findings: tuple[Finding, ...], files: Sequence[FileRead]
) -> LoadResult:
    return LoadResult(
        kb,
        findings,
        {file.path: file.text for file in files if file.text is not None},
        frozenset().union(*(ids for file in files for ids in file.references.values())),
        all(file.partial is None for file in files),
    )


class _CallableModule(ModuleType):
    """Makes ``disputes.load(path)`` mean the function, whatever has been imported.

    The function of the public interface and this package have one name, and once the package is
    imported, Python binds the name to it.
    """

    def __call__(
        self,
        path: str | Path,
        settings: Settings | None = None,
        *,
        unsaved: Mapping[Path, bytes] | None = None,
        tracked: bool = False,
        cache: bool | None = None,
    ) -> LoadResult:
        return load(path, settings, unsaved=unsaved, tracked=tracked, cache=cache)


sys.modules[__name__].__class__ = _CallableModule
