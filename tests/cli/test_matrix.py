"""The command `matrix`: what it prints, counts and refuses."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable
from io import StringIO
from pathlib import Path

import pytest
from conftest import Golden

from cli.conftest import ROOT, Run
from cli.test_schemas import validator

Write = Callable[[str], Path]

LOOKS = {
    "parties": (),
    "topic": ("--topic", "turkish-airspace"),
    "party": ("--party", "russia"),
    "some": ("--party", "nato", "--party", "russia", "--party", "united-states"),
    "by-source": ("--by", "source", "--disputed"),
    "claims": ("--claims",),
    "claims-disputed": ("--claims", "--disputed", "--as-of", "2015-10-08"),
}


@pytest.mark.parametrize("width", [80, 140])
@pytest.mark.parametrize("name", LOOKS)
def test_on_a_page(call: Run, golden: Golden, name: str, width: int) -> None:
    ran = call("matrix", *LOOKS[name], cwd=ROOT, COLUMNS=str(width))
    assert (ran.status, ran.err) == (0, "")
    assert max(map(len, ran.out.splitlines())) <= width
    golden(Path("matrix", f"{name}-{width}.txt"), ran.out)


@pytest.mark.parametrize(("format_", "ending"), [("markdown", "md"), ("csv", "csv")])
@pytest.mark.parametrize("name", ["parties", "claims-disputed"])
def test_for_others(call: Run, golden: Golden, name: str, format_: str, ending: str) -> None:
    ran = call("matrix", *LOOKS[name], "--format", format_, cwd=ROOT)
    assert (ran.status, ran.err) == (0, "")
    golden(Path("matrix", f"{name}.{ending}"), ran.out)


SCHEMA = validator("disputes-matrix/1")


@pytest.mark.parametrize("name", LOOKS)
def test_json_follows_its_schema(call: Run, name: str) -> None:
    data = json.loads(call("matrix", *LOOKS[name], "--format", "json", cwd=ROOT).out)
    SCHEMA.validate(data)
    assert len(data["claims" if "--claims" in LOOKS[name] else "pairs"]) > 0


SMALL = """\
sources:
  ann: {name: Ann, kind: person}
  aide: {name: Aide, kind: person, speaks_for: ann}
  bob: {name: Bob, kind: person}
  cee: {name: Cee, kind: person}
  wire: {name: Wire, kind: agency}
claims:
  drizzled: {text: It drizzled., assertions: [{suggests: [ann, bob]}, {doubts: bob}]}
  dry: {text: It stayed dry., contradicts: [rained]}
  rained: {text: It rained., assertions: [{asserts: [aide, bob]}, {denies: bob}, {declines: cee}]}
  snowed: {text: It snowed., assertions: [{doubts: ann}, {asserts: wire, if: rained}]}
  stormed: {text: It stormed., assertions: [{asserts: wire}]}
"""


def test_every_sign(call: Run, kb: Write) -> None:
    ran = call("--kb", str(kb(SMALL)), "matrix", "--claims")
    assert ran.out.replace("\u00a0", " ") == SIGNS


SIGNS = """\
4 parties on 5 claims

── No topic ────────────────────────────────────────────────────────────────────

             Ann  Bob  Wire (narrator)  Cee
·  drizzled  +?   ±?          ·          ·
○  dry       (−)  (−)         ·          ·
≠  rained     +    ±          ·          …
¬  snowed    −?    ·          ·          ·
»  stormed    ·    ·          +          ·

+ for, firmly   +? for, hedged   −? against, hedged   − against, firmly
  ± divided: for and against   ±? undecided: may be, may not be
  ( ) by inference   … declines to say   · no position
Before a claim: ≠ contested   » reported   · unopposed   ¬ opposed   ○ open
"""


def test_a_star_for_what_was_inferred_from_the_words(call: Run, kb: Write) -> None:
    file = kb(SMALL.replace("{doubts: ann}", "{doubts: ann, inferred: true}, {declines: ann}"))
    ran = call("--kb", str(file), "matrix", "--claims")
    assert "¬  snowed    −?*…" in ran.out
    assert "*\u00a0inferred\u00a0from\u00a0the\u00a0words," in ran.out
    data = json.loads(call("--kb", str(file), "matrix", "--claims", "--format", "json").out)
    SCHEMA.validate(data)
    [row] = next(one["positions"] for one in data["claims"] if one["id"] == "snowed")
    assert (row["inferred"], row["by_inference"], row["declined"]) == (True, False, True)


def test_a_small_matrix(call: Run, kb: Write) -> None:
    ran = call("--kb", str(kb(SMALL)), "matrix")
    assert ran.out.replace("\u00a0", " ") == GRID


def test_no_spaces_are_left_in_the_cells_of_markdown(call: Run) -> None:
    out = call("matrix", "--format", "markdown", cwd=ROOT).out
    cells = [cell for line in out.splitlines() for cell in line.split("|")[2:-1]]
    assert "1≠ /1" in {cell.strip() for cell in cells}
    assert not any("  " in cell.strip() for cell in cells)


GRID = """\
3 parties heard on 5 claims

           Ann
