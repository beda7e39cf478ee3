"""Two parties compared on a page: side by side where there is room."""

from __future__ import annotations

from itertools import groupby
from typing import Any

from disputes.report import words
from disputes.report.page import Page
from disputes.report.show.holdings import print_side
from disputes.view.labels import Labels

Data = dict[str, Any]

_DIFFER = {
    "opposed": "Opposed directly",
    "opposed_by_inference": "Opposed by inference",
    "firm_and_hedged": "On the same side, one firmly, the other hedged",
    "undecided": "One or both undecided",
}
_SAYS = {"for": "so", "against": "not so"}


def print_record(page: Page, data: Data, labels: Labels) -> None:
    """Print where two parties differ, then where they agree, then what only one speaks of."""
    one, other = labels.source(data["id"]), labels.source(data["other"])
    counts = data["counts"]
    page.line((f"{one} × {other}", "strong"), (words.scope(data), "faint"), hang=2)
    page.line(f"both are heard on {words.count(counts['both'], 'claim')}{_counted(data)}", hang=2)
    for group, title in _DIFFER.items():
        _rows(page, data[group], title, labels)
    across = " across the divide" if data["across_the_divide"] else ""
    together, alike = _agreed(data)
    _rows(page, together, f"Agreed{across}", labels)
    _rows(page, alike, "On the same side", labels)
    page.blank()
    for name, number in zip((one, other), counts["only"], strict=True):
        if number:
            told = f"Only {name} is heard on {words.count(number, 'other claim')}."
        else:
            told = f"{name} is heard on no other claim."
        page.line(told, hang=2)


def _agreed(data: Data) -> tuple[list[Data], list[Data]]:
    """Give the claims on which all agree, and those on which the two are only on one side."""
    rows = data["agreed"]
    return [row for row in rows if row["together"]], [row for row in rows if not row["together"]]


def _counted(data: Data) -> str:
    counts = data["counts"]
    named = (
        ("opposed", "opposed"),
        ("opposed_by_inference", "opposed by inference"),
        ("firm_and_hedged", "one firm, the other hedged"),
        ("undecided", "undecided"),
    )
    numbers = [(counts[group], what) for group, what in named]
    numbers += zip(map(len, _agreed(data)), ("agreed", "on the same side"), strict=True)
    told = [f"{number:,} {what}" for number, what in numbers if number]
    return f": {', '.join(told)}" if told else ""


def _rows(page: Page, rows: list[Data], title: str, labels: Labels) -> None:
    if not rows:
        return
    page.blank()
    page.heading(f"{title} · {words.count(len(rows), 'claim')}")
    for topic, own in groupby(rows, key=lambda row: row["topic"]):
        if topic is not None:
            page.blank()
            page.line((labels.topic(topic), "heading"))
        for row in own:
            page.blank()
            _row(page, row, labels)


def _row(page: Page, row: Data, labels: Labels) -> None:
    page.prose((row["text"] or row["claim"], "strong"), indent=2)
    page.line(words.status(row), "  ", (row["claim"], "id"), indent=4)
    left, right = row["sides"]
    page.beside(
        lambda sheet, indent: _side(sheet, row["claim"], left, labels, indent),
        lambda sheet, indent: _side(sheet, row["claim"], right, labels, indent),
        4,
    )


def _side(page: Page, claim: str, part: Data, labels: Labels, indent: int) -> None:
    for side in ("for", "against"):
        if part[side] is None:
            continue
        force = words.force({**part[side], "divided": part["divided"]})
        narrator = " (narrator)" if part["narrator"] else ""
        page.line(
            (labels.source(part["party"]), "strong"),
            f"{narrator}: {_SAYS[side]} — {force}",
            indent=indent,
            hang=2,
        )
        print_side(page, claim, part["party"], part[side], labels, indent + 2)
