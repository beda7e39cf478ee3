"""Commands as a user meets them: right use, wrong use, and surroundings that go wrong."""

from __future__ import annotations

import json
import os
import pty
import select
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from cli.conftest import ROOT, Run

Write = Callable[[str], Path]

SMALL = """\
sources:
  ann: {name: Ann, kind: person}
  bob: {name: Bob, kind: person}
documents:
  paper: {title: The paper, publisher: ann, published: 2015-10-07}
claims:
  it-rained:
    text: It rained.
    assertions:
      - {asserts: ann, said: 2015-10-06, in: paper, quote: It rained.}
      - {denies: bob, in: paper, quote: No drop fell, speech: direct}
"""


def test_a_small_report(run: Run, kb: Write) -> None:
    ran = run("--kb", str(kb(SMALL)), "report")
    assert ran.status == 0
    assert (
        ran.out
        == """\
1 dispute over 1 claim of 1
  latest: ≤\u00a02015-10-07, Bob denies it-rained
≠\u00a01\u00a0contested
2 assertions by 2 sources in 1 document

── No topic ────────────────────────────────────────────────────────────────────

Dispute it-rained · 1 claim
  between Ann × Bob

  It rained.
  ≠ contested  it-rained
    FOR
      Ann — firm · 1 document, 1 origin
        Ann asserts, 2015-10-06
          It rained.
          Ann, 2015-10-07 · in its own voice
    AGAINST
      Bob — firm · 1 document, 1 origin
        Bob denies, ≤\u00a02015-10-07
          “No drop fell”
          Ann, 2015-10-07 · direct words
"""
    )


def test_json_follows_the_contract(call: Run, kb: Write) -> None:
    ran = call("--kb", str(kb(SMALL)), "report", "--format", "json")
    data = json.loads(ran.out)
    assert data["format"] == "disputes-report/1"
    keys = ["format", "as_of", "by", "complete", "counts", "disputes", "latest", "claims"]
    assert list(data) == keys
    assert data["latest"] == [
        {
            "said": "2015-10-07",
            "said_given": False,
            "source": "bob",
            "stance": "denies",
            "claim": "it-rained",
        }
    ]
    assert data["disputes"] == [
        {
            "id": "it-rained",
            "topic": None,
            "claims": ["it-rained"],
            "opposed": [["ann", "bob"]],
            "by_inference": False,
        }
    ]
    assert data["claims"][0]["against"] == [
        {
            "party": "bob",
            "narrator": False,
            "force": "firm",
            "direct": "firm",
            "derived": None,
            "divided": False,
            "inferred": False,
            "documents": ["paper"],
            "origins": ["paper"],
            "assertions": [
                {
                    "source": "bob",
                    "stance": "denies",
                    "said": "2015-10-07",
                    "said_given": False,
                    "claim": "it-rained",
                    "inferred": False,
                    "reports": [
                        {
                            "document": "paper",
                            "quote": "No drop fell",
                            "speech": "direct",
                            "at": None,
                            "via": [],
                            "span": None,
                        }
                    ],
                }
            ],
        }
    ]


def test_errors_still_give_the_answer(call: Run, kb: Write) -> None:
    file = kb(SMALL + "      - {asserts: cate, in: paper, quote: It did.}\n")
    ran = call("--kb", str(file), "report", "--format", "json")
    assert ran.status == 1
    assert json.loads(ran.out)["complete"] is False
    assert ran.err == (
        "disputes: the knowledge base has 1 error, so this may be incomplete; "
        "`disputes check` shows them\n"
    )


def test_check_shows_line_caret_and_hint(call: Run, kb: Write) -> None:
    file = kb(SMALL.replace("denies: bob", "denies: bbo"))
    ran = call("check", "--ignore", "D3", cwd=file.parent, DISPUTES_KB="kb.yaml")
    assert ran.status == 1
    assert (
        ran.out
        == """\
kb.yaml:11:18: D101 no source has the id 'bbo'
          - {denies: bbo, in: paper, quote: No drop fell, speech: direct}
                     ^^^
  = did you mean 'bob'?
Found 1 error.
"""
    )
    assert ran.err == ""


def test_check_json_follows_the_contract(call: Run, kb: Write) -> None:
    file = kb(SMALL.replace("denies: bob", "denies: bbo"))
    ran = call("--kb", "kb.yaml", "check", "--ignore", "D3", "--format", "json", cwd=file.parent)
    assert json.loads(ran.out) == {
        "format": "disputes-check/1",
        "findings": [
            {
                "code": "D101",
                "rule": "unknown-reference",
                "level": "error",
                "path": "kb.yaml",
                "record": "it-rained",
                "line": 11,
                "column": 18,
                "end_line": 11,
                "end_column": 21,
                "message": "no source has the id 'bbo'",
                "hint": "did you mean 'bob'?",
                "fixable": False,
                "related": [],
            }
        ],
        "counts": {"error": 1, "warning": 0, "info": 0},
    }


def test_the_shipped_knowledge_base_is_sound(call: Run, articles: Path) -> None:
    ran = call(
        "--archive", str(articles), "check", "--fail-on", "warning", "--ignore", "D212", cwd=ROOT
    )
    assert (ran.status, ran.out, ran.err) == (0, "No findings.\n", "")