Bob  1≠ +1= /3

On no claim together with another: Wire (narrator).

≠ opposed   = agreed   + by inference   / both have a position
For example Ann and Bob, 1≠ +1= /3: opposed on 1 and agreed on 1 (1 of them only
  by inference), of 3 claims on which both have a position.
"""


def test_as_csv(call: Run, kb: Write) -> None:
    ran = call("--kb", str(kb(SMALL)), "matrix", "--format", "csv")
    rows = list(csv.DictReader(StringIO(ran.out)))
    assert [list(row.values()) for row in rows] == [["ann", "bob", "3", "1", "0", "1", "1"]]


WRONG = {
    "topic": (("--topic", "wether"), "no topic has the id 'wether'"),
    "source": (("--party", "anne"), "no source has the id 'anne'\n  did you mean 'ann'?"),
    "spokesman": (
        ("--party", "aide"),
        "'aide' has no position on any claim as a party\n  its words",
    ),
    "silent": (("--party", "cee"), "as a party\n  those with one are bob, ann, wire\n"),
    "claim": (("--party", "rained"), "'rained' is a claim, not a source"),
    "date": (("--as-of", "soon"), "'soon' is not a date"),
}


@pytest.mark.parametrize("case", WRONG)
def test_wrong_use(call: Run, kb: Write, case: str) -> None:
    arguments, message = WRONG[case]
    ran = call("--kb", str(kb(SMALL)), "matrix", *arguments)
    assert (ran.status, ran.out) == (2, "")
    assert message in ran.err


@pytest.mark.parametrize("arguments", [(), ("--claims",)])
def test_nothing_to_compare(call: Run, kb: Write, arguments: tuple[str, ...]) -> None:
    ran = call("--kb", str(kb("")), "matrix", *arguments)
    assert (ran.status, ran.err) == (0, "")
    assert "There are no claims yet." in ran.out
    ran = call("--kb", str(kb(SMALL)), "matrix", "--disputed", "--as-of", "1000", *arguments)
    assert ran.status == 0
    one = SMALL.replace("bob]}, {denies: bob}", "bob]}")
    ran = call("--kb", str(kb(one)), "matrix", "--disputed", *arguments)
    assert "No claim fits these options." in ran.out


def test_a_broken_knowledge_base_still_answers(call: Run, kb: Write) -> None:
    file = kb(SMALL.replace("denies: bob", "denies: bbo"))
    ran = call("--kb", str(file), "matrix", "--format", "json")
    assert ran.status == 1
    assert "may be incomplete" in ran.err
    assert json.loads(ran.out)["complete"] is False


def test_drafts_take_no_part(call: Run, kb: Write) -> None:
    ran = call("--kb", str(kb("draft: true\n" + SMALL)), "matrix")
    assert "There are no claims yet." in ran.out


def crowd(parties: int) -> str:
    sources = "".join(f"  s{n:03}: {{name: Party {n}, kind: person}}\n" for n in range(parties))
    claims = "".join(
        f"  c{n:03}: {{text: C., assertions: [{{asserts: [s{n:03}, s{(n + 1) % parties:03}]}}]}}\n"
        for n in range(parties)
    )
    return f"sources:\n{sources}claims:\n{claims}"


def test_most_of_many_parties_are_left_out_until_asked_for(call: Run, kb: Write) -> None:
    file = str(kb(crowd(300)))
    ran = call("--kb", file, "matrix")
    assert ran.out.startswith(
        "40 of 300 parties heard on 300 claims\n"
        "those heard on the most claims; --all has every one\n"
    )
    assert len(ran.out.splitlines()) < 400
    ran = call("--kb", file, "matrix", "--format", "csv")
    assert len(ran.out.splitlines()) == 40
    assert "40 of 300 parties, those heard on the most claims; --all gives every one" in ran.err
    ran = call("--kb", file, "matrix", "--all")
    assert ran.out.count("1= /1\n") == 300
    assert len(ran.out.splitlines()) < 700
    ran = call("--kb", file, "matrix", "--all", "--format", "csv")
    assert (len(ran.out.splitlines()), ran.err) == (301, "")
    ran = call("--kb", file, "matrix", "--claims", "--all")
    assert len(ran.out.splitlines()) < 1500
