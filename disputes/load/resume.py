"""Reading on after what cannot be read, at the next line that starts a record or a section.

The parser reports an error where it noticed it, which for a quotation mark that is never closed
may be many records later. So the record that was being read is read once more by itself: if it is
sound, it is kept and the error lies behind it; if not, the error is shown where it really is.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable
from itertools import repeat
from typing import NamedTuple

from disputes.load.tree import Emit, Node, Oddity, Stop, build, event_source, may_be_odd
from disputes.model.fields import FILE, SECTIONS

MOST_STOPS = 100
"""Errors of one file after which the rest of it is not read."""

_FINAL = ("document", "root")
_NAMES = "|".join(SECTIONS).encode()
_REST = rb"[ \t]*(?:[ \t]#[^\n]*)?\r?"
_SECTION = re.compile(
    rb"^(?:(?:%b)(?=[ \t]*:)|(?:%b)(?=%b$))" % ("|".join(FILE.fields).encode(), _NAMES, _REST),
    re.MULTILINE,
)
_WITHOUT_COLON = re.compile(rb"(%b)%b(?:\n|\Z)" % (_NAMES, _REST))
_INDENTED = re.compile(rb" +(%b)[ \t]*:%b(?:\n|\Z)" % (_NAMES, _REST))
_NAME = re.compile(rb" *+[a-z]++(?:[ \t]*+:)?")
_TOO_DEEP = ("expected key", "expected <block end>", "mapping values")
"""What the parsers say of a line that stands deeper than the one before it allows."""


class _Lines(NamedTuple):
    """Where the lines and the sections of a file begin."""

    data: bytes
    starts: list[int]
    section_lines: list[int]
    section_names: list[str]
    indents: list[int]
    mended: dict[int, bytes]

    def mend(self, line: int, name: str) -> None:
        """Take a line for that of a section, whatever is wrong with it."""
        self.mended[line] = name.encode() + b":"
        index = bisect_right(self.section_lines, line - 1)
        end = self.section_lines[index] if index < len(self.section_lines) else len(self.starts)
        if end == line:
            return
        self.section_lines.insert(index, line)
        self.section_names.insert(index, name)
        self.indents.insert(index, _indent(self, line, end))

    def section_at(self, line: int) -> tuple[str, int, int] | None:
        """Give the name and line of the section that a line lies in, and its records' indent."""
        index = bisect_right(self.section_lines, line) - 1
        if index < 0:
            return None
        return self.section_names[index], self.section_lines[index], self.indents[index]

    def text(self, line: int) -> bytes:
        """Give the beginning of a line."""
        start = self.starts[line]
        end = self.starts[line + 1] if line + 1 < len(self.starts) else len(self.data)
        return self.data[start : min(end, start + 300)]


def read_nodes(
    data: bytes, emit: Emit, odd: Callable[[Oddity], None], *, pure: bool = False
) -> tuple[Stop, ...]:
    """Give every record that can be read to ``emit``; return the places that could not be read.

    Each part of the file is read once, and the record at each stop once more.
    """
    stop = build(event_source(data, pure=pure), emit, odd, may_be_odd=may_be_odd(data))
    if stop is None:
        return ()
    lines = _lines(data)
    stops: list[Stop] = []
    resumed = 0
    while stop is not None:
        heading = _heading(lines, stop) if len(stops) < MOST_STOPS - 1 else None
        if heading is not None:
            # Nothing before it is lost: what had been begun there ends where it does.
            if stop.unfinished and stop.within < heading.line:
                before = _read(lines, stop.within, heading.line, emit=emit, odd=odd, pure=pure)
                stops += [] if before is None else [before]
            stops.append(heading)
            resumed = heading.line
            stop = _read(lines, resumed, None, emit=emit, odd=odd, pure=pure)
            continue
        following = _next_start(lines, max(stop.within + 1, resumed + 1))
        if stop.unfinished and following is not None and stop.line >= following:
            stop = _read(lines, stop.within, following, emit=emit, odd=odd, pure=pure) or stop
        if not any((stop.line, stop.column) == (old.line, old.column) for old in stops):
            stops.append(stop)
        if stop.what in _FINAL or following is None or len(stops) >= MOST_STOPS:
            break
        resumed = following
        stop = _read(lines, following, None, emit=emit, odd=odd, pure=pure)
    return tuple(stops)


