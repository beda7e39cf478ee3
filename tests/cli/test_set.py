"""`disputes set`."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from cli.conftest import Run
from cli.editing import KB, folder, text_in


def test_a_field_is_set_and_all_else_stays(call: Run, tmp_path: Path) -> None:
    folder(tmp_path)
    ran = call("set", "ministry", "name", "Ministry: Weather")
    assert (ran.status, ran.out) == (0, "")
    assert ran.err == "disputes: set 'ministry' name in data/claims.yaml:7\n"
    expected = KB.replace("Ministry of Weather  #", '"Ministry: Weather"  #')
    assert text_in(tmp_path) == expected


def test_set_back_restores_the_file(call: Run, tmp_path: Path) -> None:
    folder(tmp_path)
    for value in ("outlet", "organisation"):
        assert call("set", "ministry", "kind", value).status == 0
    for values in (("MoW", "The Ministry", "Weather"), ("MoW",)):
        assert call("set", "ministry", "aliases", *values).status == 0
    assert call("set", "ann", "role", "Mayor").status == 0
    assert call("set", "ann", "--clear", "role").status == 0
    assert text_in(tmp_path) == KB


def test_a_dry_run_shows_a_difference_and_writes_nothing(call: Run, tmp_path: Path) -> None:
    folder(tmp_path)
    ran = call("set", "bob", "member_of", "ministry", "--dry-run")
    assert ran.status == 0
    assert ran.err == "disputes: would have set 'bob' member_of in data/claims.yaml:14\n"
    assert ran.out.startswith("--- a/data/claims.yaml\n+++ b/data/claims.yaml\n")
    assert "+    member_of: [ministry]\n" in ran.out
    assert text_in(tmp_path) == KB


def test_what_would_make_an_error_is_shown_and_not_written(call: Run, tmp_path: Path) -> None:
    folder(tmp_path)
    ran = call("set", "bob", "kind", "persn")
    assert ran.status == 1
    assert ran.out == (
        "data/claims.yaml:12:11: D026 found 'persn', expected one of person, organisation, state, "
        "outlet, agency, group, anonymous\n"
        "        kind: persn\n"
        "              ^^^^^\n"
        "  = did you mean 'person'?\n"
        "Found 1 error.\n"
    )
    assert ran.err == "disputes: that would make an error; nothing was written\n"
    assert call("set", "bob", "speaks_for", "nobody").status == 1
    assert call("set", "post", "published", "yesterday").status == 1
    assert call("set", "rain", "text", "").status == 1
    assert call("set", "rain", "text", "\x1b[31m").status == 1
    assert text_in(tmp_path) == KB


def test_errors_that_were_there_before_do_not_keep_one_from_editing(
    call: Run, tmp_path: Path
) -> None:
    folder(tmp_path)
    file = tmp_path / "data" / "claims.yaml"
    file.write_text(KB.replace("kind: person\n", "kind: persn\n"), encoding="utf-8")
    assert call("set", "ministry", "role", "Office").status == 0
    assert call("set", "bob", "kind", "person").status == 0
    assert text_in(tmp_path) == KB.replace("    aliases:", "    role: Office\n    aliases:")


def test_nothing_to_change(call: Run, tmp_path: Path) -> None:
    folder(tmp_path)
    before = (tmp_path / "data" / "claims.yaml").stat()
    ran = call("set", "ministry", "aliases", "MoW")
    assert ran.err == "disputes: nothing to change: aliases of 'ministry' is that already\n"
    ran = call("set", "bob", "aliases", "--clear")
    assert ran.err == "disputes: nothing to change: 'bob' has no aliases\n"
    after = (tmp_path / "data" / "claims.yaml").stat()
    assert (before.st_mtime_ns, before.st_ino) == (after.st_mtime_ns, after.st_ino)


def test_a_relation_keeps_its_reason(call: Run, tmp_path: Path) -> None:
    folder(tmp_path)
    assert call("set", "dry", "contradicts", "rain").status == 0
    assert text_in(tmp_path) == KB


@pytest.mark.parametrize(
    ("arguments", "message", "hint"),
    [
        (("bop", "name", "x"), "no record has the id 'bop'", "did you mean 'bob'?"),
        (("bob", "nam", "x"), "a source has no field 'nam'", "did you mean 'name'?"),
        (
            ("bob", "text", "x"),
            "a source has no field 'text'",
            "it has name, kind, role, speaks_for, member_of, aliases, note",
        ),
        (
            ("bob", "name", "Bob", "Smith"),
            "name of a source takes one value, found 2",
            "put a text of several words in quotation marks",
        ),
        (("bob", "name", "--clear"), "a source must have name", "set it to another value"),
        (
            ("rain", "assertions", "x"),
            "assertions are not set: each is a record of its own",
            "`disputes add assertion rain` adds one",
        ),
        (
            ("bob", "name"),
            "give a VALUE, or --clear to take the field away",
            "`disputes set --help` tells how to use it",
        ),
        (
            ("bob", "name", "x", "--clear"),
            "--clear takes the field away, so it goes with no VALUE",
            "`disputes set --help` tells how to use it",
        ),
    ],
)
def test_wrong_use(
    call: Run, tmp_path: Path, arguments: tuple[str, ...], message: str, hint: str
) -> None:
    folder(tmp_path)
    ran = call("set", *arguments)
    assert (ran.status, ran.out) == (2, "")
    assert ran.err == f"disputes: {message}\n  {hint}\n"
    assert text_in(tmp_path) == KB


def test_what_is_not_utf_8_is_wrong_use(run: Run, tmp_path: Path) -> None:
    folder(tmp_path)
    word = os.fsdecode(b"caf\xe9")
    ran = run("set", "bob", "name", word, cwd=tmp_path)
    assert (ran.status, ran.err) == (2, "disputes: an argument is not UTF-8\n")


def test_a_file_that_cannot_be_read_is_not_edited(call: Run, tmp_path: Path) -> None:
    folder(tmp_path)
    file = tmp_path / "data" / "claims.yaml"
    broken = KB.replace("name: Bob\n", "name: Bob\n    name: Bobby\n")
    file.write_text(broken, encoding="utf-8")
    ran = call("set", "ann", "name", "Anna")
    assert ran.status == 2
    assert ran.err.startswith("disputes: data/claims.yaml:12:5: D009 ")
    assert "until that is mended the file is not edited" in ran.err
    assert text_in(tmp_path) == broken


def test_a_comment_in_doubt_is_left_to_a_person(call: Run, tmp_path: Path) -> None:
    folder(tmp_path)
    file = tmp_path / "data" / "claims.yaml"
    file.write_text(KB.replace("[MoW]", "[\n      MoW, # short\n      Weather]"), encoding="utf-8")
    ran = call("set", "ministry", "aliases", "Weather")
    assert ran.status == 2
    assert ran.err.startswith("disputes: data/claims.yaml:10:12: a comment stands here")
    assert ran.err.endswith("\n  edit it by hand\n")


def test_line_ends_and_the_end_of_the_file_stay(call: Run, tmp_path: Path) -> None:
    folder(tmp_path)
    file = tmp_path / "data" / "claims.yaml"
    file.write_bytes(KB.rstrip().replace("\n", "\r\n").encode())
    assert call("set", "bob", "note", "A farmer.").status == 0
    assert call("set", "dry", "note", "A day.").status == 0
    expected = KB.replace("for: ministry\n", "for: ministry\n    note: A farmer.\n")
    expected = expected.rstrip() + "\n    note: A day."
    assert file.read_bytes().decode() == expected.replace("\n", "\r\n")


def test_fields_are_completed() -> None:
    from click.shell_completion import ShellComplete

    from disputes.cli.app import app

    offered = ShellComplete(app, {}, "disputes", "_X").get_completions(["set", "ann"], "speak")
    assert [one.value for one in offered] == ["speaks_for"]


LISTS = """\
sources:
  line: {name: Line, kind: agency}
  port:
    name: Port
    kind: organisation
    speaks_for: [{source: line, from: 2010}]
    aliases: ["P one", 'P two', Three]

