"""Run whole processes side by side and measure each by itself: wall, processor and peak memory."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from threading import Timer
from time import perf_counter

_PEAK_UNITS_PER_KIB = 1024 if sys.platform == "darwin" else 1
_DROPPED = ("PYTHONHASHSEED", "COLUMNS", "LINES", "DISPUTES_KB", "PYTHONDONTWRITEBYTECODE")


class CommandError(Exception):
    """A command could not be run, ended with a status other than 0, or took too long."""


@dataclass(frozen=True, slots=True)
class Command:
    """What to run, under the name that tables give it."""

    name: str
    arguments: Sequence[str]


@dataclass(frozen=True, slots=True)
class Sample:
    """One run: seconds on the clock and of the processor, peak resident memory in KiB."""

    wall: float
    cpu: float
    peak: float


@dataclass(slots=True)
class Series:
    """The runs of one command, or why there are none."""

    command: Command
    samples: list[Sample] = field(default_factory=list)
    error: str = ""

    @property
    def wall(self) -> float:
        """The median of the seconds on the clock."""
        return median(sample.wall for sample in self.samples)

    @property
    def cpu(self) -> float:
        """The median of the seconds of the processor, user and system."""
        return median(sample.cpu for sample in self.samples)

    @property
    def peak(self) -> float:
        """The median of the peak resident memory in KiB."""
        return median(sample.peak for sample in self.samples)

    @property
    def span(self) -> tuple[float, float]:
        """The shortest and the longest run on the clock."""
        walls = [sample.wall for sample in self.samples]
        return min(walls), max(walls)

    def over(self, other: Series) -> Ratio:
        """Compare with another series of the same rounds."""
        rounds = [
            mine.wall / theirs.wall
            for mine, theirs in zip(self.samples, other.samples, strict=True)
        ]
        return Ratio(self.wall / other.wall, min(rounds), max(rounds), self.cpu / other.cpu)


@dataclass(frozen=True, slots=True)
class Ratio:
    """The ratio of two medians of wall time, its extremes within a round, and that of cpu time."""

    wall: float
    least: float
    most: float
    cpu: float

    def __str__(self) -> str:
        """Give the ratio for a table."""
        return f"{self.wall:.2f} ({self.least:.2f}-{self.most:.2f})"


@dataclass(frozen=True, slots=True)
class Stand:
    """Where and how commands are run."""

    folder: Path
    environment: Mapping[str, str]
    timeout: float

    def side_by_side(
        self, commands: Sequence[Command], runs: int, say: Callable[[str], None]
    ) -> dict[str, Series]:
        """Run all commands in turn, ``runs`` times over; one that fails takes no further part."""
        series = {command.name: Series(command) for command in commands}
        for turn in range(runs):
            for entry in series.values():
                if entry.error:
                    continue
                say(f"round {turn + 1} of {runs}: {entry.command.name}")
                try:
                    entry.samples.append(self.run(entry.command))
                except CommandError as error:
                    entry.error = str(error)
        return series

    def run(self, command: Command) -> Sample:
        """Run a command once, its output thrown away."""
        with tempfile.TemporaryFile() as errors:
            start = perf_counter()
            try:
                process = subprocess.Popen(
                    command.arguments,
                    stdin=subprocess.DEVNULL,
                    stdout=subprocess.DEVNULL,
                    stderr=errors,
                    cwd=self.folder,
                    env=self.environment,
                )
            except OSError as error:
                raise CommandError(str(error)) from error
            alarm = Timer(self.timeout, process.kill)
            alarm.daemon = True
            alarm.start()
            _, status, usage = os.wait4(process.pid, 0)
            wall = perf_counter() - start
            alarm.cancel()
            process.returncode = os.waitstatus_to_exitcode(status)
            if process.returncode:
                errors.seek(0)
                lines = errors.read().decode("utf-8", "replace").strip().splitlines()
                last = lines[-1] if lines else "no message"
                raise CommandError(f"status {process.returncode} after {wall:.1f} s: {last[:200]}")
        peak = usage.ru_maxrss / _PEAK_UNITS_PER_KIB
        return Sample(wall, usage.ru_utime + usage.ru_stime, peak)


def environment(**added: str) -> dict[str, str]:
    """Give this process's environment without what would change the time of a child."""
    kept = {name: value for name, value in os.environ.items() if name not in _DROPPED}
    return {**kept, **added}
