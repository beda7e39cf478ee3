"""Keys of a review that are no decisions: the last screen, yes and no, Ctrl-Z, a pasted reason."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from cli.conftest import Run
from cli.reviewing import DRAFT, KB, editor, folder, review, screens, text_of
from cli.terminal import PROGRAM, start

ASK = "[?]help "
LAST = "[u]ndo [q]uit "
REASON = "as it is):"


def test_the_last_decision_is_taken_back_on_the_last_screen(tmp_path: Path) -> None:
    folder(tmp_path)
    with review(tmp_path, "snow") as terminal:
        terminal.until(ASK)
        terminal.type("r")
        terminal.until("[y/n] ")
        terminal.type("\x1b[A")  # an arrow is neither yes nor no
        terminal.until("[y/n] ")
        terminal.type("s")
        terminal.until("[y/n] ")
        terminal.type("y")
        seen = screens(terminal.until(LAST))
        assert "removed claim 'snow'" in seen
        assert "Nothing is left to look at.\n\n[u]ndo [q]uit" in seen
        assert "snow:" not in text_of(tmp_path, "draft")
        terminal.type("x")
        assert "there is no such key here" in terminal.until(LAST)
        terminal.type("u")
        seen = terminal.until(ASK)
        assert "taken back" in seen
        assert "1 of 1" in seen
        assert text_of(tmp_path, "draft") == DRAFT
        terminal.type("a")
        terminal.until(LAST)
        terminal.type("q")
        status, seen = terminal.end()
    assert (status, "1 decision made" in seen) == (0, True)


@pytest.mark.slow
def test_esc_is_no(tmp_path: Path) -> None:
    folder(tmp_path)
    with review(tmp_path, "snow") as terminal:
        terminal.until(ASK)
        terminal.type("r")
        terminal.until("[y/n] ")
        terminal.type("\x1b")
        terminal.until(ASK)
        terminal.type("q")
        assert terminal.end()[0] == 1
    assert text_of(tmp_path, "draft") == DRAFT


@pytest.mark.slow
def test_an_edit_that_breaks_the_file_shows_why_at_once(tmp_path: Path) -> None:
    folder(tmp_path, draft=None)
    broken = editor(tmp_path, "It was dry.", "[It was dry.")
    with review(tmp_path, "--only", "findings", env={"VISUAL": broken}) as terminal:
        terminal.until(ASK)
        terminal.type("e")
        seen = terminal.until(ASK)
        assert "there is a new error" in seen
        assert "not there any more" not in seen
        assert "D008" in seen
        assert "1 of 1" in seen
        terminal.type("q")
        assert terminal.end()[0] == 1


@pytest.mark.slow
def test_a_new_error_comes_before_what_was_behind(tmp_path: Path) -> None:
    folder(tmp_path)
    script = editor(tmp_path, "kind: person  #", "kind: persn  #")
    with review(tmp_path, env={"VISUAL": script}) as terminal:
        terminal.until(ASK)
        terminal.type("s")
        terminal.until(ASK)
        terminal.type("e")
        seen = terminal.until(ASK)
        assert "there is a new error" in seen
        assert "D026" in seen
        terminal.type("q")
        terminal.end()


@pytest.mark.parametrize(
    ("term", "typed"),
    [
        ("xterm-256color", "\x1b[200~two\r\n  lines\x1b[201~"),
        pytest.param("xterm-256color", "two\rlines", marks=pytest.mark.slow),
        pytest.param("dumb", "two\nlines", marks=pytest.mark.slow),
    ],
)
def test_a_pasted_reason_is_one_line(tmp_path: Path, term: str, typed: str) -> None:
    folder(tmp_path, draft=None)
    with review(tmp_path, "--only", "findings", env={"TERM": term}) as terminal:
        terminal.until(ASK)
        terminal.type("a")
        terminal.until(REASON)
        terminal.type(typed)
        terminal.quiet()
        assert text_of(tmp_path) == KB
        terminal.type("\r")
        terminal.until(LAST)
        terminal.type("q")
        assert terminal.end()[0] == 0
    assert "- denies: bob  # disputes: ignore[D212] two lines\n" in text_of(tmp_path)


@pytest.mark.slow
@pytest.mark.parametrize("reason", [False, True])
def test_ctrl_z_leaves_the_terminal_as_it_was(tmp_path: Path, *, reason: bool) -> None:
    folder(tmp_path, draft=None)
    env = {"XDG_STATE_HOME": str(tmp_path / "state"), "PS1": "> "}
    with start(["bash", "--norc", "--noprofile", "-i"], env, cwd=tmp_path) as terminal:
        terminal.until("> ")
        terminal.type(f"{' '.join(PROGRAM)} review --only findings\n")
        terminal.until(ASK)
        if reason:
            terminal.type("a")
            terminal.until(REASON)
            terminal.type("so ")
            terminal.quiet()
        terminal.type("\x1a")
        terminal.until("Stopped")
        terminal.type("stty -a; echo 'set' again\n")
        modes = terminal.until("set again")
        assert re.search(r"(?<!-)\becho\b", modes)
        assert re.search(r"(?<!-)\bicanon\b", modes)
        terminal.type("fg\n")
        seen = terminal.until(REASON if reason else ASK)
        assert "nobody is on record for" in seen
        terminal.type("it is\r" if reason else "q")
        if reason:
            terminal.until(LAST)
            terminal.type("q")
        terminal.until("> ")
    assert ("ignore[D212] so it is" in text_of(tmp_path)) is reason


def test_a_path_that_is_not_there(call: Run, tmp_path: Path) -> None:
    folder(tmp_path)
    ran = call("review", "--list", "data/claim.yaml")
    assert ran.status == 2
    assert ran.err.startswith("disputes: there is no file data/claim.yaml\n")
    assert "did you mean 'data/claims.yaml'" in ran.err
    assert "no record has the id 'sno'" in call("review", "--list", "sno").err
