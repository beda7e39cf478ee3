"""For people: each finding with its source line, a caret, a hint and related places."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from disputes.escape.terminal import visible
from disputes.finding import Finding, Level
from disputes.report.listing import Listing, closing
from disputes.span import Span

_INDENT = 4

_SIGNS: Final = 4
"""Characters to a column that are looked at: only signs that take none are ever as many."""


def render(listing: Listing) -> Iterator[str]:
    """Give findings as ``path:line:column: CODE message``, and what they add up to.

    A diagnostic line is neither wrapped nor cropped, so that programs can read it.
    """
    for finding in listing.findings:
        yield _finding(finding, listing.line_of, listing.width - _INDENT)
    for line in closing(listing):
        yield f"{line}\n"


def _finding(finding: Finding, line_of: Callable[[str, int], str], width: int) -> str:
    span = finding.span
    level = f"{finding.level.value} " if finding.level is not Level.ERROR else ""
    head = f"{finding.path}:{span.line}:{span.column}: {finding.code} {level}{finding.message}"
    lines = [visible(head)]
    shown = _source(line_of(finding.path, span.line), span, width)
    if shown is not None:
        lines += [f"    {shown[0]}", f"    {shown[1]}"]
    if finding.hint:
        lines.append(visible(f"  = {finding.hint}"))
    for related in finding.related:
        place = f"{related.path}:{related.span.line}:{related.span.column}"
        lines.append(visible(f"  {place}: {related.message}"))
    return "".join(f"{line}\n" for line in lines)


def _source(line: str, span: Span, width: int) -> tuple[str, str] | None:
    """Give a window of the line around the span, no wider than told, and the carets below it."""
    if not line.strip():
        return None
    start = min(span.column - 1, len(line))
    end = span.end_column - 1 if span.end_line == span.line else len(line)
    end = max(start + 1, min(end, len(line)))
    first = max(0, start - width * 3 // 5)
    before = ("…" if first else "") + visible(line[first:start])
    most = width * _SIGNS
    whole = visible(line[start : min(end, start + most)]) or " "
    marked = _fitted(whole, width - _width(before))
    room = width - _width(before) - _width(marked)
    rest = _fitted(visible(line[end : end + most]), room) if marked == whole else ""
    carets = " " * _width(before) + "^" * max(1, _width(marked))
    return (before + marked + rest).rstrip(), carets


def _fitted(text: str, width: int) -> str:
    """Give as much of a text as fits, with a sign where it is cut."""
    if _width(text) <= width:
        return text
    shown = text[: max(0, width - 1)]
    while _width(shown) > width - 1 and shown:
        shown = shown[:-1]
    return shown + "…" if width > 0 else ""


def _width(text: str) -> int:
    if text.isascii():
        return len(text)
    from rich.cells import cell_len

    return cell_len(text)
