"""The cells of an assertion in a table: who took which stance when, and where it is on record."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from disputes.view.table import Cell, Row

Data = dict[str, Any]

REPORT_COLUMNS = ("document", "quote", "speech", "at", "via", "translation")
ACT_COLUMNS = ("source", "stance", "said", "said_given", *REPORT_COLUMNS)


def act_rows(head: Sequence[Cell], assertion: Data) -> Iterator[Row]:
    """Give a row for each report of an assertion; one without a report has one row too."""
    act = [assertion[key] for key in ("source", "stance", "said", "said_given")]
    for report in assertion["reports"] or [{}]:
        yield [*head, *act, *report_cells(report)]


def report_cells(report: Data) -> Row:
    """Give the cells of a report; a chain has its members one after another."""
    cells: Row = [report.get(key) for key in REPORT_COLUMNS]
    via = report.get("via")
    cells[REPORT_COLUMNS.index("via")] = " ".join(via) if via else None
    return cells


def joined(ids: Sequence[str]) -> str | None:
    """Give ids as one cell; they hold no spaces."""
    return " ".join(ids) or None
