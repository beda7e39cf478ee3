"""What to say where a file cannot be read: the parser's complaint in words of the format."""

from __future__ import annotations

import re

from disputes.finding import Finding, make
from disputes.load import codes
from disputes.load.tree import MOST_LEVELS, Stop
from disputes.span import Span

_VALUE = re.compile(r"^\s*(?:-\s+)?(?:\{\s*)?[\w-]+:\s+(?P<value>\S.*)$")
_PLAIN_COLON = re.compile(r"^\s*(?:-\s+)?[\w-]+:\s+[^\"'\[{|>#\s][^\"]*?:(\s|$)")
_ODD_STARTS = {
    "[": "a value that begins with [ is a list",
    "{": "a value that begins with { is a mapping",
    ">": "a value that begins with > is a folded text on the lines below",
    "|": "a value that begins with | is a literal text on the lines below",
    "*": "a value that begins with * is an alias",
    "&": "a value that begins with & is an anchor",
    "!": "a value that begins with ! is a tag",
    "%": "a value must not begin with %",
    "@": "a value must not begin with @",
    "`": "a value must not begin with `",
}


def describe_stop(path: str, data: bytes, stop: Stop) -> Finding:
    """Make the finding for a place where reading stopped."""
    span = Span.point(stop.line + 1, stop.column + 1)
    if stop.what == "depth":
        message = f"nested more than {MOST_LEVELS} levels deep"
        hint = "no record needs more than five"
        return make(codes.TOO_DEEP, path, span, message, hint=hint)
    if stop.what == "document":
        message = "a second YAML document begins here; it is not read"
        hint = "delete the line ---, or put the rest into a file of its own"
        return make(codes.SECOND_DOCUMENT, path, span, message, hint=hint)
    if stop.what == "root":
        message = "found something else than a mapping of sections"
        hint = "begin with a section, such as `claims:`"
        return make(codes.WRONG_TYPE, path, span, message, hint=hint)
    return _syntax(path, data, stop, span)


def _syntax(path: str, data: bytes, stop: Stop, span: Span) -> Finding:
    line = _line(data, stop.line)
    what, hint = "not readable as YAML", ""
    if "unexpected end of stream" in stop.what and stop.since is not None:
        what = "this quoted text is never closed"
        hint = "add the closing quotation mark"
    elif re.match(r"^ *\t", line):
        what = "this line is indented with a tab"
        hint = "indent with spaces"
    elif (match := _VALUE.match(line)) and match["value"][0] in _ODD_STARTS:
        what = _ODD_STARTS[match["value"][0]]
        hint = "put the text in double quotation marks"
    elif _PLAIN_COLON.match(line):
        what = "a colon followed by a space begins a value, also within an unquoted text"
        hint = "put the text in double quotation marks"
    elif match and match["value"][0] in "\"'":
        what = "this quoted text ends before the line does"
        hint = 'write a quotation mark within it as \\" or as a curly one'
    elif "simple key" in stop.what or "':'" in stop.what:
        what = "a field's name must be followed by a colon"
        hint = "write `name: value`, or indent the line deeper if it goes on with the one above"
    elif "block end" in stop.what or "expected key" in stop.what or "block entry" in stop.what:
        what = "this line does not fit the indentation of the lines above"
        hint = "indent it as the fields beside it"
    return make(codes.SYNTAX, path, span, what, hint=hint)


def _line(data: bytes, number: int) -> str:
    start = 0
    for _ in range(number):
        start = data.find(b"\n", start) + 1
        if start == 0:
            return ""
    end = data.find(b"\n", start)
    return data[start : end if end >= 0 else len(data)][:400].decode("utf-8", "replace")
