"""What `disputes why` shows: the derivation of a status, down to quotes and relations."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from conftest import Golden
from markdown_it import MarkdownIt

from cli.conftest import ROOT, Run
from cli.test_schemas import validator
from cli.test_show import TOWN

EXPLAINED = {
    "claim": ("missiles-reached-targets",),
    "party": ("su30-mistake", "russia"),
    "inference": ("violations-accidental", "nato"),
    "declined": ("us-declined-delegations",),
}
SCHEMA = validator("disputes-why/1")


@pytest.fixture
def town(tmp_path: Path) -> str:
    """Write a knowledge base with everything that a party can do."""
    (tmp_path / "kb.yaml").write_text(TOWN, encoding="utf-8")
    return "kb.yaml"


@pytest.mark.parametrize("width", [80, 140])
@pytest.mark.parametrize("name", EXPLAINED)
def test_printed_text(call: Run, golden: Golden, name: str, width: int) -> None:
    ran = call("why", *EXPLAINED[name], cwd=ROOT, COLUMNS=str(width))
    assert (ran.status, ran.err) == (0, "")
    golden(Path("why") / f"{name}-{width}.txt", ran.out)


@pytest.mark.parametrize("format_", ["markdown", "csv"])
def test_printed_markdown_and_csv(call: Run, golden: Golden, format_: str) -> None:
    ran = call("why", *EXPLAINED["claim"], "--format", format_, cwd=ROOT)
    assert (ran.status, ran.err) == (0, "")
    golden(Path("why") / f"claim.{'md' if format_ == 'markdown' else format_}", ran.out)


def test_json_of_every_claim_follows_the_schema(call: Run, town: str) -> None:
    for claim in ("it-rained", "it-was-wet", "ten", "nine", "sun", "wind", "calm"):
        for options in ((), ("--by", "source"), ("--as-of", "2015-10-06")):
            ran = call("--kb", town, "why", claim, *options, "--format", "json")
            assert ran.status == 0
            SCHEMA.validate(json.loads(ran.out))


def test_what_binds_nobody_is_told_beside(call: Run, town: str) -> None:
    data = json.loads(call("--kb", town, "why", "sun", "--format", "json").out)
    assert data["parties"] == []
    assert [(row["party"], row["by"]["stance"]) for row in data["withdrawn"]] == [
        ("bob", "retracts")
    ]
    assert [row["party"] for row in data["disowned"]] == ["ann"]
    assert [row["party"] for row in data["conditional"]] == ["land"]
    out = call("--kb", town, "why", "sun", "bob").out
    assert "No party has a position on it." in out
    assert "Withdrawn since, which commits nobody:" in out
    assert "Disowned" not in out


def test_who_has_no_position(call: Run, town: str) -> None:
    ran = call("--kb", town, "why", "nine", "ann")
    assert ran.status == 2
    assert ran.err.endswith("its words count for 'land'; --by source tells every source apart\n")
    ran = call("--kb", town, "why", "wind", "gazette")
    assert ran.err.endswith("those with one are bob, cat, land\n")
    ran = call("--kb", town, "why", "sun", "gazette")
    assert ran.err.endswith("no party has one\n")


def test_who_is_no_claim_and_what_stands_in_a_draft(call: Run, tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(TOWN.replace("denies: bob", "denies: bbo"), encoding="utf-8")
    (tmp_path / "b.yaml").write_text("draft: true\nclaims: {c: {text: C.}}\n", encoding="utf-8")
    ran = call("--kb", ".", "why", "bob")
    assert (ran.status, ran.out) == (2, "")
    assert ran.err == "disputes: 'bob' is a source, not a claim\n  `disputes show bob` shows it\n"
    ran = call("--kb", ".", "why", "c")
    assert ran.err == (
        "disputes: 'c' stands in b.yaml\n  that file is a draft and takes no part in reports\n"
    )
    ran = call("--kb", ".", "why", "xyzzy")
    assert ran.err == (
        "disputes: no claim has the id 'xyzzy'\n"
        "  the knowledge base has 1 error, so it may be there; `disputes check` shows them\n"
    )


def test_why_nobody_takes_a_side(call: Run, town: str, tmp_path: Path) -> None:
    with (tmp_path / "kb.yaml").open("a", encoding="utf-8") as file:
        file.write("  fog: {text: There was fog.}\n")
    assert "open, because nobody has taken a side.\n" in call("--kb", town, "why", "fog").out
    for party in ((), ("bob",)):
        out = call("--kb", town, "why", "sun", *party).out
        assert "open, because nobody takes a side any more.\n" in out


def test_the_sentence_of_a_claim_stands_once(call: Run, town: str) -> None:
    out = call("--kb", town, "why", "it-was-wet", "bob").out
    assert out.count("It was wet.") == 1


def test_every_claim_on_the_way_has_its_sentence(call: Run, tmp_path: Path) -> None:
    claims = "".join(f"  c{n}: {{text: Sentence {n}., implies: [c{n + 1}]}}\n" for n in range(1, 4))
    (tmp_path / "kb.yaml").write_text(
        "sources:\n  ann: {name: Ann, kind: person}\nclaims:\n"
        "  c0: {text: Sentence 0., implies: [c1], assertions: [{asserts: ann}]}\n"
        f"{claims}  c4: {{text: Sentence 4.}}\n",
        encoding="utf-8",
    )
    out = call("--kb", "kb.yaml", "why", "c4").out
    assert [out.count(f"Sentence {n}.") for n in range(5)] == [1] * 5
    assert "5. So c4 is so, since c3 is so:" in out
    shown = json.loads(call("--kb", "kb.yaml", "show", "ann", "--format", "json").out)
    assert [row["for"]["from"] and row["for"]["from"]["steps"] for row in shown["holds"]] == [
        None, 1, 2, 3, 4,
    ]  # fmt: skip


def test_csv_has_a_row_for_each_report_and_step(call: Run, town: str) -> None:
    out = call("--kb", town, "why", "ten", "--format", "csv").out
    root, step = csv.DictReader(io.StringIO(out))
    assert (root["kind"], root["claim"], root["source"], root["speaks_for"]) == (
        "root", "nine", "ann", "ann ministry land",
    )  # fmt: skip
    assert (step["claim"], step["is"], step["then_claim"], step["then_is"]) == (
        "nine", "for", "ten", "against",
    )  # fmt: skip
    assert (step["relation"], step["why"], step["step"]) == ("answers", "how-much", "2")
    out = call("--kb", town, "why", "sun", "--format", "csv").out
    kinds = [row["kind"] for row in csv.DictReader(io.StringIO(out))]
    assert kinds == ["withdrawn", "withdrawn by", "disowned", "disowned by", "conditional"]


def test_markdown_keeps_the_numbers_of_the_steps(call: Run, town: str) -> None:
    out = call("--kb", town, "why", "ten", "--format", "markdown").out
    html = MarkdownIt("commonmark").render(out)
    assert "<li>1. Ann (Minister) asserts <code>nine</code>" in html
    assert "<ol>" not in html


def test_a_broken_knowledge_base_still_answers(call: Run, tmp_path: Path) -> None:
    text = TOWN.replace("denies: bob", "denies: bbo")
    (tmp_path / "kb.yaml").write_text(text, encoding="utf-8")
    ran = call("--kb", "kb.yaml", "why", "it-rained", "--format", "json")
    assert ran.status == 1
    data = json.loads(ran.out)
    SCHEMA.validate(data)
    assert data["complete"] is False
