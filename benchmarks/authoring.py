"""Measure the editing commands against a check of the same knowledge base.

    python -m benchmarks.authoring [--runs R] [--size N] [--files K] [--fail]

Whole processes, as in ``benchmarks.run``, with a warm cache; each edit is written.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks.measure import Command, Stand, environment
from benchmarks.run import ROOT, Outcome, disputes_command, machine, say, table

CHECK, ADD = "disputes check", "disputes add assertion"
RENAME, REMOVE = "disputes rename, there and back", "disputes remove --dry-run"

_OWN = """\
sources:
  benchmark-speaker: {name: A speaker, kind: person}
  benchmark-other: {name: Another, kind: person}
documents:
  benchmark-document: {title: A document}
claims:
  benchmark-claim:
    text: Something happened.
    assertions:
      - {asserts: benchmark-speaker, in: benchmark-document, quote: "it happened"}
"""
_THERE_AND_BACK = (
    "import subprocess, sys\n"
    "names = ['benchmark-speaker', 'benchmark-voice']\n"
    "for pair in (names, reversed(names)):\n"
    "    subprocess.run([*sys.argv[1:], 'rename', *pair], check=True)\n"
)


def main(arguments: list[str] | None = None) -> int:
    """Read the command line, measure and print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.authoring", description=__doc__)
    parser.add_argument("--runs", type=int, default=3, help="rounds of the table")
    parser.add_argument("--size", type=int, default=100_000, help="assertions")
    parser.add_argument("--files", type=int, default=1_000, help="files that they stand in")
    parser.add_argument("--fail", action="store_true", help="status 1 when a target is missed")
    given = parser.parse_args(arguments)
    print(machine())
    outcome = Outcome()
    with tempfile.TemporaryDirectory(prefix="disputes-benchmark-") as name:
        added = {"XDG_CACHE_HOME": f"{name}/cache", "PYTHONPATH": str(ROOT)}
        stand = Stand(Path(name), environment(**added), 900)
        _measure(stand, outcome, given.size, given.files, given.runs)
    print("\nFigures and targets (ratios of medians of wall time, extremes within a round)")
    print("\n".join(outcome.lines))
    return 1 if outcome.failed or (given.fail and outcome.missed) else 0


def _measure(stand: Stand, outcome: Outcome, size: int, files: int, runs: int) -> None:
    kb = stand.folder / "kb"
    say(f"writing {size:,} assertions")
    made = ["--assertions", str(size), "--files", str(files), str(kb)]
    subprocess.run(
        [sys.executable, "-m", "benchmarks.generate", *made],
        cwd=ROOT,
        check=True,
        stdout=subprocess.DEVNULL,
    )
    (kb / "own.yaml").write_text(_OWN, encoding="utf-8")
    tool = [*disputes_command(), "--kb", str(kb)]
    # Each run says something of its own: an assertion that is there already is refused.
    place = ["--in", "benchmark-document"]
    saying = ["sh", "-c", 'exec "$@" --quote "it happened $$"', "sh", *tool]
    commands = [
        Command(CHECK, [*tool, "check"]),
        Command(
            ADD,
            [
                *saying,
                "add",
                "assertion",
                "benchmark-claim",
                "--asserts",
                "benchmark-other",
                *place,
            ],
        ),
        Command(REMOVE, [*tool, "remove", "benchmark-other", "--force", "--dry-run"]),
        Command(RENAME, [sys.executable, "-c", _THERE_AND_BACK, *tool]),
    ]
    stand.side_by_side(commands, 1, say)
    series = stand.side_by_side(commands, runs, say)
    table(f"{size:,} assertions in {files:,} files, warm cache", series, (CHECK,))
    for command in commands[1:]:
        edit = series[command.name]
        if edit.error or series[CHECK].error:
            outcome.fail(edit if edit.error else series[CHECK])
            continue
        ratio = edit.over(series[CHECK])
        target = 1.2 if command.name == ADD else None
        shown = f"{ratio}, cpu {ratio.cpu:.2f}"
        outcome.figure(f"{command.name} ÷ {CHECK}", ratio.wall, shown, target)


if __name__ == "__main__":
    sys.exit(main())
