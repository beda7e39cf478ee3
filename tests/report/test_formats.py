"""Every format, to the letter, and what holds for all of them."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import Golden
from hypothesis import given
from hypothesis import strategies as st

from disputes.errors import WrongUse
from disputes.escape.terminal import visible
from disputes.report.formats import default_format, formats, render
from disputes.report.listing import Listing
from report.examples import CONTROL, FINDINGS, hostile_listing, hostile_texts, listing


def whole(name: str, of: Listing) -> str:
    return "".join(render(name, of))


def test_the_formats() -> None:
    assert formats() == ("concise", "github", "gitlab", "json", "sarif", "text")


@pytest.mark.parametrize("name", formats())
def test_every_byte(name: str, golden: Golden) -> None:
    golden(Path("check") / f"{name}.txt", whole(name, listing()))


@pytest.mark.parametrize("name", formats())
def test_nothing_found(name: str, golden: Golden) -> None:
    golden(Path("check") / f"{name}-nothing.txt", whole(name, Listing(())))


def test_another_name_is_no_format() -> None:
    with pytest.raises(WrongUse, match="there is no format 'yaml'"):
        render("yaml", listing())
    with pytest.raises(WrongUse, match="there is no format '__init__'"):
        render("__init__", listing())


def test_actions_get_annotations() -> None:
    assert default_format({"GITHUB_ACTIONS": "true"}) == "github"
    assert default_format({"GITHUB_ACTIONS": ""}) == "text"
    assert default_format({}) == "text"


@pytest.mark.parametrize("name", formats())
def test_hostile_texts_are_shown_without_controls(name: str, corpora: Path) -> None:
    output = whole(name, hostile_listing(hostile_texts(corpora)))
    assert CONTROL.search(output) is None
    assert output.endswith("\n")


@pytest.mark.parametrize("name", formats())
@given(texts=st.lists(st.text(st.characters(codec=None, categories=None)), max_size=3))
def test_any_texts_are_shown_without_controls(name: str, texts: list[str]) -> None:
    output = whole(name, hostile_listing(texts))
    assert CONTROL.search(output) is None


@pytest.mark.parametrize("name", ["text", "concise"])
def test_a_diagnostic_line_is_whole(name: str, corpora: Path) -> None:
    of = hostile_listing(hostile_texts(corpora))
    lines = iter(whole(name, of).split("\n"))
    for one in of.findings:
        level = f" {one.level.value}" if name == "concise" or one.level.value != "error" else ""
        told = f"{one.path}:{one.span.line}:1: {one.code}{level} {one.message}"
        told += f" ({one.hint})" if name == "concise" and one.hint else ""
        assert visible(told) in lines
    assert sum(1 for line in lines if not line.startswith(" ")) <= 3


def test_json_has_every_text(corpora: Path) -> None:
    of = hostile_listing(hostile_texts(corpora))
    data = json.loads(whole("json", of))
    assert list(data) == ["format", "findings", "counts"]
    assert data["counts"] == of.counts()
    for row, one in zip(data["findings"], of.findings, strict=True):
        texts = (row["path"], row["message"], row["hint"], row["record"])
        assert texts == (one.path, one.message, one.hint, one.record)
        assert row["related"][0]["message"] == one.message


def test_the_order_of_imports_and_hashes_does_not_matter() -> None:
    program = (
        "from report.examples import listing\n"
        "from disputes.report.formats import formats, render\n"
        "for name in formats():\n"
        "    print(*render(name, listing()), sep='')\n"
    )
    outputs = {
        subprocess.run(
            [sys.executable, "-c", program],
            env={"PYTHONPATH": ":".join(sys.path), "PYTHONHASHSEED": seed, "PYTHONUTF8": "1"},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("0", "1", "2")
    }
    assert len(outputs) == 1


def imported(name: str) -> Iterator[str]:
    program = (
        "import sys\n"
        "from disputes.finding import Finding, Level\n"
        "from disputes.report.formats import formats, render\n"
        "from disputes.report.listing import Listing, rules_by_code\n"
        "from disputes.span import Span\n"
        "one = Finding('D101', 'x', Level.ERROR, 'p', Span(1, 1, 1, 2), 'm')\n"
        f"list(render('{name}', Listing((one,), lambda *_: 'a line', rules_by_code())))\n"
        "print(*sys.modules, sep='\\n')\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        env={"PYTHONPATH": ":".join(sys.path)},
        capture_output=True,
        check=True,
        text=True,
    )
    yield from done.stdout.split("\n")


@pytest.mark.parametrize("name", ["text", "concise", "github"])
def test_what_people_read_costs_no_imports(name: str) -> None:
    heavy = {"json", "rich", "hashlib", "urllib.parse", "disputes.check.registry"}
    assert heavy.isdisjoint(imported(name))


@pytest.mark.parametrize(
    ("chosen", "line"),
    [
        (FINDINGS[:0], None),
        ([one for one in FINDINGS if one.fixable], "All of them can be fixed with --fix."),
        ([one for one in FINDINGS if one.fixable][:1], "It can be fixed with --fix."),
        (FINDINGS, "2 of them can be fixed with --fix."),
    ],
)
def test_what_can_be_fixed_is_told(chosen: list[object], line: str | None) -> None:
    findings = tuple(one for one in FINDINGS if one in chosen)
    lines = whole("text", Listing(findings)).split("\n")
    assert [text for text in lines if "--fix" in text] == ([line] if line else [])
