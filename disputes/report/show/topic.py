"""A topic on a page: its disputes, its questions, and its claims by status."""

from __future__ import annotations

from typing import Any

from disputes.report import words
from disputes.report.page import Page
from disputes.report.show.fields import named
from disputes.view.labels import STATUS_SIGNS, Labels

Data = dict[str, Any]


def print_record(page: Page, data: Data, labels: Labels) -> None:
    """Print a topic whole."""
    page.line((data["name"] or data["id"], "strong"), "  topic  ", (data["id"], "id"))
    counts = f"{words.count(len(data['disputes']), 'dispute')} · "
    counts += f"{words.count(len(data['questions']), 'question')} · "
    counts += words.count(len(data["claims"]), "claim")
    page.line(counts, (words.scope(data), "faint"))
    some = [
        f"{STATUS_SIGNS[name]}\u00a0{number:,}\u00a0{name}"
        for name, number in data["counts"].items()
        if number
    ]
    if some:
        page.line("  ".join(some))
    if data["disputes"]:
        page.blank()
        page.heading("Disputes")
    for dispute in data["disputes"]:
        page.blank()
        _dispute(page, data, dispute, labels)
    if data["questions"]:
        page.blank()
        page.heading("Questions")
    for question in data["questions"]:
        page.blank()
        page.prose(question["text"] or question["id"], indent=2)
        number = words.count(question["answers"], "answer")
        page.line((question["id"], "id"), f" · {number}", indent=4)
    for status, number in data["counts"].items():
        if number:
            page.blank()
            page.heading(f"{STATUS_SIGNS[status]} {status}")
        for claim in data["claims"]:
            if claim["status"] == status:
                page.blank()
                _claim(page, claim, labels)


def _dispute(page: Page, data: Data, dispute: Data, labels: Labels) -> None:
    page.prose(dispute["text"] or dispute["id"], indent=2)
    inferred = ", by inference" if dispute["by_inference"] else ""
    elsewhere = dispute["topic"] not in (None, data["id"])
    under = f" · under {labels.topic(dispute['topic'])}" if elsewhere else ""
    number = words.count(len(dispute["claims"]), "claim")
    page.line((dispute["id"], "id"), f" · {number}{inferred}{under}", indent=4, hang=2)
    pairs = [f"{labels.source(one)} × {labels.source(other)}" for one, other in dispute["opposed"]]
    page.line(f"between {named(pairs)}", indent=4, hang=2)


def _claim(page: Page, claim: Data, labels: Labels) -> None:
    page.prose(claim["text"] or claim["id"], indent=2)
    inferred = ("by inference  ", "") if claim["by_inference"] else ""
    page.line(inferred, (claim["id"], "id"), indent=4)
    for side in ("for", "against", "undecided"):
        if claim[side]:
            names = named([labels.source(party) for party in claim[side]])
            page.line(f"{side}: {names}", indent=4, hang=2)
