"""A source on a page: who it is, for whom it speaks, and its world where it is a party."""

from __future__ import annotations

from typing import Any

from disputes.report import words
from disputes.report.claims import print_assertion
from disputes.report.page import Page, Part
from disputes.report.show.fields import (
    dates,
    named,
    print_documents,
    print_field,
    print_list,
    print_passed_on,
    print_sources,
)
from disputes.report.show.holdings import print_holdings
from disputes.view.labels import Labels

Data = dict[str, Any]

_DEEPEST = 8


def print_record(page: Page, data: Data, labels: Labels) -> None:
    """Print a source whole."""
    kind = data["source_kind"] or "source"
    page.line((data["name"] or data["id"], "strong"), f"  {kind}  ", (data["id"], "id"))
    print_field(page, "Role", data["role"])
    print_field(page, "Also called", ", ".join(data["aliases"]))
    _speaks_for(page, data, labels)
    _speakers(page, data, labels)
    print_sources(page, "Member of", data["member_of"], labels)
    print_sources(page, "Members", data["members"], labels)
    print_documents(page, "Publishes", data["publishes"], labels)
    print_documents(page, "Drawn on by", data["drawn_on_by"], labels)
    print_passed_on(page, data["passed_on"], labels)
    if data["party"]:
        print_holdings(page, data, labels)
    _for_others(page, data, labels)


def _speaks_for(page: Page, data: Data, labels: Labels) -> None:
    """Print for whom a source speaks, and for which parties its words count where that differs."""
    spoken_for = [role["source"] for role in data["speaks_for"]]
    parties = sorted(row["party"] for row in data["counts_for"])
    same = sorted(spoken_for) == parties and not any(row["through"] for row in data["counts_for"])
    numbers = {row["party"]: row["assertions"] for row in data["counts_for"]} if same else {}
    rows: list[tuple[Part, ...]] = []
    for role in data["speaks_for"]:
        party = role["source"]
        number = f" · {words.count(numbers[party], 'assertion')}" if same else ""
        name = f"{labels.source(party)}  "
        rows.append((name, (party, "id"), dates(role), (number, "faint")))
    print_list(page, "Speaks for", rows)
    if not same:
        _counts_for(page, data, labels)


def _counts_for(page: Page, data: Data, labels: Labels) -> None:
    """Print for which parties the words of a source count, where it is not all for itself."""
    if all(row["party"] == data["id"] for row in data["counts_for"]):
        return
    rows: list[tuple[Part, ...]] = []
    for row in data["counts_for"]:
        through = words.listed([labels.source(one) for one in row["through"]])
        rows.append(
            (
                f"{labels.source(row['party'])}  ",
                (row["party"], "id"),
                f", through {through}" if through else "",
                (f" · {words.count(row['assertions'], 'assertion')}", "faint"),
            )
        )
    print_list(page, "Words count for", rows)


def _speakers(page: Page, data: Data, labels: Labels) -> None:
    if not data["speakers"]:
        return
    page.line(("Spoken for by:", "faint"))
    for row in data["speakers"]:
        number = words.count(row["assertions"], "assertion")
        page.line(
            f"{labels.speaker(row['source'])}  ",
            (row["source"], "id"),
            dates(row),
            (f" · {number}", "faint") if row["assertions"] else "",
            indent=2 * min(row["depth"], _DEEPEST),
            hang=2,
        )


def _for_others(page: Page, data: Data, labels: Labels) -> None:
    """Print the assertions that do not count for the source itself, or all if it is no party."""
    others = [one for one in data["assertions"] if one["counts_for"] != [data["id"]]]
    if not others and data["party"]:
        return
    page.blank()
    number = words.count(len(others), "assertion")
    if not others:
        page.line("Nothing that it said itself is on record.", (words.scope(data), "faint"))
    elif data["party"]:
        parties = sorted({one for row in others for one in row["counts_for"]} - {data["id"]})
        names = named([labels.source(one) for one in parties])
        page.line((f"{number} on record for {names}", "heading"))
    else:
        page.line((f"{number} on record", "heading"), (words.scope(data), "faint"))
    for assertion in others:
        page.blank()
        page.prose(labels.claim(assertion["claim"]), indent=2)
        print_assertion(page, None, data["id"], assertion, labels, 4)
