"""What would change in files, as a unified diff that ``patch`` and ``git apply`` take."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from typing import Literal

from disputes.escape.terminal import visible

MOST_COMPARED = 400
"""Lines that are compared each with each; in longer stretches, lines that occur once come first."""

_CONTEXT = 3

_Opcode = tuple[Literal["replace", "delete", "insert", "equal"], int, int, int, int]
_Block = tuple[int, int, int]


def difference(before: Mapping[str, bytes], after: Mapping[str, bytes]) -> Iterator[str]:
    """Give the changes of all files in ``after``, line by line with their ends, safe to print.

    Nearly linear in the number of lines, whatever has been moved.
    """
    for path in sorted(after):
        old, new = _lines(before[path]), _lines(after[path])
        if old == new:
            continue
        name = visible(path)
        yield f"--- a/{name}\n"
        yield f"+++ b/{name}\n"
        for group in _Matched(old, new).get_grouped_opcodes(_CONTEXT):
            first, last = group[0], group[-1]
            yield f"@@ -{_range(first[1], last[2])} +{_range(first[3], last[4])} @@\n"
            for what, old_start, old_end, new_start, new_end in group:
                if what == "equal":
                    yield from _marked(" ", old[old_start:old_end])
                else:
                    yield from _marked("-", old[old_start:old_end])
                    yield from _marked("+", new[new_start:new_end])


class _Matched(SequenceMatcher[str]):
    """Two texts whose matching lines are found in nearly linear time."""

    def __init__(self, old: Sequence[str], new: Sequence[str]) -> None:
        super().__init__(None, (), ())
        self.a, self.b = old, new

    def get_opcodes(self) -> list[_Opcode]:
        """Give the stretches that are equal and those that are not."""
        found: list[_Opcode] = []
        old = new = 0
        for old_start, new_start, size in [*_joined(self.a, self.b), (len(self.a), len(self.b), 0)]:
            if old < old_start or new < new_start:
                found.append(("replace", old, old_start, new, new_start))
            old, new = old_start + size, new_start + size
            if size:
                found.append(("equal", old_start, old, new_start, new))
        return found


def _joined(old: Sequence[str], new: Sequence[str]) -> list[_Block]:
    """Give the stretches of equal lines, each as long as it can be."""
    blocks: list[_Block] = []
    for old_start, new_start, size in _matches(old, new):
        if blocks:
            before_old, before_new, length = blocks[-1]
            if (before_old + length, before_new + length) == (old_start, new_start):
                blocks[-1] = (before_old, before_new, length + size)
                continue
        blocks.append((old_start, new_start, size))
    return blocks


def _matches(old: Sequence[str], new: Sequence[str]) -> Iterator[_Block]:
    """Give stretches of equal lines in order, found piece by piece."""
    pending = [(0, len(old), 0, len(new))]
    while pending:
        old_start, old_end, new_start, new_end = pending.pop()
        size = 0
        most = min(old_end - old_start, new_end - new_start)
        while size < most and old[old_start + size] == new[new_start + size]:
            size += 1
        if size:
            yield old_start, new_start, size
        old_start, new_start, most = old_start + size, new_start + size, most - size
        size = 0
        while size < most and old[old_end - size - 1] == new[new_end - size - 1]:
            size += 1
        if size:  # after what lies between
            if most == size:
                yield old_end - size, new_end - size, size
                continue
            pending.append((old_end - size, old_end, new_end - size, new_end))
            old_end, new_end = old_end - size, new_end - size
        if old_start == old_end or new_start == new_end:
            continue
        if old_end - old_start + new_end - new_start <= MOST_COMPARED:
            matcher = SequenceMatcher(None, old[old_start:old_end], new[new_start:new_end])
            for block in matcher.get_matching_blocks()[:-1]:
                yield old_start + block.a, new_start + block.b, block.size
            continue
        anchors = _anchors(old, new, (old_start, old_end, new_start, new_end))
        pieces: list[tuple[int, int, int, int]] = []
        for old_at, new_at in anchors:
            pieces.append((old_start, old_at, new_start, new_at))
            pieces.append((old_at, old_at + 1, new_at, new_at + 1))
            old_start, new_start = old_at + 1, new_at + 1
        if anchors:
            pending += reversed([*pieces, (old_start, old_end, new_start, new_end)])


def _anchors(
    old: Sequence[str], new: Sequence[str], where: tuple[int, int, int, int]
) -> list[tuple[int, int]]:
    """Give the lines that occur once on either side, as many as follow one another on both."""
    old_start, old_end, new_start, new_end = where
    once = _once(new, new_start, new_end)
    pairs = [
        (at, once[line]) for line, at in _once(old, old_start, old_end).items() if line in once
    ]
    pairs.sort()
    tops: list[int] = []
    places: list[int] = []
    before: list[int] = []
    for place, (_, at) in enumerate(pairs):
        height = bisect_left(tops, at)
        before.append(places[height - 1] if height else -1)
        tops[height : height + 1] = [at]
        places[height : height + 1] = [place]
    chain: list[tuple[int, int]] = []
    place = places[-1] if places else -1
    while place >= 0:
        chain.append(pairs[place])
        place = before[place]
    return chain[::-1]


def _once(lines: Sequence[str], start: int, end: int) -> dict[str, int]:
    counts = Counter(lines[start:end])
    return {line: at for at, line in enumerate(lines[start:end], start) if counts[line] == 1}


def _lines(data: bytes) -> list[str]:
    """Divide a text into its lines, with their ends: LF only, as every other program counts."""
    lines = data.decode("utf-8", "replace").split("\n")
    return [f"{line}\n" for line in lines[:-1]] + ([lines[-1]] if lines[-1] else [])


def _marked(mark: str, lines: Sequence[str]) -> Iterator[str]:
    for line in lines:
        text = line.removesuffix("\n")
        end = "\r" if text.endswith("\r") else ""
        safe = "\t".join(visible(part) for part in text.removesuffix("\r").split("\t"))
        yield f"{mark}{safe}{end}\n"
        if text == line:
            yield "\\ No newline at end of file\n"


def _range(start: int, end: int) -> str:
    if end - start == 1:
        return str(start + 1)
    return f"{start + 1 if end > start else start},{end - start}"
