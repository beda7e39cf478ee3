"""`disputes review`: dialogues on a terminal, and what becomes of the files."""

from __future__ import annotations

import json
import os
import signal
from pathlib import Path

import pytest
from conftest import Golden

from cli.conftest import Run
from cli.reviewing import DRAFT, KB, editor, folder, review, screens, text_of
from cli.test_schemas import validator

LAST = "[u]ndo [q]uit "
ASK = "[?]help "
ACCEPTED = "# disputes: accepted"


def test_a_whole_review(tmp_path: Path, golden: Golden) -> None:
    folder(tmp_path)
    seen = ""
    with review(tmp_path) as terminal:
        for key in ("?", " ", "a"):
            seen += terminal.until(ASK if key != " " else "goes on. ")
            terminal.type(key)
        seen += terminal.until("as it is):")
        terminal.type("her report is to come\n")
        for key in ("x", "a", "r", "n", "s", "s", "a", "a"):
            seen += terminal.until("[y/n] " if key == "n" else ASK)
            terminal.type(key)
        seen += terminal.until("[y/n] ")
        terminal.type("n")
        status, rest = terminal.end()
    assert status == 1
    golden(Path("cli/review-80.txt"), screens(seen + rest))
    comment = "  # disputes: ignore[D212] her report is to come"
    assert text_of(tmp_path) == KB.replace("- denies: bob", f"- denies: bob{comment}")
    assert text_of(tmp_path, "draft") == DRAFT.replace("  cem:\n", f"  cem:  {ACCEPTED}\n")


def test_an_edit_in_the_editor_is_seen_at_once(tmp_path: Path) -> None:
    folder(tmp_path, draft=None)
    env = {"EDITOR": editor(tmp_path, "denies: bob", "denies: bbo"), "VISUAL": ""}
    with review(tmp_path, "--only", "findings", env=env) as terminal:
        shown = terminal.until(ASK)
        assert "1 of 1" in shown
        terminal.type("e")
        shown = " ".join(screens(terminal.until(ASK)).split())
        told = "nobody is on record for 'dry', which is denied here: not there any more"
        assert f"{told}; there is a new error" in shown
        assert "data/claims.yaml:17:17: D101 " in shown
        assert "2 of 2" in shown
        assert "[a]ccept" not in shown
        terminal.type("q")
        assert terminal.end()[0] == 1
    assert (tmp_path / "edited").read_text(encoding="utf-8") == "+17 claims.yaml\n"


@pytest.mark.slow
def test_what_is_mended_in_the_editor_is_gone(tmp_path: Path) -> None:
    folder(tmp_path, draft=None)
    env = {"VISUAL": editor(tmp_path, "- denies: bob", "- doubts: bob")}
    with review(tmp_path, "--only", "findings", env=env) as terminal:
        terminal.until(ASK)
        terminal.type("e")
        status, seen = terminal.end()
    assert (status, "Nothing is left to look at." in seen) == (0, True)
    assert text_of(tmp_path) == KB.replace("- denies: bob", "- doubts: bob")


@pytest.mark.slow
def test_skipped_comes_again_at_the_end_and_later(tmp_path: Path) -> None:
    folder(tmp_path, draft=None)
    arguments = ("--only", "quotes")
    with review(tmp_path, *arguments) as terminal:
        shown = terminal.until(ASK)
        assert "1 of 2" in shown
        terminal.type("s")
        shown = terminal.until(ASK)
        assert "2 of 2" in shown
        terminal.type("a")
        terminal.until("1 was skipped. Look again now? [y/n] ")
        terminal.type("y")
        assert "rained all night" in terminal.until(ASK)
        os.kill(terminal.pid, signal.SIGKILL)
        terminal.end()
    with review(tmp_path, *arguments) as terminal:
        terminal.until("1 was skipped. Look again now? [y/n] ")
        terminal.type("n")
        assert terminal.end()[0] == 1
    with review(tmp_path, "--skipped", *arguments) as terminal:
        shown = terminal.until(ASK)
        assert "1 of 1" in shown
        terminal.type("a")
        seen = terminal.until(LAST)
        assert "the quote stays unverified" in seen
        assert "Nothing is left to look at." in seen
        terminal.type("q")
        assert terminal.end()[0] == 0


