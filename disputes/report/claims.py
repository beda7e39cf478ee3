"""One claim on a page: its sentence, its status, who is for and against it, and their words."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from disputes.report import words
from disputes.report.page import Page, Part
from disputes.view.labels import Labels

Data = dict[str, Any]

_STEP = 2


def print_claim(
    page: Page, claim: Data, labels: Labels, indent: int = 0, *, topic: bool = False
) -> None:
    """Print a claim with all its positions, and its topic if wanted."""
    page.prose((claim["text"] or claim["id"], "strong"), indent=indent)
    under = f" · {labels.topic(claim['topic'])}" if topic and claim["topic"] else ""
    page.line(words.status(claim), "  ", (claim["id"], "id"), (under, "faint"), indent=indent)
    if claim["across"]:
        page.line(words.across(claim["across"], labels), indent=indent, hang=_STEP)
    print_positions(page, claim, labels, indent + _STEP)


def print_conditional(page: Page, claim: Data, labels: Labels, indent: int) -> None:
    """Print what was said on a condition, which commits nobody."""
    if claim["conditional"]:
        page.line(("ON A CONDITION", "heading"), " (commits nobody)", indent=indent)
    for row in claim["conditional"]:
        _taken(page, claim, row, labels, indent + _STEP)


def print_positions(page: Page, claim: Data, labels: Labels, indent: int) -> None:
    """Print who is for, against, undecided, declines to say, or has taken back what it said.

    Those for and against stand side by side where there is room.
    """

    def on(side: str) -> Callable[[Page, int], None]:
        return lambda sheet, margin: _side(sheet, claim, side, labels, margin)

    if claim["for"] and claim["against"]:
        page.beside(on("for"), on("against"), indent)
    else:
        on("for" if claim["for"] else "against")(page, indent)
    if claim["undecided"]:
        page.line(("UNDECIDED", "heading"), " (may be, may not be)", indent=indent)
        for row in claim["undecided"]:
            for side in ("for", "against"):
                _position(page, claim, row[side], labels, indent + _STEP, f"{side}: ")
    if claim["declined"]:
        page.line(("DECLINES TO SAY", "heading"), indent=indent)
        for row in claim["declined"]:
            _taken(page, claim, row, labels, indent + _STEP)
    for key, title in (("withdrawn", "WITHDRAWN"), ("disowned", "DISOWNED")):
        if claim[key]:
            page.line((title, "heading"), indent=indent)
            for row in claim[key]:
                _taken(page, claim, row, labels, indent + _STEP)
                page.line("by ", indent=indent + 2 * _STEP)
                _taken(page, claim, row["by"], labels, indent + 3 * _STEP)


def _side(page: Page, claim: Data, side: str, labels: Labels, indent: int) -> None:
    if claim[side]:
        page.line((side.upper(), "heading"), (_together(claim, side), "faint"), indent=indent)
        for position in claim[side]:
            _position(page, claim, position, labels, indent + _STEP)


def _together(claim: Data, side: str) -> str:
    """Give how many parties have it from how many origins, where several share one."""
    positions, origins = claim[side], claim["origins"][side]
    if sum(len(position["origins"]) for position in positions) == len(origins):
        return ""
    parties = words.count(len(positions), "party", "parties")
    return f"  {parties}, {words.count(len(origins), 'origin')} in all"


def _position(
    page: Page, claim: Data, position: Data, labels: Labels, indent: int, lead: str = ""
) -> None:
    narrator = " (narrator)" if position["narrator"] else ""
    party, claim_id = position["party"], claim["id"]
    page.line(
        lead,
        (labels.source(party), "strong"),
        narrator,
        f" — {words.force(position)}",
        (f" · {words.witnesses(position)}", "faint"),
        indent=indent,
        hang=_STEP,
    )
    for assertion in position["assertions"]:

        def write(sheet: Page, margin: int, told: Data = assertion) -> None:
            print_assertion(sheet, claim_id, party, told, labels, margin)

        # One assertion stands behind its party's positions on all that follows from it.
        same = (id(assertion), assertion["claim"] == claim_id, assertion["source"] == party)
        page.block(same, write, indent + _STEP)


def _taken(page: Page, claim: Data, row: Data, labels: Labels, indent: int) -> None:
    party = row["party"] if "party" in row else row["source"]
    print_assertion(page, claim["id"], party, row, labels, indent)


def print_assertion(
    page: Page, claim_id: str | None, party: str, assertion: Data, labels: Labels, indent: int
) -> None:
    """Print who says what and when, and every report of it.

    The claim is named where it is another than ``claim_id``, the speaker where it is another than
    the party.
    """
    speaker = labels.speaker(assertion["source"])
    who = speaker if assertion["source"] != party else labels.source(party)
    about: tuple[Part, ...] = ()
    if assertion["claim"] != claim_id:
        about = (" ", (assertion["claim"], "id"))
    page.line(
        f"{who} {assertion['stance']}",
        *about,
        f", {words.said(assertion)}",
        (words.manner(assertion, labels), "faint"),
        indent=indent,
        hang=_STEP,
    )
    print_reports(page, assertion["reports"], labels, indent + _STEP)


def print_reports(page: Page, reports: list[Data], labels: Labels, indent: int) -> None:
    """Print quotes and where they stand; the same words in several documents only once."""
    same: dict[tuple[str | None, str], list[Data]] = {}
    for report in reports:
        same.setdefault((report["quote"], report["speech"]), []).append(report)
    for group in same.values():
        if group[0]["quote"] is not None:
            page.prose((words.quoted(group[0]), "quote"), indent=indent)
        for translation in {one["translation"]: None for one in group if one.get("translation")}:
            page.prose("in translation: ", translation, indent=indent, hang=_STEP)
        for report in group:
            page.line((words.where(report, labels), "faint"), indent=indent, hang=_STEP)
