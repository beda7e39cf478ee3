"""What the files say, as plain records: section 3 of the design."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from .intervals import EVERYTHING, Interval, date

Data = Mapping[str, Any]
Record = dict[str, Any]

STANCES = (
    "asserts",
    "suggests",
    "doubts",
    "denies",
    "declines",
    "retracts",
    "disowns",
)


@dataclass(frozen=True)
class Report:
    """One document's record of an assertion; `via` is None where none was written."""

    document: str | None
    quote: str | None
    speech: str | None
    at: str | None
    via: tuple[str, ...] | None


@dataclass(frozen=True)
class Act:
    """One assertion as taken by one of its sources.

    `number` tells apart acts that are written alike.
    """

    number: int
    claim: str
    source: str
    stance: str
    said: str | None
    said_given: bool
    period: Interval
    own: bool
    conditional: bool
    condition: str | None
    inferred: bool
    reports: tuple[Report, ...]

    @property
    def literal(self) -> tuple[str, bool] | None:
        """The literal taken; None where the stance takes no side."""
        if self.stance in ("asserts", "suggests"):
            return (self.claim, True)
        if self.stance in ("doubts", "denies"):
            return (self.claim, False)
        return None

    @property
    def firm(self) -> bool:
        """Whether the stance is a firm one."""
        return self.stance in ("asserts", "denies")


@dataclass(frozen=True)
class Base:
    """All records of the files that are no drafts, by id."""

    sources: dict[str, Record]
    documents: dict[str, Record]
    questions: dict[str, Record]
    claims: dict[str, Record]
    acts: tuple[Act, ...]


def listed(value: str | Sequence[str]) -> list[str]:
    """A single text or a list of texts, as a list without repeats."""
    texts = [value] if isinstance(value, str) else list(value)
    return list(dict.fromkeys(texts))


def _reports(assertion: Data) -> tuple[Report, ...]:
    if "reports" in assertion:
        written = [(report.get("in"), report) for report in assertion["reports"]]
    elif "in" in assertion:
        written = [(document, assertion) for document in listed(assertion["in"])]
    else:
        written = [(None, assertion)]
    return tuple(
        Report(
            document=document,
            quote=report.get("quote"),
            speech=report.get("speech"),
            at=report.get("at"),
            via=tuple(report["via"]) if "via" in report else None,
        )
        for document, report in written
        if document is not None or "quote" in report
    )


def _first_and_then_ends_first(period: Interval) -> tuple[bool, Any, bool, Any]:
    """Sorts no start before any start, and no end behind any end."""
    return (
        period.low is not None,
        period.low or 0,
        period.high is None,
        period.high or 0,
    )


earliest = _first_and_then_ends_first


def _said(
    assertion: Data, reports: Iterable[Report], documents: Mapping[str, Record]
) -> tuple[str | None, bool, Interval]:
    if "said" in assertion:
        return assertion["said"], True, date(assertion["said"])
    published = [
        documents[report.document]["published"]
        for report in reports
        if report.document is not None and "published" in documents[report.document]
    ]
    if not published:
        return None, False, EVERYTHING
    chosen = min(published, key=lambda text: (earliest(date(text)), text))
    return chosen, False, date(chosen)


def acts(claims: Mapping[str, Record], documents: Mapping[str, Record]) -> Iterable[Act]:
    """Every assertion of the claims, once for each of its sources."""
    number = 0
    for claim, record in claims.items():
        for assertion in record.get("assertions", []):
            (stance,) = (stance for stance in STANCES if stance in assertion)
            reports = _reports(assertion)
            said, given, period = _said(assertion, reports, documents)
            for source in listed(assertion[stance]):
                number += 1
                yield Act(
                    number=number,
                    claim=claim,
                    source=source,
                    stance=stance,
                    said=said,
                    said_given=given,
                    period=period,
                    own=assertion.get("own") == "true",
                    conditional="if" in assertion,
                    condition=assertion.get("if"),
                    inferred=assertion.get("inferred") == "true",
                    reports=reports,
                )


def read(files: Sequence[Data]) -> Base:
    """Everything in the files but what is in a draft, with topics filled in."""
    sections: dict[str, dict[str, Record]] = {
        "sources": {},
        "documents": {},
        "questions": {},
        "claims": {},
    }
    for file in files:
        data = file["data"]
        if data.get("draft") == "true":
            continue
        for section, records in sections.items():
            for name, record in data.get(section, {}).items():
                topic = record.get("topic", data.get("topic"))
                records[name] = {**record, "topic": topic}
    return Base(
        sources=sections["sources"],
        documents=sections["documents"],
        questions=sections["questions"],
        claims=sections["claims"],
        acts=tuple(acts(sections["claims"], sections["documents"])),
    )
