"""Reading many files or large ones: out of the cache, and in several processes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from mmap import mmap
from typing import NamedTuple

from disputes.load.cache import Cache
from disputes.load.decode import decode
from disputes.load.dump import dump, parse
from disputes.load.file import FileRead, read_file
from disputes.load.pack import pack, unpack
from disputes.load.split import Piece, join, read_part, split
from disputes.load.text import FileText
from disputes.load.workers import MOST_JOBS, process_count, share
from disputes.model.period import Date

LEAST_SHARED = 1_500_000
"""The size of all files under which one process reads them sooner than several."""

_JOBS_EACH = 6
_LEAST_JOB = 400_000
_MALFORMED = (ValueError, TypeError, LookupError, AttributeError, RecursionError, OverflowError)
"""What unpacking raises where an entry of the cache is none."""

Files = Sequence[tuple[str, bytes]]
"""The paths of files, as findings show them, and their bytes."""


class _Part(NamedTuple):
    """A file by its number, or a piece of it."""

    file: int
    number: int = 0
    piece: Piece | None = None


def read_files(
    files: Files,
    cache: Cache | None = None,
    *,
    processes: int | None = None,
    least_shared: int = LEAST_SHARED,
    job_size: int | None = None,
) -> list[FileRead]:
    """Read files, in their order: the same as ``read_file`` of each, only sooner.

    What is in the cache is taken from it, and what is not is put there. The sizes are those in
    bytes from which work is shared, and of one job in it. Linear in the size of the files.
    """
    found: dict[int, FileRead] = {}
    if cache is not None:
        dates: dict[str, Date] = {}
        for number, (path, data) in enumerate(files):
            read = _cached(path, data, cache, dates)
            if read is not None:
                found[number] = read
    left = [number for number in range(len(files)) if number not in found]
    size = sum(len(files[number][1]) for number in left)
    if processes is None:
        processes = process_count() if size >= least_shared else 1
    if processes > 1 and size >= least_shared:
        job_size = job_size or max(_LEAST_JOB, size // (processes * _JOBS_EACH))
        found |= _Shared(files, left, cache, job_size).read(processes)
    for number in left:
        if number not in found:
            path, data = files[number]
            found[number] = read_file(path, data)
            if cache is not None:
                _keep(cache, data, found[number])
    if cache is not None:
        cache.prune()
    return [found[number] for number in range(len(files))]


def _cached(path: str, data: bytes, cache: Cache, dates: dict[str, Date]) -> FileRead | None:
    parts = cache.get(data)
    if parts is None:
        return None
    try:
        packed = [parse(part) for part in parts]
        clean = all(one.clean for one in packed)
        text = FileText(path, data if clean else decode(path, data).data)
        if len(packed) == 1:
            return unpack(packed[0], text, dates)
        return join(text, [unpack(one, text, dates) for one in packed])
    except _MALFORMED:
        return None


def _keep(cache: Cache, data: bytes, read: FileRead) -> None:
    dumped = _dumped(read, data)
    if dumped:
        cache.put(data, [dumped])


def _dumped(read: FileRead, data: bytes) -> bytes:
    """Pack what was read; nothing where it holds what cannot be packed."""
    try:
        return dump(pack(read, clean=read.text is not None and read.text.data == data))
    except ValueError:
        return b""


class _Shared:
    """One reading of files in several processes."""

    def __init__(
        self, files: Files, numbers: Iterable[int], cache: Cache | None, job_size: int
    ) -> None:
        self._files = files
        self._cache = cache
        self._texts: dict[int, FileText] = {}
        self._dates: dict[str, Date] = {}
        self._pieces: dict[int, int] = {}
        self._jobs = self._divided(numbers, job_size)
        self._parts: dict[tuple[int, int], tuple[FileRead, bytes]] = {}
        self._in_vain = mmap(-1, max(1, len(files)))
        """Seen by all processes: which of the files have to be read as a whole after all."""

    def read(self, processes: int) -> dict[int, FileRead]:
        """Read what can be read in parts; give it by the numbers of the files."""
        for job, results in share(len(self._jobs), processes, self._here, self._there):
            self._take(self._jobs[job], results)
        found: dict[int, FileRead] = {}
        for number, count in self._pieces.items():
            parts = [self._parts.pop((number, part), None) for part in range(count)]
            reads = [part[0] for part in parts if part is not None]
            if len(reads) < count:
                continue
            whole = reads[0] if count == 1 else join(self._texts[number], reads)
            if whole is None:
                continue
            found[number] = whole
            if self._cache is not None and all(dumped for _, dumped in filter(None, parts)):
                dumps = [dumped for _, dumped in filter(None, parts)]
                self._cache.put(self._files[number][1], dumps)
        return found

    def _divided(self, numbers: Iterable[int], job_size: int) -> list[list[_Part]]:
        """Divide the work into jobs of about one size."""
        jobs: list[list[_Part]] = [[]]
        size = 0
        for number in numbers:
            path, data = self._files[number]
            pieces = split(data, job_size) if len(data) >= 2 * job_size else []
            self._texts[number] = FileText(path, data)
            self._pieces[number] = len(pieces) or 1
            parts = [_Part(number, part, piece) for part, piece in enumerate(pieces)]
            for one in parts or [_Part(number)]:
                if size >= job_size and len(jobs) < MOST_JOBS:
                    jobs.append([])
                    size = 0
                jobs[-1].append(one)
                size += len(data) if one.piece is None else one.piece.end - one.piece.start
        return jobs

    def _read(self, part: _Part) -> FileRead | None:
        path, data = self._files[part.file]
        if part.piece is None:
            return read_file(path, data)
        if self._in_vain[part.file]:
            return None
        read = read_part(self._texts[part.file], part.piece)
        if read is None:
            self._in_vain[part.file] = 1
        return read

    def _here(self, job: int) -> None:
        for part in self._jobs[job]:
            read = self._read(part)
            if read is not None:
                dumped = b"" if self._cache is None else _dumped(read, self._files[part.file][1])
                self._parts[part.file, part.number] = read, dumped

    def _there(self, job: int) -> bytes:
        """Do a job in another process: what was read, each with its size before it."""
        results = []
        for part in self._jobs[job]:
            read = self._read(part)
            dumped = b"" if read is None else _dumped(read, self._files[part.file][1])
            results += [len(dumped).to_bytes(8, "big"), dumped]
        return b"".join(results)

    def _take(self, parts: Iterable[_Part], results: bytes) -> None:
        at = 0
        for part in parts:
            start = at + 8
            at = start + int.from_bytes(results[start - 8 : start], "big")
            dumped = results[start:at]
            if not dumped:
                continue
            packed = parse(dumped)
            text = self._texts[part.file]
            if not packed.clean:
                text = FileText(text.path, decode(*self._files[part.file]).data)
            self._parts[part.file, part.number] = unpack(packed, text, self._dates), dumped
