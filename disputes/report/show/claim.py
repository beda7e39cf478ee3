"""A claim on a page: its positions, then its question, scope and relations."""

from __future__ import annotations

from typing import Any

from disputes.report import words
from disputes.report.claims import print_assertion, print_claim
from disputes.report.page import Page
from disputes.report.show.fields import print_field
from disputes.view.labels import Labels

Data = dict[str, Any]

_PASSIVE = {
    "contradicts": "contradicted by",
    "negates": "negated by",
    "implies": "implied by",
    "supports": "supported by",
    "weakens": "weakened by",
}


def print_record(page: Page, data: Data, labels: Labels) -> None:
    """Print a claim whole."""
    about = words.scope(data).removeprefix(" · ")
    if about:
        page.line((f"{about[0].upper()}{about[1:]}", "faint"), hang=2)
    print_claim(page, data, labels, topic=True)
    page.blank()
    if data["dispute"]:
        page.line(("Dispute: ", "faint"), (data["dispute"], "id"))
    if data["answers"]:
        value = f" — {data['value']} {data['unit'] or ''}".rstrip() if data["value"] else ""
        page.line(("Answers: ", "faint"), (data["answers"]["id"], "id"), value, hang=2)
        page.prose(data["answers"]["text"] or "", indent=2)
    print_field(page, "When", data["when"])
    print_field(page, "Where", data["where"])
    for relation in data["relations"]:
        _relation(page, relation["relation"], relation, "other")
    for relation in data["related_from"]:
        _relation(page, _PASSIVE[relation["relation"]], relation, "claim")
    for row in data["conditional"]:
        page.line(("On a condition, commits nobody:", "faint"), hang=2)
        print_assertion(page, data["id"], row["party"], row, labels, 2)
        if row["if"]:
            page.prose(f"if {labels.claim(row['if'])}", indent=4, hang=2)


def _relation(page: Page, verb: str, relation: Data, end: str) -> None:
    page.line((f"{verb.capitalize()}: ", "faint"), (relation[end], "id"), hang=2)
    page.prose(relation[f"{end}_text"] or "", indent=2)
    if relation["why"]:
        page.prose("why: ", relation["why"], indent=2, hang=2)
