"""One record whole, or two parties compared, on a page; a module for each kind of record."""

from __future__ import annotations

from importlib import import_module
from typing import Any, Protocol, cast

from disputes.report.page import Page
from disputes.view.labels import Labels

Data = dict[str, Any]


class _Kind(Protocol):
    def print_record(self, page: Page, data: Data, labels: Labels) -> None: ...


def print_show(page: Page, data: Data, labels: Labels) -> None:
    """Print a record of any kind, or a comparison."""
    kind = cast(_Kind, import_module(f"disputes.report.show.{data['kind']}"))
    kind.print_record(page, data, labels)
    if data.get("note"):
        page.blank()
        page.prose("Note: ", data["note"], hang=2)
