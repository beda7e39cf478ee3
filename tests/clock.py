"""What something may cost, on machines of any speed, with others at work beside the tests.

Limits are in seconds, of CPU time if nothing else is said, and several times what was measured when
they were set: they tell a step that grows with the square of its input from one that does not. How
fast the program is, the benchmarks measure.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import partial
from typing import TypeVar

TRIES = 3
# What `_pace` takes where the limits were set.
_UNIT = 0.06

T = TypeVar("T")


def within(
    seconds: float, work: Callable[[], T], clock: Callable[[], float] = time.process_time
) -> T:
    """Give what some work gives; fail if it takes longer than this each time that it is tried."""
    took = []
    for _ in range(TRIES):
        result, cost = _timed(work, clock)
        if cost <= seconds or cost <= seconds * _pace() / _UNIT:
            return result
        took.append(f"{cost:.3g}")
    raise AssertionError(f"took {', '.join(took)} seconds, not {seconds:g} at most")


def grows_at_most(factor: float, work: Callable[[int], object], small: int, large: int) -> None:
    """Fail if a large input takes more than this times what a small one takes, at each try.

    A tenth of a second is let pass: so short times are no more than noise.
    """
    took = []
    _timed(partial(work, small))
    for _ in range(TRIES):
        few = min(_timed(partial(work, small))[1] for _ in range(2))
        _, many = _timed(partial(work, large))
        if many <= factor * few + 0.1:
            return
        took.append(f"{few:.3g} and {many:.3g}")
    raise AssertionError(f"took {', '.join(took)} seconds, not {factor:g} times as many at most")


def _timed(
    work: Callable[[], T], clock: Callable[[], float] = time.process_time
) -> tuple[T, float]:
    start = clock()
    result = work()
    return result, clock() - start


def _pace() -> float:
    """Give how long a fixed piece of work takes here and now, but no less than the unit."""
    _, cost = _timed(lambda: sum(len(str(number)) for number in range(300_000)))
    return max(cost, _UNIT)