@pytest.mark.slow
def test_killed_in_the_middle_it_goes_on_behind_what_was_decided(tmp_path: Path) -> None:
    folder(tmp_path)
    with review(tmp_path, "--only", "drafts") as terminal:
        shown = terminal.until(ASK)
        assert "1 of 3" in shown
        terminal.type("a")
        terminal.until("2 of 3")
        os.kill(terminal.pid, signal.SIGKILL)
        terminal.end()
    assert text_of(tmp_path, "draft").count(ACCEPTED) == 1
    with review(tmp_path, "--only", "drafts") as terminal:
        shown = terminal.until(ASK)
        assert "1 of 2" in shown
        assert "draft claim 'rain'" in shown
        terminal.type("\x03")
        status, seen = terminal.end()
    assert status == 130
    assert "disputes: interrupted" in seen


def test_the_last_decisions_are_taken_back(tmp_path: Path) -> None:
    folder(tmp_path)
    with review(tmp_path, "--only", "drafts") as terminal:
        for key in ("a", "s", "r"):
            terminal.until(ASK)
            terminal.type(key)
        terminal.until("[y/n] ")
        terminal.type("y")
        terminal.until("Look again now? [y/n] ")
        terminal.type("y")
        for key, number in (("u", "3 of 3"), ("u", "3 of 3"), ("u", "2 of 3"), ("q", "1 of 3")):
            assert number in terminal.until(ASK)
            terminal.type(key)
        assert terminal.end()[0] == 1
    assert text_of(tmp_path, "draft") == DRAFT


@pytest.mark.slow
def test_one_goes_back_to_what_was_skipped(tmp_path: Path) -> None:
    folder(tmp_path)
    with review(tmp_path, "--only", "drafts") as terminal:
        terminal.until(ASK)
        terminal.type("s")
        terminal.until(ASK)
        terminal.type("b")
        shown = terminal.until(ASK)
        assert "1 of 3" in shown
        assert "source 'cem'" in shown
        terminal.type("b")
        assert "there is no such key here" in terminal.until(ASK)
        terminal.type("\x04")
        assert terminal.end()[0] == 1


def test_a_file_that_others_change_meanwhile_is_read_again(tmp_path: Path) -> None:
    folder(tmp_path, draft=None)
    file = tmp_path / "data" / "claims.yaml"
    with review(tmp_path, "--only", "findings") as terminal:
        terminal.until(ASK)
        file.write_text("# Of the weather.\n" + KB, encoding="utf-8")
        terminal.type("a")
        terminal.until("as it is):")
        terminal.type("so it is\n")
        terminal.until(LAST)
        terminal.type("q")
        assert terminal.end()[0] == 0
    comment = "  # disputes: ignore[D212] so it is"
    assert text_of(tmp_path) == "# Of the weather.\n" + KB.replace("bob\n", f"bob{comment}\n")


@pytest.mark.slow
def test_what_others_mend_meanwhile_is_told(tmp_path: Path) -> None:
    folder(tmp_path, draft=None)
    file = tmp_path / "data" / "claims.yaml"
    with review(tmp_path) as terminal:
        terminal.until(ASK)
        mended = KB.replace("- denies: bob", "- asserts: bob")
        file.write_text(mended, encoding="utf-8")
        terminal.type("a")
        terminal.until("as it is):")
        terminal.type("so it is\n")
        assert "the files have changed meanwhile and were read again" in terminal.until(ASK)
        terminal.type("q")
        terminal.end()
    assert text_of(tmp_path) == mended


