"""`disputes accept`: what a comment makes a report of an act on record is no second act."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from cli.conftest import Run
from cli.reviewing import KB, folder, review, screens, text_of

DRAFT = """\
draft: true
documents:
  wire: {title: Rain, publisher: bob, published: 2015-10-08}
claims:
  rain:  # disputes: accepted
    text: It rained.
    assertions:
      # disputes: report of assertion 1
      - asserts: ann
        in: wire
        quote: "rained all night"
        speech: indirect
"""
HERE = "        in: post\n"
REPORTS = (
    "      - asserts: ann\n"
    "        reports:\n"
    "          - in: post\n"
    '            quote: "it had rained all night"\n'
    "          - in: wire\n"
    '            quote: "rained all night"\n'
    "            speech: indirect\n"
)
ANN = '      - asserts: ann\n        in: post\n        quote: "it had rained all night"\n'


def test_it_becomes_one_more_report_of_the_assertion(call: Run, tmp_path: Path) -> None:
    folder(tmp_path, draft=DRAFT)
    before = json.loads(call("report", "--format", "json").out)
    ran = call("accept", "data/draft.yaml", "--all")
    assert (ran.status, ran.out) == (0, "")
    assert ran.err == (
        "disputes: merged 2 records of data/draft.yaml\n"
        "  document 'wire' in data/claims.yaml:6\n"
        "  a report of assertion 1 on 'rain' in data/claims.yaml:16\n"
        "  data/draft.yaml has no record any more, and can be deleted\n"
    )
    document = "  wire: {title: Rain, publisher: bob, published: 2015-10-08}\n"
    merged = KB.replace("claims:\n", f"{document}claims:\n").replace(ANN, REPORTS)
    assert text_of(tmp_path) == merged
    after = json.loads(call("report", "--format", "json").out)
    acts = [
        [len(place["assertions"]) for one in data["claims"] for place in one["for"]]
        for data in (before, after)
    ]
    assert acts[0] == acts[1]
    assert call("check", "--select", "D503").out == "No findings.\n"


def test_a_list_of_reports_grows_and_new_acts_go_behind(call: Run, tmp_path: Path) -> None:
    kb = KB.replace(
        ANN, REPORTS.replace("in: wire", "in: post").replace("speech: indirect", "at: p. 2")
    )
    more = (
        "      - denies: bob\n        in: wire\n"
        "      - asserts: ann  # disputes: report of assertion 1 in the headline\n"
        "        in: wire\n        at: headline\n"
    )
    folder(tmp_path, kb, DRAFT + more)
    ran = call("accept", "data/draft.yaml", "--all")
    assert ran.status == 0
    assert "  2 reports of assertion 1 on 'rain' in data/claims.yaml:19\n" in ran.err
    assert "  an assertion on 'rain' in data/claims.yaml:24\n" in ran.err
    grown = (
        "            at: p. 2\n"
        "          - in: wire\n"
        '            quote: "rained all night"\n            speech: indirect\n'
        "          - in: wire\n            at: headline\n"
        "      - denies: bob\n        in: wire\n"
        "  dry:\n"
    )
    assert grown in text_of(tmp_path)
    assert "comment" not in ran.err


def test_what_is_there_just_so_only_goes_out_of_the_draft(call: Run, tmp_path: Path) -> None:
    folder(tmp_path, draft=DRAFT)
    assert call("accept", "data/draft.yaml", "--all").status == 0
    kb = text_of(tmp_path)
    (tmp_path / "data" / "draft.yaml").write_text(DRAFT, encoding="utf-8")
    ran = call("accept", "data/draft.yaml", "--all")
    assert ran.status == 0
    assert "  claim 'rain' is there just so: data/claims.yaml:8:3\n" in ran.err
    assert text_of(tmp_path) == kb
    assert "rain" not in text_of(tmp_path, "draft").lower()


@pytest.mark.parametrize(
    ("old", "new", "why"),
    [
        (
            "assertion 1\n",
            "assertion 3\n",
            "there is no assertion 3 on 'rain', which has only 1: data/draft.yaml:9:9",
        ),
        ("- asserts: ann", "- asserts: bob", "source"),
        ("- asserts: ann", "- asserts: [ann, bob]", "source"),
        ("- asserts: ann", "- suggests: ann", "stance"),
        ("        in: wire\n", "        said: 2015-10-06\n        in: wire\n", "said"),
        (
            "        in: wire\n",
            "        said: 2015-10-06\n        inferred: true\n        if: dry\n        in: wire\n",
            "said, if, inferred",
        ),
        (
            "  rain:  # disputes: accepted\n    text: It rained.",
            "  hail:  # disputes: accepted\n    text: It hailed.",
            "there is no assertion 1 on 'hail', which has none on record: data/draft.yaml:9:9",
        ),
        (
            "    text: It rained.\n",
            "    # disputes: report of assertion 2\n    text: It rained.\n",
            "`# disputes: report of assertion 2`: no assertion begins here: data/draft.yaml:6:5",
        ),
        (
            "# disputes: report of assertion 1\n",
            "# disputes: Report of assertion one\n",
            (
                "`# disputes: Report of assertion one`: expected "
                "`# disputes: report of assertion NUMBER`: data/draft.yaml:8:7"
            ),
        ),
        (
            "- asserts: ann\n",
            "- asserts: ann  # disputes: report of assertion 2\n",
            (
                "`# disputes: report of assertion 2`: another comment on this assertion has "
                "another number: data/draft.yaml:9:23"
            ),
        ),
    ],
)
def test_what_is_another_act_is_refused_with_its_places(
    call: Run, tmp_path: Path, old: str, new: str, why: str
) -> None:
    draft = DRAFT.replace(old, new)
    assert draft != DRAFT
    folder(tmp_path, draft=draft)
    ran = call("accept", "data/draft.yaml", "--all")
    assert ran.status == 2
    if " " not in why.replace(", ", ","):
        places = "data/claims.yaml:11:9 and data/draft.yaml:9:9"
        why = f"no report of assertion 1 on 'rain', which differs in {why}: {places}"
    assert f"\n  {why}\n" in ran.err
    assert (text_of(tmp_path), text_of(tmp_path, "draft")) == (KB, draft)


def test_what_the_act_has_just_so_may_be_said_again(call: Run, tmp_path: Path) -> None:
    said = "        said: 2015-10-06\n        inferred: true\n"
    kb = KB.replace(ANN, ANN.replace(HERE, said + HERE).replace("ann\n", "[bob, ann]\n"))
    draft = DRAFT.replace(
        "        in: wire\n", f"{said}        in: wire\n        note: read twice\n"
    )
    folder(tmp_path, kb, draft.replace("- asserts: ann", "- asserts: [ann, bob]"))
    assert call("accept", "data/draft.yaml", "--all").status == 0
    text = text_of(tmp_path)
    assert text.count("said: 2015-10-06") == 1
    assert "          - in: wire\n" in text
    assert "            note: read twice\n" in text


def test_it_needs_the_documents_that_it_names(call: Run, tmp_path: Path) -> None:
    folder(tmp_path, draft=DRAFT)
    ran = call("accept", "data/draft.yaml")
    assert ran.status == 2
    assert "'rain' refers to 'wire', which is not accepted: data/draft.yaml:5:3\n" in ran.err


def test_an_assertion_of_which_nothing_is_recorded_gets_it_in_place(
    call: Run, tmp_path: Path
) -> None:
    folder(tmp_path, KB.replace(ANN, "      - asserts: ann\n"), DRAFT)
    assert call("accept", "data/draft.yaml", "--all").status == 0
    assert (
        "      - asserts: ann\n        in: wire\n        speech: indirect\n"
        '        quote: "rained all night"\n  dry:\n'
    ) in text_of(tmp_path)


def test_a_comment_in_the_way_is_for_a_person(call: Run, tmp_path: Path) -> None:
    kb = KB.replace(HERE, "        in: post  # p. 3\n", 1)
    folder(tmp_path, kb, DRAFT)
    ran = call("accept", "data/draft.yaml", "--all")
    assert ran.status == 2
    assert "data/claims.yaml:12:19: a comment stands here" in ran.err
    assert text_of(tmp_path) == kb


def test_check_and_review_know_it(call: Run, tmp_path: Path) -> None:
    folder(tmp_path, draft=DRAFT)
    assert "D6" not in call("check").out
    listed = call("review", "--list", "data/draft.yaml")
    assert "draft document 'wire'" in listed.out
    (tmp_path / "data" / "draft.yaml").write_text(
        DRAFT.replace("assertion 1", "assertion 2"), encoding="utf-8"
    )
    assert "D601 there is no assertion 2 on 'rain'" in call("check").out.replace(
        "warning", ""
    ).replace("  ", " ")


def test_a_review_shows_and_accepts_it_as_any_record(call: Run, tmp_path: Path) -> None:
    folder(tmp_path, draft=DRAFT.replace("  # disputes: accepted", ""))
    with review(tmp_path, "--only", "drafts", rows=40) as terminal:
        terminal.until("[?]help ")
        terminal.type("a")
        shown = screens(terminal.until("[?]help "))
        terminal.type("a")
        terminal.until("[u]ndo [q]uit ")
        terminal.type("q")
        terminal.end()
    assert "# disputes: report of assertion 1\n" in shown
    accepted = text_of(tmp_path, "draft")
    assert accepted.count("disputes: accepted") == 2
    assert accepted.count("disputes: report of assertion 1") == 1
    assert "a report of assertion 1 on 'rain'" in call("accept", "data/draft.yaml").err