WRONG = {
    "unknown command": (("reprot",), "there is no command 'reprot'; did you mean 'report'?"),
    "unknown record": (("show", "konashenko"), "no record has the id 'konashenko'"),
    "unknown claim": (("why", "su30-mistaek"), "no claim has the id 'su30-mistaek'"),
    "unknown party": (("why", "su30-mistake", "rusia"), "no source has the id 'rusia'"),
    "party without position": (
        ("why", "su30-mistake", "islamic-state"),
        "'islamic-state' has no position on this claim as a party",
    ),
    "no such date": (("report", "--as-of", "2015-02-30"), "there is no day 30 in 2015-02"),
    "no such status": (("report", "--status", "contentious"), "there is no status 'contentious'"),
    "no such topic": (("report", "--topic", "cruise-misiles"), "no topic has the id"),
    "no such file": (("--kb", "nowhere.yaml", "report"), "no knowledge base at nowhere.yaml"),
    "no such archive": (("--archive", "nowhere", "report"), "no archive at nowhere"),
    "no such option": (("report", "--colour"), "No such option '--colour'"),
    "no such format": (("report", "--format", "xml"), "Invalid value for '--format'"),
}


@pytest.mark.parametrize("case", WRONG)
def test_wrong_use_is_one_clear_message(call: Run, case: str) -> None:
    arguments, message = WRONG[case]
    ran = call(*arguments, cwd=ROOT)
    assert ran.status == 2
    assert ran.out == ""
    assert message in ran.err
    assert "Traceback" not in ran.err
    assert len(ran.err.splitlines()) <= 2


def test_nothing_to_read(call: Run, tmp_path: Path) -> None:
    ran = call("report", cwd=tmp_path)
    assert ran.status == 2
    assert ran.err == (
        "disputes: no knowledge base here: found no data/claims.yaml in this folder or above it\n"
        "  name one with --kb PATH, DISPUTES_KB, or `kb` in disputes.toml\n"
    )


@pytest.mark.parametrize("text", ["", "# nothing yet\n", "claims:\n", "disputes: 1\n"])
def test_an_empty_knowledge_base(call: Run, kb: Write, text: str) -> None:
    ran = call("--kb", str(kb(text)), "report")
    assert ran.status == 0
    assert "The knowledge base has no claims yet." in ran.out


def test_the_configuration_is_found_from_below(call: Run, kb: Write) -> None:
    file = kb(SMALL)
    (file.parent / "disputes.toml").write_text('kb = "kb.yaml"\n', encoding="utf-8")
    below = file.parent / "deep" / "er"
    below.mkdir(parents=True)
    assert call("report", cwd=below).out.startswith("1 dispute over 1 claim of 1\n")


def test_a_wrong_configuration_is_told(call: Run, kb: Write) -> None:
    file = kb(SMALL)
    (file.parent / "disputes.toml").write_text('kbb = "kb.yaml"\n', encoding="utf-8")
    ran = call("report", cwd=file.parent)
    assert ran.status == 2
    assert "there is no setting 'kbb'" in ran.err


HOSTILE = "\\x1b]52;c;x\\x07 [bold]:100:[/] \\u202e"


def test_hostile_text_reaches_no_output(call: Run, kb: Write) -> None:
    file = kb(
        SMALL.replace("name: Bob", 'name: "[red]:100:[/][link=file:///etc]B"').replace(
            "  it-rained:", f'  "{HOSTILE}": x\n  it-rained:'
        )
    )
    for arguments in (("report",), ("report", "--format", "json"), ("check",), ("show", "bob")):
        ran = call("--kb", str(file), *arguments)
        assert ran.status == 1
        for character in ran.out + ran.err:
            assert character == "\n" or character.isprintable() or character == "\u00a0"
    assert "[red]:100:[/][link=file:///etc]B" in call("--kb", str(file), "show", "bob").out


@pytest.mark.parametrize(
    "seed", ["0", *(pytest.param(seed, marks=pytest.mark.slow) for seed in ("1", "4711"))]
)
def test_the_same_bytes_whatever_the_hash_seed(run: Run, seed: str) -> None:
    first = run("report", "--all", env={"PYTHONHASHSEED": "2"}).out
    assert run("report", "--all", env={"PYTHONHASHSEED": seed}).out == first
    first = run("report", "--format", "json", env={"PYTHONHASHSEED": "2"}).out
    assert run("report", "--format", "json", env={"PYTHONHASHSEED": seed}).out == first


def _on_a_terminal(env: dict[str, str]) -> bytes:
    """Run the report with its output on a terminal and give what the terminal got."""
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "disputes", "report"],
        cwd=ROOT,
        env={
            **os.environ,
            "PYTHONPATH": str(ROOT),
            "TERM": "xterm-256color",
            "DISPUTES_PAGER": "cat",
            **env,
        },
        stdout=theirs,
    )
    os.close(theirs)
    got = b""
    while select.select([ours], [], [], 30)[0]:
        try:
            piece = os.read(ours, 65536)
        except OSError:
            break
        if not piece:
            break
        got += piece
    os.close(ours)
    assert process.wait(30) == 0
    return got


def test_colours_on_a_terminal_only() -> None:
    plain = {key: value for key, value in os.environ.items() if key != "NO_COLOR"}
    coloured = _on_a_terminal({**plain, "COLUMNS": "80"})
    assert b"\x1b[36m" in coloured
    assert b"\x1b" not in _on_a_terminal({"NO_COLOR": "1", "COLUMNS": "80"})


def test_version(run: Run) -> None:
    from disputes import __version__

    assert run("--version").out == f"disputes {__version__}\n"


@pytest.mark.parametrize("command", ["report", "show", "why", "check"])
def test_every_command_has_help(run: Run, command: str) -> None:
    ran = run(command, "--help")
    assert ran.status == 0
    assert ran.out.startswith(f"Usage: disputes {command} ")


def test_a_bug_is_one_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from disputes.cli import boundary
    from disputes.cli.session import Session

    def broken(_: Session, **_options: object) -> None:
        raise KeyError("x")

    monkeypatch.setattr(Session, "load", broken)
    assert boundary.run(["check"]) == 3
    assert capsys.readouterr().err == (
        "disputes: this is a bug, please report it: KeyError: 'x'; --debug shows where\n"
    )
