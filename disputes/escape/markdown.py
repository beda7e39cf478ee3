"""Markdown in which a text is nothing but text: no markup, mention, link, HTML or formula."""

from __future__ import annotations

import re

from disputes.escape.terminal import visible

# What Markdown, or GitHub's and GitLab's additions to it, could read as more than a letter.
_SIGNS = {sign: f"&#{ord(sign)};" for sign in "\\`*_[]{}<>&#|~$!^"}
_SIGNS |= {"@": "@\u2060", "://": "&#58;//"}
_HARMLESS = re.compile(r"(?:(?!www)[^\W_]|[ ,;()\"'?%=+/“”‘’…–—·≤×-])*")
_MARK = re.compile(r"(\s*\d+)([.)])(?=\s|$)|(\s*)([-+]|=(?==*\s*$))")
_TABLE = str.maketrans({sign: code for sign, code in _SIGNS.items() if len(sign) == 1})


def markdown_text(text: str) -> str:
    """Give a text on one line for use anywhere within a line of Markdown.

    A word joiner keeps what follows an at sign from being a person who is told of it.
    """
    if _HARMLESS.fullmatch(text) is not None:
        return text
    shown = visible(text).translate(_TABLE)
    return shown.replace("://", _SIGNS["://"]).replace("www.", "www&#46;")


def markdown_start(line: str) -> str:
    """Keep the beginning of a line of Markdown from being read as the mark of a list or a rule."""
    match = _MARK.match(line)
    if match is None:
        return line
    return f"{match[1] or match[3] or ''}&#{ord(match[2] or match[4])};{line[match.end() :]}"


def markdown_code(text: str) -> str:
    """Give a text, such as an id, as code; no mention or number of an issue is looked for in it."""
    return f"<code>{markdown_text(text)}</code>"
