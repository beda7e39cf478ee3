"""What changed between two revisions as rows, for CSV."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from disputes.view.table import Row, Table

Data = dict[str, Any]

_COLUMNS = ("what", "change", "id", "claim", "party", "side", "field", "before", "after")


def diff_table(data: Data) -> Table:
    """Give the rows: one for each change, and for each field of a record that has changed.

    ``what`` says of what kind it is; ``id`` is that of the dispute, the record, or the origin.
    Lists stand in one cell, with spaces between ids.
    """
    return Table(_COLUMNS, _rows(data))


def _rows(data: Data) -> Iterator[Row]:
    for one in data["disputes"]:
        yield from _dispute(one)
    for one in data["statuses"]:
        yield _row("status", "changed", claim=one["claim"], **_both(one, _status))
        for cause in one["because"]:
            yield _cause("status because", cause, claim=one["claim"])
    for one in data["denials"]:
        yield _row("denial", one["change"], claim=one["claim"], party=one["party"], side="against")
    for one in data["stands"]:
        where = {key: one[key] for key in ("claim", "party")}
        yield _row("stand", "changed", **where, **_both(one, _stand))
    for one in data["positions"]:
        yield from _position(one)
    for one in data["claims"]:
        yield from _record("claim", one)
    for one in data["assertions"]:
        yield from _assertion(one)
    for one in data["relations"]:
        told = f"{one['claim']} {one['relation']} {one['other']}"
        old, new = one["why_before"], None if one["change"] == "removed" else one["why"]
        yield _row("relation", one["change"], claim=one["claim"], id=told, before=old, after=new)
    for one in data["records"]:
        yield from _record(one["kind"], one)
    for one in data["renamed"]:
        yield _row(one["kind"], "renamed", id=one["after"], **_both(one, str))


def _row(what: str, change: str, **cells: str | None) -> Row:
    return [what, change, *(cells.get(name) for name in _COLUMNS[2:])]


def _position(one: Data) -> Iterator[Row]:
    where = {key: one[key] for key in ("claim", "party", "side")}
    yield _row("position", one["change"], **where, **_both(one, _held))
    for change, key in (("new", "gained"), ("removed", "lost")):
        for origin in one[key]:
            yield _row("origin", change, id=origin, **where)


def _assertion(one: Data) -> Iterator[Row]:
    source = (one["after"] or one["before"])["source"]
    for name in one["fields"] or [None]:
        told = {key: _asserted(one[key], name) for key in ("before", "after")}
        yield _row("assertion", one["change"], id=source, claim=one["claim"], field=name, **told)


def _dispute(one: Data) -> Iterator[Row]:
    def claims(disputes: list[Data]) -> str | None:
        return " ".join(claim for each in disputes for claim in each["claims"]) or None

    yield _row("dispute", one["change"], id=one["id"], **_both(one, claims))
    for change, key in (("new", "opposed"), ("removed", "no_longer_opposed")):
        for pair in one[key]:
            yield _row("opposed pair", change, id=one["id"], party=" ".join(pair))
    for cause in one["because"]:
        yield _cause("dispute because", cause, id=one["id"])


def _cause(what: str, cause: Data, **cells: str | None) -> Row:
    told = {key: _asserted(cause[key], None) for key in ("before", "after")}
    relation = cause["relation"]
    if relation is not None:
        key = "before" if cause["change"] == "removed" else "after"
        told[key] = f"{relation['claim']} {relation['relation']} {relation['other']}"
    elif not any(told.values()):
        told["before" if cause["change"] == "removed" else "after"] = " ".join(cause["records"])
    return _row(what, cause["change"], **cells, field=cause["by"], **told)


def _record(what: str, one: Data) -> Iterator[Row]:
    for field in one["fields"] or [{"field": None, "before": None, "after": None}]:
        told = {key: _cell(field[key]) for key in ("before", "after")}
        yield _row(what, one["change"], id=one["id"], field=field["field"], **told)


def _both(one: Data, tell: Any) -> dict[str, str | None]:
    return {key: tell(one[key]) for key in ("before", "after")}


def _status(told: Data) -> str:
    return f"{told['status']}{', by inference' if told['by_inference'] else ''}"


def _stand(told: Data) -> str:
    sides = [
        f"{side} {told[side]['force']}{', by inference' if told[side]['by_inference'] else ''}"
        for side in ("for", "against")
        if told[side]
    ]
    whole = told["stand"] in ("divided", "undecided")
    return f"{told['stand']}: {'; '.join(sides)}" if whole else sides[0] if sides else "silent"


def _held(told: Data | None) -> str | None:
    if told is None:
        return None
    parts = [told["direct"] or "", f"{told['derived']} by inference" if told["derived"] else ""]
    return ", ".join(filter(None, [*parts, "divided" if told["divided"] else ""]))


def _asserted(told: Data | None, name: str | None) -> str | None:
    if told is None:
        return None
    if name is None:
        said = told["said"] if told["said_given"] or told["said"] is None else f"≤ {told['said']}"
        return f"{told['source']} {told['stance']} {told['claim']}, {said or 'undated'}"
    if name == "reports":
        return " ".join(report["document"] or "" for report in told["reports"]).strip() or None
    if name in told:
        return _cell(told[name])
    return " | ".join(_cell(report.get(name)) or "" for report in told["reports"])


def _cell(value: Any) -> str | None:
    if isinstance(value, list):
        parts = [one if isinstance(one, str) else one["source"] for one in value]
        return " ".join(parts) or None
    if isinstance(value, bool):
        return str(value).lower()
    return value if value is None else str(value)
