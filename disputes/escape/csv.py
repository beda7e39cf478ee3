"""CSV that a spreadsheet reads as text: no cell of it is a formula (OWASP, CSV injection)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from io import StringIO
from itertools import chain

from disputes.escape.terminal import visible

_FORMULA = re.compile(r"[=+\-@\t\r\uff0b\uff0d\uff1d\uff20]")
_NUMBER = re.compile(r"[+-]?[0-9]+(?:\.[0-9]+)?")

_CHUNK = 1 << 16

CellValue = str | int | bool | None


def csv_lines(head: Sequence[str], rows: Iterable[Sequence[CellValue]]) -> Iterator[str]:
    """Give a table as CSV after RFC 4180, except that lines end with a line feed alone.

    Absent values are empty cells, truth values ``true`` and ``false``. A text that a spreadsheet
    could take for a formula has an apostrophe before it; control characters are written out.
    """
    import csv

    known: dict[str, str] = {}

    def cell(value: CellValue) -> str:
        # Most cells of a column repeat others. Numbers are not kept: 1 and true are one key.
        if type(value) is not str:
            return csv_cell(value)
        text = known.get(value)
        if text is None:
            text = known[value] = csv_cell(value)
        return text

    buffer = StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    for row in chain([head], rows):
        writer.writerow([cell(value) for value in row])
        if buffer.tell() > _CHUNK:
            yield buffer.getvalue()
            buffer.seek(0)
            buffer.truncate()
    yield buffer.getvalue()


def csv_cell(value: CellValue) -> str:
    """Give a value as the text of a cell."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    text = visible(value)
    start = text.lstrip(" \u00a0\"'")
    if _FORMULA.match(start) and not _NUMBER.fullmatch(text):
        return f"'{text}"
    return text
