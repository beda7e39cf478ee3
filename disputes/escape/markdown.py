"""Markdown in which a text is nothing but text: no markup, mention, link, HTML or formula."""

from __future__ import annotations

from disputes.escape.terminal import visible

# What Markdown, or GitHub's and GitLab's additions to it, could read as more than a letter.
_SIGNS = {sign: f"&#{ord(sign)};" for sign in "\\`*_[]{}<>&#|~$!^"}
_SIGNS |= {"@": "@\u2060", "://": "&#58;//"}
_TABLE = str.maketrans({sign: code for sign, code in _SIGNS.items() if len(sign) == 1})


def markdown_text(text: str) -> str:
    """Give a text on one line for use anywhere within a line of Markdown.

    A word joiner keeps what follows an at sign from being a person who is told of it.
    """
    shown = visible(text).translate(_TABLE)
    return shown.replace("://", _SIGNS["://"]).replace("www.", "www&#46;")


def markdown_code(text: str) -> str:
    """Give a text, such as an id, as code; no mention or number of an issue is looked for in it."""
    return f"<code>{markdown_text(text)}</code>"
