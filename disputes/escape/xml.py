"""XML in which a text is nothing but text, and which every parser reads."""

from __future__ import annotations

import re

from disputes.escape.terminal import visible

# Characters that no XML document may hold, not even as a reference, and which are no controls.
_NOT_XML = re.compile("[\ufffe\uffff]")
_SIGNS = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;"})


def xml_text(text: str) -> str:
    r"""Give a text for the content of an element or a quoted attribute.

    What XML cannot hold, and what a terminal would obey, is written out, as ``\x1b``.
    """
    return within_xml(text).translate(_SIGNS)


def within_xml(text: str) -> str:
    """Give a text in which all that no XML document may hold is written out."""
    shown = visible(text)
    if shown.isprintable():
        return shown
    return _NOT_XML.sub(lambda match: f"\\u{ord(match[0]):04x}", shown)
