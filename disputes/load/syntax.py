"""What to say where a file cannot be read: the parser's complaint in words of the format.

The two parsers word their complaints differently, so a complaint only tells the kind of problem;
what is said about it comes from the text at the place.
"""

from __future__ import annotations

import re

from disputes.finding import Finding, make
from disputes.load import codes
from disputes.load.tree import MENDED, MOST_LEVELS, Stop
from disputes.model.fields import RECORD_TYPES
from disputes.span import Span

_VALUE = re.compile(r"^\s*(?:-\s+)?(?:\{\s*)?[\w-]+:\s+(?P<value>\S.*)$")
_PLAIN_COLON = re.compile(r"^\s*(?:-\s+)?[\w-]+:\s+[^\"'\[{|>#\s][^\"]*?:(\s|$)")
_NAME_ONLY = re.compile(r"^\s*(?:-\s+)?[\w.-]+$")
_ODD_STARTS = {
    "[": "a value that begins with [ is a list",
    "{": "a value that begins with { is a mapping",
    ">": "a value that begins with > is a folded text on the lines below",
    "|": "a value that begins with | is a literal text on the lines below",
    "*": "a value that begins with * is an alias",
    "&": "a value that begins with & is an anchor",
    "!": "a value that begins with ! is a tag",
}
_NO_STARTS = "%@`,?-"
_QUOTE_IT = "put the text in double quotation marks"
_CLOSE_IT = "close it, or put a text with , : [ ] { } or quotation marks in double quotation marks"
_COLON_IN_TEXT = "a colon followed by a space begins a value, also within an unquoted text"
_TEXT_IN_FLOW = re.compile(
    r"[{,]\s*(?P<name>[\w-]+):\s+[^\s\"'\[\]{},#&*!|>@`%](?:[^\[\]{},\"]*[ '])?(?P<last>[\w-]*)$"
)
_KINDS = tuple(RECORD_TYPES.values())
_FLOW = ("',' or ']'", "',' or '}'")
_BLOCK = ("expected key", "expected '-' indicator", "expected <block end>")
_ESCAPE = ("escape", "hexdecimal", "hexadecimal")
_MOST_SHOWN = 400


def describe_stop(path: str, data: bytes, stop: Stop) -> Finding:
    """Make the finding for a place where reading stopped."""
    last = data.count(b"\n")
    if stop.line > last:  # the parser ends the last line where the file does not
        column = len(_line(data, last))
        stop = Stop(stop.what, last, column, stop.within, stop.since, stop.unfinished)
    span = Span.point(stop.line + 1, stop.column + 1)
    if stop.what == "depth":
        message = f"nested more than {MOST_LEVELS} levels deep"
        hint = "no record needs more than five"
        return make(codes.TOO_DEEP, path, span, message, hint=hint)
    if stop.what == "document":
        message = "a second YAML document begins here; it is not read"
        hint = "delete the line ---, or put the rest into a file of its own"
        return make(codes.SECOND_DOCUMENT, path, span, message, hint=hint)
    if stop.what in MENDED:
        name = re.split("[ \t\r:#]", _line(data, stop.line)[stop.column :], maxsplit=1)[0]
        span = Span(*span[:2], stop.line + 1, stop.column + 1 + len(name))
        if stop.what == "margin":
            message, hint = indented(name)
            return make(codes.MISSING_SECTION, path, span, message, hint=hint)
        message = f"a colon is missing behind '{name}'"
        return make(codes.SYNTAX, path, span, message, hint=f"write `{name}:`")
    if stop.what == "root":
        message = "found something else than a mapping of sections"
        hint = "begin with a section, such as `claims:`"
        return make(codes.WRONG_TYPE, path, span, message, hint=hint)
    return _syntax(path, data, stop)


def indented(section: str) -> tuple[str, str]:
    """Give message and hint for the name of a section that does not begin its line."""
    return f"the section '{section}' must begin at the margin", "delete the spaces before it"


