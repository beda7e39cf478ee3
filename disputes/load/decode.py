"""From the bytes of a file to bytes that the YAML parser can be trusted with.

What cannot be seen, or would shift the parser's line numbers, is found here and replaced by one
harmless character each, so that reading goes on and every later position is right. Lines end with
LF or CR LF, and nothing else: a lone CR, U+0085, U+2028 and U+2029, which libyaml counts as line
ends and editors do not, are among the characters found. So are the two noncharacters that YAML does
not allow. Directives are blanked out, since the parsers do not agree on which of them to refuse.
"""

from __future__ import annotations

import codecs
import re
import unicodedata
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from disputes.finding import Code, Finding, make
from disputes.load import codes
from disputes.span import Span

MOST_PER_CODE = 100
"""Findings of one code that are listed for one file; the last says how many there are."""

_ASCII_CONTROLS = bytes({*range(0x20), 0x7F} - {0x09, 0x0A, 0x0D})
_BIDI = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
_CONTROLS = "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff"
_WIDE_HIDDEN = (
    re.compile(rb"\xc2[\x80-\x9f]"),
    re.compile(rb"\xe2\x80[\x8e\x8f\xa8-\xae]"),
    re.compile(rb"\xe2\x81[\xa6-\xa9]"),
    re.compile(rb"\xd8\x9c"),
    re.compile(rb"\xef\xbf[\xbe\xbf]"),
)
HIDDEN = re.compile(f"[{_CONTROLS}{_BIDI}]")
"""A character that must not stand in a value, however it was written."""

_CONTROL_OR_CR = re.compile(f"[{_CONTROLS}]|\r(?!\n)")
_LONE_CR = re.compile("\r(?!\n)")
_ESCAPED_BYTES = re.compile("[\udc80-\udcff]+")
_ESCAPED_BYTE = "\udc80"
_MARKS = re.compile("^\ufeff+", re.MULTILINE)
_DIRECTIVES = re.compile(rb"\A(?:[ \t]*(?:#[^\n]*)?\r?\n|%[^\n]*\n)*(?:%[^\n]*\Z)?")
_DIRECTIVE = re.compile(rb"^%[^\r\n]*", re.MULTILINE)
_BIDI_ONLY = re.compile(f"[{_BIDI}]")
_CONFLICT = re.compile(
    rb"^(?:<{7}(?= |\r?$)|\|{7}(?= |\r?$)|={7}(?=\r?$)|>{7}(?= |\r?$))[^\n]*", re.MULTILINE
)
_CONFLICT_MARKS = (b"<<<<<<<", b"|||||||", b"=======", b">>>>>>>")
_WIDE_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


class Decoded(NamedTuple):
    """Clean UTF-8 without a byte order mark, what was found, and whether parts were left out.

    ``replaced`` is whether U+FFFD stands in it for something that must not be there.
    """

    data: bytes
    findings: tuple[Finding, ...] = ()
    partial: bool = False
    replaced: bool = False


def decode(path: str, data: bytes) -> Decoded:
    """Check and clean the bytes of a file; linear in their number."""
    findings: list[Finding] = []
    wide = _wide_encoding(data)
    if wide is not None:
        message = f"found {wide[0].upper()}, expected UTF-8"
        point = Span.point(1, 1)
        findings.append(
            make(codes.NOT_UTF8_BUT_WIDE, path, point, message, hint="save the file as UTF-8")
        )
        data = data.decode(wide[1], "replace").removeprefix("\ufeff").encode("utf-8", "replace")
    replaced = False
    if not _is_utf8(data):
        replaced = True
        text = data.decode("utf-8", "surrogateescape")
        text, bad = _bad_bytes(path, text)
        findings.extend(bad)
        data = text.encode()
    if data.startswith(codecs.BOM_UTF8) or b"\n" + codecs.BOM_UTF8 in data:
        text = data.decode()
        findings.extend(_byte_order_marks(path, text))
        data = _MARKS.sub("", text).encode()
    if _has_hidden(data):
        replaced = True
        text = data.decode()
        findings.extend(_hidden(path, text))
        data = HIDDEN.sub("\ufffd", _LONE_CR.sub(" ", text)).encode()
    data, directives = _without_directives(path, data)
    findings.extend(directives)
    clean, conflicts = _without_conflicts(path, data)
    findings.extend(conflicts)
    return Decoded(clean, tuple(findings), bool(conflicts), replaced)


def describe(character: str) -> str:
    """Name a character that cannot be shown, such as ``U+202E RIGHT-TO-LEFT OVERRIDE``."""
    name = unicodedata.name(character, "")
    return f"U+{ord(character):04X}" + (f" {name}" if name else "")


def hidden_kind(character: str) -> tuple[Code, str]:
    """Give the code of a hidden character and the words for what it is."""
    if _BIDI_ONLY.match(character):
        return codes.BIDI_CHARACTER, "bidirectional control"
    if character in "\u2028\u2029":
        return codes.CONTROL_CHARACTER, "hidden line break"
    if character in "\ufffe\uffff":
        return codes.CONTROL_CHARACTER, "noncharacter"
    return codes.CONTROL_CHARACTER, "control character"


def _wide_encoding(data: bytes) -> tuple[str, str] | None:
    for mark, name in _WIDE_MARKS:
        if data.startswith(mark):
            return name, name
    head = data[:4]
    if len(head) >= 2 and 0 in head[:2] and data.count(0, 0, 200) * 3 >= len(data[:200]):
        order = "be" if head[0] == 0 else "le"
        width = "32" if head.count(0) == 3 else "16"
        return f"utf-{width}", f"utf-{width}-{order}"
    return None