@pytest.mark.slow
def test_a_draft_that_is_accepted_whole_becomes_part_of_the_knowledge_base(tmp_path: Path) -> None:
    draft = DRAFT.replace("claims:\n  rain:\n", "claims:\n  hail:\n")
    folder(tmp_path, draft=draft)
    with review(tmp_path, "--only", "drafts") as terminal:
        for _ in range(3):
            terminal.until(ASK)
            terminal.type("a")
        terminal.until("Take it out now? [y/n] ")
        terminal.type("y")
        assert "draft.yaml is no draft any more" in terminal.until(LAST)
        terminal.type("q")
        assert terminal.end()[0] == 0
    assert text_of(tmp_path, "draft") == draft.replace("draft: true\n", "")


@pytest.mark.slow
def test_a_record_in_use_is_rejected_with_what_refers_to_it(tmp_path: Path) -> None:
    folder(tmp_path)
    with review(tmp_path, "cem") as terminal:
        terminal.until(ASK)
        terminal.type("r")
        terminal.until("[y/n] ")
        terminal.type("y")
        shown = terminal.until("Remove these too? [y/n] ")
        assert "data/draft.yaml:11:17: an assertion on 'rain', doubts" in shown
        terminal.type("y")
        terminal.until(LAST)
        terminal.type("q")
        assert terminal.end()[0] == 0
    assert "cem" not in text_of(tmp_path, "draft")


@pytest.mark.slow
def test_a_finding_is_fixed_as_check_would(tmp_path: Path) -> None:
    kb = KB.replace("sources:\n", "sources:  \n") + "    negates: [rain, rain]\n"
    folder(tmp_path, kb, draft=None)
    with review(tmp_path, "--code", "repeated-relation") as terminal:
        assert "[f]ix" in terminal.until(ASK)
        terminal.type("f")
        terminal.until(LAST)
        terminal.type("q")
        assert terminal.end()[0] == 0
    assert text_of(tmp_path) == kb.replace("[rain, rain]", "[rain]")


@pytest.mark.slow
def test_a_finding_is_put_in_the_baseline(tmp_path: Path) -> None:
    folder(tmp_path, draft=None)
    settings = 'kb = "data"\n[check]\nbaseline = "known.json"\n'
    (tmp_path / "disputes.toml").write_text(settings, encoding="utf-8")
    (tmp_path / "known.json").write_text(
        '{"format": "disputes-baseline/1", "findings": []}', encoding="utf-8"
    )
    with review(tmp_path, "--only", "findings") as terminal:
        assert "[p]ut by" in terminal.until(ASK)
        terminal.type("p")
        terminal.until(LAST)
        terminal.type("q")
        assert terminal.end()[0] == 0
    (row,) = json.loads((tmp_path / "known.json").read_text(encoding="utf-8"))["findings"]
    assert (row["code"], row["record"], row["count"]) == ("D212", "dry", 1)
    assert text_of(tmp_path) == KB


@pytest.mark.slow
@pytest.mark.parametrize("name", ["NO_COLOR", "TERM"])
def test_no_signs_for_a_terminal_that_wants_none(tmp_path: Path, name: str) -> None:
    folder(tmp_path, draft=None)
    with review(tmp_path, env={name: "dumb"}) as terminal:
        seen = terminal.until(ASK).replace("\x1b[H\x1b[2J\x1b[3J", "" if name != "TERM" else "!")
        assert "\x1b" not in seen
        assert "!" not in seen
        terminal.type("q")
        terminal.end()


@pytest.mark.slow
def test_hostile_texts_and_long_records_on_a_small_screen(tmp_path: Path) -> None:
    long = "".join(f"    # {number}\n" for number in range(40))
    folder(tmp_path, KB.replace("It was dry.", '"It was \\e[31m\\u202Edry."'))
    draft = DRAFT.replace("  snow:\n", f"  snow:\n{long}").replace("It snowed.", "\u202eIt.")
    (tmp_path / "data" / "draft.yaml").write_text(draft, encoding="utf-8")
    with review(tmp_path, "snow", "dry", rows=12) as terminal:
        seen = [terminal.until(ASK)]
        for key in "ssm":
            terminal.type(key)
            seen.append(terminal.until(ASK))
    for shown in seen:
        assert "\x1b[31m" not in shown
        assert "\u202e" not in shown
        assert shown.count("\n") <= 12 or "39" in shown
    assert any("… 46 more lines" in shown for shown in seen)
    assert any("\ufffdIt." in shown for shown in seen)  # so it was read


