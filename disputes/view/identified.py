"""Assertions and reports with ids of their own, made from what they say.

In a file they have none. An id stays the same when records are moved, sorted or divided among
files, and when a note, a translation or a chain is changed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from hashlib import sha256
from typing import NamedTuple, TypeVar

from disputes.model.period import ALWAYS, Date
from disputes.model.records import Assertion, Report
from disputes.reason.analysis import Analysis

_DIGITS = 16
_BETWEEN = "\x1f"  # no text of a knowledge base has control characters
_Thing = TypeVar("_Thing")


class NamedReport(NamedTuple):
    """A report and its id."""

    id: str
    report: Report


class NamedAssertion(NamedTuple):
    """An assertion, its id, and the date that counts; ``given`` where the file says it itself."""

    id: str
    assertion: Assertion
    said: Date | None
    given: bool
    reports: tuple[NamedReport, ...]


def identify(analysis: Analysis) -> list[NamedAssertion]:
    """Give the assertions that have begun, by claim and date; linear but for sorting.

    An assertion's id is made from its claim, stance, sources, date and condition and from the
    documents and quotes of its reports; a report's from its assertion, document, place and quote.
    Those that have all of that in common have a number behind their ids.
    """
    limit = analysis.as_of.period if analysis.as_of is not None else None
    begun: list[tuple[Assertion, Date | None, bool]] = []
    for assertion in analysis.kb.assertions():
        said, given = analysis.kb.said(assertion)
        if limit is None or said is None or said.period.begins_by_end_of(limit):
            begun.append((assertion, said, given and said is not None))
    named = _apart(begun, lambda act: _digest("a", _identity(act[0])), lambda act: _content(act[0]))
    found = [
        NamedAssertion(name, assertion, said, given, _reports(name, assertion))
        for name, (assertion, said, given) in named
    ]
    return sorted(found, key=_order)


def _reports(name: str, assertion: Assertion) -> tuple[NamedReport, ...]:
    reports = assertion.reports
    if len(reports) == 1:  # as most assertions have
        return (NamedReport(_digest("r", (name, *_place(reports[0]))), reports[0]),)
    named = _apart(reports, lambda one: _digest("r", (name, *_place(one))), _report)
    return tuple(NamedReport(*pair) for pair in named)


def _place(report: Report) -> tuple[str, str, str]:
    return report.document or "", report.at or "", report.quote or ""


def _order(one: NamedAssertion) -> tuple[object, ...]:
    period = one.said.period if one.said is not None else ALWAYS
    return (one.assertion.claim, period.order(), one.id)


def _apart(
    things: Sequence[_Thing], name_of: Callable[[_Thing], str], content: Callable[[_Thing], str]
) -> list[tuple[str, _Thing]]:
    """Give things sorted by id, with a number behind every id but the first that several have."""
    groups: dict[str, list[_Thing]] = {}
    for thing in things:
        groups.setdefault(name_of(thing), []).append(thing)
    found: list[tuple[str, _Thing]] = []
    for name, group in sorted(groups.items()):
        if len(group) > 1:
            group.sort(key=content)
        for number, thing in enumerate(group, 1):
            found.append((name if number == 1 else f"{name}-{number}", thing))
    return found


def _digest(letter: str, parts: Iterable[str]) -> str:
    data = _BETWEEN.join(parts).encode("utf-8", "surrogatepass")
    return f"{letter}-{sha256(data).hexdigest()[:_DIGITS]}"


def _identity(assertion: Assertion) -> list[str]:
    """Give what makes an assertion this one; equal for any order of its sources and reports."""
    records = [f"{one.document or ''} {one.quote or ''}" for one in assertion.reports]
    return [
        assertion.claim,
        assertion.stance.word,
        assertion.said.text if assertion.said else "",
        assertion.condition or "",
        *(sorted(assertion.sources) if len(assertion.sources) > 1 else assertion.sources),
        *(sorted(records) if len(records) > 1 else records),
    ]


def _content(assertion: Assertion) -> str:
    flags = (assertion.conditional, assertion.inferred, assertion.own)
    return _BETWEEN.join(
        (
            *_identity(assertion),
            *map(str, flags),
            assertion.note or "",
            *sorted(map(_report, assertion.reports)),
        )
    )


def _report(report: Report) -> str:
    chain = "?" if report.via is None else ">".join(report.via)
    more = (report.speech or "", report.translation or "", report.note or "", chain)
    return _BETWEEN.join((*_place(report), *more))
