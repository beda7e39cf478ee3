"""Source lines in text output: as wide as there is room for, with the carets under the place."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from disputes.finding import Finding, Level
from disputes.report.formats import render
from disputes.report.listing import Listing
from disputes.span import Span

lines = st.text(st.sampled_from("ab {}:,雨🇸é\t"), min_size=1, max_size=300).filter(str.strip)


def shown(line: str, start: int, end: int, width: int) -> list[str]:
    """Give the source line and the carets as they are printed."""
    span = Span(1, start + 1, 1, end + 1)
    finding = Finding("D201", "rule", Level.ERROR, "kb.yaml", span, "message")
    listing = Listing((finding,), lambda _path, _number: line, width=width)
    return "".join(render("text", listing)).splitlines()[1:3]


@given(lines, st.integers(0, 299), st.integers(1, 299), st.integers(40, 160))
def test_rows_fit(line: str, start: int, length: int, width: int) -> None:
    start = min(start, len(line) - 1)
    rows = shown(line, start, min(start + length, len(line)), width)
    assert all(cell_len(row) <= width for row in rows)
    assert rows[1].strip(" ^") == ""
    assert "^" in rows[1]


@pytest.mark.parametrize(("end", "carets"), [(3, 3), (60, 36)])
def test_a_cut_is_shown_once(end: int, carets: int) -> None:
    rows = shown("aaa" + "b" * 57, 0, end, 40)
    assert rows == ["    aaa" + "b" * 32 + "…", "    " + "^" * carets]
