"""What could be recorded of texts that share passages, on a page."""

from __future__ import annotations

from typing import Any

from disputes.report import words
from disputes.report.page import Page, Part
from disputes.report.reuse.acts import act
from disputes.view.labels import Labels

Data = dict[str, Any]

_MOST_PROPOSED = 20

_WHY = {
    "named-in-both": "named with them in both",
    "published-earlier": "published earlier",
}


def print_proposals(page: Page, proposals: Data, labels: Labels) -> None:
    """Print what could be recorded, what is alike together."""
    if not proposals["based_on"] and not proposals["via"]:
        return
    page.blank()
    page.heading("What could be recorded, once you have looked")
    based_on: dict[tuple[str, str], list[list[Part]]] = {}
    for one in proposals["based_on"]:
        key = f"based_on: [{one['value']}]", _WHY[one["why"]]
        based_on.setdefault(key, []).append([(one["text"], "id")])
    for (value, why), rows in sorted(based_on.items()):
        _proposed(page, [(value, "id"), f", if they have the words from there ({why}):"], rows)
    via: dict[tuple[tuple[str, ...], str], list[list[Part]]] = {}
    for one in proposals["via"]:
        row: list[Part] = [(one["claim"], "id"), f"  {act(one, labels)}"]
        via.setdefault((tuple(one["value"]), words.listed(one["documents"])), []).append(row)
    for (values, documents), rows in sorted(via.items()):
        _proposed(page, _via(values, documents), rows)


def _via(values: tuple[str, ...], documents: str) -> list[Part]:
    """Give the parts of a line that proposes through whom documents have some words."""
    told: list[Part] = []
    for value in values:
        told += [(f"via: [{value}]", "id"), ", or "]
    if not values:
        told += [("via", "id"), " with whoever they have it from, or "]
    named = "name this with the quote and " if values else ""
    rest = f" where it is first hand, for reports in {documents}, which {named}now count apart:"
    return [*told, ("via: []", "id"), rest]


def _proposed(page: Page, told: list[Part], rows: list[list[Part]]) -> None:
    page.blank()
    page.line(*told, indent=2, hang=2)
    for row in rows[:_MOST_PROPOSED]:
        page.line(*row, indent=4, hang=2)
    if len(rows) > _MOST_PROPOSED:
        page.line(f"and {len(rows) - _MOST_PROPOSED:,} more; JSON has them all", indent=4)
