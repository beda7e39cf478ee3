"""The command `graph`: what it writes, where to, and what it refuses."""

from __future__ import annotations

import json
import os
import re
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import Golden
from jsonschema import Draft202012Validator

from cli.conftest import ROOT, Run
from cli.test_schemas import validator
from disputes.graph.formats import formats

Write = Callable[[str], Path]

LOOKS = {
    "parties": (),
    "party": ("russia",),
    "claim": ("su30-mistake",),
    "topic": ("cruise-missiles",),
    "question": ("approach-purpose",),
    "disputes": ("--draw", "claim", "--as-of", "2015-10-08"),
    "sources": ("missiles-fell-in-iran", "--by", "source", "--depth", "0"),
}
ENDINGS = {"dot": "dot", "mermaid": "mmd", "graphml": "graphml", "json": "json", "svg": "svg"}
WRITTEN = {
    "parties": ("dot", "json", "svg"),
    "party": ("mermaid", "svg"),
    "claim": tuple(ENDINGS),
    "topic": ("mermaid", "svg"),
    "question": ("dot", "svg"),
    "disputes": ("svg",),
    "sources": ("svg",),
}
SCHEMA = validator("disputes-graph/1")

SMALL = """\
topics:
  rain: {name: Rain}
sources:
  ann: {name: Ann, kind: person}
  bob: {name: Bob, kind: person}
  cat: {name: Cat, kind: person, speaks_for: bob}
documents:
  paper: {title: The paper, publisher: ann, published: 2015-10-07}
claims:
  it-rained:
    text: It rained.
    topic: rain
    assertions:
      - {asserts: ann, said: 2015-10-06, in: paper, quote: It rained.}
      - {denies: bob, said: 2015-10-08, in: paper, quote: No drop fell}
"""


@pytest.mark.parametrize(
    ("name", "format_"), [(name, one) for name, written in WRITTEN.items() for one in written]
)
def test_what_is_written(call: Run, golden: Golden, name: str, format_: str) -> None:
    ran = call("graph", *LOOKS[name], "--format", format_, cwd=ROOT)
    assert (ran.status, ran.err) == (0, "")
    golden(Path("graph", f"{name}.{ENDINGS[format_]}"), ran.out)


@pytest.mark.parametrize("name", LOOKS)
def test_json_follows_its_schema(call: Run, name: str) -> None:
    Draft202012Validator.check_schema(SCHEMA.schema)
    data = json.loads(call("graph", *LOOKS[name], "--format", "json", cwd=ROOT).out)
    SCHEMA.validate(data)
    assert data["nodes"]


def test_the_format_is_that_of_the_file(call: Run, kb: Write, tmp_path: Path) -> None:
    file = str(kb(SMALL))
    plain = call("--kb", file, "graph", "it-rained").out
    assert plain.startswith("digraph")
    for name, begins in {
        "a.dot": "digraph",
        "a.gv": "digraph",
        "a.mmd": "flowchart",
        "a.json": "{",
        "a.graphml": "<?xml",
        "a.SVG": "<?xml",
    }.items():
        ran = call("--kb", file, "graph", "it-rained", "--output", name)
        assert (ran.status, ran.out, ran.err) == (0, "", "")
        assert (tmp_path / name).read_text(encoding="utf-8").startswith(begins)
    assert (tmp_path / "a.dot").read_text(encoding="utf-8") == plain
    assert call("--kb", file, "graph", "it-rained", "--output", "-").out == plain
    call("--kb", file, "graph", "it-rained", "--format", "json", "--output", "b.txt")
    json.loads((tmp_path / "b.txt").read_text(encoding="utf-8"))


def test_a_file_is_written_whole_or_not_at_all(call: Run, kb: Write, tmp_path: Path) -> None:
    file = str(kb(SMALL))
    old = tmp_path / "old.svg"
    old.write_text("old")
    old.chmod(0o640)
    link = tmp_path / "link.svg"
    link.symlink_to(old)
    assert call("--kb", file, "graph", "it-rained", "--output", "link.svg").status == 0
    assert link.is_symlink()
    assert old.read_text().endswith("</svg>\n")
    assert stat.S_IMODE(old.stat().st_mode) == 0o640
    for name in ("none/a.svg", "."):
        ran = call("--kb", file, "graph", "it-rained", "--output", name, "--format", "svg")
        assert ran.status == 2
        assert ran.err.startswith("disputes: cannot write ")
    written = old.read_bytes()
    assert call("--kb", file, "graph", "it-raind", "--output", "old.svg").status == 2
    assert old.read_bytes() == written
    assert sorted(one.name for one in tmp_path.iterdir()) == ["kb.yaml", "link.svg", "old.svg"]


