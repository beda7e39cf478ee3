"""What is printed for the shipped knowledge base, to the letter; look at it, then update it."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import Golden

from cli.conftest import ROOT, Run

COMMANDS = {
    "report": ("report",),
    "report-all": ("report", "--all"),
    "report-by-source": ("report", "--by", "source", "--topic", "cruise-missiles"),
    "report-as-of": ("report", "--as-of", "2015-10-07"),
    "report-agreed": ("report", "--status", "agreed"),
    "check": ("check",),
    "explain": ("explain", "self-contradiction"),
    "explain-family": ("explain", "D3"),
    "list-rules": ("check", "--list-rules"),
}
HELP = {"check-help": ("check", "--help"), "help": ("--help",)}


@pytest.mark.parametrize("width", [80, 140])
@pytest.mark.parametrize("name", COMMANDS)
def test_printed_text(call: Run, golden: Golden, name: str, width: int) -> None:
    ran = call(*COMMANDS[name], cwd=ROOT, COLUMNS=str(width))
    assert (ran.status, ran.err) == (0, "")
    golden(Path("cli") / f"{name}-{width}.txt", ran.out)


@pytest.mark.parametrize("width", [80, 140])
@pytest.mark.parametrize("name", HELP)
def test_help(run: Run, golden: Golden, name: str, width: int) -> None:
    ran = run(*HELP[name], width=width)
    assert (ran.status, ran.err) == (0, "")
    golden(Path("cli") / f"{name}-{width}.txt", ran.out)


def test_json_report(call: Run, golden: Golden) -> None:
    ran = call("report", "--format", "json", cwd=ROOT)
    assert (ran.status, ran.err) == (0, "")
    golden(Path("cli") / "report.json", ran.out)


@pytest.mark.parametrize("name", ["report", "report-all"])
def test_markdown(call: Run, golden: Golden, name: str) -> None:
    ran = call(*COMMANDS[name], "--format", "markdown", cwd=ROOT)
    assert (ran.status, ran.err) == (0, "")
    golden(Path("cli") / f"{name}.md", ran.out)


def test_csv_report(call: Run, golden: Golden) -> None:
    ran = call("report", "--format", "csv", cwd=ROOT)
    assert (ran.status, ran.err) == (0, "")
    golden(Path("cli") / "report.csv", ran.out)
