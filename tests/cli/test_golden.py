"""What is printed for the shipped knowledge base, to the letter; look at it, then update it."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import Golden

from cli.conftest import Run

COMMANDS = {
    "report": ("report",),
    "report-all": ("report", "--all"),
    "report-by-source": ("report", "--by", "source", "--topic", "cruise-missiles"),
    "report-as-of": ("report", "--as-of", "2015-10-07"),
    "report-agreed": ("report", "--status", "agreed"),
    "why": ("why", "missiles-reached-targets"),
    "why-party": ("why", "su30-mistake", "russia"),
    "show-claim": ("show", "missiles-fell-in-iran"),
    "show-source": ("show", "konashenkov"),
    "show-document": ("show", "voa-2015-10-14"),
    "show-question": ("show", "why-russia-is-there"),
    "show-topic": ("show", "turkish-airspace"),
    "check": ("check",),
    "explain": ("explain", "self-contradiction"),
    "explain-family": ("explain", "D3"),
    "list-rules": ("check", "--list-rules"),
    "check-help": ("check", "--help"),
    "help": ("--help",),
}


@pytest.mark.parametrize("width", [80, 140])
@pytest.mark.parametrize("name", COMMANDS)
def test_printed_text(run: Run, golden: Golden, name: str, width: int) -> None:
    ran = run(*COMMANDS[name], width=width)
    assert (ran.status, ran.err) == (0, "")
    golden(Path("cli") / f"{name}-{width}.txt", ran.out)


def test_json_report(run: Run, golden: Golden) -> None:
    ran = run("report", "--format", "json")
    assert (ran.status, ran.err) == (0, "")
    golden(Path("cli") / "report.json", ran.out)
