"""Comments for the program are found wherever they stand, and nothing that only looks like one."""

from __future__ import annotations

import re

import pytest
from clock import within
from edit.writer import written
from hypothesis import HealthCheck, Phase, given, settings

from disputes.load.comments import comments_with
from disputes.load.plain import NotPlain, plain_tree
from disputes.load.text import FileText


def places(data: bytes, marker: bytes = b"disputes:") -> list[tuple[int, int]]:
    """Give the line and column of each comment that is found."""
    found = comments_with(FileText("kb.yaml", data), marker)
    return [(one.span.line, one.span.column) for one in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('a: "x # disputes: y"  # disputes: z', [(1, 23)]),
        ("a: {b: ' # disputes: y', c: d}  # disputes: z", [(1, 33)]),
        ("a: |  # disputes: z\n  # disputes: y\n", [(1, 7)]),
        ("a: >-  # disputes: z\n\n  x\n # disputes: y\nb: c", [(1, 8), (4, 2)]),
        ("a: |  # disputes: z\nb: c\n", [(1, 7)]),
        ("a: 🇸🇾 # disputes: z", [(1, 7)]),
        ("a: x# disputes: y", []),
        ("a: '\n  # disputes: y'", []),
        ("# disputes: y # disputes: z", [(1, 1)]),
    ],
)
def test_they_are_told_from_texts(text: str, expected: list[tuple[int, int]]) -> None:
    assert places(text.encode()) == expected
    assert places(text.replace("\n", "\r\n").encode()) == expected


def by_trial(data: bytes) -> list[tuple[int, int]]:
    """Find the comments by trying whether other words in their place say the same."""
    tree, lines = plain_tree(data), data.split(b"\n")
    found = []
    for number, line in enumerate(lines):
        for match in re.finditer(rb"(?<![^ \t])#", line):
            other = line[: match.start()] + b"# other" + b"\r" * line.endswith(b"\r")
            try:
                same = plain_tree(b"\n".join([*lines[:number], other, *lines[number + 1 :]]))
            except NotPlain:
                continue
            if same == tree:
                found.append((number + 1, len(line[: match.start()].decode()) + 1))
                break
    return found


def check_files(texts: dict[str, bytes]) -> None:
    for data in texts.values():
        try:
            expected = by_trial(data)
        except NotPlain:  # a tab in the indentation
            continue
        assert places(data, b"") == expected


few = settings(
    max_examples=4,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


@few
@given(written(wild=True))
def test_all_of_them_are_found(texts: dict[str, bytes]) -> None:
    check_files(texts)


@pytest.mark.slow
@settings(few, max_examples=80)
@given(written(wild=True))
def test_all_of_many_are_found(texts: dict[str, bytes]) -> None:
    check_files(texts)


@pytest.mark.slow
@pytest.mark.parametrize(
    "piece", [b'"x # disputes: x", ', b"# disputes: x\n ", b"x, # disputes: x\n "]
)
def test_many_cost_little(piece: bytes) -> None:
    data = b"claims:\n  a: {note: [" + piece * 20_000 + b"]}\n"
    within(5, lambda: places(data))
