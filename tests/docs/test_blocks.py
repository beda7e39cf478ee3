"""Every command and program on the pages is run, and prints what the page says it prints."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from docs.blocks import (
    PAGES,
    ROOT,
    RUN,
    RUNNABLE,
    Block,
    blocks_in,
    blocks_of,
    install_lines,
    prepare,
    same_output,
)

INSTALL_LINES = install_lines()
LANGUAGES = {*RUNNABLE, "text", "yaml", "json", "toml", "lua", "elisp"}


def is_install(block: Block) -> bool:
    """Tell whether a block is one that CI runs itself, as it needs the network."""
    return block.page == "README.md" and block.text.strip() in INSTALL_LINES.values()


RUN_BLOCKS = [
    block
    for page in PAGES
    for block in blocks_in(page)
    if block.info in RUNNABLE and not is_install(block)
]
Printed = dict[tuple[str, str], tuple[str, ...] | str]


@pytest.fixture(scope="module")
def printed() -> Printed:
    """What the blocks of a page and language printed, or how they failed; run once."""
    return {}


# The README's run with every test; together the other pages take a quarter of the time of all.
AT_ONCE = "README.md"
MARKED = [
    pytest.param(block, id=block.name, marks=() if block.page == AT_ONCE else (pytest.mark.slow,))
    for block in RUN_BLOCKS
]


@pytest.mark.parametrize("block", MARKED)
def test_a_block_runs_and_prints_what_the_page_shows(
    block: Block, printed: Printed, tmp_path_factory: pytest.TempPathFactory
) -> None:
    key = (block.page, block.info)
    together = [other for other in RUN_BLOCKS if (other.page, other.info) == key]
    if key not in printed:
        try:
            folder = prepare(tmp_path_factory.mktemp("page"))
            printed[key] = RUN[block.info](together, folder)
        except AssertionError as error:
            printed[key] = str(error)
    outputs = printed[key]
    assert not isinstance(outputs, str), outputs
    output = outputs[together.index(block)]
    if block.output is not None and not same_output(block.output, output):
        assert output == block.output, "`python scripts/doc_output.py` refreshes the pages"


@pytest.mark.parametrize("page", PAGES)
def test_every_fence_says_what_it_holds(page: str) -> None:
    strange = [block.name for block in blocks_in(page) if block.info not in LANGUAGES]
    assert strange == []


@pytest.mark.parametrize("page", [*PAGES, "CONTRIBUTING.md", "CHANGELOG.md"])
def test_links_within_the_repository_lead_somewhere(page: str) -> None:
    text = (ROOT / page).read_text(encoding="utf-8")
    for target in re.findall(r"\]\(([^)\s]+)\)", text):
        if "://" in target:
            continue
        path, _, anchor = target.partition("#")
        linked = (ROOT / page).parent / path if path else ROOT / page
        assert linked.exists(), f"{page} links to {target}"
        assert not anchor or anchor in anchors(linked.read_text(encoding="utf-8")), target


def anchors(text: str) -> set[str]:
    headings = re.findall(r"^#+ (.*)$", text, re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def test_the_install_lines_are_two_single_lines_and_the_uv_pair() -> None:
    lines = {name: command.count("\n") + 1 for name, command in INSTALL_LINES.items()}
    assert lines == {"run": 1, "test": 1, "uv": 2}


def test_a_page_is_taken_apart() -> None:
    page = (
        "# One\n```sh\na\n```\n\n```text\nout\n```\n"
        "## Two\n````yaml\n```\n````\nword\n```text\nx\n```\n"
    )
    assert blocks_of("page", page) == (
        Block("page", 2, "One", "sh", "a\n", "out\n"),
        Block("page", 10, "Two", "yaml", "```\n"),
        Block("page", 14, "Two", "text", "x\n"),
    )


def test_an_open_block_is_an_error() -> None:
    with pytest.raises(ValueError, match="page:1: the block is not closed"):
        blocks_of("page", "```sh\na\n")


@pytest.mark.parametrize(
    ("expected", "output", "same"),
    [
        ("a\nb\n", "a\nb\n", True),
        ("a\nb\n", "a  \nb\n", True),
        ("a\n…\nd\n", "a\nb\nc\nd\n", True),
        ("a\n…\nd\n", "a\nd\n", True),
        ("a\n…\nd\n", "a\nb\nc\n", False),
        ("a\n", "a\nb\n", False),
        ("a.c\n", "abc\n", False),
    ],
)
def test_outputs_are_compared_by_line(expected: str, output: str, same: bool) -> None:
    assert same_output(expected, output) is same


def test_a_failing_command_is_told(tmp_path: Path) -> None:
    folder = tmp_path / "empty"
    folder.mkdir()
    blocks = [Block("page", 1, "", "sh", "echo one\n"), Block("page", 2, "", "sh", "exit 3\n")]
    with pytest.raises(AssertionError, match="block 2 of 2 ended with status 3"):
        RUN["sh"](blocks, folder)
