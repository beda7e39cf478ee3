"""How an assertion is called on a page."""

from __future__ import annotations

from typing import Any

from disputes.report import words
from disputes.view.labels import Labels


def act(assertion: dict[str, Any], labels: Labels) -> str:
    """Tell who takes which stance."""
    sources = words.listed([labels.source(source) for source in assertion["sources"]])
    return f"{sources} {assertion['stance']}"
