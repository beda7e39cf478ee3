"""Text in Graphviz's dot language that is nothing but text: no escape, entity or HTML label."""

from __future__ import annotations

from collections.abc import Iterable

from disputes.escape.xml import within_xml


def dot_text(text: str) -> str:
    r"""Give a text as a quoted string; in a label ``\N``, ``\n`` and ``&lt;`` stay as written."""
    return f'"{_plain(text)}"'


def dot_label(lines: Iterable[str]) -> str:
    """Give lines of text as a quoted string, each with a line end as dot writes it."""
    return f'"{chr(92).join(_joined(lines))}"'


def _joined(lines: Iterable[str]) -> list[str]:
    plain = [_plain(line) for line in lines]
    return [plain[0], *(f"n{line}" for line in plain[1:])] if plain else []


def _plain(text: str) -> str:
    # Graphviz puts whatever it is given into the SVG that it makes.
    shown = within_xml(text).replace("\\", "\\\\").replace("&", "&amp;")
    return shown.replace('"', '\\"')
