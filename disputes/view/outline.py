"""The order in which a report tells what it has: by topic, disputes before other claims."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from disputes.model.terms import Side
from disputes.reason.analysis import Analysis, ClaimAnalysis
from disputes.reason.divide import across
from disputes.reason.witnesses import documents_of
from disputes.view.labels import Labels
from disputes.view.records import stand_data

Data = dict[str, Any]


class TopicPart(NamedTuple):
    """One topic of a report: its disputes, each with its claims, then its other claims, by id."""

    name: str
    disputes: tuple[tuple[Data, tuple[str, ...]], ...]
    claims: tuple[str, ...]


class Agreement(NamedTuple):
    """A claim on which parties agree that oppose one another elsewhere, each with its position."""

    claim: str
    text: str
    status: str
    positions: tuple[Data, ...]


class Outline(NamedTuple):
    """A report in the order of telling; ``chosen_by`` says by which options claims were chosen.

    ``totals`` counts the claims of the knowledge base, and the assertions on those that the report
    is about, with their sources and documents. ``between`` has the pairs of parties that oppose
    one another, each with the number of disputes, most first. ``agreements`` are those on claims
    that are not told.
    """

    data: Data
    labels: Labels
    totals: dict[str, int]
    parts: tuple[TopicPart, ...]
    between: tuple[tuple[str, str, int], ...]
    agreements: tuple[Agreement, ...]
    chosen_by: tuple[str, ...]
    only_drafts: bool

    def told(self) -> list[str]:
        """Give the ids of the claims that are told, in order."""
        return [
            claim
            for part in self.parts
            for claim in (*(one for _, claims in part.disputes for one in claims), *part.claims)
        ]


def outline(
    analysis: Analysis,
    data: Data,
    chosen: Sequence[ClaimAnalysis],
    *,
    only_disputed: bool,
    chosen_by: tuple[str, ...],
    drafts: bool,
) -> Outline:
    """Put the claims of a report in order: those chosen, or of these only the disputed ones.

    ``data`` is the head of the report. A dispute stands under the topic of the claim that names
    it, with that claim first.
    """
    labels = Labels(analysis.kb)
    told = {one.claim.id for one in chosen if one.dispute is not None or not only_disputed}
    disputes: dict[str | None, list[tuple[Data, tuple[str, ...]]]] = {}
    for dispute in data["disputes"]:
        order = sorted(dispute["claims"], key=lambda one: (one != dispute["id"], one))
        members = tuple(one for one in order if one in told)
        disputes.setdefault(dispute["topic"], []).append((dispute, members))
    others: dict[str | None, list[str]] = {}
    for found in chosen:
        if found.dispute is None and not only_disputed:
            others.setdefault(found.claim.topic, []).append(found.claim.id)
    topics = sorted(disputes.keys() | others.keys(), key=lambda one: (one is None, one or ""))
    parts = tuple(
        TopicPart(labels.topic(topic), tuple(disputes.get(topic, ())), tuple(others.get(topic, ())))
        for topic in topics
    )
    agreements = _agreements(analysis, chosen) if only_disputed else ()
    return Outline(
        data,
        labels,
        _totals(analysis, {one.claim.id for one in chosen}),
        parts,
        _between(data["disputes"]),
        agreements,
        chosen_by,
        drafts and not analysis.kb.claims,
    )


def _totals(analysis: Analysis, chosen: set[str]) -> dict[str, int]:
    acts = [act for act in analysis.every_act() if act.assertion.claim in chosen]
    assertions = {id(act.assertion): act.assertion for act in acts}
    return {
        "claims": len(analysis.kb.claims),
        "chosen": len(chosen),
        "assertions": len(assertions),
        "sources": len({act.source for act in acts}),
        "documents": len(documents_of(assertions.values())),
    }


def _between(disputes: Sequence[Data]) -> tuple[tuple[str, str, int], ...]:
    found: dict[tuple[str, str], int] = {}
    for dispute in disputes:
        for one, other in dispute["opposed"]:
            found[one, other] = found.get((one, other), 0) + 1
    order = sorted(found.items(), key=lambda pair: (-pair[1], pair[0]))
    return tuple((one, other, number) for (one, other), number in order)


def _agreements(analysis: Analysis, chosen: Sequence[ClaimAnalysis]) -> tuple[Agreement, ...]:
    found = []
    for one in chosen:
        parties = {party for pair in across(one, analysis.opponents) for party in pair}
        if not parties:
            continue
        positions = tuple(
            stand_data(analysis, position, one.claim.id, side)
            for side in Side
            for position in one.on(side)
            if position.party in parties
        )
        text = one.claim.text or one.claim.id
        found.append(Agreement(one.claim.id, text, one.status.value, positions))
    return tuple(found)
