"""Adding a report to an assertion that is there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from disputes.edit.apply import Files
from disputes.edit.changes import Append, Change, Drop, Put, Rename
from disputes.edit.gaps import demand_no_comment
from disputes.edit.operations.adding import claim_in
from disputes.edit.plan import Plan, Spot
from disputes.edit.replacement import demand_bare
from disputes.errors import WrongUse
from disputes.load import LoadResult
from disputes.load.nodes import Address, FileNodes, end_of
from disputes.load.plain import Plain
from disputes.model.fields import ASSERTION, REPORT


def add_report(
    files: Files, loaded: LoadResult, claim_id: str, number: int, fields: Mapping[str, Plain]
) -> Plan:
    """Plan to add a report to an assertion on a claim, counted from 1; raises ``WrongUse``.

    What the assertion has of a report in the short form becomes the first of its reports.
    """
    claim = claim_in(files, loaded, claim_id)
    assertion = _assertion_at(claim.fields, claim_id, number)
    demand_numbers(loaded, claim_id, claim.fields)
    at: Address = (*claim.address, "assertions", number - 1)
    report = {name: fields[name] for name in REPORT.fields if name in fields}
    changes, place = with_reports(files, claim.path, at, assertion, [report])
    what = f"added a report to assertion {number:,} on '{claim_id}'"
    return Plan(what, Spot(claim.path, place), {claim.path: changes})


def demand_numbers(loaded: LoadResult, claim_id: str, fields: Mapping[str, Plain]) -> None:
    """Demand that the assertions on a claim have the numbers that they have in its file.

    ``fields`` are those of the claim as it is written. Raises ``WrongUse``.
    """
    listed, read = fields.get("assertions"), loaded.kb.claims.get(claim_id)
    if read is None or not isinstance(listed, list) or len(read.assertions) != len(listed):
        raise WrongUse(
            f"not all assertions on '{claim_id}' can be read, so none can be told by its number",
            "`disputes check` tells what is wrong: mend that first",
        )


def with_reports(
    files: Files,
    path: str,
    at: Address,
    assertion: Mapping[str, Plain],
    added: Sequence[Mapping[str, Plain]],
) -> tuple[list[Change], Address]:
    """Give the changes that add reports to an assertion as written, and where the first will be.

    What it has of a report in the short form becomes the first of its reports; where it has
    nothing, a single report is written in the short form. Raises ``WrongUse``.
    """
    inner = (*at, "reports")
    reports = assertion.get("reports")
    if isinstance(reports, list) and reports:
        return [Append(inner, tuple(added))], (*inner, len(reports))
    first = {name: assertion[name] for name in report_fields() if name in assertion}
    if first:
        _demand_no_comment(files.nodes(path), at)
        return _lengthened(at, assertion, [first, *added]), (*inner, 1)
    if len(added) > 1 or "note" in added[0]:
        return [Put(inner, [*added])], at
    return [Put((*at, name), added[0][name]) for name in ASSERTION.fields if name in added[0]], at


def report_fields() -> tuple[str, ...]:
    """Give the fields of a report that stand in an assertion where it has only one."""
    return tuple(name for name in REPORT.fields if name != "note")


def _assertion_at(fields: Mapping[str, Plain], claim_id: str, number: int) -> Mapping[str, Plain]:
    """Give an assertion of a claim as it is written, counted from 1; raises ``WrongUse``."""
    listed = fields.get("assertions")
    listed = listed if isinstance(listed, list) else []
    found = listed[number - 1] if 0 < number <= len(listed) else None
    if isinstance(found, Mapping):
        return found
    are = "is 1 assertion" if len(listed) == 1 else f"are {len(listed):,} assertions"
    raise WrongUse(
        f"there is no assertion {number:,} on '{claim_id}'",
        f"there {are} on it, counted from 1 as in the file" if listed else "there is none on it",
    )


def _demand_no_comment(nodes: FileNodes, at: Address) -> None:
    """Demand that no comment stands in an assertion, or behind it; raises ``WrongUse``."""
    node = nodes.node(at)
    demand_bare(nodes, node)
    line, column = end_of(nodes.text, node)
    demand_no_comment(nodes.text, (line, column), (line, len(nodes.text.line(line)) + 1))


def _lengthened(at: Address, assertion: Mapping[str, Plain], reports: Plain) -> list[Change]:
    """Give the changes that put reports in the place of the short form of one."""
    order = list(ASSERTION.fields)
    *others, last = [name for name in assertion if name in report_fields()]
    behind = order[order.index("translation") + 1 : order.index("reports")]
    names = [*assertion]
    if any(name in behind for name in names[names.index(last) :]):
        # They belong behind what stays there.
        changes: list[Change] = [Drop((*at, name)) for name in (*others, last)]
        return [*changes, Put((*at, "reports"), reports)]
    changes = [Drop((*at, name)) for name in others]
    return [*changes, Put((*at, last), reports), Rename((*at, last), "reports")]


def in_long_form(
    fields: Mapping[str, Plain], reports: Sequence[Mapping[str, Plain]]
) -> Mapping[str, Plain]:
    """Give an assertion with further reports, of which what it says itself is the first."""
    if not reports:
        return fields
    first = {name: fields[name] for name in report_fields() if name in fields}
    rest = {name: value for name, value in fields.items() if name not in first}
    return {**rest, "reports": [first, *reports] if first else [*reports]}
