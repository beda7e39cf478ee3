"""Passages that two texts share: runs of the same words, joined over small changes."""

from __future__ import annotations

from array import array
from collections.abc import Iterable
from typing import Final, NamedTuple

from disputes.archive.shared.runs import Run

WIDEST_CHANGE: Final = 8
"""Words that may stand in either text between two runs of one passage."""

_WIDEST_STEP: Final = 3
_FEWEST_AFTER: Final = 3


class Passage(NamedTuple):
    """A passage in two texts: the runs of the same words, in the order that both have them in.

    What stands between two runs differs.
    """

    runs: tuple[Run, ...]

    @property
    def first(self) -> tuple[int, int]:
        """The words of the first text that it takes up, end exclusive."""
        return self.runs[0].first, self.runs[-1].first + self.runs[-1].length

    @property
    def second(self) -> tuple[int, int]:
        """The words of the second text that it takes up, end exclusive."""
        return self.runs[0].second, self.runs[-1].second + self.runs[-1].length

    @property
    def words(self) -> int:
        """How many words are the same."""
        return sum(run.length for run in self.runs)

    def moved(self, first: int, second: int) -> Passage:
        """Give the passage so many words further on in either text."""
        if not first and not second:
            return self
        return Passage(
            tuple(Run(run.first + first, run.second + second, run.length) for run in self.runs)
        )


def passages(first: array[int], second: array[int], runs: Iterable[Run]) -> list[Passage]:
    """Join the runs that two texts share to passages, in the order of the first text; linear.

    A passage goes on over at most three changed words where at least as many, and no fewer than
    three, are the same behind them, and over eight changed words to another run. No word is in two
    passages.
    """
    found: list[list[Run]] = []
    pair = _Pair(first, second)
    for run in sorted(runs):
        free = pair.free(run)
        if free is None:
            continue
        pair.take(free)
        widened = [*pair.before(free), free, *pair.after(free)]
        if found and _near(found[-1][-1], widened[0]):
            found[-1] += widened
        else:
            found.append(widened)
    return [Passage(tuple(_joined(one))) for one in found]


def _near(last: Run, run: Run) -> bool:
    gaps = (run.first - last.first - last.length, run.second - last.second - last.length)
    return all(0 <= gap <= WIDEST_CHANGE for gap in gaps)


class _Pair:
    """Two texts, and which of their words are in a passage already."""

    def __init__(self, first: array[int], second: array[int]) -> None:
        self.first, self.second = first, second
        self.taken = bytearray(len(first)), bytearray(len(second))

    def free(self, run: Run) -> Run | None:
        """Give the longest part of a run that is in no passage yet, if it is worth speaking of."""
        best, start, begin = 0, 0, 0
        for at in range(run.length + 1):
            if at == run.length or self._taken(run.first + at, run.second + at):
                if at - start > best:
                    best, begin = at - start, start
                start = at + 1
        return Run(run.first + begin, run.second + begin, best) if best >= _FEWEST_AFTER else None

    def take(self, run: Run) -> None:
        """Note that the words of a run are in a passage."""
        for taken, start in zip(self.taken, run[:2], strict=True):
            taken[start : start + run.length] = b"\1" * run.length

    def after(self, run: Run) -> list[Run]:
        """Take what follows a run in both texts over small changes."""
        found: list[Run] = []
        at, place = _end(run)
        while (step := self._step(at, place, 1)) is not None:
            self.take(step)
            found.append(step)
            at, place = _end(step)
        return found

    def before(self, run: Run) -> list[Run]:
        """Take what comes before a run in both texts over small changes."""
        found: list[Run] = []
        at, place = run.first - 1, run.second - 1
        while (step := self._step(at, place, -1)) is not None:
            self.take(step)
            found.append(step)
            at, place = step.first - 1, step.second - 1
        return found[::-1]

    def _step(self, at: int, place: int, way: int) -> Run | None:
        """Find the same words beyond a small change, which is as small as can be."""
        for changed in range(2 * _WIDEST_STEP + 1):
            for ours in range(max(0, changed - _WIDEST_STEP), min(changed, _WIDEST_STEP) + 1):
                theirs = changed - ours
                start, other = at + way * ours, place + way * theirs
                length = self._same(start, other, way)
                if length < (max(_FEWEST_AFTER, ours, theirs) if changed else 1):
                    continue
                if not self._any_taken(at, ours, place, theirs, way):
                    if way > 0:
                        return Run(start, other, length)
                    return Run(start - length + 1, other - length + 1, length)
        return None

    def _same(self, at: int, place: int, way: int) -> int:
        length = 0
        while (
            0 <= at < len(self.first)
            and 0 <= place < len(self.second)
            and self.first[at] == self.second[place]
            and not self._taken(at, place)
        ):
            length, at, place = length + 1, at + way, place + way
        return length

    def _taken(self, at: int, place: int) -> bool:
        return bool(self.taken[0][at] or self.taken[1][place])

    def _any_taken(self, at: int, ours: int, place: int, theirs: int, way: int) -> bool:
        """Tell whether one of the words that differ is in a passage."""
        return any(
            0 <= start + way * number < len(taken) and taken[start + way * number]
            for taken, start, count in zip(self.taken, (at, place), (ours, theirs), strict=True)
            for number in range(count)
        )


def _end(run: Run) -> tuple[int, int]:
    return run.first + run.length, run.second + run.length


def _joined(runs: list[Run]) -> list[Run]:
    """Join runs that follow one another in both texts with nothing between them."""
    joined: list[Run] = []
    for run in runs:
        if joined and _end(joined[-1]) == run[:2]:
            joined[-1] = joined[-1]._replace(length=joined[-1].length + run.length)
        else:
            joined.append(run)
    return joined
