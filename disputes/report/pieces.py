"""Rendering the many parts of a large report in several processes, each part on its own."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

_LEAST = 800
"""Fewer parts are done before another process has started."""

_JOBS_EACH = 16


def rendered(parts: Sequence[str], render: Callable[[str], str]) -> Iterator[str]:
    """Give what ``render`` makes of each part, in order.

    What is rendered must depend on nothing that rendering another part changes. Many parts are
    shared among processes, and then all that they give is in memory at once.
    """
    if len(parts) < _LEAST:
        yield from map(render, parts)
        return
    from disputes.load.workers import MOST_JOBS, process_count, share

    processes = process_count()
    if processes == 1:
        yield from map(render, parts)
        return
    jobs = min(MOST_JOBS, processes * _JOBS_EACH)
    size = -(-len(parts) // jobs)
    done: dict[int, list[str]] = {}

    def here(number: int) -> None:
        done[number] = list(map(render, parts[number * size : (number + 1) * size]))

    def there(number: int) -> bytes:
        here(number)
        # A lone surrogate cannot come from a file, and NUL is written out wherever it goes.
        return "\0".join(done.pop(number)).encode()

    for number, result in share(jobs, processes, here, there):
        done[number] = result.decode().split("\0") if result else []
    for number in range(jobs):
        yield from done.pop(number)