def test_without_a_terminal_it_tells_of_list(call: Run, tmp_path: Path) -> None:
    folder(tmp_path)
    ran = call("review", XDG_STATE_HOME=str(tmp_path))
    assert (ran.status, ran.out) == (2, "")
    assert ran.err == (
        "disputes: a review needs a terminal to ask on\n"
        "  `disputes review --list` tells what there is to look at\n"
    )


def test_the_list(call: Run, tmp_path: Path, golden: Golden) -> None:
    folder(tmp_path)
    ran = call("review", "--list", XDG_STATE_HOME=str(tmp_path))
    assert (ran.status, ran.err) == (1, "")
    golden(Path("cli/review-list-80.txt"), ran.out)


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (("--only", "quotes"), ["quote", "quote"]),
        (("dry",), ["finding", "quote"]),
        (("post", "--code", "D309"), ["quote", "quote"]),
        (("data/draft.yaml",), ["draft", "draft", "draft"]),
        (("data", "--code", "D2,duplicate-id"), ["finding", "draft"]),
        (("cem",), ["draft"]),
    ],
)
def test_the_list_is_narrowed(
    call: Run, tmp_path: Path, arguments: tuple[str, ...], expected: list[str]
) -> None:
    folder(tmp_path)
    state = str(tmp_path)
    ran = call("review", "--list", "--format", "json", *arguments, XDG_STATE_HOME=state)
    data = json.loads(ran.out)
    validator("disputes-review/1").validate(data)
    assert [matter["kind"] for matter in data["items"]] == expected
    assert ran.status == 1


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("rian",), "disputes: no record has the id 'rian'\n  did you mean 'rain'?\n"),
        (("--code", "D999"), "disputes: there is no rule 'D999'\n"),
        (("elsewhere.yaml",), "disputes: elsewhere.yaml is neither a file of the knowledge base"),
    ],
)
def test_wrong_use(call: Run, tmp_path: Path, arguments: tuple[str, ...], message: str) -> None:
    folder(tmp_path)
    (tmp_path / "elsewhere.yaml").write_text("sources:\n", encoding="utf-8")
    ran = call("review", "--list", *arguments, XDG_STATE_HOME=str(tmp_path))
    assert ran.status == 2
    assert ran.err.startswith(message)


def test_nothing_is_left(call: Run, tmp_path: Path) -> None:
    folder(tmp_path, "sources: {}\n", draft=None)
    ran = call("review", "--list", XDG_STATE_HOME=str(tmp_path))
    assert (ran.status, ran.out) == (0, "Nothing is left to look at.\n")


def test_a_draft_may_lie_elsewhere(call: Run, tmp_path: Path) -> None:
    folder(tmp_path, draft=None)
    (tmp_path / "draft.yaml").write_text(DRAFT, encoding="utf-8")
    ran = call("review", "--list", "draft.yaml", XDG_STATE_HOME=str(tmp_path))
    assert ran.status == 1
    assert ran.out.startswith("draft.yaml:4:3: draft source 'cem'\n")
    assert ran.out.endswith("3 to look at: 3 records of drafts.\n")
    (tmp_path / "drafts").mkdir()
    (tmp_path / "draft.yaml").rename(tmp_path / "drafts" / "draft.yaml")
    ran = call("review", "--list", "drafts", XDG_STATE_HOME=str(tmp_path))
    assert ran.out.startswith("drafts/draft.yaml:4:3: draft source 'cem'\n")
