"""Comments in a file that speak to the program, and what each of them is about."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from disputes.load.resume import read_nodes
from disputes.load.text import FileText
from disputes.load.tree import BLOCK, MAPPING, PLAIN, SEQUENCE, Node, kind_of, span_of
from disputes.span import Span


class Comment(NamedTuple):
    """A comment: its span, its text from the ``#`` on, and the lines that it is about.

    It is about the line that it ends, or, on a line of its own, about the next one that holds
    more than a comment; and with that line about all of the record, field or list member that
    begins there. Lines count from 1, both ends included.
    """

    span: Span
    text: str
    first: int
    last: int


def comments_with(text: FileText, marker: bytes) -> list[Comment]:
    """Find the comments that begin with ``#``, white space and a marker.

    Where the marker does not stand in the file, that costs one search; else one reading of it. What
    looks like a comment within a quoted or literal text is none.
    """
    begin = rb"#[ \t]*" + re.escape(marker)
    if marker not in text.data or re.search(begin, text.data) is None:
        return []
    pattern = re.compile(rb"(?<![^ \t])" + begin)
    texts, ends = _outline(text.data)
    lines = text.data.split(b"\n")
    found = []
    following = 0
    for number, line in enumerate(lines, 1):
        at = _outside(line, number, pattern, texts.get(number, ())) if marker in line else -1
        if at < 0:
            continue
        column = len(line[:at].decode()) + 1
        comment = line[at:].decode().rstrip()
        own_line = not line[:at].strip()
        if own_line and following <= number:
            following = _next_line(lines, number)
        target = following if own_line else number
        span = Span(number, column, number, column + len(comment))
        found.append(Comment(span, comment, target, max(target, ends.get(target, 0))))
    return found


def lines_around(text: FileText, line: int) -> list[int]:
    """Give the lines in which the records, fields and list members begin that a line lies in.

    From the innermost outward, the line itself first; costs one reading of the file.
    """
    found = {line}

    def take(section: Node | None, key: Node, node: Node) -> None:
        if section is not None and key.start_mark.line < line <= node.end_mark.line + 1:
            spans = (span for span, is_text in _parts(key, node) if not is_text)
            found.update(span.line for span in spans if span.line <= line <= span.end_line)

    read_nodes(text.data, take, lambda _: None)
    return sorted(found, reverse=True)


def _outside(line: bytes, number: int, pattern: re.Pattern[bytes], texts: Iterable[Span]) -> int:
    """Give where in a line the first match outside of texts begins, or -1."""
    spans = iter(sorted(texts))
    span = next(spans, None)
    at, column = 0, 1
    for match in pattern.finditer(line):
        column += len(line[at : match.start()].decode())
        at = match.start()
        while span is not None and (span.end_line, span.end_column) <= (number, column):
            span = next(spans, None)
        if span is None or (span.line, span.column) > (number, column):
            return at
    return -1


def _next_line(lines: list[bytes], number: int) -> int:
    """Give the number of the first line behind one that holds more than a comment."""
    for following in range(number, len(lines)):
        words = lines[following].strip()
        if words and not words.startswith(b"#"):
            return following + 1
    return len(lines) + 1


def _outline(data: bytes) -> tuple[dict[int, list[Span]], dict[int, int]]:
    """Give the texts that go through each line, and the last line of what begins in a line."""
    texts: dict[int, list[Span]] = {}
    ends: dict[int, int] = {}

    def take(section: Node | None, key: Node, node: Node) -> None:
        for span, is_text in _parts(key, node):
            if is_text:
                for line in range(span.line, span.end_line + 1):
                    texts.setdefault(line, []).append(span)
            if section is not None:
                ends[span.line] = max(ends.get(span.line, 0), span.end_line)

    read_nodes(data, take, lambda _: None)
    return texts, ends


def _parts(key: Node, node: Node) -> Iterator[tuple[Span, bool]]:
    """Give the spans of a record, its fields and list members, and of the texts among them."""
    pending = [(key, node)]
    while pending:
        first, last = pending.pop()
        start, end = span_of(first), _end_of(last)
        yield Span(start.line, start.column, end.end_line, end.end_column), False
        for part in {id(first): first, id(last): last}.values():
            if PLAIN < kind_of(part) <= BLOCK:
                text = _end_of(part)
                if kind_of(part) == BLOCK:  # a comment can stand behind the sign that begins it
                    text = text._replace(line=text.line + 1, column=1)
                yield text, True
        if kind_of(last) == MAPPING:
            pairs = iter(last)
            pending.extend(zip(pairs, pairs, strict=True))
        elif kind_of(last) == SEQUENCE:
            pending.extend((member, member) for member in last)


def _end_of(node: Node) -> Span:
    """Give a node's span; that of a literal or folded text up to the end of its last line."""
    span = span_of(node)
    if kind_of(node) == BLOCK and span.end_column == 1 and span.end_line > span.line:
        return span._replace(end_line=span.end_line - 1, end_column=1 << 30)
    return span
