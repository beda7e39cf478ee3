"""What is drawn: the nodes and edges for a record, or for the whole, from the analysis."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from disputes.errors import WrongUse
from disputes.reason.analysis import Analysis, By, ClaimAnalysis
from disputes.reason.disputing import Dispute
from disputes.view.drawing.claims import draw_claims
from disputes.view.drawing.parties import around, draw_parties, heard_on, party_nodes
from disputes.view.drawing.parts import (
    Drawing,
    Edge,
    EdgeKind,
    Node,
    NodeKind,
    demand_readable,
    drawing_data,
)
from disputes.view.labels import Labels

__all__ = ["DRAWS", "Drawing", "Edge", "EdgeKind", "Node", "NodeKind", "draw", "drawing_data"]

DRAWS = ("claim", "topic", "party")
"""What can be drawn: claims with what is around them, the claims of a topic, parties."""

_BY_KIND = {"claim": "claim", "question": "claim", "topic": "topic", "source": "party"}


class _Asked(NamedTuple):
    """What was asked for: the record and its kind, what to draw of it, how far, and at any size."""

    record: str | None
    kind: str | None
    draws: str
    depth: int | None
    force: bool


def draw(
    analysis: Analysis,
    record_id: str | None = None,
    draws: str | None = None,
    *,
    depth: int | None = None,
    force: bool = False,
) -> Drawing:
    """Make the drawing of a record, or without one of the whole knowledge base.

    ``draws`` is one of ``DRAWS``; left out, it is what the record is. ``depth`` is the number of
    steps from it that are still drawn. Raises ``KeyError`` for an id that the knowledge base does
    not have, and ``WrongUse`` for what cannot be drawn, or is too large to be read without
    ``force``. Linear in the claims but for what two parties have between them, which takes the
    time of writing down each two parties on each claim.
    """
    kind = None if record_id is None else _kind_of(analysis, record_id)
    draws = draws or _BY_KIND.get(kind or "source", "claim")
    asked = _Asked(record_id, kind, draws, depth, force)
    if kind == "document":
        raise WrongUse(
            f"'{record_id}' is a document, which is not drawn",
            "name a claim, a question, a topic or a source",
        )
    if draws == "party":
        return _parties(analysis, asked)
    return _topic(analysis, asked) if draws == "topic" else _claims(analysis, asked)


def _kind_of(analysis: Analysis, record_id: str) -> str:
    for section, records in analysis.kb.by_kind().items():
        if record_id in records:
            return section.removesuffix("s")
    if record_id in analysis.kb.topics_in_use():
        return "topic"
    raise KeyError(record_id)


def _claims(analysis: Analysis, asked: _Asked) -> Drawing:
    record = asked.record
    if record is None:
        disputed = [claim for one in analysis.disputes for claim in one.claims]
        hint = _narrower(analysis.disputes)
        return _claim_drawing(analysis, asked, disputed, frozenset(), "All disputes", 0, hint)
    if asked.kind == "topic":
        return _topic(analysis, asked)
    if asked.kind == "source":
        parties = parties_of(analysis, record)
        disputed = [
            found.claim.id
            for found in analysis.claims()
            if found.dispute is not None and any(one.party in parties for one in found.positions)
        ]
        own = set(disputed)
        hint = _narrower([one for one in analysis.disputes if not own.isdisjoint(one.claims)])
        name = _spoken_for(analysis, record, parties)
        have = "has" if len(parties) == 1 else "have"
        title = f"The disputed claims on which {name} {have} a position"
        return _claim_drawing(analysis, asked, disputed, frozenset(parties), title, 0, hint)
    labels = Labels(analysis.kb)
    focus = frozenset((record,))
    if asked.kind == "question":
        answers = [claim.id for claim in analysis.kb.claims.values() if claim.answers == record]
        title = analysis.kb.questions[record].text or record
        hint = "name one of its answers"
        return _claim_drawing(analysis, asked, answers, focus, title, 0, hint)
    hint = "take a smaller --depth" if asked.depth != 0 else "see it with `disputes show`"
    title = labels.claim(record)
    return _claim_drawing(analysis, asked, [record], focus, title, 1, hint)


def _topic(analysis: Analysis, asked: _Asked) -> Drawing:
    kb = analysis.kb
    record: str | None = asked.record
    if asked.kind == "claim":
        record = kb.claims[record or ""].topic
    elif asked.kind == "question":
        record = kb.questions[record or ""].topic
    elif asked.kind == "source":
        raise WrongUse(f"'{record}' is a source, which has no topic", "--draw party draws it")
    if record is None:
        topics = kb.topics_in_use()
        told = f"'{asked.record}' has no topic" if asked.record else "which topic is to be drawn?"
        hint = f"the topics are {_some(topics)}" if topics else "no claim has a topic"
        raise WrongUse(told, hint)
    own = [claim.id for claim in kb.claims.values() if claim.topic == record]
    disputes = [one for one in analysis.disputes if one.topic == record]
    focus = frozenset((record, asked.record or record))
    title = Labels(kb).topic(record)
    asked = asked._replace(record=record, draws="topic")
    return _claim_drawing(analysis, asked, own, focus, title, 0, _narrower(disputes))


def _claim_drawing(
    analysis: Analysis,
    asked: _Asked,
    claims: Sequence[str],
    focus: frozenset[str],
    title: str,
    depth: int,
    hint: str,
) -> Drawing:
    from disputes.view.drawing.reach import within

    chosen = within(analysis, claims, depth if asked.depth is None else asked.depth)
    if not asked.force:
        demand_readable(len(chosen) + len(heard_on(map(analysis.claim, chosen))), None, hint)
    nodes, edges, notes = draw_claims(analysis, chosen, focus)
    if not asked.force:
        demand_readable(len(nodes), len(edges), hint)
    return _drawing(analysis, asked, title, nodes, edges, notes)


def _parties(analysis: Analysis, asked: _Asked) -> Drawing:
    record = asked.record
    labels = Labels(analysis.kb)
    claims = list(analysis.claims())
    focus: frozenset[str] = frozenset()
    hint = "name a topic, a claim or a source"
    title = "Who opposes whom, and who agrees"
    if record is not None and asked.kind != "source":
        claims = _told_on(analysis, asked.kind, record)
        name = labels.topic(record) if asked.kind == "topic" else record
        title = f"{name}: who opposes whom, and who agrees"
        hint = "name one of its claims, or a source"
    parties = heard_on(claims)
    if record is not None and asked.kind == "source":
        focus = frozenset(parties_of(analysis, record))
        name = _spoken_for(analysis, record, sorted(focus))
        title = f"Who opposes {name}, and who agrees"
        steps = 1 if asked.depth is None else asked.depth
        parties, edges = around(claims, parties, focus, steps)
        nodes = party_nodes(analysis, parties, focus)
        hint = "take a smaller --depth, or name a topic or a claim"
    else:
        if not asked.force:
            demand_readable(len(parties), None, hint)
        nodes, edges = draw_parties(analysis, claims, parties, focus)
    if not asked.force:
        demand_readable(len(nodes), len(edges), hint)
    return _drawing(analysis, asked, title, nodes, edges, [])


def _told_on(analysis: Analysis, kind: str | None, record: str) -> list[ClaimAnalysis]:
    def wanted(found: ClaimAnalysis) -> bool:
        claim = found.claim
        return record in {"topic": (claim.topic,), "question": (claim.answers,)}.get(
            kind or "", (claim.id,)
        )

    return [found for found in analysis.claims() if wanted(found)]


def parties_of(analysis: Analysis, source: str) -> tuple[str, ...]:
    """Give the parties with a position that a source is or has spoken for.

    Raises ``WrongUse`` where there is none.
    """
    if source in analysis.parties:
        return (source,)
    if analysis.by is By.PARTY:
        found = {party for act in analysis.acts_of(source) for party in analysis.parties_of(act)}
        held = tuple(sorted(found & set(analysis.parties)))
        if held:
            return held
    raise WrongUse(
        f"'{source}' has no position on any claim, and speaks for nobody who has",
        "`disputes show` has what is known of it",
    )


def _spoken_for(analysis: Analysis, source: str, parties: Sequence[str]) -> str:
    """Name the parties that a source stands for in a drawing, and the source as their speaker."""
    labels = Labels(analysis.kb)
    if source in parties:
        return labels.source(source)
    names = [labels.source(party) for party in parties]
    listed = " and ".join(filter(None, [", ".join(names[:-1]), names[-1]]))
    return f"{listed} (for which {labels.source(source)} speaks)"


def _drawing(
    analysis: Analysis,
    asked: _Asked,
    title: str,
    nodes: list[Node],
    edges: list[Edge],
    notes: Sequence[str],
) -> Drawing:
    order = list(NodeKind)
    return Drawing(
        asked.draws,
        asked.record,
        title,
        analysis.as_of.text if analysis.as_of else None,
        analysis.by.value,
        analysis.kb.complete,
        tuple(sorted(nodes, key=lambda node: (order.index(node.kind), node.id))),
        tuple(sorted(edges, key=_edge_order)),
        tuple(notes),
    )


def _edge_order(edge: Edge) -> tuple[str, str, str, str]:
    return (edge.start, edge.end, edge.kind.value, edge.detail or "")


def _narrower(disputes: Sequence[Dispute]) -> str:
    """Name the disputes between the most pairs of parties, for a hint."""
    if not disputes:
        return "name one of its claims"
    largest = sorted(disputes, key=lambda one: (-len(one.opposed), one.id))
    return f"name one dispute, such as {_some([one.id for one in largest], 3)}"


def _some(names: Sequence[str], number: int = 8) -> str:
    more = f" and {len(names) - number:,} more" if len(names) > number else ""
    return ", ".join(names[:number]) + more
