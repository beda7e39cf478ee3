"""The record of an attribution."""

from __future__ import annotations

import pytest

from disputes.ingest.attribution import Content, Extent
from disputes.ingest.engines import engine


def test_content_joins_pieces_that_touch() -> None:
    content = Content.of([Extent(8, 9), Extent(0, 3), Extent(3, 5), Extent(4, 6)])
    assert content == Content(0, 9, (Extent(0, 6), Extent(8, 9)))


def test_content_has_pieces() -> None:
    with pytest.raises(ValueError, match="no pieces"):
        Content.of([])


def test_there_is_no_engine_of_another_name() -> None:
    with pytest.raises(KeyError):
        engine("magic")
