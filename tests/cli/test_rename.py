"""`disputes rename`."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from cli.conftest import Run
from cli.editing import KB, folder, text_in


@pytest.mark.parametrize("old", ["ann", "bob", "ministry", "post", "paper", "rain"])
def test_every_reference_is_renamed_and_back(call: Run, tmp_path: Path, old: str) -> None:
    folder(tmp_path)
    assert call("rename", old, "new.id").status == 0
    renamed = text_in(tmp_path)
    sure = rf"(?<=[\[ ]){old}(?=[\],\n:}}])(?! again)"
    assert renamed == re.sub(sure, "new.id", KB).replace("and rain is", "and new.id is") or (
        old != "rain" and renamed == re.sub(sure, "new.id", KB)
    )
    assert call("rename", "new.id", old).status == 0
    assert text_in(tmp_path) == KB


def test_it_says_where(call: Run, tmp_path: Path) -> None:
    folder(tmp_path)
    ran = call("rename", "dry", "no-rain")
    assert (ran.status, ran.out) == (0, "")
    assert ran.err == "disputes: renamed 'dry' to 'no-rain' in data/claims.yaml:31\n"
    assert "# disputes: ignore[D201] no-rain is no-rain, and rain is rain\n" in text_in(tmp_path)
    ran = call("rename", "rain", "wet", "--dry-run")
    assert ran.err == (
        "disputes: would have renamed 'rain' to 'wet' in data/claims.yaml:20\n"
        "  and 2 references to it\n"
    )
    assert "+    contradicts: [{claim: wet, why: Rain is wet.}]\n" in ran.out
    assert "+        if: wet\n" in ran.out


def test_topics_need_no_record(call: Run, tmp_path: Path) -> None:
    kb = tmp_path / "kb"
    kb.mkdir()
    (kb / "a.yaml").write_text("topic: 'sea'\nclaims:\n  a: {text: A, topic: \"sea\"}\n")
    (kb / "b.yaml").write_text("claims:\n  sea-1: {text: B, topic: sea, where: sea}\n")
    ran = call("--kb", "kb", "rename", "sea", "air")
    assert ran.err == (
        "disputes: renamed 'sea' to 'air' in kb/a.yaml:1\n  and 3 references to it in 2 files\n"
    )
    assert (kb / "a.yaml").read_text() == "topic: 'air'\nclaims:\n  a: {text: A, topic: \"air\"}\n"
    assert (kb / "b.yaml").read_text() == "claims:\n  sea-1: {text: B, topic: air, where: sea}\n"
    (kb / "c.yaml").write_text("topics:\n  air: {name: Air}\n")
    assert call("--kb", "kb", "rename", "air", "sky").status == 0
    assert (kb / "c.yaml").read_text() == "topics:\n  sky: {name: Air}\n"
    assert (kb / "b.yaml").read_text() == "claims:\n  sea-1: {text: B, topic: sky, where: sea}\n"


def test_drafts_and_roles_are_renamed(call: Run, tmp_path: Path) -> None:
    kb = tmp_path / "kb"
    kb.mkdir()
    roles = "[{source: ann, from: 2015}, {until: 2016, source: ann}]"
    text = f"draft: true\nsources:\n  bob: {{name: Bob, kind: person, speaks_for: {roles}}}\n"
    (kb / "a.yml").write_text(text)
    (kb / "b.yml").write_text("sources:\n  ann: {name: ann, kind: person}\n")
    assert call("--kb", "kb", "rename", "ann", "eve").status == 0
    assert (kb / "a.yml").read_text() == text.replace("ann", "eve")
    assert (kb / "b.yml").read_text() == "sources:\n  eve: {name: ann, kind: person}\n"


def test_an_error_that_speaks_of_the_old_id_may_speak_of_the_new(call: Run, tmp_path: Path) -> None:
    folder(tmp_path)
    file = tmp_path / "data" / "claims.yaml"
    broken = KB.replace("based_on: [post, bob]", "based_on: [post, bob], publisher: post")
    file.write_text(broken)
    assert call("rename", "post", "letter").status == 0
    assert "publisher: letter}" in text_in(tmp_path)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("ann", "bob", "'bob' is there already, in data/claims.yaml:10"),
        ("ann", "ann", "'ann' is its id already"),
        ("an", "x", "no record has the id 'an'\n  did you mean 'ann'?"),
        (
            "ann",
            "Ann Smith",
            "'Ann Smith' is no id: a-z, 0-9, joined by single - _ or .\n  for example ann-smith",
        ),
        ("ann", "x" * 101, "an id has at most 100 characters, found 101"),
    ],
)
def test_wrong_use(call: Run, tmp_path: Path, old: str, new: str, said: str) -> None:
    folder(tmp_path)
    ran = call("rename", old, new)
    assert (ran.status, ran.out, ran.err) == (2, "", f"disputes: {said}\n")
    assert text_in(tmp_path) == KB


def test_what_was_interrupted_is_finished_by_the_same_command(call: Run, tmp_path: Path) -> None:
    folder(tmp_path)
    file = tmp_path / "data" / "claims.yaml"
    file.write_text(KB.replace("asserts: ann", "asserts: eve"))
    ran = call("rename", "ann", "eve")
    assert ran.err == (
        "disputes: renamed 'ann' to 'eve' in data/claims.yaml:5\n  and 2 references to it\n"
        "  something referred to 'eve' already, though it was not defined\n"
    )
    assert call("rename", "eve", "ann").status == 0
    assert text_in(tmp_path) == KB


def test_only_files_with_references_are_counted(call: Run, tmp_path: Path) -> None:
    kb = tmp_path / "kb"
    kb.mkdir()
    (kb / "a.yaml").write_text("sources:\n  ann: {name: Ann, kind: person}\n")
    (kb / "b.yaml").write_text("sources:\n  bob: {name: Bob, kind: person, speaks_for: ann}\n")
    ran = call("--kb", "kb", "rename", "ann", "eve", "--dry-run")
    assert ran.err.endswith("\n  and 1 reference to it\n")


def test_a_name_that_looks_like_another_is_refused(call: Run, tmp_path: Path) -> None:
    folder(tmp_path)
    ran = call("rename", "ann", "b0b")
    assert (ran.status, text_in(tmp_path)) == (1, KB)
    assert ": D107 " in ran.out


def test_the_form_of_a_comment_for_the_program_is_no_name(call: Run, tmp_path: Path) -> None:
    kb = tmp_path / "kb"
    kb.mkdir()
    records = "  # disputes: ignore[D213] ignore is no weather\n  ignore: {text: A}\n"
    draft = (
        "draft: true\nclaims:\n  x:  # disputes: accepted\n    text: X\n    assertions:\n"
        "      # disputes: report of assertion 1 as of ignore\n      - {asserts: ann}\n"
    )
    (kb / "a.yaml").write_text("claims:\n" + records)
    (kb / "b.yaml").write_text(draft)
    for old, new in (("ignore", "report"), ("report", "assertion"), ("assertion", "accepted")):
        assert call("--kb", "kb", "rename", old, new).status == 0
    assert call("--kb", "kb", "rename", "accepted", "of").status == 0
    expected = records.replace("] ignore", "] of").replace("  ignore:", "  of:")
    assert (kb / "a.yaml").read_text() == "claims:\n" + expected
    assert (kb / "b.yaml").read_text() == draft.replace("as of ignore", "as of of")
