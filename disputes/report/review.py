"""Printing what remains to be looked at, a line each."""

from __future__ import annotations

from typing import Any

from disputes.report import words
from disputes.report.page import Page

Data = dict[str, Any]


def print_review(page: Page, data: Data) -> None:
    """Print each thing with its place, on one line for other programs; then how many there are."""
    for item in data["items"]:
        page.verbatim(_line(item))
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


def _line(item: Data) -> str:
    place = f"{item['path']}:{item['line']}:{item['column']}: "
    after = " (skipped)" if item["skipped"] else ""
    if item["kind"] == "finding":
        level = f"{item['level']} " if item["level"] != "error" else ""
        return f"{place}{item['code']} {level}{item['message']}{after}"
    if item["kind"] == "quote":
        return f"{place}{item['message']}: {item['quote']}{after}"
    codes = ", ".join(dict.fromkeys(one["code"] for one in item["findings"]))
    return f"{place}draft {item['message']}{f' ({codes})' if codes else ''}{after}"
