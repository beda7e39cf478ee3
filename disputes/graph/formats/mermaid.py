"""A Mermaid flowchart, as GitHub and GitLab draw it in a Markdown page."""

from __future__ import annotations

from collections.abc import Iterator

from disputes.escape.mermaid import mermaid_label, mermaid_text
from disputes.graph.look import FOCUS, INK, PAPER, border, look
from disputes.graph.words import below, edge_words, shortened, subtitle
from disputes.view.drawing import Drawing, Edge, EdgeKind, Node, NodeKind

_SHAPES = {
    NodeKind.CLAIM: ("[", "]"),
    NodeKind.PARTY: ("([", "])"),
    NodeKind.QUESTION: ("[/", "/]"),
}
_NARRATOR = ("{{", "}}")
_HEADS = {"arrow": ">", "bar": "x", "open": "o", "none": "-"}


def render(drawing: Drawing) -> Iterator[str]:
    """Give a drawing as a flowchart; nodes are numbered, as a word of Mermaid may be an id."""
    yield "flowchart LR\n"
    yield f"  accTitle: {_plain(drawing.title)}\n"
    yield f"  accDescr: {_plain('; '.join([subtitle(drawing), *drawing.notes]))}\n"
    numbers = {node.id: f"n{number}" for number, node in enumerate(drawing.nodes, 1)}
    for node in drawing.nodes:
        yield f"  {numbers[node.id]}{_node(node)}\n"
    for edge in drawing.edges:
        label = mermaid_label(edge_words(edge))
        yield f"  {numbers[edge.start]} {_line(edge)}|{label}| {numbers[edge.end]}\n"
    yield f"  classDef default fill:{PAPER},stroke:{INK},color:{INK}\n"
    yield from _styles(drawing, numbers)


def _plain(text: str) -> str:
    return mermaid_text(shortened(text)).strip() or "-"


def _node(node: Node) -> str:
    opening, closing = _NARRATOR if node.narrator else _SHAPES[node.kind]
    lines = [shortened(node.label) or node.id, below(node)]
    label = "<br/>".join(mermaid_text(line) for line in lines if line.strip())
    return f'{opening}"{label or " "}"{closing}'


def _line(edge: Edge) -> str:
    style = look(edge)
    head = "-" if edge.kind.symmetric else _HEADS[style.head]
    if edge.by_inference:
        return f"-.-{head}" if head != "-" else "-.-"
    if edge.kind.clash:
        return "==="
    return f"--{head}"


def _styles(drawing: Drawing, numbers: dict[str, str]) -> Iterator[str]:
    for node in drawing.nodes:
        parts = [f"stroke-width:{border(node):g}px"] if border(node) > 1 else []
        if node.by_inference:
            parts.append("stroke-dasharray:6 4")
        if node.focus:
            parts.append(f"fill:{FOCUS}")
        if parts:
            yield f"  style {numbers[node.id]} {','.join(parts)}\n"
    groups: dict[str, list[str]] = {}
    for number, edge in enumerate(drawing.edges):
        style = look(edge)
        parts = [f"stroke:{style.colour}", f"stroke-width:{style.width + style.double:g}px"]
        if edge.kind in (EdgeKind.SUPPORTS, EdgeKind.WEAKENS):
            parts.append("stroke-dasharray:1 3")
        elif edge.by_inference:
            parts.append("stroke-dasharray:6 4")
        groups.setdefault(",".join(parts), []).append(str(number))
    for told, edges in groups.items():
        yield f"  linkStyle {','.join(edges)} {told}\n"
