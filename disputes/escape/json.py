"""JSON that is safe to print and to read, a record a line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from disputes.escape.terminal import HIDDEN


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
    return text if text.isprintable() else HIDDEN.sub(_escape, text)


def _escape(match: re.Match[str]) -> str:
    number = ord(match[0])
    if number < 0x10000:
        return f"\\u{number:04x}"
    number -= 0x10000
    return f"\\u{0xD800 + (number >> 10):04x}\\u{0xDC00 + (number & 0x3FF):04x}"
