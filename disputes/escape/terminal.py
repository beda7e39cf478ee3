"""Making text safe to print: everything that a terminal could obey becomes something to see."""

from __future__ import annotations

import re

HIDDEN = (
    "[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufff9-\ufffb"
    "\ud800-\udfff\U000e0000-\U000e007f]"
)
"""C0 and C1 controls, DEL, bidirectional controls, line separators, surrogates, and the tag and
interlinear characters that hide text: a class for `re`, compiled where one is met."""

_LONGEST = 2000
"""Of a longer text no line shows more characters."""


def visible(text: str) -> str:
    r"""Give a text on one line in which every control character is written out, as ``\x1b``.

    Line ends and tabs become spaces; ordinary text, in any script, is unchanged.
    """
    if text.isprintable():
        return text
    return re.sub(HIDDEN, _write_out, text)


def one_line(text: str) -> str:
    """Give the beginning of a text, visible and with single spaces, where one line shows it."""
    return " ".join(visible(text[:_LONGEST]).split())


def _write_out(match: re.Match[str]) -> str:
    character = match[0]
    if character in "\t\n\r":
        return " "
    number = ord(character)
    if number < 0x100:
        return f"\\x{number:02x}"
    return f"\\u{number:04x}" if number < 0x10000 else f"\\U{number:08x}"