def _is_utf8(data: bytes) -> bool:
    if data.isascii():
        return True
    # In pieces, since one str of a text with emoji takes four bytes a character.
    decoder = codecs.getincrementaldecoder("utf-8")()
    size = 1 << 20
    try:
        for start in range(0, len(data), size):
            decoder.decode(data[start : start + size], final=start + size >= len(data))
    except UnicodeDecodeError:
        return False
    return True


def _has_hidden(data: bytes) -> bool:
    if len(data.translate(None, _ASCII_CONTROLS)) != len(data):
        return True
    if b"\r" in data and data.count(b"\r") != data.count(b"\r\n"):
        return True
    return not data.isascii() and any(pattern.search(data) for pattern in _WIDE_HIDDEN)


def _bad_bytes(path: str, text: str) -> tuple[str, list[Finding]]:
    """Put U+FFFD for what is not UTF-8, as many as an editor shows, and say what stood there."""
    runs: list[str] = []

    def shown(match: re.Match[str]) -> str:
        run = match[0].encode("utf-8", "surrogateescape")
        if len(runs) < MOST_PER_CODE:
            values = " ".join(f"{byte:02X}" for byte in run[:8])
            dots = " …" if len(run) > 8 else ""
            runs.append(f"{'bytes' if len(run) > 1 else 'byte'} {values}{dots}")
        return _ESCAPED_BYTE * len(run.decode("utf-8", "replace"))

    text = _ESCAPED_BYTES.sub(shown, text)
    findings = []
    for run, (match, span, more) in zip(runs, _listed(text, _ESCAPED_BYTES), strict=False):
        whole = span._replace(end_column=span.column + len(match[0]))
        message = f"found the {run}, not UTF-8{more}"
        findings.append(make(codes.NOT_UTF8, path, whole, message, hint="save the file as UTF-8"))
    return text.replace(_ESCAPED_BYTE, "\ufffd"), findings


def _byte_order_marks(path: str, text: str) -> Iterator[Finding]:
    for match, span, more in _listed(text, _MARKS):
        message = f"found a byte order mark (U+FEFF), expected text{more}"
        hint = "delete it" if match.start() else "save the file as UTF-8 without a byte order mark"
        yield make(codes.BYTE_ORDER_MARK, path, span, message, hint=hint)


def _hidden(path: str, text: str) -> Iterator[Finding]:
    for pattern in (_CONTROL_OR_CR, _BIDI_ONLY):
        for match, span, more in _listed(text, pattern):
            kind, what, hint = _what(match[0])
            message = f"found the {what} {describe(match[0])}, expected visible text{more}"
            yield make(kind, path, span, message, hint=hint)


def _what(character: str) -> tuple[Code, str, str]:
    if character == "\r":
        return codes.CONTROL_CHARACTER, "lone carriage return", "end lines with LF or CR LF"
    return (*hidden_kind(character), "delete it")


def _listed(text: str, pattern: re.Pattern[str]) -> Iterator[tuple[re.Match[str], Span, str]]:
    """Give the first matches, their places, and with the last of them how many more there are."""
    line = line_start = counted = 0
    for number, match in enumerate(islice(pattern.finditer(text), MOST_PER_CODE), 1):
        lines = text.count("\n", counted, match.start())
        if lines:
            line += lines
            line_start = text.rfind("\n", counted, match.start()) + 1
        counted = match.start()
        more = ""
        if number == MOST_PER_CODE:
            rest = sum(1 for _ in pattern.finditer(text, match.end()))
            more = f" (and {rest} more in this file)" if rest else ""
        yield match, Span.point(line + 1, match.start() - line_start + 1), more


def _without_directives(path: str, data: bytes) -> tuple[bytes, list[Finding]]:
    """Blank out the directives that stand before anything else."""
    if not data.startswith(b"%") and b"\n%" not in data:
        return data, []
    head = _DIRECTIVES.match(data)
    end = head.end() if head is not None else 0
    findings = []
    line = counted = 0
    for match in _DIRECTIVE.finditer(data, 0, end):
        line += data.count(b"\n", counted, match.start())
        counted = match.start()
        span = Span(line + 1, 1, line + 1, 1 + len(match[0].rstrip().decode()))
        message = "found a YAML directive"
        findings.append(make(codes.DIRECTIVE, path, span, message, hint="delete the line"))
    blank = _DIRECTIVE.sub(lambda match: b" " * len(match[0]), data[:end])
    return blank + data[end:], findings


def _without_conflicts(path: str, data: bytes) -> tuple[bytes, list[Finding]]:
    """Blank out conflict markers, and the other branch's side with them, so that one is read."""
    if not any(data.startswith(mark) or b"\n" + mark in data for mark in _CONFLICT_MARKS):
        return data, []
    findings: list[Finding] = []
    clean = bytearray(data)
    line = counted = 0
    theirs: int | None = None
    for match in _CONFLICT.finditer(data):
        marker = match[0][:7].decode()
        line += data.count(b"\n", counted, match.start())
        counted = match.start()
        span = Span(line + 1, 1, line + 1, 8)
        message = f"found the merge conflict marker {marker}"
        hint = "finish the merge: keep what is right and delete the markers"
        findings.append(make(codes.CONFLICT_MARKER, path, span, message, hint=hint))
        if marker[0] in "|=":
            theirs = match.start() if theirs is None else theirs
        start = theirs if marker[0] == ">" and theirs is not None else match.start()
        if marker[0] == ">":
            theirs = None
        blank = bytes(byte if byte in b"\r\n" else 0x20 for byte in data[start : match.end()])
        clean[start : match.end()] = blank
    return bytes(clean), findings
