"""JSON: the nodes and edges as `docs/schemas/disputes-graph-1.json` describes them."""

from __future__ import annotations

from collections.abc import Iterator

from disputes.escape.json import json_lines
from disputes.view.drawing import Drawing, drawing_data


def render(drawing: Drawing) -> Iterator[str]:
    """Give a drawing as JSON, a line for each node and edge."""
    yield from json_lines(drawing_data(drawing))
