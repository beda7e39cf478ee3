"""What is written for Mermaid, read by Mermaid's own parser."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest
from conftest import Tool

from disputes.escape.mermaid import mermaid_label, mermaid_text
from disputes.escape.terminal import visible
from disputes.graph.formats import render
from disputes.graph.words import below, edge_words, shortened
from disputes.reason.analysis import Analysis
from disputes.view.drawing import Drawing, NodeKind, draw

CHECK = Path(__file__).with_name("mermaid_check.mjs")
WRONG = "flowchart LR\n  a -->\n"
SHAPES = {NodeKind.CLAIM: "square", NodeKind.PARTY: "stadium", NodeKind.QUESTION: "lean_right"}


@pytest.fixture
def packages(tool: Tool) -> Path:
    tool("jsdom")
    folder = Path(tool("mermaid")).parent
    if folder.name != "node_modules":
        pytest.skip("there is no package mermaid")
    return folder


def parsed(node: str, packages: Path, texts: list[str]) -> list[dict[str, Any]]:
    done = subprocess.run(
        [node, str(CHECK), str(packages)],
        input=json.dumps(texts).encode(),
        capture_output=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr.decode()
    found: list[dict[str, Any]] = json.loads(done.stdout)
    return found


def words(text: str) -> str:
    """Give a text as it is compared: with white space as a browser has it."""
    return " ".join(visible(text).replace("\u2060", "").split()).strip("\ufeff ")


def compare(told: dict[str, Any], drawing: Drawing) -> None:
    assert "error" not in told, told
    assert told["type"] == "flowchart-v2"
    assert [words(told["title"][0]), told["title"][1]] == [
        words(shortened(drawing.title)) or "-",
        0,
    ]
    assert len(told["nodes"]) == len(drawing.nodes)
    ids = {}
    for (name, shape, text, elements), node in zip(told["nodes"], drawing.nodes, strict=True):
        ids[node.id] = name
        assert shape == ("hexagon" if node.narrator else SHAPES[node.kind])
        assert elements == 0  # our own line break is a line end here
        label = words(shortened(node.label) or node.id)
        assert words(text) == words(f"{label} {below(node)}")
    assert [
        (start, end, words(text), elements) for start, end, text, elements in told["edges"]
    ] == [(ids[edge.start], ids[edge.end], words(edge_words(edge)), 0) for edge in drawing.edges]


def check(node: str, packages: Path, drawings: list[Drawing]) -> None:
    told = parsed(node, packages, ["".join(render("mermaid", one)) for one in drawings] + [WRONG])
    assert "Parse error" in told.pop()["error"]
    for one, drawing in zip(told, drawings, strict=True):
        compare(one, drawing)


@pytest.mark.slow
def test_nasty_texts_and_the_shipped_knowledge_base(
    tool: Tool, packages: Path, nasty: list[Drawing], shipped: Analysis
) -> None:
    shown = [draw(shipped, one) for one in (None, "su30-mistake", "strike-targets", "russia")]
    check(tool("node"), packages, [*nasty, *shown])


@pytest.mark.slow
def test_hostile_texts(
    tool: Tool, packages: Path, hostile: list[tuple[Drawing, list[str]]]
) -> None:
    check(tool("node"), packages, [drawing for drawing, _ in hostile])


def test_a_text_is_nothing_but_text() -> None:
    assert mermaid_text('a "b" <i> #x; 2*3') == "a #34;b#34; #60;i#62; #35;x#59; 2#42;3"
    assert mermaid_text("It's 3–4 o'clock, (so) far.") == "It's 3–4 o'clock, (so) far."
    assert mermaid_text("$$x fa:fa-x") == "#36;\u2060#36;x fa#58;\u2060fa-x"
    assert mermaid_text("a\\nb") == "a#92;\u2060nb"
    assert mermaid_text("1. one") == "1#46; one"
    assert mermaid_text("- one") == "#45; one"
    assert mermaid_label("\n") == '" "'