def _syntax(path: str, data: bytes, stop: Stop) -> Finding:
    line = _line(data, stop.line)
    place = (stop.line, stop.column)
    if any(word in stop.what for word in _ESCAPE):
        start = max(line.rfind("\\", 0, stop.column + 1), 0)
        place = (stop.line, start)
        message, hint = _bad_escape(line[start : start + 10])
    elif "could not find expected ':'" in stop.what:
        place = stop.since or place
        message = "a field's name must be followed by a colon"
        hint = "write `name: value`, or indent the line deeper if it goes on with the one above"
    elif any(word in stop.what for word in _FLOW) and _is_colon_in_text(line, stop.column):
        message, hint = _COLON_IN_TEXT, _QUOTE_IT
    elif any(word in stop.what for word in _FLOW) and stop.since is not None:
        opening = _line(data, stop.since[0])[stop.since[1] :][:1]
        message = (
            f"the {opening} in line {stop.since[0] + 1} is not closed before this, "
            "or a comma is missing"
        )
        hint = _CLOSE_IT
    elif line.startswith("%"):
        place = (stop.line, 0)
        message, hint = "a line must not begin with %", _QUOTE_IT
    else:
        message, hint = _by_text(line[:_MOST_SHOWN], line[stop.column : stop.column + 1], stop)
    span = Span.point(place[0] + 1, place[1] + 1)
    return make(codes.SYNTAX, path, span, message, hint=hint)


def _bad_escape(text: str) -> tuple[str, str]:
    digits = re.match(r"\\(?:x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8})", text)
    if digits is not None:
        return f"the escape {digits[0]} stands for no character", "write the character itself"
    message = f"found {text[:2]} within double quotation marks, which is no escape of YAML"
    return message, "write ' as it is" if text[1:2] == "'" else "write \\\\ for a backslash"


def _is_colon_in_text(line: str, column: int) -> bool:
    """Tell whether a colon stands within an unquoted text, and not behind a field's name."""
    if line[column : column + 1] != ":":
        return False
    match = _TEXT_IN_FLOW.search(line[:column][-_MOST_SHOWN:])
    if match is None:
        return False
    # Where both are fields of one record, a comma may be missing between them.
    return not any({match["name"], match["last"]} <= set(kind.fields) for kind in _KINDS)


def _by_text(line: str, character: str, stop: Stop) -> tuple[str, str]:
    """Say what is wrong from the line and the character at which reading stopped."""
    before = line[: stop.column]
    match = _VALUE.match(line)
    start = match["value"][0] if match else ""
    if "unexpected end of stream" in stop.what:
        return "this quoted text is never closed", "add the closing quotation mark"
    if "unexpected document" in stop.what:
        message = f"found {line[:3]} at the start of a line within a quoted text"
        return message, "close the quotation marks above it, or indent the line"
    if re.match(r"^ *\t", line):
        return "this line is indented with a tab", "indent with spaces"
    if character == "\t":
        return "found a tab where a space is expected", "write a space in its place"
    if start in _ODD_STARTS and not (character and character in "]}"):
        return _ODD_STARTS[start], _QUOTE_IT
    if character and character in "]}" and any(word in stop.what for word in _BLOCK):
        return f"this {character} closes nothing", f"delete it, or {_QUOTE_IT}"
    if "mapping values" in stop.what and _NAME_ONLY.match(before):
        message = "this field stands deeper than the one above, or the line above has no colon"
        return message, "indent it as the fields beside it, and write each as `name: value`"
    if _PLAIN_COLON.match(line) or "mapping values" in stop.what:
        return _COLON_IN_TEXT, _QUOTE_IT
    if not before.strip() and any(word in stop.what for word in _BLOCK):
        message = "this line does not fit the indentation of the lines above"
        return message, "indent it as the fields beside it"
    if start and start in "\"'":
        message = "this quoted text ends before the line does"
        return message, 'write a quotation mark within it as \\" or as a curly one'
    if character and character in _NO_STARTS:
        what = "a line" if not before else "an unquoted text"
        return f"{what} must not begin with {character}", _QUOTE_IT
    if "node content" in stop.what:
        return "a bracket before this is not closed, or a value is missing", _CLOSE_IT
    return "not readable as YAML", "write each field as `name: value`, indented alike"


def _line(data: bytes, number: int) -> str:
    start = 0
    for _ in range(number):
        start = data.find(b"\n", start) + 1
        if start == 0:
            return ""
    end = data.find(b"\n", start)
    return data[start : end if end >= 0 else len(data)].decode("utf-8", "replace")
