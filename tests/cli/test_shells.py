"""Completion in the real shells, with their own line editors, on a terminal."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import Tool

from cli.conftest import ROOT
from cli.terminal import Terminal, start
from cli.test_completion import HOSTILE

KB = """\
sources:
  konashenkov: {name: Igor Konashenkov, kind: person, aliases: [Maj. Gen. Konashenkov]}
  kirillov: {name: Igor Kirillov, kind: person}
  harbour: {name: Port authority, kind: organisation}
  ivanov: {name: Sergei Ivanov, kind: person}
claims:
  one-shed: {text: One shed burnt down., topic: sheds, assertions: [{asserts: harbour}]}
"""
Shell = Callable[[str], Terminal]
Completed = Callable[[Terminal, str], str]

STARTED = {
    "bash": (["bash", "--norc", "--noprofile", "-i"], 'eval "$(disputes completion bash)"'),
    "zsh": (
        ["zsh", "-f", "-i"],
        'autoload -U compinit; compinit -u -D; eval "$(disputes completion zsh)"',
    ),
    "fish": (["fish", "--no-config", "-i"], "disputes completion fish | source"),
}
WRAPPER = """\
#!/bin/sh
if [ -n "$_DISPUTES_COMPLETE" ] || [ "$1" = completion ]; then exec {python} -m disputes "$@"; fi
printf '%s\\n' "$@" > {folder}/unfinished; mv {folder}/unfinished {folder}/ran
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Make a folder with a knowledge base, and a `disputes` that keeps what it is given."""
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "claims.yaml").write_text(KB, encoding="utf-8")
    (tmp_path / "elsewhere.yaml").write_text("claims: {another: {text: A.}}", encoding="utf-8")
    program = tmp_path / "bin" / "disputes"
    program.parent.mkdir()
    program.write_text(WRAPPER.format(python=sys.executable, folder=tmp_path), encoding="utf-8")
    program.chmod(0o755)
    return tmp_path


@pytest.fixture
def shell(folder: Path, tool: Tool) -> Shell:
    """Start a shell in which the completion is installed."""

    def begin(name: str) -> Terminal:
        command, setup = STARTED[name]
        path = f"{folder / 'bin'}{os.pathsep}{os.environ['PATH']}"
        env: dict[str, str | None] = {
            "PATH": path,
            "PS1": "$ ",
            "HOME": str(folder),
            "HISTFILE": None,
            "INPUTRC": "/",
        }
        terminal = start([tool(name), *command[1:]], env, cwd=folder)
        terminal.until(" ")
        terminal.quiet()
        terminal.type(f"{setup}; echo in''stalled\r")
        terminal.until("installed\r\n")
        terminal.quiet()
        return terminal

    return begin


@pytest.fixture
def completed(folder: Path) -> Callable[[Terminal, str], str]:
    """Type a line and Enter; give the words that the program was called with."""

    def run(terminal: Terminal, typed: str) -> str:
        ran = folder / "ran"
        ran.unlink(missing_ok=True)
        terminal.type(f"{typed}\r")
        for _ in range(200):
            terminal.quiet(0.05)
            if ran.exists():
                return " ".join(ran.read_text(encoding="utf-8").splitlines())
        raise AssertionError(f"{typed} did nothing")

    return run


pytestmark = pytest.mark.slow
NAMES = ("bash", "zsh", "fish")


@pytest.mark.parametrize("name", NAMES)
def test_a_word_is_completed(shell: Shell, completed: Completed, name: str) -> None:
    with shell(name) as terminal:
        for typed, line in {
            "disputes rep": "report",
            "disputes show kona": "show konashenkov",
            "disputes show Konash": "show konashenkov",
            "disputes show Sergei": "show ivanov",
            "disputes show 'Maj. Gen. K": "show konashenkov",
            "disputes why shed": "why one-shed",
            "disputes why one-shed auth": "why one-shed harbour",
            "disputes report --topic=she": "report --topic=sheds",
            "disputes report --stat": "report --status",
            "disputes --kb else": "--kb elsewhere.yaml",
            "disputes --kb elsewhere.yaml show an": "--kb elsewhere.yaml show another",
            "disputes --kb ~/elsewhere.yaml why an": f"--kb {Path.home()} why another",
            "disputes explain forced": "explain D204",
            "disputes show nobody": "show nobody",
            "bin/disputes show Sergei": "show ivanov",
        }.items():
            expected = line.replace(str(Path.home()), str(terminal_home(terminal)))
            assert completed(terminal, f"{typed}\t") == expected, typed


def terminal_home(terminal: Terminal) -> Path:
    """Give the file in the folder that the shell has for its user's own."""
    return Path(f"/proc/{terminal.pid}/cwd").resolve() / "elsewhere.yaml"


