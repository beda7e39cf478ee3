"""Merging the assertions of a draft that comments make reports of others, which are on record."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from disputes.check.report_comments import EXPECTED, means_report_of, reports_in
from disputes.edit.apply import Files
from disputes.edit.changes import Change, same
from disputes.edit.operations.reporting import demand_numbers, report_fields, with_reports
from disputes.edit.plan import Spot
from disputes.edit.uses import Definition, place_of
from disputes.load import LoadResult
from disputes.load.comments import Comment, comments_with
from disputes.load.nodes import Address
from disputes.load.plain import Plain
from disputes.load.record_lines import RecordLines, record_at
from disputes.load.text import FileText
from disputes.model.fields import ASSERTION, REPORT, STANCES

Fields = Mapping[str, Plain]
_OF_THE_ACT = tuple(
    name
    for name in ASSERTION.fields
    if name not in (*STANCES, "reports") and name not in REPORT.fields
)


class Named(NamedTuple):
    """What the comments of a draft say of its assertions.

    ``by_claim`` has, for each claim, the number of the assertion on record for each of the draft's,
    both from 1; ``useless`` the comments that mean nothing, or are misspelt, each with why.
    """

    by_claim: Mapping[str, Mapping[int, int]]
    useless: Sequence[tuple[Comment, str]]


class Restated(NamedTuple):
    """What becomes of assertions that are reports: the changes of the file with the claim.

    ``reports`` are those that are added, ``told`` says where; ``refused`` why one cannot be.
    """

    changes: list[Change]
    reports: list[Fields]
    told: list[tuple[str, Spot]]
    refused: list[str]


def named_in(text: FileText) -> Named:
    """Give what the comments of a draft say of its assertions; costs a reading or two of it."""
    by_claim: defaultdict[str, dict[int, int]] = defaultdict(dict)
    useless = [(one, EXPECTED) for one in comments_with(text, b"") if means_report_of(one)]
    for one in reports_in(text):
        if one.useless:
            useless.append((one.comment, one.useless))
            continue
        claim, number, _, _ = one.assertions[0]
        if by_claim[claim].setdefault(number, one.number) != one.number:
            useless.append((one.comment, "another comment on this assertion has another number"))
    return Named(by_claim, useless)


def useless_comments(
    named: Named, path: str, lines: Sequence[RecordLines], records: Container[tuple[str, str]]
) -> Iterator[str]:
    """Tell of the comments on some records of a draft that mean nothing, each with its place."""
    for one, why in named.useless:
        record = record_at(lines, one.first) or record_at(lines, one.span.line)
        if record is not None and (record.section, record.id) in records:
            yield f"`{one.text}`: {why}: {path}:{one.span.line}:{one.span.column}"


def restate(
    files: Files,
    loaded: LoadResult,
    drafted: Definition,
    known: Definition | None,
    numbers: Mapping[int, int],
) -> Restated:
    """Find out what becomes of the assertions of a draft's claim that are reports of others.

    ``known`` is the claim as it is on record, if it is; ``numbers`` has the assertions by their
    numbers, from 1. Raises ``WrongUse`` where those on record have no numbers that can be told.
    """
    found = Restated([], [], [], [])
    added: defaultdict[int, list[Fields]] = defaultdict(list)
    listed = assertions_of(known) if known is not None else ()
    for number, wanted in sorted(numbers.items()):
        place = place_of(files, Spot(drafted.path, _at(drafted, number)))
        if known is None or wanted > len(listed):
            has = f"only {len(listed):,}" if listed else "none on record"
            why = f"there is no assertion {wanted:,} on '{drafted.id}', which has {has}"
            found.refused.append(f"{why}: {place}")
            continue
        demand_numbers(loaded, known.id, known.fields)
        ours, theirs = _fields(drafted, number), _fields(known, wanted)
        names = _differing(ours, theirs)
        if names:
            there = place_of(files, Spot(known.path, _at(known, wanted)))
            why = f"no report of assertion {wanted:,} on '{known.id}', which differs in "
            found.refused.append(f"{why}{', '.join(names)}: {there} and {place}")
        else:
            added[wanted] += _more_reports(ours, theirs, added[wanted])
    for wanted, reports in added.items():
        if known is None or not reports or found.refused:
            continue
        at, theirs = _at(known, wanted), _fields(known, wanted)
        changes, where = with_reports(files, known.path, at, theirs, reports)
        found.changes.extend(changes)
        found.reports.extend(reports)
        which = "a report" if len(reports) == 1 else f"{len(reports):,} reports"
        told = f"{which} of assertion {wanted:,} on '{known.id}'"
        found.told.append((told, Spot(known.path, where)))
    return found


def assertions_of(record: Definition) -> Sequence[Plain]:
    """Give the assertions of a record as they are written."""
    found = record.fields.get("assertions")
    return found if isinstance(found, list) else []


def _at(record: Definition, number: int) -> Address:
    return (*record.address, "assertions", number - 1)


def _fields(record: Definition, number: int) -> Fields:
    found = assertions_of(record)[number - 1]
    return found if isinstance(found, Mapping) else {}


def _differing(drafted: Fields, recorded: Fields) -> list[str]:
    """Give in what an assertion of a draft is another act than one on record: "stance", or fields.

    What it leaves out it does not say, but for its stance and who takes it.
    """
    found: list[str] = []
    stances, others = ({name for name in one if name in STANCES} for one in (drafted, recorded))
    if stances != others:
        found.append("stance")
    elif any(_listed(drafted[name]) != _listed(recorded[name]) for name in stances):
        found.append("source")
    return found + [
        name
        for name in _OF_THE_ACT
        if name in drafted and not (name in recorded and same(drafted[name], recorded[name]))
    ]


def _more_reports(drafted: Fields, recorded: Fields, known: Sequence[Fields] = ()) -> list[Fields]:
    """Give the reports of an assertion of a draft that one on record does not have just so.

    Nor are those given that are ``known`` besides. The note of the draft's is that of its report.
    """
    there = [*_reports(recorded, report_fields()), *known]
    found: list[Fields] = []
    for one in _reports(drafted, REPORT.fields):
        if not any(same(one, other) for other in (*there, *found)):
            found.append(one)
    return found


def _reports(assertion: Fields, short: Iterable[str]) -> Iterator[Fields]:
    """Give the reports of an assertion as it is written, the one in the short form last."""
    listed = assertion.get("reports")
    if isinstance(listed, list):
        yield from (one for one in listed if isinstance(one, Mapping))
    own = {name: assertion[name] for name in short if name in assertion}
    if any(name in own for name in report_fields()):
        yield own


def _listed(value: Plain) -> list[str]:
    return sorted(map(str, value)) if isinstance(value, list) else [str(value)]
