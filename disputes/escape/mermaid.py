"""Text in a Mermaid diagram that is nothing but text: no markup, formula, icon or directive."""

from __future__ import annotations

import re

from disputes.escape.terminal import visible

# Everything in ASCII but letters, digits, spaces and what no part of Mermaid looks for.
_SIGN = re.compile(r"[!-&*+:->@\[-`{-~]")
# Markdown would make a list or a heading of it, and refuse to show that.
_LIST = re.compile(r"^(\s*)([0-9]+)?([-.)])")


# Looked for even after the numbers have been put back: formulas, icons and line ends. A joiner,
# which nobody sees, keeps their signs apart.
_LATE = re.compile(r"(?<=\$)(?=\$)|(?<=fa:)|(?<=fa[a-z]:)|(?<=\\)(?=n)")
_JOINER = "\u2060"


def mermaid_text(text: str) -> str:
    """Give a text for a quoted label, with signs as the numbers that Mermaid puts back."""
    shown = _SIGN.sub(_number, _LATE.sub(_JOINER, visible(text)))
    return _LIST.sub(lambda one: f"{one[1]}{one[2] or ''}#{ord(one[3])};", shown)


def mermaid_label(text: str) -> str:
    """Give a text as a quoted label; one without anything to see is a space."""
    return f'"{mermaid_text(text).strip() or " "}"'


def _number(match: re.Match[str]) -> str:
    return f"#{ord(match[0])};"
