"""Rows of what was said: assertions, their sources and parties, reports and chains."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from disputes.model.knowledge_base import KnowledgeBase
from disputes.model.period import ALWAYS
from disputes.model.terms import Stance
from disputes.reason.acts import Act
from disputes.reason.analysis import Analysis
from disputes.reason.witnesses import origin_of
from disputes.view.evidence import Evidence
from disputes.view.identified import NamedAssertion
from disputes.view.labels import Labels
from disputes.view.tables.dates import date_cells
from disputes.view.tables.records import origin_cells
from disputes.view.tables.shape import Row

Told = Iterable[NamedAssertion]


def assertions(analysis: Analysis, told: Told) -> Iterator[Row]:
    """Give the assertions."""
    labels = Labels(analysis.kb)
    for name, one, said, given, _ in told:
        speakers = ", ".join(labels.source(source) for source in sorted(set(one.sources)))
        stance = one.stance
        written, first, last = date_cells(said)
        yield (
            *(name, f"{speakers}: {stance.word}", one.claim, stance.word),
            stance.side.value if stance.side else None,
            stance.force.value if stance.force else None,
            *(written, first if given else None, last, given, one.conditional, one.condition),
            *(one.inferred, one.own, one.note),
        )


def standing_stances(analysis: Analysis) -> frozenset[tuple[int, str]]:
    """Give the stances that stand, each by the identity of its assertion and by its source."""
    return frozenset(
        (id(act.assertion), act.source)
        for party in analysis.parties
        for acts in analysis.standing(party).values()
        for act in acts
    )


def assertion_sources(analysis: Analysis, told: Told) -> Iterator[Row]:
    """Give who took each stance, and whether it stands."""
    standing = standing_stances(analysis)
    for name, one, *_ in told:
        for source in sorted(set(one.sources)):
            yield name, source, (id(one), source) in standing


def assertion_parties(analysis: Analysis, told: Told) -> Iterator[Row]:
    """Give for which parties each stance counts."""
    for name, one, said, given, _ in told:
        period = said.period if said is not None else ALWAYS
        for source in sorted(set(one.sources)):
            act = Act(source, one, -1, -1, period, said, given)
            for party in analysis.parties_of(act):
                yield name, source, party


def reports(evidence: Evidence, told: Told) -> Iterator[Row]:
    """Give the reports; with the archive, where their quotes stand in it."""
    kb = evidence.kb
    for name, one, _, _, named in told:
        for report_id, report in named:
            shown = evidence.shown(speaker(kb, one.sources, report.document), report)
            start, end = shown.span or (None, None)
            yield (
                *(report_id, name, report.document, report.quote, shown.speech.value),
                *(report.speech is not None, report.at, report.translation),
                None if report.via is None else not report.via,
                *origin_cells(kb, origin_of(kb, report)),
                *(start, end, report.note),
            )


def speaker(kb: KnowledgeBase, sources: Sequence[str], document_id: str | None) -> str:
    """Give the source by which to tell whose words a report has.

    Of several that speak jointly it is one that did not publish the document, if there is one:
    what it publishes of others is not its own speech.
    """
    first, *others = sources
    if not others:  # nearly always
        return first
    document = kb.documents.get(document_id or "")
    publisher = document.publisher if document is not None else None
    return min(sources, key=lambda source: (source == publisher, source))


def via(kb: KnowledgeBase, told: Told) -> Iterator[Row]:
    """Give the chains of the reports, link by link."""
    for one in told:
        for report_id, report in one.reports:
            for number, link in enumerate(report.via or (), 1):
                yield report_id, number, *origin_cells(kb, link)


def ended(analysis: Analysis, told: Told) -> Iterator[Row]:
    """Give the stances that were retracted or disowned."""
    names = {id(one.assertion): one.id for one in told}
    claims = dict.fromkeys(one.assertion.claim for one in told if one.assertion.stance.ends)
    rows: dict[tuple[str, str, str], Row] = {}
    for claim in claims:
        for stance in (Stance.RETRACTS, Stance.DISOWNS):
            for _, act, ender in analysis.ended(claim, stance):
                name, by = names[id(act.assertion)], names[id(ender.assertion)]
                rows[name, act.source, stance.word] = (name, act.source, by, stance.word)
    yield from (rows[key] for key in sorted(rows))
