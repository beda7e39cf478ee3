"""Dialogues of `disputes add` in a terminal, as somebody types them."""

from __future__ import annotations

import os
import signal
from pathlib import Path

import pytest

from cli.editing import KB, folder, text_in
from cli.terminal import PROGRAM, Terminal, start

pytestmark = pytest.mark.slow

DOWN, ESCAPE = "\x1b[B", "\x1b"
ADD = (*PROGRAM, "--archive", "archive", "add")


def ended(terminal: Terminal) -> int:
    """Wait for the program to end; give its exit status."""
    _, status = os.waitpid(terminal.pid, 0)
    terminal.pid = 0
    return os.waitstatus_to_exitcode(status)


@pytest.mark.parametrize("term", ["xterm-256color", "dumb"])
@pytest.mark.parametrize("color", ["", "1"])
def test_a_source(tmp_path: Path, term: str, color: str) -> None:
    folder(tmp_path)
    env = {"TERM": term, "NO_COLOR": color or None}
    with start((*ADD, "source"), env, cwd=tmp_path) as terminal:
        for label, keys in (
            ("Name", "Eve\r"),
            ("Kind", "person\r"),
            ("Speaks for", "ministry from 2011\r"),
            ("More", "\r"),
            ("Id", "\r"),
            ("Write this to data/claims.yaml?", "y\r"),
        ):
            terminal.until(label)
            terminal.quiet(0.2)
            terminal.type(keys)
        terminal.until("disputes: added source 'eve' in data/claims.yaml:14")
        assert ended(terminal) == 0
    assert "  eve:\n    name: Eve\n    kind: person\n    speaks_for:\n" in text_in(tmp_path)


def test_an_assertion_with_a_passage_from_the_menu(tmp_path: Path) -> None:
    folder(tmp_path)
    (tmp_path / "archive" / "rain.txt").write_text(
        "It had rained all night. The valley was wet. Nobody slept.\n"
    )
    with start((*ADD, "assertion"), cwd=tmp_path) as terminal:
        for label, keys in (
            ("Claim", "dry\r"),
            ("Stance", DOWN * 4 + "\r"),
            ("Who denies", "bob\r"),
            ("In", "post\r"),
            ("Quote", "rained nigh"),
            ("line 1", DOWN),
            ("It had rained all night.", "\r"),
            ("", ESCAPE + DOWN),
            ("The valley was wet.", "\r"),
            ("More", "said 2015-10-06\r"),
            ("More", "\r"),
            ("Write this to data/claims.yaml?", "\r"),
        ):
            terminal.until(label)
            terminal.quiet(0.2)
            terminal.type(keys)
        terminal.until("disputes: added an assertion on 'dry'")
        assert ended(terminal) == 0
    assert text_in(tmp_path).endswith(
        "      - denies: bob\n        said: 2015-10-06\n        in: post\n"
        '        quote: "It had rained all night. The valley was wet."\n'
    )


@pytest.mark.parametrize("term", ["xterm-256color", "dumb"])
@pytest.mark.parametrize("key", ["\x03", "\x04"])
def test_leaving_at_each_question(tmp_path: Path, term: str, key: str) -> None:
    folder(tmp_path)
    dialogue = [("Claim", "dry\r"), ("Relation", "supp\r"), ("Supports which claim", "rain\r")]
    dialogue += [("Why", "\r"), ("Write this", key)]
    for number in range(len(dialogue)):
        with start((*ADD, "relation"), {"TERM": term}, cwd=tmp_path) as terminal:
            for at, (label, keys) in enumerate(dialogue[: number + 1]):
                terminal.until(label)
                terminal.quiet(0.2)
                terminal.type(key if at == number else keys)
            terminal.until("disputes: interrupted; nothing was written\r\n")
            assert ended(terminal) == 130
    assert text_in(tmp_path) == KB


def test_a_hostile_name_in_the_menu(tmp_path: Path) -> None:
    folder(tmp_path)
    file = tmp_path / "data" / "claims.yaml"
    name = '"a\\e]52;c;eA==\\a\\e[31m <b>\\u202erab [/] {x}"'
    file.write_text(KB.replace("name: Ann,", f"name: {name},"))
    with start((*ADD, "source", "--name", "Eve", "--kind", "state"), cwd=tmp_path) as terminal:
        terminal.quiet(0.5)
    with start((*ADD, "assertion", "rain"), {"NO_COLOR": "1"}, cwd=tmp_path, rows=24) as terminal:
        terminal.until("Stance")
        terminal.type("asserts\r")
        terminal.until("Who asserts")
        seen = terminal.quiet(0.5)
        assert "ann" in seen
        assert not any(bad in seen for bad in ("\x1b]52", "\x1b[31m", "\u202e", "\x07"))


def test_a_signal_leaves_too(tmp_path: Path) -> None:
    folder(tmp_path)
    with start((*ADD, "source"), {"TERM": "dumb"}, cwd=tmp_path) as terminal:
        terminal.until("Name")
        os.kill(terminal.pid, signal.SIGINT)
        terminal.until("disputes: interrupted; nothing was written")
        assert ended(terminal) == 130


@pytest.mark.parametrize("term", ["xterm-256color", "dumb"])
def test_back_and_through_the_answers_again(tmp_path: Path, term: str) -> None:
    folder(tmp_path)
    with start((*ADD, "relation"), {"TERM": term}, cwd=tmp_path) as terminal:
        for label, keys in (
            ("Claim", "rain\r"),
            ("Relation", "supp\r"),
            ("Supports which claim", "<\r"),
            ("Relation", "\r"),
            ("Supports which claim", "dry\r"),
            ("Why", "Ann \U0001f648\r"),
            ("Write this", "e\r"),
            ("Claim", "\r"),
            ("Relation", "\r" if term == "dumb" else "\x15weak\r"),
            ("which claim", "\r" if term == "dumb" else "dry\r"),
            ("Why", "\r"),
            ("Write this", "\r"),
        ):
            terminal.until(label)
            terminal.quiet(0.2)
            terminal.type(keys)
        terminal.until("disputes: added that 'rain'")
        assert ended(terminal) == 0
    kind = "supports" if term == "dumb" else "weakens"
    added = f"    {kind}:\n      - {{claim: dry, why: Ann \U0001f648}}\n"
    assert added in text_in(tmp_path)


def test_stopped_and_taken_up_again(tmp_path: Path) -> None:
    folder(tmp_path)
    command = ("sh", "-mc", f"{' '.join((*ADD, 'topic'))}; echo stopped; fg >/dev/null")
    with start(command, cwd=tmp_path) as terminal:
        terminal.until("Name")
        terminal.quiet(0.2)
        terminal.type("Se\x1a")
        terminal.until("stopped")
        terminal.until("Name")
        terminal.quiet(0.2)
        terminal.type("a\r")
        for label in ("More", "Id"):
            terminal.until(label)
            terminal.quiet(0.2)
            terminal.type("\r")
        terminal.until("Write this")
        terminal.type("y\r")
        terminal.until("added topic 'sea'")
