"""Wording that many texts have, on a page: each once, with the texts that have it."""

from __future__ import annotations

from typing import Any

from disputes.report import words
from disputes.report.page import Page
from disputes.report.reuse.names import few
from disputes.report.reuse.pairs import flat

Data = dict[str, Any]

_MOST_TOLD = 20
_LONGEST = 240


def print_stock(page: Page, stock: list[Data]) -> None:
    """Print wording that more texts have than could be a mark of any two."""
    if stock:
        page.blank()
        page.heading("Wording that many texts have, counted for no pair")
        _told(page, stock)


def print_furniture(page: Page, furniture: list[Data]) -> None:
    """Print the words with which texts begin or end that are otherwise not alike."""
    if furniture:
        page.blank()
        page.heading("Perhaps a site's own words, counted for no pair")
        page.line(
            "Texts begin or end with these, of which at least three are otherwise not alike.",
            hang=2,
        )
        _told(page, furniture)


def _told(page: Page, many: list[Data]) -> None:
    page.blank()
    ordered = sorted(many, key=lambda one: (-len(one["places"]) * one["length"], one["words"]))
    for one in ordered[:_MOST_TOLD]:
        where = f", at the {one['where']}" if "where" in one else ""
        page.line(
            (words.count(len(one["places"]), "text"), "strong"),
            f", {words.count(one['length'], 'word')}{where}",
            indent=2,
        )
        page.prose((_cut(flat(one["words"]).strip()), "quote"), indent=4)
        page.line((few([place["text"] for place in one["places"]]), "faint"), indent=4, hang=2)
    if len(ordered) > _MOST_TOLD:
        page.line(f"and {len(ordered) - _MOST_TOLD:,} more; JSON has them all", indent=2)


def _cut(text: str) -> str:
    """Give the beginning and the end of a long text."""
    if len(text) <= _LONGEST:
        return text
    first = text[: _LONGEST // 2].rpartition(" ")[0] or text[: _LONGEST // 2]
    last = text[-_LONGEST // 2 :].partition(" ")[2] or text[-_LONGEST // 2 :]
    return f"{first} […] {last}"