def _read(
    lines: _Lines,
    first: int,
    end: int | None,
    *,
    emit: Emit,
    odd: Callable[[Oddity], None],
    pure: bool,
) -> Stop | None:
    """Read from one line up to another, under the name of the section that they lie in.

    Empty lines stand for what comes before, so that every place is that in the whole file.
    """
    stop = len(lines.data) if end is None else lines.starts[end]
    stretch = lines.data[lines.starts[first] : stop]
    if first in lines.mended:
        stretch = _NAME.sub(lines.mended[first], stretch, count=1)
    section = lines.section_at(first)
    if section is None or section[1] == first:
        return build(event_source(b"\n" * first + stretch, pure=pure), emit, odd)
    head = b"\n" * (first - 1) + f"{section[0]}:\n".encode()

    def emit_written(holder: Node | None, key: Node, value: Node) -> None:
        if holder is not None or key.start_mark.line >= first:
            emit(holder, key, value)

    return build(event_source(head + stretch, pure=pure), emit_written, odd)


def _heading(lines: _Lines, stop: Stop) -> Stop | None:
    """Give the line of a section's name that stopped the reading, once; it is mended for good."""
    if any(word in stop.what for word in _TOO_DEEP):
        match = (
            _INDENTED.fullmatch(lines.text(stop.line)) if stop.line < len(lines.starts) else None
        )
        if match is not None and stop.line not in lines.mended:
            lines.mend(stop.line, match[1].decode())
            return Stop("margin", stop.line, match.start(1), stop.line)
        line = stop.line - 1
        while line > 0 and not lines.text(line).strip():
            line -= 1
    elif "could not find expected ':'" in stop.what and stop.since is not None:
        line = stop.since[0]
    elif stop.what == "root":
        line = stop.line
    else:
        return None
    if line < 0 or line in lines.mended:
        return None
    match = _WITHOUT_COLON.fullmatch(lines.text(line))
    if match is None:
        return None
    lines.mend(line, match[1].decode())
    return Stop("colon", line, 0, line)


def _lines(data: bytes) -> _Lines:
    starts = [0, *(match.end() for match in re.finditer(rb"\n", data))]
    sections = [
        (bisect_right(starts, match.start()) - 1, match[0].decode())
        for match in _SECTION.finditer(data)
    ]
    numbers = [line for line, _ in sections]
    lines = _Lines(data, starts, numbers, [name for _, name in sections], [], {})
    ends = [*numbers[1:], len(starts)]
    lines.indents.extend(map(_indent, repeat(lines), numbers, ends))
    return lines


def _next_start(lines: _Lines, first: int) -> int | None:
    """Find the first line, from a line on, that starts a record or a section."""
    for line in range(first, len(lines.starts)):
        section = lines.section_at(line)
        if section is None:
            continue
        if section[1] == line:
            return line
        if _starts_record(lines.text(line), section[2]):
            return line
    return None


def _indent(lines: _Lines, section_line: int, end: int) -> int:
    """Give the column of the records of a section: that of the first line with something in it."""
    for line in range(section_line + 1, end):
        text = lines.text(line)
        body = text.strip()
        if body and not body.startswith(b"#"):
            return len(text) - len(text.lstrip(b" "))
    return 0


def _starts_record(text: bytes, indent: int) -> bool:
    body = text.lstrip(b" ")
    if not 0 < len(text) - len(body) <= indent or body[:1] in b"-#\r\n\t":
        return False
    key, colon, rest = body.partition(b":")
    if b" " in key:  # a bad id, or a line of a text
        return bool(colon) and rest.strip()[:1] in (b"", b"{")
    return bool(colon) and rest[:1] in (b"", b" ", b"\n", b"\r")
