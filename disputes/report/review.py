"""Printing what remains to be looked at, a line each."""

from __future__ import annotations

from typing import Any

from disputes.report import words
from disputes.report.page import Page

Data = dict[str, Any]


def print_review(page: Page, data: Data) -> None:
    """Print each thing with its place, on one line for other programs; then how many there are."""
    for matter in data["items"]:
        page.verbatim(_line(matter))
    page.line(summary(data["counts"]))


def summary(counts: Data) -> str:
    """Give the number of things by kind, as ``3 to look at: 2 findings and 1 quote.``."""
    nouns = {"finding": "finding", "draft": "record of drafts", "quote": "unverified quote"}
    plural = {"draft": "records of drafts"}
    some = [
        words.count(counts[kind], noun, plural.get(kind))
        for kind, noun in nouns.items()
        if counts[kind]
    ]
    if not some:
        return "Nothing is left to look at."
    total = sum(counts[kind] for kind in nouns)
    skipped = f"; {counts['skipped']:,} of them skipped" if counts["skipped"] else ""
    return f"{total:,} to look at: {words.listed(some)}{skipped}."


def _line(matter: Data) -> str:
    place = f"{matter['path']}:{matter['line']}:{matter['column']}: "
    after = " (skipped)" if matter["skipped"] else ""
    if matter["kind"] == "finding":
        level = f"{matter['level']} " if matter["level"] != "error" else ""
        return f"{place}{matter['code']} {level}{matter['message']}{after}"
    if matter["kind"] == "quote":
        return f"{place}{matter['message']}: {matter['quote']}{after}"
    codes = ", ".join(dict.fromkeys(one["code"] for one in matter["findings"]))
    return f"{place}draft {matter['message']}{f' ({codes})' if codes else ''}{after}"
