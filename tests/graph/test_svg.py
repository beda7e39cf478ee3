"""The picture: a document of its own, in which all has its place and texts are texts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations
from xml.etree import ElementTree

import pytest

from disputes.graph.formats import render
from disputes.graph.layout import lay_out
from disputes.graph.legend import legend
from disputes.graph.look import BLUE, GREY, INK, ORANGE, PAPER
from disputes.graph.measure import width_of, wrapped
from disputes.graph.pieces import Box
from disputes.reason.analysis import Analysis
from disputes.view.drawing import Drawing, Edge, EdgeKind, Node, NodeKind, draw
from graph.conftest import drawing_of

SVG = "{http://www.w3.org/2000/svg}"
ELEMENTS = {"svg", "title", "desc", "g", "rect", "path", "text"}
LOOKS = (None, "su30-mistake", "turkish-airspace", "russian-strikes", "strike-targets", "russia")


def picture(drawing: Drawing) -> ElementTree.Element:
    return ElementTree.fromstring("".join(render("svg", drawing)))  # noqa: S314 - our own


def corners(
    element: ElementTree.Element, dx: float = 0, dy: float = 0
) -> Iterator[tuple[float, float]]:
    """Give the places of all that is drawn; what is turned keeps its middle."""
    move = re.fullmatch(r"translate\((-?\d+) (-?\d+)\)", element.get("transform", ""))
    if move:
        dx, dy = dx + float(move[1]), dy + float(move[2])
    if element.tag == f"{SVG}path":
        numbers = [float(one) for one in re.findall(r"-?\d+(?:\.\d+)?", element.get("d", ""))]
        yield from ((x + dx, y + dy) for x, y in zip(numbers[::2], numbers[1::2], strict=True))
    if element.tag == f"{SVG}rect":
        x, y = float(element.get("x", 0)) + dx, float(element.get("y", 0)) + dy
        yield (x, y)
        yield (x + float(element.get("width", 0)), y + float(element.get("height", 0)))
    if element.tag == f"{SVG}text":
        size = float(element.get("font-size", 0))
        width = width_of(element.text or "", size)
        x, y = float(element.get("x", 0)) + dx, float(element.get("y", 0)) + dy
        left = x - width / 2 if element.get("text-anchor") == "middle" else x
        yield (left, y - size)
        yield (left + width, y)
    for child in element:
        yield from corners(child, dx, dy)


def check(drawing: Drawing) -> ElementTree.Element:
    root = picture(drawing)
    box = [float(one) for one in root.get("viewBox", "").split()]
    assert box[:2] == [0, 0]
    for x, y in corners(root):
        assert -0.5 <= x <= box[2] + 0.5
        assert -0.5 <= y <= box[3] + 0.5
    assert {element.tag.removeprefix(SVG) for element in root.iter()} <= ELEMENTS
    assert root[0].tag == f"{SVG}title"
    assert root[1].tag == f"{SVG}desc"
    background = root[2]
    assert (background.get("fill"), background.get("width")) == (PAPER, root.get("width"))
    attributes = {name for element in root.iter() for name in element.attrib}
    assert not {name for name in attributes if name.startswith("on") or "href" in name}
    return root


def overlap(one: Box, other: Box) -> bool:
    return (
        one.x < other.x + other.width
        and other.x < one.x + one.width
        and one.y < other.y + other.height
        and other.y < one.y + one.height
    )


def test_hostile_texts(hostile: list[tuple[Drawing, list[str]]], nasty: list[Drawing]) -> None:
    for drawing in (*nasty, *(drawing for drawing, _ in hostile)):
        check(drawing)


@pytest.mark.parametrize("record", LOOKS)
def test_the_shipped_knowledge_base(shipped: Analysis, record: str | None) -> None:
    drawing = draw(shipped, record)
    root = check(drawing)
    told = " ".join(root.itertext())
    for node in drawing.nodes:
        assert node.label in told
    layout = lay_out(drawing)
    assert not [pair for pair in combinations(layout.boxes, 2) if overlap(*pair)]
    assert len(layout.boxes) == len(drawing.nodes)
    assert len(layout.wires) == len(drawing.edges)


def test_no_box_of_hostile_texts_lies_on_another(
    hostile: list[tuple[Drawing, list[str]]], nasty: list[Drawing]
) -> None:
    for drawing in (*nasty, *(drawing for drawing, _ in hostile[:6])):
        boxes = lay_out(drawing).boxes
        assert len(boxes) == len(drawing.nodes)
        assert not [pair for pair in combinations(boxes, 2) if overlap(*pair)]


def test_no_line_runs_through_a_claim(shipped: Analysis) -> None:
    """Positions end at the sides, relations run between neighbours or beside the column."""
    layout = lay_out(draw(shipped, "russian-strikes"))
    claims = [box for box in layout.boxes if box.node.kind is not NodeKind.PARTY]
    for wire in layout.wires:
        for _, points in wire.path:
            for x, y in zip(points[::2], points[1::2], strict=True):
                assert not [
                    box
                    for box in claims
                    if box.x < x < box.x + box.width and box.y < y < box.y + box.height
                ]


def test_labels_fit_their_boxes(hostile: list[tuple[Drawing, list[str]]]) -> None:
    for drawing, _ in hostile:
        for box in lay_out(drawing).boxes:
            assert box.height >= 17 * len(box.lines) + 15 * len(box.under)
            for line in box.lines:
                assert width_of(line, 13) <= box.width - 18 or len(line) == 1


def test_it_says_what_it_shows_in_words(shipped: Analysis) -> None:
    root = picture(draw(shipped, "missiles-fell-in-iran"))
    said = root[1].text or ""
    assert "Russia is against missiles-fell-in-iran." in said
    assert "missiles-reached-targets contradicts missiles-fell-in-iran" in said
    titles = [element.text for element in root.iter(f"{SVG}title")]
    assert "United States is for missiles-fell-in-iran" in titles


def test_it_loads_nothing_and_knows_no_colour_of_praise_or_blame(shipped: Analysis) -> None:
    text = "".join(render("svg", draw(shipped)))
    outside = text.replace('xmlns="http://www.w3.org/2000/svg"', "")
    assert re.findall(r"https?:|@import|@font-face|href|url\(|<script|<image|<style", outside) == []
    colours = set(re.findall(r"#[0-9a-f]{6}", outside))
    assert colours <= {BLUE, ORANGE, GREY, INK, PAPER, "#ececec"}


def test_the_legend_has_what_is_drawn_and_nothing_else(shipped: Analysis) -> None:
    samples = [sample.text for sample in legend(draw(shipped, "missiles-fell-in-iran"))]
    assert "cannot both be true" in samples
    assert "if the one is so, so is the other" not in samples
    assert not [text for text in samples if text.startswith("narrator")]
    samples = [sample.text for sample in legend(draw(shipped))]
    assert [text for text in samples if text.startswith("narrator")]
    assert "= agree on so many claims: directly, on the claim itself, + by inference" in samples
    samples = [sample.text for sample in legend(draw(shipped, "missiles-fell-in-iran", "party"))]
    assert "≠ oppose one another on so many claims: directly, on the claim itself" in samples
    assert not [text for text in samples if "own words" in text]


def test_a_text_of_unknown_width_is_made_to_fit() -> None:
    drawing = drawing_of(["\ufdfd\ufdfd"])
    texts = [one for one in picture(drawing).iter(f"{SVG}text") if one.get("textLength")]
    assert texts


def test_nothing_to_draw() -> None:
    for draws in ("claim", "party"):
        root = check(Drawing(draws, None, "All disputes", None, "party", True, (), ()))
        assert "nothing to draw" in " ".join(root.itertext())


@pytest.mark.parametrize("number", [1, 2, 3, 4, 9])
def test_few_parties(number: int) -> None:
    nodes = tuple(Node(f"p{one}", NodeKind.PARTY, f"P {one}") for one in range(number))
    edges = tuple(
        Edge(f"p{one}", f"p{one + 1}", EdgeKind.OPPOSES, claims=("c",)) for one in range(number - 1)
    )
    drawing = Drawing("party", None, "Parties", None, "party", True, nodes, edges)
    check(drawing)
    layout = lay_out(drawing)
    assert not [pair for pair in combinations(layout.boxes, 2) if overlap(*pair)]


def test_a_claim_that_is_related_to_itself() -> None:
    node = Node("c", NodeKind.CLAIM, "It is so.")
    drawing = Drawing(
        "claim", "c", "x", None, "party", True, (node,), (Edge("c", "c", EdgeKind.IMPLIES),)
    )
    check(drawing)


def test_lines_are_broken_within_the_room() -> None:
    assert wrapped("one two three", 48, 10, 5) == ("one two", "three")
    assert wrapped("one two three", 48, 10, 1) == ("one tw…",)
    assert "".join(wrapped("a" * 100, 40, 10, 99)) == "a" * 100
    assert wrapped("", 40, 10, 5) == ()
    assert wrapped("\u202e", 90, 10, 5) == ("\\u202e",)
