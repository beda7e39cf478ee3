"""Fitting a draft to a terminal that is narrower than its lines; it reads the same."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from disputes.model.comments import MARKER

_BREAK: Final = re.compile(r"(?<=[^ \\]) (?=[^ ])")
_COMMENT: Final = re.compile(r" *#\??(?= )")
_GOES_ON: Final = "   "
_BLOCK: Final = re.compile(r"[|>][-+]?$")


def narrowed(draft: str, width: int) -> str:
    """Break the lines of a draft at spaces where they are wider; linear.

    A line break within a text of YAML, quoted or folded, reads as a space, and no comment becomes
    one for the program.
    """
    return "".join(f"{line}\n" for line in _narrowed(draft.splitlines(), width))


def _narrowed(lines: list[str], width: int) -> Iterator[str]:
    comment: list[str] = []  # a comment that goes on, line by line
    sign = ""
    block: int | None = None  # how far the name of a folded or literal text is indented
    literal = quoted = False
    for line in lines:
        indent = len(line) - len(line.lstrip(" "))
        if block is not None and line and indent <= block:
            block = None
        if block is not None:
            yield from [line] if literal else _broken(line, width, " " * indent)
            continue
        match = _COMMENT.match(line)
        if comment and match is not None and line.startswith(sign + _GOES_ON):
            comment.append(line[match.end() :].strip())
            continue
        yield from _comment(comment, sign, width)
        comment, sign = ([], "") if match is None else ([line], match[0])
        if match is not None:
            continue
        ends = _BLOCK.search(line)
        if ends is not None:
            block, literal = indent, ends[0].startswith("|")
        quoted = quoted or line.startswith('"', indent)
        yield from _broken(line, width, " " * (indent if quoted else indent + 4))
        quoted = quoted and not line.endswith('"')
    yield from _comment(comment, sign, width)


def _comment(parts: list[str], sign: str, width: int) -> Iterator[str]:
    """Break a comment, so that no row of it speaks to the program; one that does stays as it is."""
    marker = MARKER.decode()
    if parts and parts[0].startswith(marker, len(sign) + 1):
        yield from parts
    elif parts:
        yield from _broken(" ".join(parts), width, sign + _GOES_ON, marker)


def _broken(line: str, width: int, begun: str, never: str = "") -> Iterator[str]:
    """Break a line at single spaces; ``never`` is what no row but the first may begin with."""
    start = last = 0
    lead = ""
    least = len(begun) + 1
    for match in _BREAK.finditer(line, least):
        at = match.start()
        if never and line.startswith(never, match.end()):
            continue
        if len(lead) + at - start > width and last > start:
            yield lead + line[start:last]
            start, lead = last + 1, begun
        last = at
    if len(lead) + len(line) - start > width and last > start:
        yield lead + line[start:last]
        start, lead = last + 1, begun
    yield lead + line[start:]
