"""Formatting a file: one style, and nothing lost."""

from __future__ import annotations

import re
from pathlib import Path
from random import Random
from typing import Any

import pytest
from conftest import Golden
from hypothesis import given
from hypothesis import strategies as st

from disputes.check.order import find_misplaced
from disputes.check.run import check
from disputes.config.check import CheckSettings
from disputes.edit.changes import same
from disputes.edit.format.file import formatted
from disputes.edit.format.record import Wrong
from disputes.edit.format.sameness import NotTheSame, contents_of, spoken_of
from disputes.load import load_texts
from disputes.load.plain import plain_tree
from disputes.load.resume import read_nodes
from disputes.load.text import FileText
from disputes.load.tree import MAPPING, SEQUENCE, Node, is_absent, kind_of, text_of
from edit.styled import Styled

TEXTS = (
    "It rained.",
    "it: rained # once",
    "- one, [two] {three}",
    "two\nlines and a \"quote\" of 'words'",
    "a line\n\nanother  \n",
    " led by a blank",
    "word " * 40 + "end",
    "le « mot » 👩‍👩‍👧 می‌خواهم\u00a0!",
    "word-" * 40 + "end " + "x" * 130,
    "kept\n" + "long line of words " * 10 + "end\n",
    "2",
    "no",
    'They, as "Despite" shows.',
    "",
)
IDS = ("ann", "bob", "post", "rain", "dry-1")


def tree(chance: Random) -> dict[str, Any]:
    """Make the plain data of a file."""

    def some(*pairs: tuple[str, Any]) -> dict[str, Any]:
        kept = [pair for pair in pairs if chance.random() < 0.7] or [pairs[0]]
        chance.shuffle(kept)
        return dict(kept)

    def text() -> str:
        return chance.choice(TEXTS)

    def ids() -> list[str]:
        return [chance.choice(IDS) for _ in range(chance.choice([0, 1, 2, 3, 30]))]

    def one_or_ids() -> Any:
        return chance.choice(IDS) if chance.random() < 0.5 else ids()

    def report() -> dict[str, Any]:
        return some(("in", one_or_ids()), ("quote", text()), ("via", ids()), ("note", text()))

    def assertion() -> dict[str, Any]:
        reports = [report() for _ in range(chance.randint(0, 2))]
        return some(
            ("asserts", one_or_ids()),
            ("said", "2015-10-07"),
            ("quote", text()),
            ("at", None),
            ("odd", text()),
            ("reports", reports),
        )

    def relations() -> list[Any]:
        long = some(("claim", "dry"), ("why", text()))
        return [*ids()[:2], *([long] if chance.random() < 0.5 else [])]

    def claim() -> Any:
        if chance.random() < 0.05:
            return None
        return some(
            ("text", text()),
            ("value", text()),
            ("contradicts", relations()),
            ("assertions", [assertion() for _ in range(chance.randint(0, 2))]),
            ("note", text()),
        )

    def source() -> Any:
        role = some(("source", "bob"), ("from", "2015"))
        return some(("name", text()), ("kind", "person"), ("speaks_for", [role, "ann"]))

    records: dict[str, Any] = {one: claim() for one in IDS if chance.random() < 0.5}
    return some(
        ("claims", records),
        ("sources", {one: source() for one in IDS if chance.random() < 0.4}),
        ("topics", {"sea": {"name": text()}}),
        ("disputes", "1"),
        ("topic", "sea"),
        ("documents", None),
    )


def owners(data: bytes, comments: list[str], *, within: bool) -> dict[str, str]:
    """Give the record in which each comment stands, or with ``within`` false, behind whose name."""
    text = data.decode()
    records: list[tuple[int, int, str]] = []

    def take(section: Node | None, key: Node, node: Node) -> None:
        if section is not None:
            name = f"{text_of(section)} {text_of(key)}"
            end = key.end_mark.index if is_absent(node) else last_index(node)
            records.append((key.start_mark.index, end, name))

    read_nodes(data, take, lambda _: None)
    found: dict[str, str] = {}
    for comment in comments:
        at = text.find(comment)
        for start, end, name in records:
            if start < at and (not within or at < end):
                found[comment] = name
        lead = text[text.rfind("\n", 0, at) + 1 : at]
        if not within and not lead.strip() and len(lead) <= 2:
            found.pop(comment, None)
    return found


