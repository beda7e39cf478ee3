"""Lines that several kinds of record have: a field with its value, a source with its id."""

from __future__ import annotations

from typing import Any

from disputes.report import words
from disputes.report.page import Page
from disputes.view.labels import Labels

Data = dict[str, Any]

MOST_NAMES = 12
"""How many parties a line names before it only counts the others."""


def print_field(page: Page, name: str, value: str | None, indent: int = 0) -> None:
    """Print a field, if it has a value."""
    if value:
        page.prose((f"{name}: ", "faint"), value, indent=indent, hang=2)


def print_sources(page: Page, name: str, ids: list[str], labels: Labels) -> None:
    """Print sources with their ids, a line each."""
    for one in ids:
        page.line((f"{name}: ", "faint"), f"{labels.source(one)}  ", (one, "id"), hang=2)


def scope(data: Data) -> str:
    """Give the date and the way of counting that an answer keeps to, where they are not usual."""
    as_of = f" · as of {data['as_of']}" if data["as_of"] else ""
    by = " · every source for itself" if data["by"] == "source" else ""
    return f"{as_of}{by}"


def party(position: Data, labels: Labels) -> str:
    """Give the name of a party, and whether it is a narrator, hedged, or there by inference."""
    notes = []
    if position["narrator"]:
        notes.append("narrator")
    if position["force"] == "hedged":
        notes.append("hedged")
    if position["direct"] is None:
        notes.append("by inference")
    shown = f" ({', '.join(notes)})" if notes else ""
    return f"{labels.source(position['party'])}{shown}"


def named(names: list[str]) -> str:
    """Join names, at most a dozen of them; apart from each other where one has a remark."""
    more = [f"{len(names) - MOST_NAMES:,} more"] if len(names) > MOST_NAMES else []
    shown = [*names[:MOST_NAMES], *more]
    if any(name.endswith(")") for name in shown):
        return "; ".join(shown)
    return words.listed(shown)


def dates(role: Data) -> str:
    """Give the dates of a role, with a comma before them."""
    given = [f"{word} {role[word]}" for word in ("from", "until") if role[word] is not None]
    return f", {' '.join(given)}" if given else ""
