"""How many findings each rule has: `check --statistics`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from disputes.errors import WrongUse
from disputes.escape.json import json_lines
from disputes.escape.terminal import visible
from disputes.report.listing import Listing, closing

FORMAT = "disputes-check-statistics/1"


class Row(NamedTuple):
    """The findings of one code: how many there are, and how many of them can be fixed."""

    number: int
    code: str
    level: str
    rule: str
    fixable: int

    @property
    def mark(self) -> str:
        """``[*]`` where all can be fixed, ``[-]`` where some can."""
        return "[*]" if self.fixable == self.number else "[-]" if self.fixable else ""


def statistics(listing: Listing) -> list[Row]:
    """Count findings by code; the most frequent first, then by code."""
    found = Counter((one.code, one.level.value, one.rule) for one in listing.findings)
    fixable = Counter((one.code, one.level.value) for one in listing.findings if one.fixable)
    rows = [
        Row(number, code, level, rule, fixable[code, level])
        for (code, level, rule), number in found.items()
    ]
    return sorted(rows, key=lambda row: (-row.number, row.code, row.level))


def render_statistics(name: str, listing: Listing) -> Iterator[str]:
    """Give the statistics as ``text`` or ``json``; raises ``WrongUse`` for another format."""
    if name not in _FORMATS:
        raise WrongUse(
            f"there are no statistics in the format '{name}'",
            f"they come as {' or '.join(_FORMATS)}",
        )
    return _FORMATS[name](listing)


def _text(listing: Listing) -> Iterator[str]:
    rows = statistics(listing)
    numbers = [f"{row.number:,}" for row in rows]
    first = max(map(len, numbers), default=0)
    second = max((len(row.code) for row in rows), default=0)
    for row, number in zip(rows, numbers, strict=True):
        line = f"{number:>{first}}  {row.code:<{second}}  {row.level:<7}  {row.rule}  {row.mark}"
        yield f"{visible(line).rstrip()}\n"
    marks = {row.mark for row in rows}
    legend = [
        text
        for mark, text in (("[*]", "[*] can be fixed"), ("[-]", "[-] some can be fixed"))
        if mark in marks
    ]
    if legend:
        yield f"{', '.join(legend)}\n"
    for line in closing(listing):
        yield f"{line}\n"


def _json(listing: Listing) -> Iterator[str]:
    rows = [
        {
            "count": row.number,
            "code": row.code,
            "level": row.level,
            "rule": row.rule,
            "fixable": row.fixable,
        }
        for row in statistics(listing)
    ]
    return json_lines({"format": FORMAT, "statistics": rows, "counts": listing.counts()})


_FORMATS: Mapping[str, Callable[[Listing], Iterator[str]]] = {"text": _text, "json": _json}
