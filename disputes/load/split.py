"""Dividing a large file into pieces that can be read apart, and joining what was read of them.

A piece ends before a line that looks like the first of a record. That it is one follows from the
pieces before it: if each of them was read without a complaint, no quotation mark and no bracket is
open at its end, and a text without either does not go on at the column where records begin. The
sections found in a piece must be those that were expected there, so the records of the next piece
belong to the section that they are read under. Whatever is unusual, the file is read as a whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from disputes.load.file import FileRead, read_piece
from disputes.load.text import FileText
from disputes.model.fields import FILE, FieldType

_TOP = re.compile(rb"\n[^ \n\r#][^\n]*")
"""A line that begins at the margin; found by its line end, which is twenty times as fast."""

_FIELD = re.compile(rb"(" + "|".join(FILE.fields).encode() + rb"):(?= |\r?\n|\r?\Z)")
_ALONE = re.compile(rb"[a-z]++:(?: ++(?:#.*+)?)?\r?")
_RECORD = rb"[a-z0-9][a-z0-9_.-]*+:(?=[ \r\n])"
_FIRST_RECORD = re.compile(rb"(?: *+(?:#[^\n]*+)?\r?\n)*+( ++)" + _RECORD)


class Piece(NamedTuple):
    """A stretch of a file, and the section in which it begins, none at the file's beginning.

    ``line`` is the line, from 0, with which it begins; ``fields`` has the fields of the file that
    begin in it, with the lines that these have in the piece when its section is written above it.
    """

    start: int
    end: int
    line: int
    section: str
    fields: Mapping[str, int]


class _Section(NamedTuple):
    """A section whose records stand on lines of their own: where they lie, how they begin."""

    name: str
    start: int
    end: int
    record: re.Pattern[bytes]


def split(data: bytes, size: int) -> list[Piece]:
    """Divide the bytes of a file into pieces not much larger than a size; none where it cannot."""
    tops = _tops(data)
    starts = [(0, "")]
    for name, begin, end, record in _sections(data, tops):
        while True:
            at = max(begin, starts[-1][0] + size)
            match = record.search(data, at - 1, end) if at < end else None
            if match is None:
                break
            starts.append((match.start() + 1, name))
    if len(starts) == 1:
        return []
    ends = [start for start, _ in starts[1:]] + [len(data)]
    pieces = []
    line = 0
    for (start, section), end in zip(starts, ends, strict=True):
        fields = {section: 1} if section else {}
        for name, at in tops.items():
            if start <= at < end:
                fields[name] = data.count(b"\n", start, at) + 1 + bool(section)
        pieces.append(Piece(start, end, line, section, fields))
        line += data.count(b"\n", start, end)
    return pieces


def read_part(text: FileText, piece: Piece) -> FileRead | None:
    """Read a piece of a text; nothing where the text has to be read as a whole."""
    data = text.data[piece.start : piece.end]
    if not piece.section:
        return read_piece(text, data, 0, piece.fields)
    head = f"{piece.section}:\n".encode()
    return read_piece(text, head + data, piece.line - 1, piece.fields)


def join(text: FileText, parts: Iterable[FileRead]) -> FileRead | None:
    """Join what was read of the pieces of a text; nothing where an id is defined in two of them."""
    whole = FileRead(text.path, [], text)
    for part in parts:
        whole.findings += part.findings
        for name, records in part.sections.items():
            written = whole.sections[name]
            count = len(written) + len(records)
            written.update(records)
            if len(written) < count:
                return None
        for name, ids in part.known.items():
            whole.known[name] |= ids
        for refers_to, ids in part.references.items():
            whole.references.setdefault(refers_to, set()).update(ids)
        whole.topic = whole.topic if part.topic is None else part.topic
        whole.draft = whole.draft or part.draft
    return whole


def _tops(data: bytes) -> dict[str, int]:
    """Give where each field of the file begins; nothing where something else begins a line."""
    tops: dict[str, int] = {}
    starts = [match.start() + 1 for match in _TOP.finditer(data)]
    if data[:1] not in (b"", b" ", b"\n", b"\r", b"#"):
        starts.insert(0, 0)
    for start in starts:
        field = _FIELD.match(data, start)
        name = field[1].decode() if field is not None else ""
        if not name or name in tops:
            return {}
        tops[name] = start
    return tops


def _sections(data: bytes, tops: Mapping[str, int]) -> Iterable[_Section]:
    ends = [*tops.values(), len(data)][1:]
    for (name, start), end in zip(tops.items(), ends, strict=False):
        below = data.find(b"\n", start, end) + 1
        if FILE.fields[name].type is not FieldType.SECTION or not below:
            continue
        if _ALONE.fullmatch(data[start : below - 1]) is None:
            continue
        first = _FIRST_RECORD.match(data, below, end)
        if first is not None:
            yield _Section(name, below, end, re.compile(rb"\n" + first[1] + _RECORD))
