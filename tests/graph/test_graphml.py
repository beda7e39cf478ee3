"""GraphML, read by networkx, an XML parser and xmllint."""

from __future__ import annotations

import subprocess
from io import BytesIO
from xml.etree import ElementTree

import networkx as nx
import pytest
from conftest import Tool

from disputes.escape.terminal import visible
from disputes.escape.xml import xml_text
from disputes.graph.formats import render
from disputes.reason.analysis import Analysis
from disputes.view.drawing import Drawing, draw, drawing_data


def written(drawing: Drawing) -> bytes:
    return "".join(render("graphml", drawing)).encode()


def shown(text: str) -> str:
    for one in ("\ufffe", "\uffff"):
        text = text.replace(one, f"\\u{ord(one):04x}")
    return visible(text)


def compare(drawing: Drawing) -> None:
    graph = nx.read_graphml(BytesIO(written(drawing)), force_multigraph=True)
    data = drawing_data(drawing)
    assert graph.is_directed() == (drawing.draws != "party")
    assert dict(graph.nodes(data="label")) == {
        node["id"]: shown(node["label"]) for node in data["nodes"]
    }
    for node in data["nodes"]:
        for name, value in node.items():
            kept = graph.nodes[node["id"]].get(name)
            if name != "id":
                assert kept == (shown(value) if isinstance(value, str) else value)
    assert graph.number_of_edges() == len(data["edges"])
    for number, edge in enumerate(data["edges"]):
        kept = graph.get_edge_data(edge["from"], edge["to"], f"e{number}")
        assert kept["kind"] == edge["kind"]
        assert kept["symmetric"] is edge["symmetric"]
        if "weight" in edge:
            assert kept["weight"] == edge["weight"]
        if edge.get("why") is not None:
            assert kept["why"] == shown(edge["why"])


def test_hostile_texts(hostile: list[tuple[Drawing, list[str]]], nasty: list[Drawing]) -> None:
    for drawing in (*nasty, *(drawing for drawing, _ in hostile)):
        compare(drawing)


def test_hostile_texts_by_xmllint(tool: Tool, hostile: list[tuple[Drawing, list[str]]]) -> None:
    xmllint = tool("xmllint")
    together = b"".join(
        written(drawing).partition(b"\n")[2] for drawing, _ in hostile
    )  # one document of all, without their declarations
    done = subprocess.run(
        [xmllint, "--noout", "--huge", "-"],
        input=b'<?xml version="1.0" encoding="UTF-8"?><all>' + together + b"</all>",
        capture_output=True,
        timeout=60,
        check=False,
    )
    assert (done.returncode, done.stderr.decode()) == (0, "")


@pytest.mark.parametrize("record", [None, "su30-mistake", "turkish-airspace", "incursion-count"])
def test_the_shipped_knowledge_base(shipped: Analysis, record: str | None) -> None:
    compare(draw(shipped, record))


def test_every_attribute_is_declared(shipped: Analysis) -> None:
    root = ElementTree.fromstring(written(draw(shipped, "su30-mistake")))  # noqa: S314 - our own
    space = "{http://graphml.graphdrawing.org/xmlns}"
    keys = {key.get("id") for key in root.iter(f"{space}key")}
    assert {data.get("key") for data in root.iter(f"{space}data")} == keys
    assert all(data.text is not None for data in root.iter(f"{space}data"))


def test_a_text_is_nothing_but_text() -> None:
    assert xml_text("<a b=\"c\" d='e'>&amp;]]>") == (
        "&lt;a b=&quot;c&quot; d=&#39;e&#39;&gt;&amp;amp;]]&gt;"
    )
    assert xml_text("\x00\ud800\ufffe\n") == "\\x00\\ud800\\ufffe "
