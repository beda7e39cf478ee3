"""Markdown: whatever a text is, it stays text."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from io import StringIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from disputes.escape.terminal import visible
from disputes.report.markdown_page import MarkdownPage
from disputes.report.page import Page, Part
from report.examples import hostile_texts

READER = MarkdownIt("commonmark").enable(["table", "strikethrough"])
PLAIN = {"text", "softbreak", "strong_open", "strong_close", "em_open", "em_close", "code_inline"}

texts = st.one_of(
    st.text(max_size=30),
    st.text(st.sampled_from("ab1 .)(-+*_`#>|~[]<&@:/=!\\\n$"), min_size=1, max_size=12),
)
styles = st.sampled_from(["", "id", "strong", "quote", "heading", "faint"])
parts = st.lists(st.one_of(texts, st.tuples(texts, styles)), min_size=1, max_size=3)


def written(print_it: Callable[[Page], None]) -> str:
    target = StringIO()
    with MarkdownPage(target) as page:
        print_it(page)
    return target.getvalue()


def inline(markdown: str) -> Iterator[Token]:
    for token in READER.parse(markdown):
        yield from token.children or ()


def shown(markdown: str) -> str:
    """Give what a reader sees of some Markdown, without white space."""
    seen = "".join(token.content for token in inline(markdown) if token.type in PLAIN | {"text"})
    return "".join(seen.replace("\u2060", "").split())


def meant(given_parts: list[Part]) -> str:
    together = "".join(part if isinstance(part, str) else part[0] for part in given_parts)
    return "".join(visible(together).replace("\u2060", "").split())


@given(parts, st.integers(0, 3))
def test_a_line_shows_its_text_and_nothing_else(line: list[Part], depth: int) -> None:
    markdown = written(lambda page: page.line(*line, indent=2 * depth))
    kinds = {token.type for token in inline(markdown)}
    assert kinds <= PLAIN | {"html_inline"}
    html = {token.content for token in inline(markdown) if token.type == "html_inline"}
    assert html <= {"<code>", "</code>"}
    blocks = {token.tag for token in READER.parse(markdown)}
    assert blocks <= {"p", "ul", "li", ""}
    assert shown(markdown) == meant(line)


def test_hostile_texts(corpora: Path) -> None:
    for text in hostile_texts(corpora):
        test_a_line_shows_its_text_and_nothing_else.hypothesis.inner_test(  # type: ignore[attr-defined]
            [text, (text, "quote")], 1
        )


@given(st.lists(st.lists(texts, min_size=2, max_size=2), min_size=1, max_size=3))
def test_a_table_keeps_its_cells(rows: list[list[str]]) -> None:
    markdown = written(lambda page: page.table(["one", "two"], rows))
    tags = [token.tag for token in READER.parse(markdown) if token.nesting == 1]
    assert tags.count("tr") == len(rows) + 1
    assert tags.count("td") == 2 * len(rows)


@given(texts)
def test_a_heading(text: str) -> None:
    tokens = READER.parse(written(lambda page: page.heading(text)))
    assert {token.tag for token in tokens} <= {"h2", ""}


@pytest.mark.parametrize(
    ("text", "markdown"),
    [
        ("1. first", "1&#46; first"),
        ("- first", "&#45; first"),
        ("2015-10-07", "2015-10-07"),
        ("@someone", "@\u2060someone"),
        ("see http://example.org", "see http&#58;//example.org"),
        ("www.example.org", "www&#46;example.org"),
        ("GH #12", "GH &#35;12"),
    ],
)
def test_what_github_would_make_more_of(text: str, markdown: str) -> None:
    assert written(lambda page: page.line(text)) == f"{markdown}\n"


def test_indentation_becomes_lists() -> None:
    def print_it(page: Page) -> None:
        page.heading("Topic")
        page.line(("Dispute ", "heading"), ("one", "id"))
        page.line("claim", indent=2)
        page.line("for", indent=4)
        page.line("quote", indent=8)
        page.line("against", indent=4)
        page.blank()
        page.line("next claim", indent=2)

    assert written(print_it) == (
        "## Topic\n\n**Dispute** `one`\n\n- claim\n  - for\n    - quote\n  - against\n\n"
        "- next claim\n"
    )


def test_blocks_are_the_same_as_without_keeping_them() -> None:
    def print_it(page: Page) -> None:
        page.line("one", indent=2)
        for indent in (4, 4, 6):
            page.block("key", lambda sheet, margin: sheet.line("block", indent=margin), indent)
            page.line("after", indent=indent)

    expected = "- one\n  - block\n  - after\n  - block\n  - after\n    - block\n    - after\n"
    assert written(print_it) == expected