@pytest.mark.parametrize(
    ("arguments", "message", "hint"),
    [
        (("it-raind",), "no record has the id 'it-raind'", "did you mean 'it-rained'?"),
        (("paper",), "'paper' is a document, which is not drawn", "name a claim"),
        (("it-rained", "--output", "a.png"), "the name 'a.png' does not say", "add --format: dot"),
        (("--draw", "topic"), "which topic is to be drawn?", "the topics are rain"),
        (("--as-of", "soon"), "'soon' is not a date", "write "),
        (("cat", "--by", "source"), "'cat' has no position on any claim", "`disputes show`"),
        (("--format", "png"), "Invalid value for '--format'", "--help"),
        (("--depth", "-1"), "Invalid value for '--depth'", "--help"),
    ],
)
def test_wrong_use(
    call: Run, kb: Write, arguments: tuple[str, ...], message: str, hint: str
) -> None:
    ran = call("--kb", str(kb(SMALL)), "graph", *arguments)
    assert (ran.status, ran.out) == (2, "")
    assert ran.err.startswith(f"disputes: {message}")
    assert hint in ran.err.splitlines()[1]


def test_too_much_is_refused_and_can_be_forced(call: Run, kb: Write) -> None:
    sources = "".join(f"  s{one}: {{name: S, kind: person}}\n" for one in range(80))
    told = "".join(f"      - {{asserts: s{one}}}\n" for one in range(80))
    text = f"sources:\n{sources}claims:\n  c:\n    text: So.\n    assertions:\n{told}"
    file = str(kb(text))
    ran = call("--kb", file, "graph")
    assert (ran.status, ran.out) == (2, "")
    assert ran.err == (
        "disputes: a drawing of 80 boxes would be a tangle: "
        "60 boxes and 150 lines are about what can be read\n"
        "  name a topic, a claim or a source, or draw it all the same with --force\n"
    )
    assert call("--kb", file, "graph", "--force").status == 0


def test_a_date_and_sources(call: Run, kb: Write) -> None:
    file = str(kb(SMALL))
    data = json.loads(call("--kb", file, "graph", "it-rained", "--format", "json").out)
    assert [edge["kind"] for edge in data["edges"]] == ["for", "against"]
    early = ("graph", "it-rained", "--as-of", "2015-10-07", "--format", "json")
    data = json.loads(call("--kb", file, *early).out)
    assert (data["as_of"], [edge["kind"] for edge in data["edges"]]) == ("2015-10-07", ["for"])


def test_a_broken_knowledge_base_is_drawn_as_far_as_it_goes(call: Run, kb: Write) -> None:
    file = str(kb(SMALL.replace("denies: bob", "denies: nobody")))
    ran = call("--kb", file, "graph", "it-rained", "--format", "json")
    assert ran.status == 1
    assert json.loads(ran.out)["complete"] is False
    assert "incomplete" in ran.err
    assert "incomplete: the knowledge base has errors" in call("--kb", file, "graph").out


def test_drafts_take_no_part(call: Run, kb: Write) -> None:
    file = str(kb(f"draft: true\n{SMALL}"))
    ran = call("--kb", file, "graph", "it-rained")
    assert ran.status == 2
    assert "takes no part in drawings" in ran.err


@pytest.mark.parametrize("format_", formats())
def test_an_empty_knowledge_base(call: Run, kb: Write, format_: str) -> None:
    for arguments in ((), ("--draw", "claim")):
        ran = call("--kb", str(kb("claims: {}\n")), "graph", *arguments, "--format", format_)
        assert (ran.status, ran.err) == (0, "")
        assert ran.out


def test_no_format_imports_what_is_slow() -> None:
    """Importing networkx takes longer than all that `graph` does."""
    program = (
        "import sys; from disputes.cli.boundary import run; "
        "[run(['graph', 'su30-mistake', '--format', one]) for one in sys.argv[1:]]; "
        "print(*sys.modules, file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, *formats()],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        check=True,
        timeout=60,
    )
    modules = set(done.stderr.decode().split())
    assert {f"disputes.graph.formats.{one}" for one in formats()} <= modules
    assert not {"networkx", "rich", "numpy", "sqlite3"} & modules


def test_it_is_the_same_for_any_hash_seed_and_order(call: Run, run: Run, kb: Write) -> None:
    expected = call("graph", "--format", "svg", cwd=ROOT).out
    assert run("graph", "--format", "svg", env={"PYTHONHASHSEED": "7"}).out == expected
    head, _, tail = SMALL.partition("claims:\n")
    file = kb(SMALL)
    first = call("--kb", str(file), "graph", "it-rained", "--format", "svg").out
    file.write_text(f"claims:\n{tail}{head}", encoding="utf-8")
    assert call("--kb", str(file), "graph", "it-rained", "--format", "svg").out == first
    assert re.search(r"Bob is against it-rained", first)
