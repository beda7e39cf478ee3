"""The page of a rule as Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterator

from disputes.check.page import Page

_TICKS = re.compile("`{3,}")
_CONFLICT = re.compile(r"^(<{7}|={7}|>{7})", re.MULTILINE)


def markdown(page: Page, level: str = "") -> str:
    """Give a rule's page as Markdown, without a heading of its own.

    Where its ``level`` is given, in words, the first paragraph tells it behind the summary.
    """
    return "\n\n".join(_parts(page, level)) + "\n"


def _parts(page: Page, level: str) -> Iterator[str]:
    yield f"**{page.summary}** {level}" if level else page.summary
    yield from page.why
    for name, text in page.archive:
        yield f"With the archived text `{name}`:"
        yield _block(text, "text")
    for title, examples in (("Bad:", page.bad), ("Good:", page.good)):
        for text in examples:
            yield title
            yield _block(text, "yaml")
    if page.fix:
        yield f"**Fix:** {page.fix}"


def _block(text: str, language: str) -> str:
    """Give a block, fenced unless git would take its lines for those of an unfinished merge."""
    text = text.strip("\n")
    if _CONFLICT.search(text):
        return "\n".join(f"    {line}".rstrip() for line in text.splitlines())
    longest = max(map(len, _TICKS.findall(text)), default=2)
    fence = "`" * (longest + 1)
    return f"{fence}{language}\n{text}\n{fence}"
