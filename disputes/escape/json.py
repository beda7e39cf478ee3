"""JSON that is safe to print and to read, a record a line."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache
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


class Shared(dict[str, Any]):
    """A mapping that stands in many places of what is written; it is written out only once."""

    __slots__ = ("text",)
    text: str | None

    def __init__(self, data: Mapping[str, Any]) -> None:
        super().__init__(data)
        self.text = None


class Encoded(str):
    """A value that is JSON already."""

    __slots__ = ()


def json_text(value: object) -> str:
    """Give a value as JSON on one line, with control characters only as escapes."""
    if type(value) is Encoded:
        return value
    if type(value) is Shared:
        if value.text is None:
            value.text = _plain_text(dict(value))
        return value.text
    if type(value) is list and value and isinstance(value[0], dict):
        return f"[{', '.join(map(json_text, value))}]"
    if type(value) is dict:
        return _object_text(value)
    return _plain_text(value)


def _object_text(value: dict[str, Any]) -> str:
    """Write a mapping, with its members that hold no others in one go."""
    pieces = []
    simple: dict[str, Any] = {}
    for name, member in value.items():
        if isinstance(member, dict) or (
            type(member) is list and member and isinstance(member[0], dict)
        ):
            if simple:
                pieces.append(_plain_text(simple)[1:-1])
                simple = {}
            pieces.append(f"{_plain_text(name)}: {json_text(member)}")
        else:
            simple[name] = member
    if simple:
        pieces.append(_plain_text(simple)[1:-1])
    return f"{{{', '.join(pieces)}}}"


def _plain_text(value: object) -> str:
    text = _encoder()(value)
    return text if text.isprintable() else re.sub(HIDDEN, _escape, text)


@cache
def _encoder() -> Callable[[object], str]:
    from json import JSONEncoder  # late: most runs write no JSON

    return JSONEncoder(ensure_ascii=False).encode


def _escape(match: re.Match[str]) -> str:
    number = ord(match[0])
    if number < 0x10000:
        return f"\\u{number:04x}"
    number -= 0x10000
    return f"\\u{0xD800 + (number >> 10):04x}\\u{0xDC00 + (number & 0x3FF):04x}"
