"""The options of `check`: which rules run, what fails, and where the answer goes."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from cli.conftest import Run

Write = Callable[[str], Path]

KB = """\
sources:
  ann: {name: Ann, kind: person}
  bob: {name: Bob, kind: person}
documents:
  paper: {title: The paper, publisher: ann, published: 2015-10-07}
claims:
  rain:
    text: It rained.
    implies: [rain]
    assertions:
      - {asserts: ann, in: paper, quote: It rained}
  hail:
    text: It hailed.
"""
"""One error (D201), two warnings (D110 and D306 are near), some info."""

CONFIG = "disputes.toml"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path) -> Path:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "claims.yaml").write_text(KB, encoding="utf-8")
    return tmp_path


def codes(out: str) -> list[str]:
    """Give the codes of the findings in concise output, sorted."""
    return sorted(
        line.split(": ")[1].split()[0] for line in out.splitlines() if line.startswith("data/")
    )


def check(call: Run, *arguments: str) -> list[str]:
    return codes(call("check", "--format", "concise", *arguments).out)


def test_all_rules_but_those_of_style_run(call: Run) -> None:
    assert check(call) == ["D110", "D201", "D213", "D309"]
    assert "D502" in check(call, "--select", "ALL")


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["--select", "D2"], ["D201", "D213"]),
        (["--select", "D2,unused-source"], ["D110", "D201", "D213"]),
        (["--select", "D2", "--select", "D110"], ["D110", "D201", "D213"]),
        (["--ignore", "D2"], ["D110", "D309"]),
        (["--ignore", "self-relation,D309"], ["D110", "D213"]),
        (["--select", "D213", "--ignore", "D2"], ["D213"]),
        (["--select", "D2", "--ignore", "D213"], ["D201"]),
        (["--select", "D2", "--ignore", "D2"], []),
        (["--select", "d201"], ["D201"]),
    ],
    ids=str,
)
def test_selection(call: Run, arguments: list[str], expected: list[str]) -> None:
    assert check(call, *arguments) == expected


def test_the_knowledge_base_may_be_named(call: Run, folder: Path) -> None:
    (folder / "data" / "claims.yaml").rename(folder / "kb.yaml")
    assert call("check").status == 2
    assert "kb.yaml:9:15: D201" in call("check", "kb.yaml").out


def test_the_configuration_selects_and_options_take_its_place(call: Run, folder: Path) -> None:
    (folder / CONFIG).write_text('[check]\nselect = ["D2"]\nignore = ["D213"]\n', encoding="utf-8")
    assert check(call) == ["D201"]
    assert check(call, "--select", "D1") == ["D110"]
    assert check(call, "--ignore", "D201") == ["D213"]


def test_the_reader_is_always_told(call: Run, folder: Path) -> None:
    (folder / "data" / "claims.yaml").write_text(KB + "nonsense: x\n", encoding="utf-8")
    assert check(call, "--select", "D3") == ["D021", "D309"]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--select", "D299"], "there is no rule 'D299'"),
        (["--select", "self-relatoin"], "did you mean 'self-relation'?"),
        (["--ignore", "D0"], "'D0' cannot be silenced"),
        (["--ignore", "D021"], "'D021' cannot be silenced"),
        (["--level", "syntax=info"], "'syntax' cannot be silenced"),
        (["--level", "D213"], "expected RULE=LEVEL"),
        (["--level", "D213=fatal"], "there is no level 'fatal'"),
        (["--fail-on", "fatal"], "'fatal' is not one of"),
        (["--format", "xml"], "there is no format 'xml'"),
        (["--baseline", "none.json"], "the baseline none.json cannot be read: No such file"),
        (["--stdin-filename", "x.yaml"], "--stdin-filename needs `-`"),
        (["nowhere.yaml"], "no knowledge base at nowhere.yaml"),
        (["--archive", "."], "--archive stands before the command: `disputes --archive DIR check`"),
        (["--kb", "data"], "--kb stands before the command: `disputes --kb PATH check`"),
        (["-", "--tracked"], "--tracked reads files"),
        (["-", "--fix"], "--fix and --diff work on files"),
        (["--fix", "--diff"], "give one of the two"),
        (["--diff", "--format", "json"], "it has no --format"),
        (["--diff", "--statistics"], "it has no --format and no --statistics"),
        (["--write-baseline", "x", "--fix"], "leave the other options out"),
        (["--output-file", "data"], "is a directory"),
        (["--output-file", "no/such/folder"], "cannot write no/such/folder: No such file"),
    ],
    ids=str,
)
def test_wrong_use(call: Run, arguments: list[str], message: str) -> None:
    ran = call("check", *arguments, stdin=b"")
    assert ran.status == 2
    assert message in ran.err
    assert len(ran.err.splitlines()) <= 2
    assert ran.out == ""


def test_levels_and_what_fails(call: Run) -> None:
    assert call("check").status == 1
    assert call("check", "--ignore", "D201").status == 0
    assert call("check", "--ignore", "D201", "--fail-on", "warning").status == 1
    assert call("check", "--select", "D213").status == 0
    assert call("check", "--select", "D213", "--fail-on", "info").status == 1
    assert call("check", "--select", "D213", "--level", "D213=error").status == 1
    assert call("check", "--level", "self-relation=warning").status == 0
    assert call("check", "--level", "D2=warning", "--level", "D201=error").status == 1
    assert call("check", "--exit-zero").status == 0
    out = call("check", "--select", "D213", "--level", "D213=warning").out
    assert "D213 warning" in out


def test_levels_of_the_configuration(call: Run, folder: Path) -> None:
    (folder / CONFIG).write_text(
        '[check]\nfail_on = "warning"\nlevels = {D2 = "info", D110 = "info"}\n', encoding="utf-8"
    )
    assert call("check").status == 0
    assert call("check", "--level", "D201=error").status == 1


def test_paths_may_ignore_rules(call: Run, folder: Path) -> None:
    (folder / "data" / "other.yaml").write_text(
        "claims: {fog: {text: It was foggy.}}\n", encoding="utf-8"
    )
    (folder / CONFIG).write_text(
        'kb = "data"\n[check.per_path_ignores]\n'
        '"data/o*" = ["D213"]\n"data/claims.yaml" = ["D1"]\n',
        encoding="utf-8",
    )
    ran = call("check", "--format", "concise", "--select", "D1,D2")
    assert codes(ran.out) == ["D201", "D213"]
    assert "Kept back: 2 by comments or settings." in ran.out
    ran = call("check", "--format", "concise", "--select", "D1,D2", cwd=folder / "data")
    assert [line.split(":")[0] for line in ran.out.splitlines()[:2]] == ["claims.yaml"] * 2


def test_a_comment_silences_its_record_and_is_told_when_it_does_nothing(
    call: Run, folder: Path
) -> None:
    (folder / "data" / "claims.yaml").write_text(
        KB.replace("  rain:", "  # disputes: ignore[D201, D213] an example of a circle\n  rain:"),
        encoding="utf-8",
    )
    ran = call("check", "--format", "concise")
    assert codes(ran.out) == ["D110", "D213", "D309", "D601"]
    assert "data/claims.yaml:7:3: D601" in ran.out
    assert ran.status == 0
    assert check(call, "--select", "D201,D6") == []


def test_a_baseline_lets_an_old_knowledge_base_start_clean(call: Run, folder: Path) -> None:
    ran = call("check", "--write-baseline", "base.json")
    assert (ran.status, ran.out, ran.err) == (0, "", "Wrote 4 findings to base.json.\n")
    ran = call("check", "--baseline", "base.json")
    assert (ran.status, ran.out) == (0, "No findings.\nKept back: 4 by the baseline.\n")
    (folder / CONFIG).write_text('check = {baseline = "base.json"}\n', encoding="utf-8")
    assert call("check", cwd=folder / "data").out.startswith("No findings.")
    data = (folder / "data" / "claims.yaml").read_text(encoding="utf-8")
    changed = "# moved down\n\n" + data.replace("hail:", "fog:") + "    implies: [fog]\n"
    (folder / "data" / "claims.yaml").write_text(changed, encoding="utf-8")
    ran = call("check", "--format", "concise")
    assert codes(ran.out) == ["D201", "D213"]
    assert "Kept back: 3 by the baseline." in ran.out
    assert "No longer found: 1 of the baseline." in ran.out
    assert ran.status == 1
    first = (folder / "base.json").read_bytes()
    call("check", "--write-baseline", "base.json")
    assert (folder / "base.json").read_bytes() != first


@pytest.mark.parametrize(
    "text", ["", "[]", '{"format": "disputes-baseline/1"}', "\x00", "[" * 9999]
)
def test_a_wrong_baseline_is_told(call: Run, folder: Path, text: str) -> None:
    (folder / "base.json").write_text(text, encoding="utf-8")
    ran = call("check", "--baseline", "base.json")
    assert ran.status == 2
    assert "base.json is no baseline" in ran.err


def test_a_baseline_says_nothing_of_what_was_not_looked_for(call: Run) -> None:
    call("check", "--write-baseline", "base.json")
    ran = call("check", "--baseline", "base.json", "--select", "D1")
    assert ran.out == "No findings.\nKept back: 1 by the baseline.\n"


def test_a_baseline_never_hides_what_cannot_be_read(call: Run, folder: Path) -> None:
    row = {"path": "data/claims.yaml", "code": "D021", "record": "", "count": 1}
    row["message"] = "a file has no section or field 'x'"
    text = json.dumps({"format": "disputes-baseline/1", "findings": [row]})
    (folder / "base.json").write_text(text, encoding="utf-8")
    (folder / "data" / "claims.yaml").write_text("x: 1\n", encoding="utf-8")
    ran = call("check", "--baseline", "base.json", "--format", "concise")
    assert (ran.status, codes(ran.out)) == (1, ["D021"])


def test_one_more_quote_is_nothing_new(call: Run, folder: Path) -> None:
    quoted = "      - {asserts: ann, in: paper, quote: It hailed}\n"
    file = folder / "data" / "claims.yaml"
    file.write_text(KB + "    assertions:\n" + quoted, encoding="utf-8")
    call("check", "--write-baseline", "base.json")
    file.write_text(KB + "    assertions:\n" + quoted * 2, encoding="utf-8")
    ran = call("check", "--baseline", "base.json", "--format", "concise")
    assert codes(ran.out) == []


def test_reading_errors_cannot_be_put_aside(call: Run, folder: Path) -> None:
    (folder / "data" / "claims.yaml").write_text("x: 1\n", encoding="utf-8")
    ran = call("check", "--write-baseline", "base.json")
    assert (ran.status, ran.err.splitlines()[1]) == (1, "1 of reading (D0) cannot be put aside.")


def test_the_answer_may_go_to_a_file(call: Run, folder: Path) -> None:
    (folder / "out.json").write_text("old", encoding="utf-8")
    ran = call("check", "--format", "json", "--output-file", "out.json")
    assert (ran.status, ran.out, ran.err) == (1, "", "")
    assert json.loads((folder / "out.json").read_bytes())["counts"]["error"] == 1
    assert sorted(one.name for one in folder.iterdir()) == ["data", "out.json"]


def test_the_answer_may_go_to_what_is_no_file(call: Run, folder: Path) -> None:
    pipe = folder / "pipe"
    os.mkfifo(pipe)
    with subprocess.Popen(["cat", str(pipe)], stdout=subprocess.PIPE) as reader:
        assert call("check", "--output-file", "pipe").status == 1
        assert b"D201" in reader.communicate(timeout=30)[0]
    assert call("check", "--output-file", os.devnull).status == 1


def test_a_link_is_followed_and_the_mode_kept(call: Run, folder: Path) -> None:
    (folder / "real.txt").write_text("old", encoding="utf-8")
    (folder / "real.txt").chmod(0o640)
    (folder / "link.txt").symlink_to("real.txt")
    assert call("check", "--output-file", "link.txt").status == 1
    assert (folder / "link.txt").is_symlink()
    assert "D201" in (folder / "real.txt").read_text(encoding="utf-8")
    assert (folder / "real.txt").stat().st_mode & 0o777 == 0o640


def test_in_actions_the_format_is_chosen(call: Run, folder: Path) -> None:
    summary = folder / "summary.md"
    ran = call("check", GITHUB_ACTIONS="true", GITHUB_STEP_SUMMARY=str(summary))
    assert ran.out.startswith("::error file=data/claims.yaml,line=9,")
    assert "D201" in summary.read_text(encoding="utf-8")
    assert call("check", "--format", "text", GITHUB_ACTIONS="true").out.startswith("data/")


def test_statistics(call: Run) -> None:
    assert call("check", "--statistics", "--select", "D2").out == (
        "1  D201  error    self-relation\n"
        "1  D213  info     claim-without-assertions\n"
        "Found 1 error and 1 info.\n"
    )


def test_settings_are_shown(call: Run, folder: Path) -> None:
    (folder / CONFIG).write_text('check = {ignore = ["D2"]}\n', encoding="utf-8")
    out = call("check", "--show-settings", "--fail-on", "info").out
    assert "configuration   disputes.toml\n" in out
    assert "knowledge base  data/claims.yaml\n" in out
    assert "check.fail_on   info\n" in out
    assert "\nD201  off      self-relation\n" in out
    assert "\nD110  warning  unused-source\n" in out


def test_rules_are_listed_without_a_knowledge_base(call: Run) -> None:
    ran = call("check", "--list-rules")
    assert ran.status == 0
    assert "D201  error" in ran.out


def test_unsaved_text_stands_in_the_place_of_its_file(call: Run, folder: Path) -> None:
    on_disk = call("check", "--format", "json")
    unsaved = KB.replace("[rain]", "[rian]").encode()
    ran = call(
        "check", "-", "--stdin-filename", "data/claims.yaml", "--format", "json", stdin=unsaved
    )
    (folder / "data" / "claims.yaml").write_bytes(unsaved)
    assert ran.out == call("check", "--format", "json").out != on_disk.out


def test_a_link_to_the_file_is_the_file(call: Run, folder: Path) -> None:
    (folder / "link.yaml").symlink_to("data/claims.yaml")
    ran = call(
        "check", "-", "--stdin-filename", "link.yaml", "--format", "concise", stdin=b"x: 1\n"
    )
    assert (ran.err, codes(ran.out)) == ("", ["D021"])


def test_paths_cannot_ignore_what_the_reader_finds(call: Run, folder: Path) -> None:
    (folder / CONFIG).write_text('[check.per_path_ignores]\n"data/*" = ["D0"]\n', encoding="utf-8")
    assert "disputes.toml: 'D0' cannot be silenced" in call("check").err
    (folder / CONFIG).write_text('check = {select = ["D9"]}\n', encoding="utf-8")
    assert "disputes.toml: there is no rule 'D9'" in call("check").err


def test_text_without_a_name_is_a_knowledge_base_of_its_own(call: Run) -> None:
    ran = call("check", "-", "--select", "D2", stdin=KB.encode())
    assert ran.status == 1
    assert ran.out.startswith("stdin:9:15: D201 ")


def test_text_of_a_file_outside_is_not_checked(call: Run, tmp_path: Path) -> None:
    ran = call("check", "-", "--stdin-filename", "x.yaml", "--select", "D2", stdin=b"x: y\n")
    assert ran.err == "disputes: x.yaml is not part of the knowledge base, so not checked\n"
    assert "D021" not in ran.out
    (tmp_path / "data" / "claims.yaml").unlink()
    ran = call("check", "-", "--stdin-filename", "x.yaml", stdin=b"x: y\n")
    assert ran.out.startswith("x.yaml:1:1: D021 ")


def test_fixing(call: Run, folder: Path) -> None:
    file = folder / "data" / "claims.yaml"
    file.write_text(KB.replace("asserts: ann", "asserts: annn"), encoding="utf-8")
    file.write_text(KB.replace("[rain]", "[hail, hail]"), encoding="utf-8")
    before = file.read_bytes()
    ran = call("check", "--diff")
    assert ran.status == 1
    assert ran.out.splitlines()[:2] == ["--- a/data/claims.yaml", "+++ b/data/claims.yaml"]
    assert "-    implies: [hail, hail]\n+    implies: [hail]\n" in ran.out
    assert ran.err == "Would fix 1 finding (1 × D202) in data/claims.yaml.\n"
    assert file.read_bytes() == before
    ran = call("check", "--fix")
    assert (ran.status, ran.err) == (0, "Fixed 1 finding (1 × D202) in data/claims.yaml.\n")
    assert "D202" not in ran.out
    assert file.read_text(encoding="utf-8") == KB.replace("[rain]", "[hail]")
    ran = call("check", "--diff")
    assert (ran.status, ran.out, ran.err) == (0, "", "")
    assert sorted(one.name for one in file.parent.iterdir()) == ["claims.yaml"]
