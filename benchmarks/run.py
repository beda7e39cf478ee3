"""Measure `disputes` against reading the bytes, against PyYAML and against an idle interpreter.

Every figure is of a whole process; the commands of a table run in turn, round after round, so
that what else the machine does falls on all of them alike.
"""

from __future__ import annotations

import argparse
import importlib.metadata
import os
import platform
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

from benchmarks.measure import Command, CommandError, Series, Stand, environment

ROOT = Path(__file__).parent.parent
SHIPPED = ROOT / "data" / "claims.yaml"

_READ = (
    "import hashlib, sys\n"
    "for path in sys.argv[1:]:\n"
    "    with open(path, 'rb') as stream:\n"
    "        hashlib.sha256(stream.read()).hexdigest()\n"
)
LOAD = (
    "import sys, yaml\n"
    "for path in sys.argv[1:]:\n"
    "    with open(path, encoding='utf-8') as stream:\n"
    "        yaml.load(stream, yaml.CSafeLoader)\n"
)
_TINY = """\
sources:
  someone: {name: Someone, kind: person}
documents:
  paper: {title: A paper, publisher: someone, published: 2015-10-07}
claims:
  something:
    text: Something happened.
    assertions:
      - {asserts: someone, in: paper}
"""
_ARTICLE = """\
Sheds burnt

The union said on Tuesday that four sheds burnt down in the harbour.
"""
_ENGINE = (
    "import sys\n"
    "from disputes.ingest.engines import engine\n"
    "from disputes.ingest.lexicon import load_lexicon\n"
    "text = open(sys.argv[1], encoding='utf-8').read()\n"
    "engine('plain').attributions(text, load_lexicon())\n"
)
_FULL_SIZE = 100_000
_CHECK, _JSON, _TEXT = "disputes check", "disputes report --format json", "disputes report"
_PASS, _BYTES, YAML = "python -c pass", "read and sha256", "yaml.load(CSafeLoader)"


@dataclass(slots=True)
class Outcome:
    """What was found out: figures with their targets, and what could not be run."""

    lines: list[str] = field(default_factory=list)
    missed: int = 0
    failed: int = 0

    def figure(self, what: str, value: float, shown: str, target: float | None = None) -> None:
        """Note a figure and, where it has a target, whether it is met."""
        verdict = ""
        if target is not None:
            met = value <= target
            self.missed += not met
            verdict = f"target ≤ {target:g}: {'met' if met else 'NOT MET'}"
        self.lines.append(f"  {what:<66} {shown:<36} {verdict}".rstrip())

    def fail(self, series: Series) -> None:
        """Note that a command could not be run."""
        self.failed += 1
        self.lines.append(f"  {series.command.name:<66} could not be measured: {series.error}")


