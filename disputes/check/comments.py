"""Comments that silence findings: ``# disputes: ignore[D204] reason``.

Such a comment speaks of the line that it ends, or, on a line of its own, of the next line; and
with it of the whole record, field or list member that begins there.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

from disputes.check.selection import ALWAYS
from disputes.errors import WrongUse
from disputes.finding import Finding
from disputes.load.comments import Comment, comments_with
from disputes.load.text import FileText

MARKER = "disputes:"

_IGNORE = re.compile(r"#[ \t]*disputes:[ \t]*ignore[ \t]*\[(?P<codes>[^\]]*)\](?P<reason>.*)")


class Ignore(NamedTuple):
    """A comment that silences findings.

    ``selectors`` maps each selector as written to what it means: a code or the beginning of one,
    or ``None`` where no rule fits.
    """

    path: str
    comment: Comment
    selectors: Mapping[str, str | None]
    reason: str


class Comments(NamedTuple):
    """The comments of all files, and what became of them.

    ``unreadable`` has those that are no such comment after all; ``used`` the selectors that
    silenced something, each with the place of its comment among ``ignores``; ``ran`` the codes that
    were looked for: of others nobody knows whether a comment silences one.
    """

    ignores: tuple[Ignore, ...] = ()
    unreadable: tuple[tuple[str, Comment], ...] = ()
    used: frozenset[tuple[int, str]] = frozenset()
    ran: frozenset[str] = frozenset()


def read_comments(texts: Mapping[str, FileText], resolve: Callable[[str], str]) -> Comments:
    """Find the comments in all files; ``resolve`` tells what a selector means. Linear."""
    ignores: list[Ignore] = []
    unreadable: list[tuple[str, Comment]] = []
    for path in sorted(texts):
        for comment in comments_with(texts[path], MARKER.encode()):
            match = _IGNORE.fullmatch(comment.text)
            words = [word.strip() for word in match["codes"].split(",")] if match else []
            if match is None or not all(words):
                unreadable.append((path, comment))
                continue
            selectors = {word: _meaning(word, resolve) for word in words}
            ignores.append(Ignore(path, comment, selectors, match["reason"].strip(" \t:-—–")))
    return Comments(tuple(ignores), tuple(unreadable))


def silence(
    findings: Iterable[Finding], comments: Comments
) -> tuple[list[Finding], frozenset[tuple[int, str]]]:
    """Give the findings that no comment silences, and the selectors that silenced something.

    What the reader finds in a file is never silenced. Each finding costs the comments of its file.
    """
    by_path: dict[str, list[tuple[int, Ignore]]] = {}
    for number, ignore in enumerate(comments.ignores):
        by_path.setdefault(ignore.path, []).append((number, ignore))
    used: set[tuple[int, str]] = set()
    told: list[Finding] = []
    for finding in findings:
        silencing = [
            (number, word)
            for number, ignore in by_path.get(finding.path, ())
            if ignore.comment.first <= finding.span.line <= ignore.comment.last
            for word, prefix in ignore.selectors.items()
            if prefix is not None and finding.code.startswith(prefix)
        ]
        if silencing and not finding.code.startswith(ALWAYS):
            used.update(silencing)
        else:
            told.append(finding)
    return told, frozenset(used)


def _meaning(word: str, resolve: Callable[[str], str]) -> str | None:
    try:
        return resolve(word)
    except WrongUse:
        return None
