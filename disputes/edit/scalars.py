"""Writing a text as a scalar of YAML, so that it reads back to the letter."""

from __future__ import annotations

import re

WIDTH = 120
"""Columns that a line of ours has at most, where a text can be broken at all."""

_PLAIN = re.compile(
    r"(?!---|\.\.\.)(?:[^\s,\[\]{}#&*!|>'\"%@`?:-]|-(?=\w))"
    r"(?:[^\s:#]|:(?=\S)|(?<=\S)#| (?=[^\s#]))*"
)
"""A text that means itself in plain style, outside brackets."""

_TYPED = re.compile(
    r"[-+]?[0-9][0-9_,.:eExob+-]*|[-+]?\.(?:inf|[0-9]+)|\.nan|~|null|true|false|yes|no|on|off|y|n",
    re.IGNORECASE,
)
"""A text that other programs might take for a number, a date or a truth value."""

_FLOW_SIGNS = re.compile(r"[,\[\]{}?]|:(?!\w|/)|:\Z")
_ESCAPED = re.compile(
    '["\\\\\x00-\x1f\x7f-\xa0\xad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\uffff'
    "\ud800-\udfff]"
)
_NAMED = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r", "\u00a0": "\\_"}
_BREAK = re.compile(r"(?<=[^ \\]) (?=[^ ])")


def scalar(text: str, *, flow: bool = False, quoted: bool = False) -> str:
    """Write a text on one line: plain where that is sound, else in double quotes.

    ``flow`` is for a place within brackets or braces, ``quoted`` asks for quotes in any case.
    """
    plain = not quoted and _PLAIN.fullmatch(text) is not None and not _ESCAPED.search(text)
    if plain and text.isprintable() and not (flow and _FLOW_SIGNS.search(text)):
        return text
    return f'"{_ESCAPED.sub(_escape, text)}"'


def in_single_quotes(text: str) -> str | None:
    """Write a text on one line in single quotes, or nothing where these cannot hold it."""
    if not text.isprintable() or _ESCAPED.search(text.replace('"', "").replace("\\", "")):
        return None
    return "'" + text.replace("'", "''") + "'"


def looks_typed(text: str) -> bool:
    """Tell whether other programs might not take a plain text for a text."""
    return _TYPED.fullmatch(text) is not None


def folded(text: str, indent: int) -> list[str]:
    """Write a long text in double quotes on lines of their own, broken at single spaces.

    The first line is to stand below its field's name, each with the indentation. In double quotes
    a line break between words reads as one space (YAML 1.2.2, 7.3.1).
    """
    written = scalar(text, quoted=True)
    lines: list[str] = []
    start = last = 0
    for match in _BREAK.finditer(written):
        if match.start() - start > WIDTH - indent and last > start:
            lines.append(written[start:last])
            start = last + 1
        last = match.start()
    if len(written) - start > WIDTH - indent and last > start:
        lines.append(written[start:last])
        start = last + 1
    lines.append(written[start:])
    return [" " * indent + line for line in lines]


def _escape(match: re.Match[str]) -> str:
    character = match[0]
    if character in _NAMED:
        return _NAMED[character]
    number = ord(character)
    return f"\\x{number:02x}" if number < 0x100 else f"\\u{number:04x}"
