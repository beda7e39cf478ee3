"""The order in which a report tells what it has: by topic, disputes before other claims."""

from __future__ import annotations

from collections.abc import Container, Iterable
from typing import Any, NamedTuple

from disputes.reason.analysis import Analysis
from disputes.reason.witnesses import documents_of
from disputes.view.labels import Labels

Data = dict[str, Any]


class TopicPart(NamedTuple):
    """One topic of a report: its disputes, each with its claims, then its other claims."""

    name: str
    disputes: tuple[tuple[Data, tuple[Data, ...]], ...]
    claims: tuple[Data, ...]


class Outline(NamedTuple):
    """A report in the order of telling; ``filtered`` where claims were chosen by an option.

    ``totals`` counts the claims of the knowledge base, and the assertions on those that the report
    is about, with their sources and documents.
    """

    data: Data
    labels: Labels
    totals: dict[str, int]
    parts: tuple[TopicPart, ...]
    filtered: bool


def outline(
    analysis: Analysis,
    data: Data,
    claims_data: Iterable[Data],
    *,
    chosen: Container[str],
    filtered: bool,
) -> Outline:
    """Put the claims of a report in order.

    ``chosen`` has the ids of the claims that the report is about, told or not. A dispute stands
    under the topic of the claim that names it, with that claim first.
    """
    kb = analysis.kb
    labels = Labels(kb)
    claims = {claim["id"]: claim for claim in claims_data}
    disputes: dict[str | None, list[tuple[Data, tuple[Data, ...]]]] = {}
    for dispute in data["disputes"]:
        order = sorted(dispute["claims"], key=lambda one: (one != dispute["id"], one))
        members = tuple(claims[one] for one in order if one in claims)
        disputes.setdefault(dispute["topic"], []).append((dispute, members))
    others: dict[str | None, list[Data]] = {}
    for claim in claims.values():
        if claim["dispute"] is None:
            others.setdefault(claim["topic"], []).append(claim)
    topics = sorted(disputes.keys() | others.keys(), key=lambda one: (one is None, one or ""))
    parts = tuple(
        TopicPart(labels.topic(topic), tuple(disputes.get(topic, ())), tuple(others.get(topic, ())))
        for topic in topics
    )
    acts = [act for act in analysis.acts() if act.assertion.claim in chosen]
    assertions = {id(act.assertion): act.assertion for act in acts}
    totals = {
        "claims": len(kb.claims),
        "assertions": len(assertions),
        "sources": len({act.source for act in acts}),
        "documents": len(documents_of(assertions.values())),
    }
    return Outline(data, labels, totals, parts, filtered)
