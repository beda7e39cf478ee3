"""The page on exports names everything that is exported."""

from __future__ import annotations

import pytest
from cli.conftest import ROOT

from disputes.export.formats import formats
from disputes.export.names import ROOT as NAMES
from disputes.export.views import VIEWS
from disputes.view.tables.schema import SHAPES

PAGE = (ROOT / "docs" / "export.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", [shape.name for shape in SHAPES])
def test_tables(name: str) -> None:
    assert f"`{name}`" in PAGE


def test_views_formats_and_names() -> None:
    for view in VIEWS:
        assert f"`{view.split()[2]}`" in PAGE
    for format_ in formats():
        assert f"\ndisputes export {format_} " in PAGE
    assert f"`{NAMES}`" in PAGE
