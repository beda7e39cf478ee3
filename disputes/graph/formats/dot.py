"""Graphviz's dot language."""

from __future__ import annotations

from collections.abc import Iterator

from disputes.escape.dot import dot_label, dot_text
from disputes.graph.look import FOCUS, INK, PAPER, border, look
from disputes.graph.measure import wrapped
from disputes.graph.words import below, edge_words, names_of, sentence, shortened, subtitle
from disputes.view.drawing import Drawing, Edge, Node, NodeKind

_SHAPES = {NodeKind.CLAIM: "box", NodeKind.PARTY: "box", NodeKind.QUESTION: "note"}
_HEADS = {"arrow": "normal", "bar": "tee", "open": "vee", "none": "none"}
_SIZE = 11
_ROOM = {NodeKind.CLAIM: 230, NodeKind.PARTY: 150, NodeKind.QUESTION: 230}
_MOST_LINES = 9


def render(drawing: Drawing) -> Iterator[str]:
    """Give a drawing as a directed graph; an edge that has no direction has no arrowhead."""
    yield "digraph disputes {\n"
    title = wrapped(shortened(drawing.title), 620, 14, 3)
    yield f"  label={dot_label([*title, subtitle(drawing), *drawing.notes])};\n"
    yield f'  labelloc="t"; bgcolor="{PAPER}"; fontname="Helvetica"; fontsize="14";\n'
    if drawing.draws == "party":
        yield '  layout="neato"; overlap="false"; splines="true"; sep="+20";\n'
    else:
        yield '  rankdir="LR"; ranksep="1.2"; nodesep="0.3";\n'
    filled = f'style="filled", fillcolor="{PAPER}"'
    yield f'  node [fontname="Helvetica", fontsize="{_SIZE}", {filled}];\n'
    yield '  edge [fontname="Helvetica", fontsize="9"];\n'
    names = names_of(drawing)
    for node in drawing.nodes:
        yield f"  {dot_text(node.id)} [{_joined(_node(node))}];\n"
    for edge in drawing.edges:
        ends = f"{dot_text(edge.start)} -> {dot_text(edge.end)}"
        yield f"  {ends} [{_joined(_edge(edge, names))}];\n"
    yield "}\n"


def _joined(attributes: dict[str, str]) -> str:
    return ", ".join(f"{name}={value}" for name, value in attributes.items())


def _node(node: Node) -> dict[str, str]:
    shape = "hexagon" if node.narrator else _SHAPES[node.kind]
    style = "filled,rounded" if shape == "box" and node.kind is NodeKind.PARTY else "filled"
    if node.by_inference:
        style += ",dashed"
    attributes = {
        "label": dot_label(label_lines(node)),
        "shape": f'"{shape}"',
        "style": f'"{style}"',
        "penwidth": f'"{border(node):g}"',
        "color": f'"{INK}"',
        "tooltip": dot_text(node.label),
    }
    if node.focus:
        attributes["fillcolor"] = f'"{FOCUS}"'
    return attributes


def label_lines(node: Node) -> list[str]:
    """Give the lines of a node's label: its words, then its status or what it is."""
    lines = [*wrapped(shortened(node.label), _ROOM[node.kind], _SIZE, _MOST_LINES)] or [node.id]
    return [*lines, under] if (under := below(node)) else lines


def _edge(edge: Edge, names: dict[str, str]) -> dict[str, str]:
    style = look(edge)
    colour = f"{style.colour}:{PAPER}:{style.colour}" if style.double else style.colour
    attributes = {
        "label": dot_label([edge_words(edge)]),
        "color": f'"{colour}"',
        "fontcolor": f'"{style.colour}"',
        "penwidth": f'"{style.width:g}"',
        "arrowhead": f'"{_HEADS[style.head]}"',
        "weight": f'"{min(edge.weight, 100)}"',
        "tooltip": dot_text(sentence(edge, names)),
    }
    if edge.kind.symmetric:
        attributes["dir"] = '"none"'
    if edge.by_inference:
        attributes["style"] = '"dashed"'
    elif style.head != "none" and not edge.kind.position and edge.kind.value != "implies":
        attributes["style"] = '"dotted"'
    return attributes
