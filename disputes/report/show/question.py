"""A question on a page: its rival answers in a table, then who takes which side on each."""

from __future__ import annotations

from typing import Any

from disputes.escape.terminal import visible
from disputes.report import words
from disputes.report.page import Page, Part
from disputes.report.rows import text_width
from disputes.report.show.fields import named, party, print_field, scope
from disputes.view.labels import Labels

Data = dict[str, Any]

_EXCLUSIVE = "Answers exclude one another where their values cannot both hold, unless they are "
_EXCLUSIVE += "about different times or places."


def print_record(page: Page, data: Data, labels: Labels) -> None:
    """Print a question with its answers."""
    page.prose((data["text"] or data["id"], "strong"))
    unit = f", in {data['unit']}" if data["unit"] else ""
    page.line((data["id"], "id"), f"  question of kind {data['question_kind']}{unit}")
    if data["topic"]:
        print_field(page, "Topic", labels.topic(data["topic"]))
    print_field(page, "When", data["when"])
    print_field(page, "Where", data["where"])
    page.blank()
    number = len(data["answers"])
    page.line((words.count(number, "answer"), "heading"), (scope(data), "faint"))
    if number > 1:
        if data["question_kind"] != "open":
            page.line((_EXCLUSIVE, "faint"), hang=2)
        page.blank()
        _table(page, data, labels)
    for answer in data["answers"]:
        page.blank()
        _answer(page, data, answer, labels)


def _table(page: Page, data: Data, labels: Labels) -> None:
    """Print the answers in a row each: who is on each side, or where that is too wide how many."""
    columns = [
        name for name in ("value", "when", "where") if any(one[name] for one in data["answers"])
    ]
    head: list[Part] = [*columns, "answer", "status", "for", "against"]
    named_rows, counted_rows = [], []
    for answer in data["answers"]:
        row: list[Part] = [(answer[name] or "—", "strong") for name in columns[:1]]
        row += [answer[name] or "—" for name in columns[1:]]
        row += [(answer["id"], "id"), words.status(answer)]
        sides = ("for", "against")
        named_rows.append([*row, *(_names(answer[side], labels) for side in sides)])
        counted_rows.append([*row, *(str(len(answer[side])) for side in sides)])
    fits = _width([head, *named_rows]) <= page.width
    page.table(head, named_rows if fits else counted_rows, pinned=len(columns) + 1)


def _names(parties: list[str], labels: Labels) -> str:
    return ", ".join(labels.source(party) for party in parties) or "—"


def _width(rows: list[list[Part]]) -> int:
    """Give the width of a table with two spaces between its columns."""
    widths = [
        max(text_width(visible(part if isinstance(part, str) else part[0])) for part in column)
        for column in zip(*rows, strict=True)
    ]
    return sum(widths) + 2 * len(widths)


def _answer(page: Page, data: Data, answer: Data, labels: Labels) -> None:
    if answer["value"]:
        unit = f" {data['unit']}" if data["unit"] else ""
        page.line((f"{answer['value']}{unit}", "strong"), indent=2)
    page.prose(answer["text"] or answer["id"], indent=4 if answer["value"] else 2)
    page.line(words.status(answer), "  ", (answer["id"], "id"), indent=4)
    print_field(page, "When", answer["when"], 4)
    print_field(page, "Where", answer["where"], 4)
    both = all(_on(answer, side) for side in ("for", "against"))
    if both:
        page.beside(
            lambda sheet, indent: _side(sheet, answer, "for", labels, indent),
            lambda sheet, indent: _side(sheet, answer, "against", labels, indent),
            4,
        )
    else:
        for side in ("for", "against"):
            _side(page, answer, side, labels, 4)
    undecided = [labels.source(one) for one in answer["undecided"]]
    if undecided:
        page.line(f"undecided: {named(undecided)}", indent=4, hang=2)


def _on(answer: Data, side: str) -> list[Data]:
    return [one for one in answer["positions"] if one["side"] == side and not one["undecided"]]


def _side(page: Page, answer: Data, side: str, labels: Labels, indent: int) -> None:
    names = [party(one, labels) for one in _on(answer, side)]
    if names:
        page.line(f"{side}: {named(names)}", indent=indent, hang=2)
