"""How nodes and edges are put into words, for every format that shows them."""

from __future__ import annotations

from disputes.model.terms import Force, Status
from disputes.view.drawing import Drawing, Edge, EdgeKind, Node, NodeKind

# As in reports: a sign beside the word tells statuses apart; none is better or worse.
_SIGNS = {
    Status.CONTESTED: "≠",
    Status.QUESTIONED: "?",
    Status.DIVIDED: "÷",
    Status.AGREED: "=",
    Status.REPORTED: "»",
    Status.UNOPPOSED: "·",
    Status.OPPOSED: "¬",
    Status.OPEN: "○",
}
_CLASH = "≠"
_LONGEST = 240
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
    return f"{_SIGNS[node.status]} {node.status.value}{inferred}"


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
    inferred = ", by inference" if edge.by_inference else ""
    if edge.kind is EdgeKind.OPPOSES:
        return f"{_CLASH} {edge.weight}{inferred}"
    if edge.kind is EdgeKind.AGREES:
        return f"= {edge.weight}"
    if edge.kind.position:
        hedged = ", hedged" if edge.force is Force.HEDGED else ""
        return f"{edge.kind.value}{hedged}{inferred}"
    if edge.kind is EdgeKind.ANSWERS:
        return f"answers: {shortened(edge.answer, 60)}" if edge.answer else "answers"
    return f"{_CLASH} {edge.kind.value}" if edge.kind.clash else edge.kind.value


def sentence(edge: Edge, names: dict[str, str]) -> str:
    """Say in a sentence what an edge shows; claims and questions are called by their ids."""
    start, end = names.get(edge.start, edge.start), names.get(edge.end, edge.end)
    inferred = ", by inference" if edge.by_inference else ""
    if edge.kind in (EdgeKind.OPPOSES, EdgeKind.AGREES):
        verb = "oppose one another" if edge.kind is EdgeKind.OPPOSES else "agree"
        shown = ", ".join(edge.claims[:12])
        more = f" and {len(edge.claims) - 12} more" if len(edge.claims) > 12 else ""
        return f"{start} and {end} {verb}{inferred} on {shown}{more}"
    if edge.kind.position:
        hedged = ", hedged" if edge.force is Force.HEDGED else ""
        return f"{start} {_VERBS[edge.kind]} {end}{hedged}{inferred}"
    verb = _VERBS.get(edge.kind, edge.kind.value)
    detail = edge.answer if edge.kind is EdgeKind.ANSWERS else edge.detail
    told = f": {detail}" if detail else ""
    return f"{start} {verb} {end}{told}"


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
