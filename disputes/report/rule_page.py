"""The page of a rule as Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterator

from disputes.check.page import Page

_TICKS = re.compile("`{3,}")


def markdown(page: Page) -> str:
    """Give a rule's page as Markdown, without a heading of its own."""
    return "\n\n".join(_parts(page)) + "\n"


def _parts(page: Page) -> Iterator[str]:
    yield page.summary
    yield from page.why
    for name, text in page.archive:
        yield f"With the archived text `{name}`:"
        yield _fenced(text, "text")
    for title, examples in (("Bad:", page.bad), ("Good:", page.good)):
        for text in examples:
            yield title
            yield _fenced(text, "yaml")
    if page.fix:
        yield f"**Fix:** {page.fix}"


def _fenced(text: str, language: str) -> str:
    longest = max(map(len, _TICKS.findall(text)), default=2)
    fence = "`" * (longest + 1)
    return f"{fence}{language}\n{text.strip(chr(10))}\n{fence}"
