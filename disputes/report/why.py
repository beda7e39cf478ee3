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
    "opposed": "some party is against it directly; none is for it",
    "open": "nobody is for it, and nobody against it but by inference; the undecided are neither",
}


def _rule(data: Data) -> str:
    if data["status"] == "open" and not data["heard"]:
        return "nobody takes a side any more" if data["taken_back"] else "nobody has taken a side"
    return _RULES[data["status"]]


def print_why(page: Page, data: Data, labels: Labels) -> None:
    """Print why a claim has its status."""
    page.prose((data["text"] or data["claim"], "strong"))
    page.line(words.status(data), "  ", (data["claim"], "id"), (words.scope(data), "faint"), hang=2)
    page.line(f"It is {data['status']}, because {_rule(data)}.", hang=2)
    if data["by_inference"]:
        page.line("By inference: no two parties that oppose one another both do so directly.")
    number = 0
    for party in data["parties"]:
        told = {data["claim"]}
        page.blank()
        page.line(
            (labels.source(party["party"]), "strong"),
            f" {_says(party)} {words.side(party['side'])}"
            f" ({words.force({**party, **_forces(party)})}):",
            hang=2,
        )
        for act in (*party["direct"], *party["roots"]):
            number += 1
            _act(page, number, act, labels, told)
        for step in party["steps"]:
            number += 1
            _step(page, number, step, labels, told)
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


def _act(page: Page, number: int, act: Data, labels: Labels, told: set[str]) -> None:
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
    _sentence(page, act["claim"], labels, told, 2 + room)
    chain = act["speaks_for"]
    if len(chain) > 1:
        names = [labels.source(one) for one in chain]
        roles = " speaks for ".join((names[0], ", which speaks for ".join(names[1:])))
        page.line(f"{roles}.", indent=2 + room, hang=2)
    print_reports(page, act["reports"], labels, 2 + room + 2)


def _step(page: Page, number: int, step: Data, labels: Labels, told: set[str]) -> None:
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
    _sentence(page, step["then_claim"], labels, told, 2 + len(lead))


def _sentence(page: Page, claim: str, labels: Labels, told: set[str], indent: int) -> None:
    """Print a claim as a sentence, unless the party's part, or the top of the page, has it."""
    if claim not in told:
        told.add(claim)
        page.prose(labels.claim(claim), indent=indent)
