"""A derivation as text: numbered steps down to quotes, documents and relations."""

from __future__ import annotations

from typing import Any

from disputes.report import words
from disputes.report.claims import print_assertion, print_reports
from disputes.report.page import Page
from disputes.view.labels import Labels

Data = dict[str, Any]

_RULES = {
    "contested": "one party is firmly for it and another firmly against it",
    "questioned": "one party is for it and another against it, but not both firmly",
    "divided": "a party is bound to both sides, and no two parties oppose one another",
    "agreed": "two or more parties that are not narrators are for it, one firmly; none against",
    "reported": "only narrators are for it; none is against it",
    "unopposed": "some party is for it; none is against it",
    "opposed": "some party is against it by its own words; none is for it",
    "open": "nobody is for it, and nobody against it but by inference; the undecided are neither",
}


def print_why(page: Page, data: Data, labels: Labels) -> None:
    """Print why a claim has its status."""
    page.prose((data["text"] or data["claim"], "strong"))
    page.line(words.status(data), "  ", (data["claim"], "id"))
    page.line(f"It is {data['status']}, because {_RULES[data['status']]}.", hang=2)
    if data["by_inference"]:
        page.line("By inference: no two parties that oppose one another both say so themselves.")
    number = 0
    for party in data["parties"]:
        page.blank()
        page.line(
            (labels.source(party["party"]), "strong"),
            f" {_says(party)} {words.side(party['side'])}"
            f" ({words.force({**party, **_forces(party)})}):",
            hang=2,
        )
        for act in party["direct"]:
            number += 1
            _act(page, number, act, labels)
        for act in party["roots"]:
            number += 1
            _act(page, number, act, labels)
        for step in party["steps"]:
            number += 1
            _step(page, number, step, labels, last=step is party["steps"][-1])
    if not data["parties"]:
        page.blank()
        page.line("No party has a position on it.")
    _binding_nobody(page, data, labels)


_BINDING_NOBODY = {
    "declined": "Declined to say",
    "withdrawn": "Withdrawn since",
    "disowned": "Disowned since",
    "conditional": "Said on a condition",
}


def _binding_nobody(page: Page, data: Data, labels: Labels) -> None:
    """Print what was said on the claim and commits nobody."""
    for part, title in _BINDING_NOBODY.items():
        if not data[part]:
            continue
        page.blank()
        page.line((title, "heading"), ", which commits nobody:")
        for row in data[part]:
            print_assertion(page, data["claim"], row["party"], row, labels, 2)
            if row["if"]:
                page.prose(f"if {labels.claim(row['if'])}", indent=4, hang=2)
            if "by" in row:
                page.line("then", indent=2)
                print_assertion(page, data["claim"], row["party"], row["by"], labels, 2)


def _forces(party: Data) -> Data:
    return {
        "direct": party["direct_force"],
        "derived": party["derived_force"],
    }


def _says(party: Data) -> str:
    return "is undecided; it may well be" if party["undecided"] else "is bound to say"


def _act(page: Page, number: int, act: Data, labels: Labels) -> None:
    lead = f"{number}. "
    room = len(lead)
    page.line(
        lead,
        f"{labels.speaker(act['source'])} {act['stance']} ",
        (act["claim"], "id"),
        f", {words.said(act)}{words.manner(act, labels)}.",
        indent=2,
        hang=room,
    )
    page.prose(labels.claim(act["claim"]), indent=2 + room)
    chain = act["speaks_for"]
    if len(chain) > 1:
        names = [labels.source(one) for one in chain]
        roles = " speaks for ".join((names[0], ", which speaks for ".join(names[1:])))
        page.line(f"{roles}.", indent=2 + room, hang=2)
    print_reports(page, act["reports"], labels, 2 + room + 2)


def _step(page: Page, number: int, step: Data, labels: Labels, *, last: bool) -> None:
    """Print a step; the sentence of the claim that the last one leads to stands at the top."""
    lead = f"{number}. "
    page.line(
        lead,
        "So ",
        (step["then_claim"], "id"),
        f" is {'so' if step['then_side'] == 'for' else 'not so'}, since ",
        (step["claim"], "id"),
        f" is {'so' if step['side'] == 'for' else 'not so'}:",
        indent=2,
        hang=len(lead),
    )
    page.line(words.reason(step["reason"], step["side"], labels), indent=2 + len(lead), hang=2)
    if not last:
        page.prose(labels.claim(step["then_claim"]), indent=2 + len(lead))
