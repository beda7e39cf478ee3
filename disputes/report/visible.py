"""Making text safe to print: everything that a terminal could obey becomes something to see."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

# C0 and C1 controls, DEL, bidirectional controls, line separators, surrogates, and the tag and
# interlinear characters that hide text.
_HIDDEN = re.compile(
    "[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufff9-\ufffb"
    "\ud800-\udfff\U000e0000-\U000e007f]"
)


def visible(text: str) -> str:
    r"""Give a text on one line in which every control character is written out, as ``\x1b``.

    Line ends and tabs become spaces; ordinary text, in any script, is unchanged.
    """
    if text.isprintable():
        return text
    return _HIDDEN.sub(_write_out, text)


def json_lines(data: Mapping[str, Any]) -> Iterator[str]:
    """Give a mapping as JSON that is safe to print, a line for each member of its lists.

    Control characters stand only as escapes. Members of the mapping may be iterators, which are
    then used up one by one: the whole need never be in memory.
    """
    yield "{\n"
    before = " "
    for name, value in data.items():
        yield f"{before} {json_text(name)}: "
        before = ",\n "
        if isinstance(value, list | Iterator):
            between = "\n  "
            yield "["
            for member in value:
                yield f"{between} {json_text(member)}"
                between = ",\n  "
            yield "]" if between == "\n  " else "\n  ]"
        else:
            yield json_text(value)
    yield "\n}\n"


def json_text(value: object) -> str:
    """Give a value as JSON on one line, with control characters only as escapes."""
    import json

    text = json.dumps(value, ensure_ascii=False)
    return text if text.isprintable() else _HIDDEN.sub(_escape, text)


def _write_out(match: re.Match[str]) -> str:
    character = match[0]
    if character in "\t\n\r":
        return " "
    number = ord(character)
    if number < 0x100:
        return f"\\x{number:02x}"
    return f"\\u{number:04x}" if number < 0x10000 else f"\\U{number:08x}"


def _escape(match: re.Match[str]) -> str:
    number = ord(match[0])
    if number < 0x10000:
        return f"\\u{number:04x}"
    number -= 0x10000
    return f"\\u{0xD800 + (number >> 10):04x}\\u{0xDC00 + (number & 0x3FF):04x}"
