"""Edits of bytes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disputes.edit.splice import BadEdit, choose, splice, splice_all
from disputes.finding import Edit, Finding, Level
from disputes.span import Span


def edit(line: int, column: int, end_line: int, end_column: int, text: str) -> Edit:
    return Edit("kb.yaml", Span(line, column, end_line, end_column), text)


def finding(*edits: Edit, code: str = "D101") -> Finding:
    return Finding(code, "rule", Level.ERROR, "kb.yaml", edits[0].span, "m", edits=edits)


@pytest.mark.parametrize(
    ("data", "change", "expected"),
    [
        ("ab: c\n", edit(1, 5, 1, 6, "dé"), "ab: dé\n"),
        ("🇸🇾\t: c\r\nd\r\n", edit(1, 6, 1, 7, "x"), "🇸🇾\t: x\r\nd\r\n"),
        ("a\r\nb\r\nc", edit(2, 1, 3, 1, ""), "a\r\nc"),
        ("a\nb", edit(2, 2, 2, 2, "!"), "a\nb!"),
        ("a\nb\n", edit(3, 1, 3, 1, "c"), "a\nb\nc"),
        ("", edit(1, 1, 1, 1, "c"), "c"),
    ],
)
def test_an_edit_changes_its_place_alone(data: str, change: Edit, expected: str) -> None:
    assert splice(data.encode(), [change]) == expected.encode()


@pytest.mark.parametrize(
    "change",
    [
        edit(3, 1, 3, 1, ""),
        edit(1, 4, 1, 4, ""),
        edit(2, 3, 2, 3, ""),
        edit(1, 0, 1, 1, ""),
        edit(0, 1, 1, 1, ""),
        edit(1, 3, 1, 2, ""),
        edit(2, 1, 1, 1, ""),
    ],
)
def test_a_place_that_is_not_there_is_a_bug(change: Edit) -> None:
    with pytest.raises(BadEdit):
        splice("ab\né".encode(), [change])
    assert choose({"kb.yaml": "ab\né".encode()}, [finding(change)]) == []


def test_edits_that_overlap_are_a_bug() -> None:
    first, second = edit(1, 1, 1, 3, "x"), edit(1, 2, 1, 4, "y")
    with pytest.raises(BadEdit):
        splice(b"abcd", [second, first])
    assert choose({"kb.yaml": b"abcd"}, [finding(first, second)]) == []


def test_of_findings_that_meet_the_first_by_order_is_mended() -> None:
    texts = {"kb.yaml": b"abcdefgh\n"}
    first = finding(edit(1, 2, 1, 3, "B"), edit(1, 6, 1, 7, "F"))
    touching = finding(edit(1, 3, 1, 4, "C"))
    within = finding(edit(1, 4, 1, 5, "D"), edit(1, 6, 1, 6, "-"))
    apart = finding(edit(1, 8, 1, 9, "H"))
    elsewhere = finding(Edit("other.yaml", Span(1, 1, 1, 1), ""))
    findings = [apart, elsewhere, within, touching, first]
    assert choose(texts, findings) == [first, apart]
    assert choose(texts, findings[::-1]) == [first, apart]
    assert splice_all(texts, [first, apart]) == {"kb.yaml": b"aBcdeFgH\n"}


@given(
    st.text(alphabet="ab🇸é\n\r\t", max_size=40),
    st.lists(st.tuples(st.integers(0, 40), st.integers(0, 6), st.text("xyé\n", max_size=3))),
)
def test_splicing_is_what_slicing_is(text: str, wanted: list[tuple[int, int, str]]) -> None:
    edits: list[Edit] = []
    expected = ""
    done = 0
    for start, length, put in sorted(wanted):
        end = min(start + length, len(text))
        if done <= start <= len(text):
            edits.append(Edit("kb.yaml", Span(*_place(text, start), *_place(text, end)), put))
            expected += text[done:start] + put
            done = end
    assert splice(text.encode(), edits) == (expected + text[done:]).encode()


def _place(text: str, at: int) -> tuple[int, int]:
    before = text[:at]
    return before.count("\n") + 1, at - (before.rfind("\n") + 1) + 1
