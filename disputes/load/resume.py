"""Reading on after what cannot be read, at the next line that starts a record or a section.

The parser reports an error where it noticed it, which for a quotation mark that is never closed
may be many records later. So the record that was being read is read once more by itself: if it is
sound, it is kept and the error lies behind it; if not, the error is shown where it really is.

PyYAML's own parser, which stands in where there is no libyaml, is made to accept what libyaml does.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable
from itertools import repeat
from typing import Any, NamedTuple

import yaml
from yaml.events import ScalarEvent
from yaml.scanner import ScannerError
from yaml.tokens import ScalarToken

from disputes.load.tree import Emit, Node, Oddity, Stop, build, event_source, may_be_odd
from disputes.model.fields import FILE

MOST_STOPS = 100
"""Errors of one file after which the rest of it is not read."""

_FINAL = ("document", "root")
_SECTION = re.compile(rb"^(" + "|".join(FILE.fields).encode() + rb")[ \t]*:", re.MULTILINE)


_SURROGATE = re.compile("[\ud800-\udfff]")
_ESCAPE = re.compile(r"\\(?:u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|.)", re.DOTALL)
_ESCAPED_SURROGATE = re.compile(r"\\(?:u|U0000)[dD][89a-fA-F]")


class _Lines(NamedTuple):
    """Where the lines and the sections of a file begin."""

    data: bytes
    starts: list[int]
    section_lines: list[int]
    section_names: list[str]
    indents: list[int]

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
    stop = build(_events(data, pure), emit, odd, may_be_odd=may_be_odd(data))
    if stop is None:
        return ()
    lines = _lines(data)
    stops: list[Stop] = []
    resumed = 0
    while stop is not None:
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
    stretch = lines.data[lines.starts[first] : None if end is None else lines.starts[end]]
    section = lines.section_at(first)
    if section is None or section[1] == first:
        return build(_events(b"\n" * first + stretch, pure), emit, odd)
    head = b"\n" * (first - 1) + f"{section[0]}:\n".encode()

    def emit_written(holder: Node | None, key: Node, value: Node) -> None:
        if holder is not None or key.start_mark.line >= first:
            emit(holder, key, value)

    return build(_events(head + stretch, pure), emit_written, odd)


def _events(data: bytes, pure: bool) -> Callable[[], Any]:
    """Give the function that returns the next event, and fails only with ``YAMLError``."""
    if yaml.__with_libyaml__ and not pure:
        return event_source(data)
    loader = _PureLoader(data)
    get: Callable[[], Any] = loader.get_event

    def checked() -> Any:
        try:
            event = get()
        except (ValueError, OverflowError) as error:  # an escape for no character
            raise ScannerError(None, None, "found an invalid escape", loader.get_mark()) from error
        if event.__class__ is ScalarEvent and _SURROGATE.search(event.value):
            raise ScannerError(None, None, "found an invalid escape", _surrogate_mark(event))
        return event

    return checked


def _surrogate_mark(event: Any) -> yaml.Mark:
    """Find the escape of a surrogate in a scalar; no other way leads to one."""
    mark = event.start_mark
    text = mark.buffer[mark.pointer :]
    at = next(
        (match.start() for match in _ESCAPE.finditer(text) if _ESCAPED_SURROGATE.match(match[0])),
        0,
    )
    line = mark.line + text.count("\n", 0, at)
    start = text.rfind("\n", 0, at) + 1
    column = at - start + (0 if start else mark.column)
    return yaml.Mark(mark.name, mark.index + at, line, column, None, 0)


class _PureLoader(yaml.SafeLoader):
    """PyYAML's own parser with libyaml's rules for tabs, and for ? within flow collections."""

    def forward(self, length: int = 1) -> None:
        text = self.prefix(length)
        super().forward(length)
        if "\ufeff" in text:  # PyYAML does not count it
            self.column += text.rpartition("\n")[2].count("\ufeff")

    def scan_to_next_token(self) -> None:
        while True:
            blanks = " \t" if self.flow_level or not self.allow_simple_key else " "
            while self.peek() in blanks:
                self.forward()
            if self.peek() == "#":
                while self.peek() not in "\0\r\n":
                    self.forward()
            if self.peek() not in "\r\n":
                return
            self._break()
            if not self.flow_level:
                self.allow_simple_key = True

    def _break(self) -> str:
        self.forward(2 if self.prefix(2) == "\r\n" else 1)
        return "\n"

    def fetch_directive(self) -> None:
        if self.prefix(5) not in ("%YAML", "%TAG "):
            raise ScannerError(None, None, "found an unknown directive", self.get_mark())
        super().fetch_directive()

    def scan_plain(self) -> ScalarToken:
        chunks: list[str] = []
        spaces: list[str] = []
        start = end = self.get_mark()
        indent = self.indent + 1
        while self.peek() != "#":
            length = self._plain_length(start)
            if length == 0:
                break
            self.allow_simple_key = False
            chunks += [*spaces, self.prefix(length)]
            self.forward(length)
            end = self.get_mark()
            spaces = self.scan_plain_spaces(indent, start)
            if not spaces or (not self.flow_level and self.column < indent):
                break
        return ScalarToken("".join(chunks), True, start, end)

    def _plain_length(self, start: yaml.Mark) -> int:
        length = 0
        while True:
            character = self.peek(length)
            if character in "\0 \t\r\n" or (self.flow_level and character in ",[]{}"):
                return length
            following = self.peek(length + 1) if character == ":" else ""
            if following and following in "\0 \t\r\n":
                return length
            if following and self.flow_level and following in ",?[]{}":
                self.forward(length)
                context = "while scanning a plain scalar"
                raise ScannerError(context, start, "found unexpected ':'", self.get_mark())
            length += 1

    def scan_plain_spaces(self, indent: int, start_mark: yaml.Mark) -> list[str]:
        length = 0
        while self.peek(length) in " \t":
            length += 1
        blanks = self.prefix(length)
        self.forward(length)
        if self.peek() not in "\r\n":
            return [blanks] if blanks else []
        self._break()
        self.allow_simple_key = True
        breaks: list[str] = []
        while self.peek() in " \t\r\n" or self.column == 0:
            if self.prefix(3) in ("---", "...") and self.peek(3) in "\0 \t\r\n":
                return []
            if self.peek() in "\r\n":
                breaks.append(self._break())
            elif self.peek() == " ":
                self.forward()
            elif self.peek() != "\t":
                break
            elif self.column < indent:
                problem = "found a tab character that violates indentation"
                context = "while scanning a plain scalar"
                raise ScannerError(context, start_mark, problem, self.get_mark())
            else:
                self.forward()
        return breaks or [" "]

    def scan_block_scalar_indentation(self) -> tuple[list[str], int, yaml.Mark]:
        found: tuple[list[str], int, yaml.Mark] = super().scan_block_scalar_indentation()
        self._refuse_tab()
        return found

    def scan_block_scalar_breaks(self, indent: int) -> tuple[list[str], yaml.Mark]:
        found: tuple[list[str], yaml.Mark] = super().scan_block_scalar_breaks(indent)
        if self.column < indent:
            self._refuse_tab()
        return found

    def _refuse_tab(self) -> None:
        if self.peek() == "\t":
            problem = "found a tab character where an indentation space is expected"
            raise ScannerError("while scanning a block scalar", None, problem, self.get_mark())


def _lines(data: bytes) -> _Lines:
    starts = [0, *(match.end() for match in re.finditer(rb"\n", data))]
    sections = [
        (bisect_right(starts, match.start()) - 1, match[1].decode())
        for match in _SECTION.finditer(data)
    ]
    numbers = [line for line, _ in sections]
    lines = _Lines(data, starts, numbers, [name for _, name in sections], [])
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
