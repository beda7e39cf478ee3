"""Unified diffs that other programs can apply."""

from __future__ import annotations

import random
import subprocess
from collections.abc import Mapping
from pathlib import Path

import pytest
from clock import within
from hypothesis import given
from hypothesis import strategies as st

from disputes.report.difference import difference

LINES = st.lists(st.sampled_from(["a", "b", "c", "", "  é", "🇸🇾\tx", "d\r"]), max_size=30)
TEXTS = st.tuples(LINES, st.booleans()).map(
    lambda drawn: ("\n".join(drawn[0]) + ("\n" if drawn[1] else "")).encode()
)


def applied(text: str, old: bytes) -> bytes:
    """Apply a diff of one file the slow and simple way."""
    lines = text.split("\n")[:-1]
    source = [line + "\n" for line in old.decode().split("\n")]
    source[-1] = source[-1].removesuffix("\n")
    made: list[str] = []
    at = 0
    for number, line in enumerate(lines[2:], 2):
        if line.startswith("@@"):
            start = line.split()[1].removeprefix("-").split(",")
            first = int(start[0]) - (0 if start[1:] == ["0"] else 1)
            made += source[at:first]
            at = first
        elif not line.startswith("\\"):
            end = "" if lines[number + 1 : number + 2] == ["\\ No newline at end of file"] else "\n"
            if line[0] != "+":
                assert source[at] == line[1:] + end
                at += 1
            if line[0] != "-":
                made.append(line[1:] + end)
    return "".join([*made, *source[at:]]).encode()


@given(TEXTS, TEXTS)
def test_a_diff_leads_from_one_text_to_the_other(old: bytes, new: bytes) -> None:
    text = "".join(difference({"kb.yaml": old}, {"kb.yaml": new}))
    assert bool(text) == (old != new)
    if text:
        assert applied(text, old) == new


def test_lines_that_have_not_changed_are_told_around_each_change() -> None:
    old = "".join(f"{number}\n" for number in range(1, 21))
    new = old.replace("5\n", "five\n", 1).removesuffix("\n")
    assert "".join(difference({"a b/kb.yaml": old.encode()}, {"a b/kb.yaml": new.encode()})) == (
        "--- a/a b/kb.yaml\n+++ b/a b/kb.yaml\n"
        "@@ -2,7 +2,7 @@\n 2\n 3\n 4\n-5\n+five\n 6\n 7\n 8\n"
        "@@ -17,4 +17,4 @@\n 17\n 18\n 19\n-20\n+20\n\\ No newline at end of file\n"
    )


def test_nothing_reaches_the_terminal_that_it_could_obey() -> None:
    text = "".join(difference({"\x1b[31m.yaml": b"a\n"}, {"\x1b[31m.yaml": b"a\x1b[2J\r\n"}))
    assert "\x1b" not in text
    assert "+a\\x1b[2J\r\n" in text


@pytest.mark.parametrize("lines", [50, 5_000])
def test_git_applies_it(tmp_path: Path, lines: int) -> None:
    order = random.Random(1)
    ends = ("\n", "\r\n", "\r\n")
    rows = [f"{number % 700} é\t🇸🇾{ends[number % 3]}" for number in range(lines)]
    old = "".join(rows).encode()
    for _ in range(lines // 10):
        rows.insert(order.randrange(lines - 1), rows.pop(order.randrange(lines)))
    new = "".join(rows).encode()[:-1]
    texts: Mapping[str, bytes] = {"kb.yaml": old}
    (tmp_path / "kb.yaml").write_bytes(old)
    patch = "".join(difference(texts, {"kb.yaml": new}))
    command = ["git", "apply", "-p1", "--whitespace=nowarn", "-"]
    subprocess.run(command, input=patch.encode(), cwd=tmp_path, check=True)
    assert (tmp_path / "kb.yaml").read_bytes() == new


@pytest.mark.slow
def test_many_lines_moved_are_told_quickly() -> None:
    rows = [f"  line {number}\n    name: x\n\n" for number in range(30_000)]
    old = {"a": "".join(rows).encode()}
    random.Random(1).shuffle(rows)
    new = {"a": "".join(rows).encode()}
    assert within(5, lambda: sum(1 for _ in difference(old, new))) > 10_000
