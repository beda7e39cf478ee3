"""Measure `disputes check` against PyYAML, other checkers, an archive and its own cache.

    python -m benchmarks.checking [--runs R] [--size N] [--peers BIN] [--fail]

``BIN`` is a folder with ``yamllint``, ``check-jsonschema`` and ``bean-check``; without it they are
left out. Whole processes, as in ``benchmarks.run``.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path

from benchmarks.measure import Command, CommandError, Series, Stand, environment
from benchmarks.peers import write_ledger, write_schema
from benchmarks.run import LOAD, ROOT, YAML, Outcome, disputes_command, machine, say, table

CHECK = "disputes check --no-cache"
PEERS = 10_000
FILES = 1_000


def main(arguments: list[str] | None = None) -> int:
    """Read the command line, measure and print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.checking", description=__doc__)
    parser.add_argument("--runs", type=int, default=3, help="rounds of each table")
    parser.add_argument("--size", type=int, default=100_000, help="assertions of the largest")
    parser.add_argument("--peers", type=Path, help="the folder with the other tools")
    parser.add_argument("--fail", action="store_true", help="status 1 when a target is missed")
    given = parser.parse_args(arguments)
    print(machine())
    outcome = Outcome()
    with tempfile.TemporaryDirectory(prefix="disputes-benchmark-") as name:
        added = {"XDG_CACHE_HOME": f"{name}/cache", "PYTHONPATH": str(ROOT)}
        stand = Stand(Path(name), environment(**added), 900)
        bench = _Bench(stand, outcome, given.runs)
        bench.against_yaml(PEERS, 0.4)
        bench.against_yaml(given.size, 0.25)
        bench.against_peers(given.peers)
        bench.with_archive()
        bench.with_cache(given.size)
    print("\nFigures and targets (ratios of medians of wall time, extremes within a round)")
    print("\n".join(outcome.lines))
    return 1 if outcome.failed or (given.fail and outcome.missed) else 0


class _Bench:
    """The tables, each in the same folder."""

    def __init__(self, stand: Stand, outcome: Outcome, runs: int) -> None:
        self._stand = stand
        self._outcome = outcome
        self._runs = runs

    def against_yaml(self, size: int, target: float) -> None:
        """Check one file, without archive and cache."""
        path = self._generate(f"{size}.yaml", size)
        commands = [
            Command(YAML, [sys.executable, "-c", LOAD, str(path)]),
            Command(CHECK, _check(path)),
        ]
        series = self._measure(f"{size:,} assertions in one file", commands, (YAML,))
        self._ratio(f"{size:>7,}: {CHECK} ÷ {YAML}", series[CHECK], series[YAML], target)

    def against_peers(self, folder: Path | None) -> None:
        """Check what others check, at their own kind of file."""
        if folder is None:
            print("\nno --peers: other tools are not measured")
            return
        stand, kb = self._stand.folder, self._stand.folder / f"{PEERS}.yaml"
        write_schema(stand / "schema.json")
        write_ledger(stand / "ledger.beancount", PEERS)
        lint = [str(folder / "yamllint"), "-d", "{rules: {line-length: disable}}", str(kb)]
        schema = ["--schemafile", str(stand / "schema.json"), str(kb)]
        ledger = ["--no-cache", str(stand / "ledger.beancount")]
        commands = [
            Command(CHECK, _check(kb)),
            Command("yamllint", lint),
            Command("check-jsonschema", [str(folder / "check-jsonschema"), *schema]),
            Command("bean-check --no-cache", [str(folder / "bean-check"), *ledger]),
        ]
        series = self._measure(f"{PEERS:,} assertions or transactions", commands, (CHECK,))
        ours = series[CHECK]
        for name, least in (("yamllint", 15), ("check-jsonschema", 10)):
            self._ratio(f"{CHECK} ÷ {name}", ours, series[name], 1 / least)
        beans = "bean-check --no-cache"
        self._ratio(f"{CHECK} ÷ {beans}", ours, series[beans], 1.3)

    def with_archive(self) -> None:
        """Look 10,000 quotes up in 1,000 documents."""
        texts = self._stand.folder / "archive"
        more = ("--documents", "1000", "--archive", str(texts))
        path = self._generate("archived.yaml", PEERS, *more)
        with_texts = f"{CHECK} --archive"
        commands = [Command(CHECK, _check(path)), Command(with_texts, _check(path, texts))]
        series = self._measure("10,000 assertions, 1,000 archived documents", commands, (CHECK,))
        if self._failed(series.values()):
            return
        more_seconds = series[with_texts].wall - series[CHECK].wall
        self._outcome.figure(
            "with the archive, seconds more", more_seconds, f"{more_seconds:.2f}", 2
        )

    def with_cache(self, size: int) -> None:
        """Check 1,000 files after one of them has been edited."""
        path = self._generate("many", size, "--files", str(FILES))
        edited = sorted(path.glob("*.yaml"))[FILES // 2]
        cold, warm = Series(Command("cold", [])), Series(Command("after one edit", []))
        for turn in range(self._runs):
            say(f"round {turn + 1} of {self._runs}: cache")
            try:
                cold.samples.append(self._stand.run(Command("", _check(path))))
                self._stand.run(Command("", _check(path, cache=True)))
                with edited.open("a", encoding="utf-8") as stream:
                    stream.write(f"# edit {turn}\n")
                warm.samples.append(self._stand.run(Command("", _check(path, cache=True))))
            except CommandError as error:
                cold.error = str(error)
                break
        series = {"cold, without cache": cold, "after one edit, with cache": warm}
        table(f"{size:,} assertions in {FILES:,} files", series, ())
        self._ratio("after one edit ÷ cold", warm, cold, 0.25)

    def _generate(self, name: str, size: int, *more: str) -> Path:
        path = self._stand.folder / name
        if not path.exists():
            say(f"writing {name}")
            line = [sys.executable, "-m", "benchmarks.generate", "--assertions", str(size), *more]
            subprocess.run([*line, str(path)], cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
        return path

    def _measure(
        self, title: str, commands: list[Command], against: tuple[str, ...]
    ) -> dict[str, Series]:
        series = self._stand.side_by_side(commands, self._runs, say)
        table(title, series, against)
        return series

    def _ratio(self, what: str, mine: Series, theirs: Series, target: float) -> None:
        if not self._failed((mine, theirs)):
            ratio = mine.over(theirs)
            self._outcome.figure(
                what, ratio.wall, f"{ratio}, cpu {ratio.cpu:.2f}", round(target, 3)
            )

    def _failed(self, series: Iterable[Series]) -> bool:
        broken = [one for one in series if one.error]
        for one in broken:
            self._outcome.fail(one)
        return bool(broken)


def _check(kb: Path, archive: Path | None = None, *, cache: bool = False) -> list[str]:
    texts = ["--archive", str(archive)] if archive is not None else []
    kept = [] if cache else ["--no-cache"]
    return [*disputes_command(), "--kb", str(kb), *texts, "check", *kept, "--statistics"]


if __name__ == "__main__":
    sys.exit(main())