def main(arguments: list[str] | None = None) -> int:
    """Read the command line, measure and print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.run", description=__doc__)
    parser.add_argument("--sizes", type=_sizes, default=(1_000, 10_000, 100_000))
    parser.add_argument("--runs", type=_count, default=5, help="rounds at each size")
    parser.add_argument("--startup-runs", type=_count, default=20, help="rounds of the start-up")
    parser.add_argument("--only", choices=("startup", "scale"))
    parser.add_argument("--files", type=_count, help="measure folders of this many files")
    parser.add_argument("--timeout", type=float, default=900.0, help="seconds for one command")
    parser.add_argument("--fail", action="store_true", help="status 1 when a target is missed")
    given = parser.parse_args(arguments)
    print(machine())
    outcome = Outcome()
    with tempfile.TemporaryDirectory(prefix="disputes-benchmark-") as name:
        folder = Path(name)
        added = {"XDG_CACHE_HOME": str(folder / "cache"), "DISPUTES_NO_CACHE": "1"}
        if len(disputes_command()) > 1:
            added["PYTHONPATH"] = str(ROOT)
        stand = Stand(folder, environment(**added), given.timeout)
        if given.only != "startup":
            Sizes(stand, outcome, given.runs, given.files).measure(given.sizes)
        if given.only != "scale":
            _startup(Stand(ROOT, stand.environment, given.timeout), outcome, given.startup_runs)
            _ingest(stand, outcome, given.startup_runs)
    print("\nFigures and targets (ratios of medians of wall time, extremes within a round)")
    print("\n".join(outcome.lines))
    return 1 if outcome.failed or (given.fail and outcome.missed) else 0


class Sizes:
    """Measures knowledge bases of growing size."""

    def __init__(self, stand: Stand, outcome: Outcome, runs: int, files: int | None) -> None:
        """Prepare; with ``files`` a knowledge base is a folder of that many files."""
        self._stand = stand
        self._outcome = outcome
        self._runs = runs
        self._files = files
        self._tables: dict[int, dict[str, Series]] = {}

    def measure(self, sizes: Sequence[int]) -> None:
        """Measure at each size and note ratios, memory and growth."""
        folder = self._stand.folder
        tiny = folder / "tiny.yaml"
        tiny.write_text(_TINY, encoding="utf-8")
        warm = self._commands(tiny)
        self._stand.side_by_side(warm, 1, say)
        base = self._stand.side_by_side(warm, max(3, self._runs), say)
        table("one assertion", base, (YAML,))
        for size in sorted(sizes):
            path = self._generate(size)
            before = {*folder.rglob("*")}
            commands = self._commands(path)
            self._stand.side_by_side(commands[:1], 1, say)
            series = self._stand.side_by_side(commands, self._runs, say)
            self._tables[size] = series
            table(f"{size:,} assertions", series, (YAML, _BYTES))
            self._ratios(size, series, base)
            if kept := sorted(
                str(new.relative_to(folder)) for new in {*folder.rglob("*")} - before
            ):
                print(f"  note: the commands left files behind: {', '.join(kept[:5])}")
        for small, large in pairwise(sorted(self._tables)):
            if large == 10 * small:
                self._growth(small, large, base)

    def _generate(self, size: int) -> Path:
        path = self._stand.folder / (f"{size}" if self._files else f"{size}.yaml")
        say(f"writing {size:,} assertions")
        arguments = [sys.executable, "-m", "benchmarks.generate", "--assertions", str(size)]
        if self._files:
            arguments += ["--files", str(self._files)]
        subprocess.run([*arguments, str(path)], cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
        return path

    def _commands(self, path: Path) -> list[Command]:
        files = (
            [str(file) for file in sorted(path.glob("*.yaml"))] if path.is_dir() else [str(path)]
        )
        tool = [*disputes_command(), "--kb", str(path)]
        return [
            Command(_BYTES, [sys.executable, "-c", _READ, *files]),
            Command(YAML, [sys.executable, "-c", LOAD, *files]),
            Command(_CHECK, [*tool, "check"]),
            Command(_JSON, [*tool, "report", "--format", "json"]),
            Command(_TEXT, [*tool, "report"]),
        ]

    def _ratios(self, size: int, table: dict[str, Series], base: dict[str, Series]) -> None:
        for name in (_CHECK, _JSON, _TEXT):
            series, loaded = table[name], table[YAML]
            if series.error:
                self._outcome.fail(series)
                continue
            judged = name == _CHECK and size == _FULL_SIZE
            if not loaded.error:
                ratio = series.over(loaded)
                self._outcome.figure(
                    f"{size:>7,}: {name} ÷ {YAML}",
                    ratio.wall,
                    f"{ratio}, cpu {ratio.cpu:.2f}",
                    0.25 if judged else None,
                )
            if not base[name].error:
                each = (series.peak - base[name].peak) / size
                self._outcome.figure(
                    f"{size:>7,}: {name}, memory an assertion",
                    each,
                    f"{each:.2f} KiB",
                    3 if judged else None,
                )

    def _growth(self, small: int, large: int, base: dict[str, Series]) -> None:
        for name in (_CHECK, _JSON, _TEXT):
            less, more = self._tables[small][name], self._tables[large][name]
            if less.error or more.error or base[name].error:
                continue
            start = base[name].wall
            net = ""
            if less.wall > 1.2 * start:
                net = f" (× {(more.wall - start) / (less.wall - start):.1f} without start-up)"
            growth = more.wall / less.wall
            self._outcome.figure(
                f"{small:,} → {large:,}: {name}, time",
                growth,
                f"× {growth:.1f}{net}",
                11 if name == _CHECK else None,
            )


def _startup(stand: Stand, outcome: Outcome, runs: int) -> None:
    tool = disputes_command()
    shipped = [*tool, "--kb", str(SHIPPED)]
    targets: dict[str, float | None] = {
        "disputes --version": 2,
        "disputes --help": 4.5,
        "disputes report, shipped knowledge base": 12,
        "disputes report --format json, the same": None,
        "disputes check, the same": None,
    }
    arguments = (
        [*tool, "--version"],
        [*tool, "--help"],
        [*shipped, "report"],
        [*shipped, "report", "--format", "json"],
        [*shipped, "check"],
    )
    lines = dict(zip(targets, arguments, strict=True))
    _beside_pass("Start-up", stand, outcome, runs, lines, targets)


def _ingest(stand: Stand, outcome: Outcome, runs: int) -> None:
    """Measure `ingest` on an article of one paragraph, in a folder without a knowledge base."""
    article = stand.folder / "article.txt"
    article.write_text(_ARTICLE, encoding="utf-8")
    tool = disputes_command()
    ingest = ["ingest", str(article), "--no-file"]
    targets: dict[str, float | None] = {
        "disputes ingest": 8,
        "disputes ingest --format json": None,
        "disputes ingest, shipped knowledge base": 12,
        "engine plain, without the command line": None,
    }
    arguments = (
        [*tool, *ingest],
        [*tool, *ingest, "--format", "json"],
        [*tool, "--kb", str(SHIPPED), *ingest],
        [sys.executable, "-c", _ENGINE, str(article)],
    )
    lines = dict(zip(targets, arguments, strict=True))
    _beside_pass("Start-up of ingest", stand, outcome, runs, lines, targets)


def _beside_pass(
    title: str,
    stand: Stand,
    outcome: Outcome,
    runs: int,
    lines: Mapping[str, Sequence[str]],
    targets: Mapping[str, float | None],
) -> None:
    """Measure commands beside an idle interpreter and note the ratios."""
    commands = [
        Command(_PASS, [sys.executable, "-c", "pass"]),
        *(Command(name, line) for name, line in lines.items()),
    ]
    stand.side_by_side(commands, 2, say)
    series = stand.side_by_side(commands, runs, say)
    table(title, series, (_PASS,))
    for name, target in targets.items():
        if series[name].error:
            outcome.fail(series[name])
        else:
            ratio = series[name].over(series[_PASS])
            outcome.figure(f"{name} ÷ {_PASS}", ratio.wall, f"{ratio}, cpu {ratio.cpu:.2f}", target)


def table(title: str, measured: Mapping[str, Series], against: Sequence[str]) -> None:
    """Print the runs of commands, and their medians over those of some of them."""
    heads = [f"÷ {name.partition('(')[0]}" for name in against]
    print(f"\n{title}")
    print(
        f"  {'':<40}{'wall ms':>10} {'(min-max)':>19}{'cpu ms':>10}{'peak MiB':>10}",
        *(f"{head:>18}" for head in heads),
    )
    for name, series in measured.items():
        if series.error:
            print(f"  {name:<40}{series.error}")
            continue
        least, most = series.span
        print(
            f"  {name:<40}{series.wall * 1000:>10,.1f}"
            f" {f'({least * 1000:,.1f}-{most * 1000:,.1f})':>19}"
            f"{series.cpu * 1000:>10,.1f}{series.peak / 1024:>10,.1f}",
            *(
                f"{'-' if other.error else f'{series.wall / other.wall:.2f}':>18}"
                for other in map(measured.__getitem__, against)
            ),
            flush=True,
        )


def disputes_command() -> list[str]:
    """Give the program that is installed for this interpreter, else this repository's."""
    script = Path(sys.executable).with_name("disputes")
    return [str(script)] if script.exists() else [sys.executable, "-m", "disputes"]


def machine() -> str:
    """Describe what is measured, and on what."""
    return "\n".join(_describe())


def _describe() -> Iterator[str]:
    yield f"Python {platform.python_version()}, {platform.platform()}, {os.cpu_count()} processors"
    for name in ("disputes", "PyYAML"):
        try:
            yield f"{name} {importlib.metadata.version(name)}"
        except importlib.metadata.PackageNotFoundError:
            yield f"{name}: not installed for this interpreter"
    yield f"command: {' '.join(disputes_command())}"
    try:
        sample = Stand(ROOT, environment(), 60).run(Command(_PASS, [sys.executable, "-c", "pass"]))
    except CommandError as error:
        yield f"{_PASS}: {error}"
    else:
        yield f"least peak that can be measured: {sample.peak / 1024:.1f} MiB"


def _sizes(text: str) -> tuple[int, ...]:
    return tuple(_count(part) for part in text.split(","))


def _count(text: str) -> int:
    number = int(text.replace("_", ""))
    if number < 1:
        raise argparse.ArgumentTypeError("must be at least 1")
    return number


def say(text: str) -> None:
    """Show on a terminal how far it has come."""
    if sys.stderr.isatty():
        print(f"\r\x1b[K{text}", end="\r", file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
