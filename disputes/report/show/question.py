"""A question on a page: its rival answers in a table, then who takes which side on each."""

from __future__ import annotations

from itertools import zip_longest
from typing import Any

from disputes.escape.terminal import visible
from disputes.report import words
from disputes.report.grid import GAP
from disputes.report.page import Page, Part
from disputes.report.rows import text_width, wrap_text
from disputes.report.show.fields import MOST_NAMES, named, party, print_field
from disputes.view.labels import Labels

Data = dict[str, Any]

_NARROWEST = 12
"""Names stand below one another in columns that are not narrower than this."""

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
    page.line((words.count(number, "answer"), "heading"), (words.scope(data), "faint"))
    if number > 1:
        if data["question_kind"] != "open":
            page.line((_EXCLUSIVE, "faint"), hang=2)
        page.blank()
        _table(page, data, labels)
    for answer in data["answers"]:
        page.blank()
        _answer(page, data, answer, labels)


def _table(page: Page, data: Data, labels: Labels) -> None:
    """Print the answers in a row each, with the names of those who are on each side.

    Numbers would read as a vote, and a narrator's as one like another's.
    """
    sides = [side for side in ("for", "against") if any(one[side] for one in data["answers"])]
    columns = [
        name for name in ("value", "when", "where") if any(one[name] for one in data["answers"])
    ]
    head: list[Part] = [*columns, "answer", "status", *sides]
    rows = []
    for answer in data["answers"]:
        row: list[Part] = [(answer[name] or "—", "strong") for name in columns[:1]]
        row += [answer[name] or "—" for name in columns[1:]]
        row += [(answer["id"], "id"), words.status(answer)]
        rows.append((row, [_names(_on(answer, side), labels) for side in sides]))
    page.table(head, _fitting(page.width, head, rows), pinned=len(columns) + 1)


def _names(positions: list[Data], labels: Labels) -> list[str]:
    return [
        f"{labels.source(one['party'])}{' (narrator)' if one['narrator'] else ''}"
        for one in positions
    ]


def _fitting(
    width: int, head: list[Part], rows: list[tuple[list[Part], list[list[str]]]]
) -> list[list[Part]]:
    """Put the names into cells; where the table would be too wide, below one another in them."""
    whole = [[*row, *(named(names) or "—" for names in sides)] for row, sides in rows]
    widths = [max(map(_width, column)) for column in zip(head, *whole, strict=True)]
    sides = len(rows[0][1])
    names = widths[len(widths) - sides :]
    room = width - sum(widths[: len(widths) - sides]) - GAP * (len(widths) - 1)
    if sum(names) <= room or not sides:
        return whole
    wide = [max(room // sides, room - (sum(names) - one)) for one in names]
    if min(wide) < _NARROWEST:
        return whole
    table: list[list[Part]] = []
    for row, lists in rows:
        cells = [
            _below_one_another(own, most) if text_width(named(own)) > most else [named(own) or "—"]
            for own, most in zip(lists, wide, strict=True)
        ]
        for number, parts in enumerate(zip_longest(*cells, fillvalue="")):
            table.append([*(row if not number else [""] * len(row)), *parts])
    return table


def _below_one_another(names: list[str], width: int) -> list[str]:
    more = [f"{len(names) - MOST_NAMES:,} more"] if len(names) > MOST_NAMES else []
    return [
        f"{'  ' if number else ''}{piece}"
        for name in [*names[:MOST_NAMES], *more]
        for number, piece in enumerate(wrap_text(visible(name), width, width - 2, fold=True))
    ]


def _width(part: Part) -> int:
    return text_width(visible(part if isinstance(part, str) else part[0]))


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