documents:
  a: {title: A, based_on: [line]}
  b: {title: B, text: rain.txt}

claims:
  w:
    text: W.
    contradicts: [{claim: k, why: "see"}, {claim: z,   why: 'oh'}]
  k:
    text: K.
  z:
    text: Z.
  c:
    text: C.
"""


@pytest.mark.parametrize(
    ("arguments", "before", "after"),
    [
        ("w contradicts c k z", "'oh'}]", "'oh'}, c]"),
        (
            "w contradicts c z",
            "{claim: k, why: \"see\"}, {claim: z,   why: 'oh'}",
            "{claim: z,   why: 'oh'}, c",
        ),
        ("port aliases zero P_one Three", "'P two', Three", "Three, zero"),
        ("port aliases zero P_one P_two", "'P two', Three", "'P two', zero"),
        ("port aliases zero one P_two", "\"P one\", 'P two', Three", "'P two', zero, one"),
        ("port aliases P_two P_one", "[\"P one\", 'P two', Three]", "[P two, P one]"),
        (
            "port speaks_for line_from_2011",
            " [{source: line, from: 2010}]",
            "\n      - {source: line, from: 2011}",
        ),
        (
            "line speaks_for port_until_2009",
            "agency}",
            "agency, speaks_for: {source: port, until: 2009}}",
        ),
    ],
)
def test_what_stays_in_a_list_stays_as_it_is_written(
    call: Run, tmp_path: Path, arguments: str, before: str, after: str
) -> None:
    folder(tmp_path)
    file = tmp_path / "data" / "claims.yaml"
    file.write_text(LISTS, encoding="utf-8")
    record, field, *values = arguments.split()
    ran = call("set", record, field, *(value.replace("_", " ") for value in values))
    assert ran.status == 0, ran
    assert text_in(tmp_path) == LISTS.replace(before, after)


def test_a_role_that_stays_with_its_dates_is_told(call: Run, tmp_path: Path) -> None:
    folder(tmp_path)
    (tmp_path / "data" / "claims.yaml").write_text(LISTS, encoding="utf-8")
    ran = call("set", "port", "speaks_for", "line")
    assert ran.err == (
        "disputes: nothing to change: 'port' has {source: line, from: 2010} in speaks_for, "
        "which stays as it is written\n"
    )
    assert text_in(tmp_path) == LISTS


@pytest.mark.parametrize(
    ("code", "arguments"),
    [
        ("D104", "line speaks_for port"),
        ("D105", "a based_on a"),
        ("D303", f"b sha256 {'0' * 64}"),
        ("D305", "b text ../x.txt"),
        ("D203", "k implies w"),
    ],
)
def test_what_a_rule_finds_wrong_is_not_set(
    call: Run, tmp_path: Path, code: str, arguments: str
) -> None:
    folder(tmp_path)
    (tmp_path / "data" / "claims.yaml").write_text(LISTS, encoding="utf-8")
    ran = call("--archive", "archive", "set", *arguments.split())
    assert (ran.status, text_in(tmp_path)) == (1, LISTS)
    assert f": {code} " in ran.out


def test_a_topic_is_set_to_what_can_be_an_id(call: Run, tmp_path: Path) -> None:
    folder(tmp_path)
    ran = call("set", "rain", "topic", "Gossip X")
    assert (ran.status, text_in(tmp_path)) == (2, KB)
    assert ran.err.startswith("disputes: 'Gossip X' is no id")
    assert call("set", "rain", "topic", "gossip").status == 0
