"""Commands for GitHub's runner: only ours, and read as they were meant."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disputes.escape.terminal import visible
from disputes.finding import Finding
from disputes.report.formats.github import SHOWN, render
from disputes.report.listing import Listing
from report.examples import FINDINGS, PATHS, TWICE, finding, hostile_listing, hostile_texts, listing
from report.runner import Command, commands

LEVELS = {"error": "error", "warning": "warning", "info": "notice"}

DANGEROUS = (
    "::stop-commands::x",
    " \t::error::x",
    "\u00a0\u3000::add-mask::x",
    "\u00ad\ufeff::add-mask::x",
    "\u200b:\u200b:error\u200b::x",
    "a ##[add-mask]x",
    "#\u00ad#\u200b[add-mask]x",
    "##[##[error]",
    "a\n::error::b\r::error::c\x85::error::d\u2028::error::e",
    "%0A::error::x",
    "%250A::error::x",
    "]##[stop-commands]x",
    "x,line=9::error::y",
    "=,=",
)


def found(of: Listing) -> list[Command]:
    return [*commands("".join(render(of)))]


def annotations_in(of: Listing) -> list[Command]:
    return [one for one in found(of) if one.name in LEVELS.values()]


def harmless(text: str) -> bool:
    return "##[" not in re.sub("[^!-~]", "", text)


def check_commands(of: Listing) -> None:
    expected = [LEVELS[one.level] for one in of.gravest_first()]
    if of.findings:
        expected += ["group", "endgroup"]
    read = found(of)
    assert [one.name for one in read] == expected
    for one, command in zip(of.gravest_first(), read, strict=False):
        assert command.properties["title"] == f"{one.code} {one.rule}"
        assert command.properties["line"] == str(one.span.line)
        lines = command.data.split("\n")
        assert len(lines) == 1 + bool(one.hint) + len(one.related)
        if harmless(one.message):
            assert lines[0] == visible(one.message)


def test_hostile_texts_start_no_command(corpora: Path) -> None:
    check_commands(hostile_listing(hostile_texts(corpora)))


@pytest.mark.parametrize("text", DANGEROUS)
def test_dangerous_texts_start_no_command(text: str) -> None:
    check_commands(hostile_listing([text, f"a{text}"]))


@given(
    texts=st.lists(
        st.text(st.sampled_from("::##[]= ,%\n\r\t\u00ad\u200b\ufeff\u3000az0A2D5error")),
        max_size=4,
    )
)
def test_no_text_starts_a_command(texts: list[str]) -> None:
    check_commands(hostile_listing(texts))


@pytest.mark.parametrize("path", PATHS[:-1])
def test_paths_are_read_as_they_are(path: str) -> None:
    (command,) = annotations_in(Listing((finding(TWICE, path, (3, 5, 3, 9), "a"),)))
    assert command.properties["file"] == path


def test_paths_are_those_from_the_root() -> None:
    of = Listing((finding(TWICE, "../data/a.yaml", (3, 5, 3, 9), "a"),), folder="docs/kb")
    (command,) = annotations_in(of)
    assert command.properties["file"] == "docs/data/a.yaml"


def test_graver_annotations_come_first() -> None:
    names = [one.name for one in annotations_in(listing())]
    assert names == sorted(names, key=["error", "warning", "notice"].index)
    assert len(names) == len(FINDINGS)


@pytest.mark.parametrize(
    ("span", "place"),
    [
        ((3, 5, 3, 9), {"line": "3", "col": "5", "endLine": "3", "endColumn": "8"}),
        ((3, 5, 3, 5), {"line": "3", "col": "5", "endLine": "3", "endColumn": "5"}),
        ((3, 5, 4, 2), {"line": "3", "endLine": "4"}),
        ((3, 5, 6, 1), {"line": "3", "endLine": "5"}),
        ((3, 5, 4, 1), {"line": "3", "endLine": "3"}),
    ],
)
def test_columns_stand_only_within_one_line(
    span: tuple[int, int, int, int], place: dict[str, str]
) -> None:
    (command,) = annotations_in(Listing((finding(TWICE, "a", span, "b"),)))
    shown = {name: command.properties.get(name) for name in ("line", "col", "endLine", "endColumn")}
    assert {name: value for name, value in shown.items() if value is not None} == place


def test_the_list_has_all_findings_in_order() -> None:
    lines = "".join(render(listing())).split("\n")
    first = next(number for number, line in enumerate(lines) if line.startswith("::group::"))
    told = lines[first + 1 : lines.index("::endgroup::")]
    starts = [visible(f"{one.path}:{one.span.line}:") for one in FINDINGS]
    starts[FINDINGS.index(next(one for one in FINDINGS if one.path == PATHS[4]))] = (
        f"./{PATHS[4]}:1:"
    )
    starts = [start.replace("##[", r"#\x23[") for start in starts]
    assert [line[: len(start)] for line, start in zip(told, starts, strict=True)] == starts


@pytest.mark.parametrize(("number", "told"), [(SHOWN, False), (SHOWN + 1, True)])
def test_more_than_are_shown_is_told(number: int, told: bool) -> None:
    many: list[Finding] = [
        finding(TWICE, "a", (line, 1, line, 2), "b") for line in range(1, number + 1)
    ]
    last = [*render(Listing(tuple(many)))][-1]
    assert last.startswith("GitHub shows 10 annotations of a kind") == told
