"""Lines that several kinds of record have: a field with its value, a source with its id."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from disputes.report import words
from disputes.report.page import Page, Part
from disputes.view.labels import Labels

Data = dict[str, Any]

MOST_NAMES = 12
"""How many parties a line names before it only counts the others."""


def print_field(page: Page, name: str, value: str | None, indent: int = 0) -> None:
    """Print a field, if it has a value."""
    if value:
        page.prose((f"{name}: ", "faint"), value, indent=indent, hang=2)


def print_list(page: Page, name: str, rows: Sequence[Sequence[Part]]) -> None:
    """Print what a field has: beside its name where it is one, else below it, a line each."""
    if len(rows) == 1:
        page.line((f"{name}: ", "faint"), *rows[0], hang=2)
        return
    if rows:
        page.line((f"{name}:", "faint"))
    for row in rows:
        page.line(*row, indent=2, hang=2)


def print_sources(page: Page, name: str, ids: Sequence[str], labels: Labels) -> None:
    """Print sources with their ids."""
    print_list(page, name, [(f"{labels.origin(one)}  ", (one, "id")) for one in ids])


def print_documents(page: Page, name: str, ids: Sequence[str], labels: Labels) -> None:
    """Print documents with their ids."""
    print_list(page, name, [(f"{labels.document(one)}  ", (one, "id")) for one in ids])


def print_passed_on(page: Page, rows: Sequence[Data], labels: Labels) -> None:
    """Print into which documents words of others came through a source."""
    told: list[tuple[Part, ...]] = [
        (
            f"{labels.document(row['document'])}  ",
            (row["document"], "id"),
            (f" · {words.count(row['reports'], 'report')} of what others said", "faint"),
        )
        for row in rows
    ]
    print_list(page, "Passed on to", told)


def party(position: Data, labels: Labels) -> str:
    """Give the name of a party, whether it is a narrator or hedged, and what is not its words."""
    notes = []
    if position["narrator"]:
        notes.append("narrator")
    if position["force"] == "hedged":
        notes.append("hedged")
    if position["direct"] is None:
        notes.append("by inference")
    if position["inferred"]:
        notes.append("inferred from the words")
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