def last_index(node: Node) -> int:
    """Give where a value ends."""
    while kind_of(node) in (MAPPING, SEQUENCE) and node and not node.opened.flow_style:
        node = node[-1]
    flow = kind_of(node) in (MAPPING, SEQUENCE)
    end: int = (node.closed if flow else node).end_mark.index
    return end


@pytest.mark.parametrize("often", [0.0, 0.05, 0.3])
@given(st.integers(0, 1 << 32))
def test_whatever_the_style_nothing_is_lost(often: float, seed: int) -> None:
    chance = Random(seed)
    model = tree(chance)
    styled = Styled(chance, comments=often)
    data = styled.file(model)
    assert same(plain_tree(data), model)
    once = formatted(data)
    assert same(plain_tree(once), model)
    assert sorted(contents_of(once).comments) == sorted(styled.comments)
    assert formatted(once) == once
    before = owners(data, styled.comments, within=True)
    after = owners(once, styled.comments, within=False)
    assert before.items() <= after.items()
    assert [one for one in find_misplaced({"": FileText("", once)}) if one.layout.kind] == []
    end = b"\r\n" if b"\r\n" in data else b"\n"
    assert once.endswith(end)
    assert once.count(b"\n") == once.count(end)
    assert end * 3 not in once


@given(st.integers(0, 1 << 32))
def test_without_comments_there_is_one_form(seed: int) -> None:
    chance = Random(seed)
    model = tree(chance)
    braces = formatted(Styled(chance, comments=0).file(model))
    again = formatted(Styled(chance, comments=0).file(plain_tree(braces)))
    assert same(plain_tree(braces), plain_tree(again))


@given(st.integers(0, 1 << 32))
def test_a_comment_for_the_program_speaks_of_what_it_spoke_of(seed: int) -> None:
    chance = Random(seed)
    data = Styled(chance, comments=0.2, silencing=True).file(tree(chance))
    try:
        once = formatted(data)
    except (NotTheSame, Wrong):
        return
    assert spoken_of(once) == spoken_of(data)
    assert formatted(once) == once


NASTY = Path(__file__).with_name("nasty.yaml")


def test_a_nasty_file(golden: Golden) -> None:
    data = NASTY.read_bytes().replace(b"\n", b"\r\n")
    once = formatted(data)
    assert once.count(b"\n") == once.count(b"\r\n")
    golden(Path("fmt/nasty.yaml"), once.decode().replace("\r\n", "\n"))
    assert formatted(once) == once


def said(data: bytes) -> list[tuple[str, str, str | None]]:
    """Give what is found in a file, without the places and what is style."""
    loaded = load_texts([("a.yaml", data)])
    checked = check(loaded, CheckSettings(select=("ALL",)))
    return sorted(
        (one.code, re.sub(r"\b(line|lines) [0-9]+", r"\1", one.message), one.record)
        for one in checked.findings
        if not one.code.startswith("D5")
    )


@pytest.mark.parametrize("seed", range(20))
def test_the_findings_stay(seed: int) -> None:
    chance = Random(seed)
    data = Styled(chance, comments=0.03, silencing=True).file(tree(chance))
    try:
        once = formatted(data)
    except (NotTheSame, Wrong):
        return
    assert said(once) == said(data)


def test_the_findings_of_the_nasty_file_stay() -> None:
    data = NASTY.read_bytes()
    assert said(formatted(data)) == said(data)


def test_nothing_is_left_to_do() -> None:
    for data in (b"", b"# only words\n", b"disputes: 1\n"):
        assert formatted(data) == data
