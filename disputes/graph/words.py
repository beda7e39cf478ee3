"""How nodes and edges are put into words, for every format that shows them."""

from __future__ import annotations

from disputes.model.terms import Force
from disputes.view.drawing import Drawing, Edge, EdgeKind, Node, NodeKind
from disputes.view.labels import STATUS_SIGNS

_CLASH = "≠"
_LONGEST = 240
_MOST_NAMED = 12
_VERBS = {
    EdgeKind.FOR: "is for",
    EdgeKind.AGAINST: "is against",
    EdgeKind.UNDECIDED: "is undecided on",
    EdgeKind.EXCLUDES: "excludes, as an answer,",
}


def status_words(node: Node) -> str:
    """Give a claim's status with its sign; empty for other nodes."""
    if node.status is None:
        return ""
    inferred = ", by inference" if node.by_inference else ""
    return f"{STATUS_SIGNS[node.status]} {node.status.value}{inferred}"


def below(node: Node) -> str:
    """Give the words that stand below a node's label: a claim's status, what else it is."""
    if node.kind is NodeKind.QUESTION:
        return "question"
    if node.kind is NodeKind.PARTY:
        return "narrator" if node.narrator else ""
    return status_words(node)


def shortened(text: str, longest: int = _LONGEST) -> str:
    """Give a text with its end left out where it is very long."""
    return text if len(text) <= longest else f"{text[: longest - 1].rstrip()}…"


def edge_words(edge: Edge) -> str:
    """Give an edge's label: what it says, how firmly, and whether by inference."""
    if edge.kind in (EdgeKind.OPPOSES, EdgeKind.AGREES):
        sign = _CLASH if edge.kind is EdgeKind.OPPOSES else "="
        if edge.by_inference:
            return f"{sign} {edge.weight}, by inference"
        more = f" + {len(edge.derived)} by inference" if edge.derived else ""
        return f"{sign} {edge.weight}{more}"
    if edge.kind.position:
        return f"{edge.kind.value}{_manner(edge)}"
    if edge.kind is EdgeKind.ANSWERS:
        return f"answers: {shortened(edge.answer, 60)}" if edge.answer else "answers"
    return f"{_CLASH} {edge.kind.value}" if edge.kind.clash else edge.kind.value


def tag_words(edge: Edge) -> str:
    """Give an edge's label for a picture with a legend: that two parties have between them short.

    The claims on which it is so directly come before the ``+``, those by inference behind it.
    """
    if edge.kind not in (EdgeKind.OPPOSES, EdgeKind.AGREES):
        return edge_words(edge)
    sign = _CLASH if edge.kind is EdgeKind.OPPOSES else "="
    more = f" + {len(edge.derived)}" if edge.derived else ""
    return f"{sign} {len(edge.claims)}{more}"


def sentence(edge: Edge, names: dict[str, str]) -> str:
    """Say in a sentence what an edge shows; claims and questions are called by their ids."""
    start, end = names.get(edge.start, edge.start), names.get(edge.end, edge.end)
    if edge.kind in (EdgeKind.OPPOSES, EdgeKind.AGREES):
        verb = "oppose one another" if edge.kind is EdgeKind.OPPOSES else "agree"
        parts = [f"on {_some(edge.claims)}"] if edge.claims else []
        parts += [f"by inference on {_some(edge.derived)}"] if edge.derived else []
        return f"{start} and {end} {verb} {', and '.join(parts)}"
    if edge.kind.position:
        return f"{start} {_VERBS[edge.kind]} {end}{_manner(edge)}"
    verb = _VERBS.get(edge.kind, edge.kind.value)
    detail = edge.answer if edge.kind is EdgeKind.ANSWERS else edge.detail
    told = f": {detail}" if detail else ""
    return f"{start} {verb} {end}{told}"


def _manner(edge: Edge) -> str:
    """Give how a position is held, where that is out of the ordinary."""
    parts = [", hedged"] if edge.force is Force.HEDGED else []
    parts += [", by inference"] if edge.by_inference else []
    parts += [" (inferred from the words)"] if edge.inferred else []
    return "".join(parts)


def _some(claims: tuple[str, ...]) -> str:
    more = f" and {len(claims) - _MOST_NAMED} more" if len(claims) > _MOST_NAMED else ""
    return f"{', '.join(claims[:_MOST_NAMED])}{more}"


def names_of(drawing: Drawing) -> dict[str, str]:
    """Give the names of the parties by id."""
    return {node.id: node.label for node in drawing.nodes if node.kind is NodeKind.PARTY}


def subtitle(drawing: Drawing) -> str:
    """Say what a drawing counts: its claims and parties, up to when, and what it may lack."""
    numbers = {kind: sum(node.kind is kind for node in drawing.nodes) for kind in NodeKind}
    parties = ("source", "sources") if drawing.by == "source" else ("party", "parties")
    nouns = {
        NodeKind.CLAIM: ("claim", "claims"),
        NodeKind.PARTY: parties,
        NodeKind.QUESTION: ("question", "questions"),
    }
    parts = [
        f"{numbers[kind]} {words[numbers[kind] != 1]}"
        for kind, words in nouns.items()
        if numbers[kind]
    ]
    if drawing.as_of:
        parts.append(f"as of {drawing.as_of}")
    if drawing.by == "source":
        parts.append("every source by itself")
    if not drawing.complete:
        parts.append("incomplete: the knowledge base has errors")
    return " · ".join(parts) or "nothing to draw"
