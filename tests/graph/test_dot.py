"""What is written for Graphviz, read by Graphviz."""

from __future__ import annotations

import re
import subprocess
from collections import Counter
from xml.etree import ElementTree

import pytest
from conftest import Tool

from disputes.escape.dot import dot_label, dot_text
from disputes.escape.xml import within_xml
from disputes.graph.formats import render
from disputes.graph.formats.dot import label_lines
from disputes.graph.words import edge_words
from disputes.reason.analysis import Analysis
from disputes.view.drawing import Drawing, draw

SVG = "{http://www.w3.org/2000/svg}"


def drawn(dot: str, text: str) -> ElementTree.Element:
    """Let Graphviz draw it in rows, which is fast, and give the picture."""
    done = subprocess.run(
        [dot, "-Kosage", "-Tsvg"], input=text.encode(), capture_output=True, timeout=60, check=False
    )
    assert done.returncode == 0, done.stderr.decode()
    assert b"syntax error" not in done.stderr
    return ElementTree.fromstring(done.stdout)  # noqa: S314 - our own


def words(element: ElementTree.Element) -> str:
    lines = ["".join(text.itertext()) for text in element.iter(f"{SVG}text")]
    return "".join("".join(lines).split()).replace("\u00a0", "")


def without_spaces(text: str) -> str:
    return "".join(within_xml(text).split()).replace("\u00a0", "")


def compare(dot: str, drawing: Drawing) -> None:
    picture = drawn(dot, "".join(render("dot", drawing)))
    groups = [group for group in picture.iter(f"{SVG}g") if group.get("class") in ("node", "edge")]
    nodes = {
        group.findtext(f"{SVG}title"): words(group)
        for group in groups
        if group.get("class") == "node"
    }
    assert nodes == {node.id: without_spaces("".join(label_lines(node))) for node in drawing.nodes}
    edges = Counter(
        (group.findtext(f"{SVG}title"), words(group))
        for group in groups
        if group.get("class") == "edge"
    )
    assert edges == Counter(
        (f"{edge.start}->{edge.end}", without_spaces(edge_words(edge))) for edge in drawing.edges
    )


def test_nasty_texts(tool: Tool, nasty: list[Drawing]) -> None:
    for drawing in nasty:
        compare(tool("dot"), drawing)


@pytest.mark.slow
def test_hostile_texts(tool: Tool, hostile: list[tuple[Drawing, list[str]]]) -> None:
    dot = tool("dot")
    for drawing, _ in hostile:
        compare(dot, drawing)


@pytest.mark.parametrize("record", [None, "su30-mistake", "turkish-airspace", "incursion-count"])
def test_the_shipped_knowledge_base(tool: Tool, shipped: Analysis, record: str | None) -> None:
    compare(tool("dot"), draw(shipped, record))


def test_a_text_is_one_string() -> None:
    assert dot_text('a "b" \\') == '"a \\"b\\" \\\\"'
    assert dot_label(["one", "two\n", "&lt;"]) == '"one\\ntwo \\n&amp;lt;"'
    assert dot_label([]) == '""'


def test_only_what_follows_by_inference_is_dashed(shipped: Analysis) -> None:
    drawing = draw(shipped, "su30-mistake")
    text = "".join(render("dot", drawing))
    dashed = re.findall(r'"(\S+)" -> "(\S+)" \[.*style="dashed"', text)
    assert dashed == [("nato", "violations-accidental")]
