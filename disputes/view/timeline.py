"""Stances by date, as plain data: ``disputes-timeline/1``."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import Any, NamedTuple

from disputes.model.period import ALWAYS, DAY, Date, Period
from disputes.reason.acts import Act
from disputes.reason.analysis import Analysis, By
from disputes.reason.endings import Ending, endings
from disputes.view.evidence import Evidence
from disputes.view.labels import Labels
from disputes.view.passed_on import passed_on
from disputes.view.records import reports_data
from disputes.view.table import Row, Table

Data = dict[str, Any]
Counts = Callable[[str, Act], bool]


class Lane(NamedTuple):
    """An act, and the party that it counts for."""

    party: str
    act: Act


def timeline_data(
    analysis: Analysis,
    evidence: Evidence,
    record_id: str | None,
    since: Date | None = None,
    until: Date | None = None,
    *,
    few: int | None = None,
) -> Data:
    """Give the stances on a claim, a question or a topic, of a source or in a document, by date.

    Without an id those on all disputed claims. ``since`` and ``until`` leave out what cannot lie
    within them; what stands and what ended it is told as without them. ``rows`` is gone through
    once: a row an act and party, in the order in which their periods begin, undated last. Of more
    rows than ``few`` no words are told, only in which documents they are. ``passed_on`` tells into
    which documents words of others came through a source. Raises ``KeyError`` for an unknown id.
    """
    kind, wanted, counts = _about(analysis, record_id)
    acts = [act for act in analysis.acts_where(wanted) if _within(act.period, since, until)]
    acts.sort(key=_dating)  # acts of one date are in their order already
    lanes = [
        Lane(party, act) for act in acts for party in analysis.parties_of(act) if counts(party, act)
    ]
    document = record_id if kind == "document" else None
    quoted = few is None or len(lanes) <= few

    def reports(act: Act) -> list[Data]:
        own = act.assertion.reports
        found = (
            reports_data(evidence, act) if quoted else [{"document": one.document} for one in own]
        )
        return [one for one in found if document in (None, one["document"])]

    return {
        "format": "disputes-timeline/1",
        "as_of": analysis.as_of.text if analysis.as_of else None,
        "by": analysis.by.value,
        "complete": analysis.kb.complete,
        "kind": kind,
        "id": record_id,
        "since": since.text if since else None,
        "until": until.text if until else None,
        "quoted": quoted,
        "passed_on": passed_on(analysis, record_id) if kind == "source" and record_id else [],
        "parties": _parties(analysis, lanes),
        "claims": _claims(analysis, lanes),
        "rows": _rows(analysis, lanes, reports),
    }


def _dating(act: Act) -> tuple[object, ...]:
    """Give the key by which undated acts are last, and a publication date before the day itself."""
    said = act.said.text if act.said else ""
    return (act.period == ALWAYS, act.period.order(), act.given, said)


def _within(period: Period, since: Date | None, until: Date | None) -> bool:
    if since is not None and since.period.is_later_than(period):
        return False
    return until is None or period.begins_by_end_of(until.period)


def _about(analysis: Analysis, record_id: str | None) -> tuple[str, Callable[[Act], bool], Counts]:
    """Give what an id names, which acts belong to it, and for which of their parties."""
    kb = analysis.kb

    def everybody(party: str, act: Act) -> bool:  # noqa: ARG001
        return True

    def on(claims: Iterable[str]) -> Callable[[Act], bool]:
        own = frozenset(claims)
        return lambda act: act.assertion.claim in own

    if record_id is None:
        disputed = [one.claim.id for one in analysis.claims() if one.dispute is not None]
        return "disputes", on(disputed), everybody
    if record_id in kb.claims:
        return "claim", on([record_id]), everybody
    if record_id in kb.questions:
        answers = [one.id for one in kb.claims.values() if one.answers == record_id]
        return "question", on(answers), everybody
    if record_id in kb.sources:
        return "source", *_by_source(analysis, record_id)
    if record_id in kb.documents:
        return (
            "document",
            lambda act: any(one.document == record_id for one in act.assertion.reports),
            everybody,
        )
    if record_id in kb.topics_in_use():
        own = [one.id for one in kb.claims.values() if one.topic == record_id]
        return "topic", on(own), everybody
    raise KeyError(record_id)


def _by_source(analysis: Analysis, source: str) -> tuple[Callable[[Act], bool], Counts]:
    """Tell the acts of a source, and those by which others speak for it or through it."""

    def counts(party: str, act: Act) -> bool:
        if source in (act.source, party):
            return True
        if act.assertion.own or analysis.by is By.SOURCE:
            return False
        return source in analysis.roles.chain(act.source, party, act.period)

    return lambda act: any(counts(party, act) for party in analysis.parties_of(act)), counts


def _parties(analysis: Analysis, lanes: list[Lane]) -> list[Data]:
    """Give the parties, those with most stances first, then by id."""
    stances: dict[str, int] = {}
    for party, _ in lanes:
        stances[party] = stances.get(party, 0) + 1
    labels = Labels(analysis.kb)
    return [
        {
            "id": party,
            "name": labels.source(party),
            "narrator": _narrates(analysis, party),
            "stances": number,
        }
        for party, number in sorted(stances.items(), key=lambda one: (-one[1], one[0]))
    ]


def _narrates(analysis: Analysis, party: str) -> bool:
    kind = analysis.kb.sources[party].kind
    return kind is not None and kind.narrates


def _claims(analysis: Analysis, lanes: list[Lane]) -> list[Data]:
    found = [analysis.claim(one) for one in sorted({lane.act.assertion.claim for lane in lanes})]
    return [
        {
            "id": one.claim.id,
            "text": one.claim.text,
            "topic": one.claim.topic,
            "status": one.status.value,
            "by_inference": one.by_inference,
        }
        for one in found
    ]


def _rows(
    analysis: Analysis, lanes: list[Lane], reports: Callable[[Act], list[Data]]
) -> Iterator[Data]:
    by: dict[int, list[Ending]] = {}
    of: dict[int, list[Ending]] = {}
    for ending in _endings(analysis, {lane.act.source for lane in lanes}):
        by.setdefault(id(ending.act), []).append(ending)
        of.setdefault(id(ending.by), []).append(ending)
    seconds: dict[int | None, str | None] = {}
    numbers: dict[int, int] = {}
    for party, act in lanes:
        assertion, stance = act.assertion, act.assertion.stance
        takes = stance.side is not None and not assertion.conditional
        yield {
            "party": party,
            "narrator": _narrates(analysis, party),
            "source": act.source,
            "stance": stance.word,
            "side": stance.side.value if stance.side is not None else None,
            "force": stance.force.value if stance.force is not None else None,
            "claim": assertion.claim,
            "assertion": numbers.setdefault(id(assertion), len(numbers) + 1),
            "sources": len(set(assertion.sources)),
            "said": act.said.text if act.said else None,
            "said_given": act.given,
            "begins": _second(act.period.start, seconds),
            "ends": _second(act.period.end, seconds),
            "precision": _precision(act.said.text) if act.said else None,
            "inferred": assertion.inferred,
            "own": assertion.own,
            "conditional": assertion.conditional,
            "if": assertion.condition,
            "note": assertion.note,
            "standing": id(act) not in by if takes else None,
            "ended_by": [_other(one, one.by) for one in by.get(id(act), ())],
            "ended": [_other(one, one.act) for one in of.get(id(act), ())],
            "reports": reports(act),
        }


def _endings(analysis: Analysis, sources: set[str]) -> Iterator[Ending]:
    standing = {
        id(act)
        for party in analysis.parties
        for acts in analysis.standing(party).values()
        for act in acts
    }
    own: dict[str, list[Act]] = {}
    for act in analysis.acts_where(lambda act: act.source in sources):
        own.setdefault(act.source, []).append(act)
    for acts in own.values():
        yield from endings(acts, standing, analysis.implications.edges)


def _other(ending: Ending, act: Act) -> Data:
    return {
        "how": ending.how.value,
        "stance": act.assertion.stance.word,
        "claim": act.assertion.claim,
        "said": act.said.text if act.said else None,
        "said_given": act.given,
    }


_PRECISIONS = {4: "year", 7: "month", 10: "day"}


def _precision(text: str) -> str:
    if ".." in text:
        return "period"
    clock = text.partition("T")[2]
    if clock:
        return "second" if clock[5:6] == ":" else "minute"
    return _PRECISIONS[len(text)]


def _second(at: int | None, known: dict[int | None, str | None]) -> str | None:
    """Write a second as ISO 8601, in UTC, or ``None`` where there is no limit."""
    if at not in known:
        known[at] = None if at is None else _iso(at)
    return known[at]


def _iso(at: int) -> str:
    days, seconds = divmod(at, DAY)
    clock = f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}Z"
    if days < 1:
        return f"0000-12-{31 + days:02}T{clock}"
    if days > date.max.toordinal():
        return f"+10000-01-{days - date.max.toordinal():02}T{clock}"
    return f"{date.fromordinal(days).isoformat()}T{clock}"


_COLUMNS = (
    *("said", "said_given", "begins", "ends", "precision", "party", "narrator", "source"),
    *("stance", "side", "force", "claim", "standing", "ended_how", "ended_by", "ended_claim"),
    *("ended_said", "conditional", "if", "inferred", "own"),
)
_REPORT_COLUMNS = ("document", "quote", "speech", "at", "via")


def timeline_table(data: Data) -> Table:
    """Give a timeline as rows, one a report; what ended a stance first is in its row."""
    return Table((*_COLUMNS, *_REPORT_COLUMNS), _cells(data["rows"]))


def _cells(rows: Iterable[Data]) -> Iterator[Row]:
    for row in rows:
        ended = row["ended_by"][0] if row["ended_by"] else {}
        told = {
            **row,
            "ended_how": ended.get("how"),
            "ended_by": ended.get("stance"),
            "ended_claim": ended.get("claim"),
            "ended_said": ended.get("said"),
        }
        head = [told[column] for column in _COLUMNS]
        for report in row["reports"] or [{}]:
            via = report.get("via")
            cells = [report.get(key) for key in ("document", "quote", "speech", "at")]
            yield [*head, *cells, " ".join(via) if via else None]
