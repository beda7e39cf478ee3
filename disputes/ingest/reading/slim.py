"""A page without what holds no words: cut before it is parsed, so that its size costs little."""

from __future__ import annotations

import re
from typing import Final

# Each ends at its closing tag, or with the page; data of machines is kept for what it declares.
_OPENS: Final = re.compile(
    r"<(?:(script|style|svg|noscript|template|iframe)(?=[\s>/])|!--)", re.IGNORECASE
)
_DATA: Final = re.compile(r"application/ld\+json", re.IGNORECASE)
_SAVED: Final = re.compile(
    r"(?:saved from url=\(\d+\)|\burl: ?)(https?://\S{4,2000})", re.IGNORECASE
)
# libxml2 takes quadratic time for the attributes of one tag; pictures are written out in some.
_LONG_TAG: Final = re.compile(r"<([A-Za-z][A-Za-z0-9]{0,20})\b[^<>]{4000,}(?:>|(?=<)|\Z)")
_CONTROLS: Final = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_MOST_DATA: Final = 200_000


def slim(markup: str) -> tuple[str, list[str], str | None]:
    """Give a page without scripts, styles, drawings and comments; its data; its address.

    The data are the texts of its JSON-LD, the address is that which a browser notes when it saves a
    page. Takes linear time.
    """
    kept: list[str] = []
    data: list[str] = []
    saved: str | None = None
    lowered = markup.lower() if len(markup.lower()) == len(markup) else _ascii_lower(markup)
    at = 0
    while (opened := _OPENS.search(markup, at)) is not None:
        kept.append(markup[at : opened.start()])
        name = (opened[1] or "").lower()
        # The dashes that open a comment may close it too.
        end = lowered.find(f"</{name}" if name else "-->", opened.end() - 2)
        if end < 0:
            # What never closes runs to the end for a browser too, but words without scripts do not.
            at = len(markup)
            if name == "noscript":
                at = markup.find(">", opened.end()) + 1 or at
            continue
        within = markup[opened.end() : end]
        if name == "script" and _DATA.search(within[:300]) and len(within) <= _MOST_DATA:
            data.append(within[within.find(">") + 1 :])
        elif not name and saved is None and (found := _SAVED.search(within[:4000])):
            saved = found[1]
        at = end + 3 if not name else markup.find(">", end) + 1 or len(markup)
    kept.append(markup[at:])
    slimmed = _LONG_TAG.sub(r"<\1>", "".join(kept))
    return _CONTROLS.sub(" ", slimmed), data, saved


def _ascii_lower(text: str) -> str:
    """Give a text with its ASCII capitals made small; every character stays where it is."""
    return text.translate({code: code + 32 for code in range(65, 91)})