@pytest.mark.parametrize("name", NAMES)
def test_what_was_typed_stays_where_several_have_it_in_a_name(
    shell: Shell, completed: Completed, name: str
) -> None:
    with shell(name) as terminal:
        terminal.type("disputes show Igor\t" + "\t" * (name == "bash"))
        terminal.until("Igor Konashenkov")
        assert completed(terminal, "x") == "show Igorx"
        terminal.type("disputes show Igor\t" + "\t" * (name == "bash"))
        terminal.until("Igor Kirillov")
        assert completed(terminal, "") == "show Igor"


def test_zsh_chooses_from_the_list_with_another_tab(shell: Shell, completed: Completed) -> None:
    with shell("zsh") as terminal:
        terminal.type("disputes show Igor\t")
        terminal.until("Igor Konashenkov")
        assert completed(terminal, "\t\r") == "show kirillov"


@pytest.mark.parametrize("name", NAMES)
def test_hostile_names_do_nothing(
    shell: Shell, completed: Completed, folder: Path, name: str
) -> None:
    (folder / "data" / "claims.yaml").write_text(HOSTILE, encoding="utf-8")
    with shell(name) as terminal:
        for typed, line in {"disputes show Evil": "show Evil", "disputes show a": "show a"}.items():
            terminal.type(f"{typed}\t" + "\t" * (name == "bash"))
            seen = terminal.until("$(touch pwned)")
            seen += terminal.quiet()
            assert "\x1b[31m" not in seen
            assert "\x1b]0;title" not in seen
            if name == "bash":
                assert completed(terminal, "") == line
            else:
                terminal.type("\x03")
                terminal.quiet()
    assert not list(folder.rglob("pwned"))


@pytest.mark.parametrize("name", NAMES)
def test_a_broken_knowledge_base_says_nothing(
    shell: Shell, completed: Completed, folder: Path, name: str
) -> None:
    with shell(name) as terminal:
        (folder / "data" / "claims.yaml").write_text("claims: [", encoding="utf-8")
        assert completed(terminal, "disputes show Igor\t") == "show Igor"
        (folder / "data" / "claims.yaml").unlink()
        assert completed(terminal, "disputes show Igor\t") == "show Igor"


@pytest.mark.parametrize(
    ("line", "offers"),
    [
        ("disputes show Kon", ["konashenkov\tIgor Konashenkov"]),
        ("disputes report --topic=", ["--topic=sheds"]),
        ("disputes show Igor", []),
        ("disputes --kb else", ["elsewhere.yaml"]),
    ],
)
def test_fish_without_a_terminal(folder: Path, tool: Tool, line: str, offers: list[str]) -> None:
    done = subprocess.run(
        [
            tool("fish"),
            "--no-config",
            "-c",
            f"disputes completion fish | source; complete -C '{line}'",
        ],
        cwd=folder,
        env={
            **os.environ,
            "PATH": f"{folder / 'bin'}{os.pathsep}{os.environ['PATH']}",
            "PYTHONPATH": str(ROOT),
            "HOME": str(folder),
        },
        capture_output=True,
        timeout=60,
        check=True,
        encoding="utf-8",
    )
    assert (done.stdout.splitlines(), done.stderr) == (offers, "")


def test_the_scripts_are_well_formed(tool: Tool) -> None:
    folder = ROOT / "disputes" / "cli" / "completion"
    for name in ("bash", "zsh"):
        subprocess.run([tool(name), "-n", folder / f"disputes.{name}"], check=True)
    subprocess.run([tool("fish"), "--no-execute", folder / "disputes.fish"], check=True)
    if shutil.which("shellcheck"):
        subprocess.run(["shellcheck", "-s", "bash", folder / "disputes.bash"], check=True)
