"""Edits made in the bytes of a file: what they do not name stays, to the byte."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left, insort
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from disputes.finding import Edit, Finding
from disputes.span import Span


class BadEdit(ValueError):
    """An edit of a place that the file does not have, or two edits of one place."""


class Places:
    """Finds the byte at which a line and column of a text in UTF-8 begin."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._starts = array("Q", [0])
        self._starts.extend(match.end() for match in re.finditer(b"\n", data))

    def range(self, span: Span) -> tuple[int, int]:
        """Give the first byte of a span and the one behind it; raises ``BadEdit``."""
        start = self._offset(span.line, span.column)
        end = self._offset(span.end_line, span.end_column)
        if start > end:
            raise BadEdit(f"{span} ends before it begins")
        return start, end

    def _offset(self, line: int, column: int) -> int:
        if not (1 <= line <= len(self._starts) and column >= 1):
            raise BadEdit(f"there is no line {line}, column {column}")
        start = self._starts[line - 1]
        end = self._starts[line] - 1 if line < len(self._starts) else len(self._data)
        text = self._data[start:end]
        if text.isascii():
            width = column - 1
        else:
            before = text.decode()[: column - 1]
            width = len(before.encode()) if len(before) == column - 1 else len(text) + 1
        if width > len(text):
            raise BadEdit(f"line {line} has no column {column}")
        return start + width


def splice(data: bytes, edits: Iterable[Edit]) -> bytes:
    """Make edits of one file in its bytes; raises ``BadEdit`` where two of them overlap.

    Insertions at one place follow one another as given. Linear in the size of the file.
    """
    places = Places(data)
    ranges = sorted(
        (*places.range(edit.span), number, edit.text) for number, edit in enumerate(edits)
    )
    pieces: list[bytes] = []
    done = 0
    for start, end, _, text in ranges:
        if start < done:
            raise BadEdit("two edits overlap")
        pieces += (data[done:start], text.encode())
        done = end
    pieces.append(data[done:])
    return b"".join(pieces)


def splice_all(texts: Mapping[str, bytes], findings: Iterable[Finding]) -> dict[str, bytes]:
    """Make all edits of some findings; give the new bytes of the files that they are in."""
    by_path: dict[str, list[Edit]] = {}
    for finding in findings:
        for edit in finding.edits:
            by_path.setdefault(edit.path, []).append(edit)
    return {path: splice(texts[path], edits) for path, edits in sorted(by_path.items())}


def choose(texts: Mapping[str, bytes], findings: Sequence[Finding]) -> list[Finding]:
    """Give the findings whose edits can be made together: of two that meet, the first by order.

    All edits of a finding are made or none. Edits that touch are held to meet, since each was
    thought out for the text as it is: two members deleted from a list may leave a comma too many.
    A finding whose own edits overlap, or lie outside the files, is left out.
    """
    places: dict[str, Places] = {}
    taken: dict[str, list[tuple[int, int]]] = {}
    chosen: list[Finding] = []
    for finding in sorted(findings, key=Finding.order):
        try:
            ranges = _ranges(finding, texts, places)
        except BadEdit:
            continue
        if any(_meets(taken.get(path, []), start, end) for path, start, end in ranges):
            continue
        chosen.append(finding)
        for path, start, end in ranges:
            insort(taken.setdefault(path, []), (start, end))
    return chosen


def _ranges(
    finding: Finding, texts: Mapping[str, bytes], places: dict[str, Places]
) -> list[tuple[str, int, int]]:
    ranges: list[tuple[str, int, int]] = []
    for edit in finding.edits:
        if edit.path not in texts:
            raise BadEdit(f"{edit.path} is no file of this knowledge base")
        if edit.path not in places:
            places[edit.path] = Places(texts[edit.path])
        ranges.append((edit.path, *places[edit.path].range(edit.span)))
    ranges.sort()
    for (path, _, end), (other, start, _) in pairwise(ranges):
        if path == other and start < end:
            raise BadEdit("two edits of one finding overlap")
    return ranges


def _meets(taken: Sequence[tuple[int, int]], start: int, end: int) -> bool:
    """Tell whether a range touches one of those taken, which are sorted and apart."""
    index = bisect_left(taken, (start, start))
    before = taken[index - 1] if index else None
    after = taken[index] if index < len(taken) else None
    return (before is not None and before[1] >= start) or (after is not None and after[0] <= end)
