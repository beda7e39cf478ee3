"""The page of the commands and the man page are those of the commands as they are."""

from __future__ import annotations

import os
import re
import runpy
import subprocess
from pathlib import Path
from typing import Any

import pytest
from conftest import Tool

from disputes.cli.app import app
from docs.blocks import ROOT

MANUAL = ROOT / "man" / "disputes.1"


@pytest.fixture(scope="module")
def script() -> dict[str, Any]:
    return runpy.run_path(str(ROOT / "scripts" / "commands_page.py"))


def rendered(man: str, file: Path) -> tuple[str, str]:
    """Give a man page as a reader sees it, and what groff has against it."""
    done = subprocess.run(
        [man, "--warnings=w", "-l", str(file)],
        env={**os.environ, "MANWIDTH": "80", "LC_ALL": "C.UTF-8", "MANPAGER": "cat"},
        capture_output=True,
        timeout=60,
        check=True,
        encoding="utf-8",
    )
    return re.sub(".\b", "", done.stdout), done.stderr


def test_they_are_fresh(script: dict[str, Any], capsys: pytest.CaptureFixture[str]) -> None:
    status = script["main"](["--check"])
    assert (status, capsys.readouterr().err) == (0, "")


def test_every_command_and_option_stands_in_both(script: dict[str, Any]) -> None:
    page, manual = script["page"](), script["manual"]()
    for one in script["commands"]():
        assert f"```text\n{one.usage}\n```" in page
        if one.name != "disputes":
            assert f".SS {one.name}\n" in manual
        for name, meaning in one.options:
            assert f"`{name}`".replace("|", "\\|").replace(", ", "`, `") in page
            assert meaning, f"{one.name} {name} has no help"
            assert meaning[0] not in "(["
    names = [one.name for one in script["commands"]()][1:]
    assert [one for one in names if " " not in one] == sorted(app.list_commands(None))  # type: ignore[arg-type]
    assert {"add source", "add document", "add assertion"} < set(names)


def test_the_man_page_is_rendered_without_a_warning(tool: Tool) -> None:
    text, warnings = rendered(tool("man"), MANUAL)
    assert warnings == ""
    words = " ".join(text.split())
    for part in ("NAME disputes", "--no-pager", "DISPUTES_KB", 'eval "$(disputes completion zsh)"'):
        assert part in words


def test_nothing_in_a_text_is_a_request(script: dict[str, Any], tool: Tool, tmp_path: Path) -> None:
    texts = [".so /etc/passwd", "'ig", "a\\fBb\\n(.g \\*x", "-- ^~`'\"", "é – “„” 𝄞", " x"]
    lines = [script["_protected"](script["_roff"](text)) for text in texts]
    file = tmp_path / "page.1"
    file.write_text(".TH X 1\n.SH NAME\n.nf\n" + "\n".join(lines) + "\n.fi\n", encoding="utf-8")
    text, warnings = rendered(tool("man"), file)
    assert warnings == ""
    shown = [line.strip() for line in text.splitlines()]
    assert [one for one in texts if one.strip() not in shown] == []


def test_a_stale_page_is_noticed(
    script: dict[str, Any],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    main = script["main"]
    names = main.__globals__
    monkeypatch.setitem(names, "ROOT", tmp_path)
    monkeypatch.setitem(names, "PAGE", tmp_path / "docs" / "commands.md")
    monkeypatch.setitem(names, "MANUAL", tmp_path / "man" / "disputes.1")
    assert main(["--check"]) == 1
    assert main([]) == 0
    assert main(["--check"]) == 0
    (tmp_path / "man" / "disputes.1").write_text("old", encoding="utf-8")
    capsys.readouterr()
    assert main(["--check"]) == 1
    assert capsys.readouterr().err == (
        "man/disputes.1: stale; run `python scripts/commands_page.py`\n"
    )
    assert main(["--nonsense"]) == 2
