"""Sharing work among several processes, where that can be had without risk."""

from __future__ import annotations

import os
import signal
import struct
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import BinaryIO

MOST_PROCESSES = 8
MOST_JOBS = 1000
"""So many numbers of jobs fit into any pipe."""

_NUMBER = struct.Struct("=I")
_RESULT = struct.Struct("=IQ")
_END = 0xFFFFFFFF
_NO_FORK = ("darwin", "win32", "emscripten", "wasi")
"""Where there is no fork, or system libraries do not bear it."""


def process_count() -> int:
    """Tell among how many processes work may be shared: one where forking is not safe."""
    if not hasattr(os, "fork") or sys.platform in _NO_FORK or _has_threads():
        return 1
    try:
        count = len(os.sched_getaffinity(0))
    except (AttributeError, OSError):
        count = os.cpu_count() or 1
    return max(1, min(count, MOST_PROCESSES))


def share(
    jobs: int,
    processes: int,
    here: Callable[[int], None],
    there: Callable[[int], bytes],
) -> Iterator[tuple[int, bytes]]:
    """Do jobs, by number, in this process and others; give the results of the others.

    Each process takes the next job when it has done one. A job whose result a process could not
    give, because it was ended or out of memory, is in the end done here; so all are done.
    """
    others: list[_Other] = []
    queue = _queue(jobs)
    done = set()
    try:
        for _ in range(processes - 1 if queue is not None else 0):
            other = _start(queue, there, others)
            if other is None:
                break
            others.append(other)
        if queue is not None:
            for number in _taken(queue):
                here(number)
                done.add(number)
        for other in others:
            for number, result in other.results():
                yield number, result
                done.add(number)
    finally:
        if queue is not None:
            os.close(queue)
        for other in others:
            other.end()
    for number in range(jobs):
        if number not in done:
            here(number)


class _Other:
    """Another process, and the pipe through which its results come."""

    def __init__(self, pid: int, stream: BinaryIO) -> None:
        self._pid = pid
        self._at_work = True
        self.stream = stream

    def results(self) -> Iterator[tuple[int, bytes]]:
        """Give the results that came through whole."""
        while len(head := self.stream.read(_RESULT.size)) == _RESULT.size:
            number, size = _RESULT.unpack(head)
            if number == _END:
                self._at_work = False
                return
            result = self.stream.read(size)
            if len(result) < size:
                return
            yield number, result

    def end(self) -> None:
        """End the process if it is still at work."""
        self.stream.close()
        with suppress(ProcessLookupError, ChildProcessError):
            if self._at_work:
                os.kill(self._pid, signal.SIGKILL)
            os.waitpid(self._pid, 0)


def _has_threads() -> bool:
    """Tell whether a forked process could wait for ever for what another thread held."""
    threading = sys.modules.get("threading")
    if threading is not None and threading.active_count() > 1:
        return True
    with suppress(OSError):
        return len(os.listdir("/proc/self/task")) > 1  # noqa: PTH208 - names only, and quick
    return False


def _queue(jobs: int) -> int | None:
    """Give a pipe out of which every process reads the number of its next job."""
    if jobs > MOST_JOBS:
        return None
    try:
        queue, writing = os.pipe()
    except OSError:
        return None
    os.write(writing, b"".join(map(_NUMBER.pack, range(jobs))))
    os.close(writing)
    return queue


def _taken(queue: int) -> Iterator[int]:
    while number := os.read(queue, _NUMBER.size):
        yield _NUMBER.unpack(number)[0]


def _start(queue: int | None, work: Callable[[int], bytes], others: list[_Other]) -> _Other | None:
    try:
        reading, writing = os.pipe()
    except OSError:
        return None
    try:
        pid = os.fork()
    except OSError:
        os.close(reading)
        os.close(writing)
        return None
    if pid:
        os.close(writing)
        return _Other(pid, os.fdopen(reading, "rb"))
    # In the new process, which must neither clean up nor print what is its parent's.
    try:
        signal.signal(signal.SIGINT, signal.SIG_DFL)
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
        os.close(reading)
        for other in others:
            other.stream.close()
        _serve(queue, writing, work)
    finally:
        os._exit(0)


def _serve(queue: int | None, writing: int, work: Callable[[int], bytes]) -> None:
    """Do jobs until there are no more, and only then give the results: the reader is busy."""
    parent = os.getppid()
    results: list[tuple[int, bytes]] = []
    for number in _taken(queue) if queue is not None else ():
        results.append((number, work(number)))
        if os.getppid() != parent:
            return
    with os.fdopen(writing, "wb") as stream:
        for number, result in results:
            stream.write(_RESULT.pack(number, len(result)))
            stream.write(result)
        stream.write(_RESULT.pack(_END, 0))
