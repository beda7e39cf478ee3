"""Comments for the program: ``# disputes: ignore[D204] reason`` and ``# disputes: accepted``.

Such a comment speaks of the line that it ends, or, on a line of its own, of the next line; and
with it of the whole record, field or list member that begins there. The first silences findings,
the second says that a person has accepted the record of a draft that begins there. A third kind is
about assertions of drafts.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from disputes.check.report_comments import ReportOf, is_report_of, report_comments
from disputes.check.selection import ALWAYS
from disputes.errors import WrongUse
from disputes.finding import Finding
from disputes.load.comments import Comment, comments_with
from disputes.load.text import FileText
from disputes.model.comments import MARKER

if TYPE_CHECKING:
    from disputes.load.record_lines import RecordLines
    from disputes.model.knowledge_base import KnowledgeBase

_IGNORE = re.compile(r"#[ \t]*disputes:[ \t]*ignore[ \t]*\[(?P<codes>[^\]]*)\](?P<reason>.*)")
_ACCEPTED = re.compile(r"#[ \t]*disputes:[ \t]*accepted(?:[ \t].*)?")


class Ignore(NamedTuple):
    """A comment that silences findings.

    ``selectors`` maps each selector as written to what it means: a code or the beginning of one,
    or ``None`` where no rule fits.
    """

    path: str
    comment: Comment
    selectors: Mapping[str, str | None]
    reason: str


class Acceptance(NamedTuple):
    """A comment that accepts the records of a draft which begin in the line that it is about.

    ``records`` has none where none begins there, and where the file is no draft.
    """

    path: str
    comment: Comment
    records: tuple[RecordLines, ...]
    in_draft: bool


class Comments(NamedTuple):
    """The comments of all files, and what became of them.

    ``accepted`` has those that accept records of drafts, ``unreadable`` those that are no such
    comment after all; ``used`` the selectors that silenced something, each with the place of its
    comment among ``ignores``; ``ran`` the codes that were looked for: of others nobody knows
    whether a comment silences one. ``known`` has the codes of all rules; ``complete`` is false
    where rules held back, since something could not be read. ``reports`` has the comments by which
    assertions are reports of others, ``counts`` how many assertions are on each claim outside of
    drafts that they speak of.
    """

    ignores: tuple[Ignore, ...] = ()
    unreadable: tuple[tuple[str, Comment], ...] = ()
    used: frozenset[tuple[int, str]] = frozenset()
    ran: frozenset[str] = frozenset()
    known: frozenset[str] = frozenset()
    complete: bool = True
    accepted: tuple[Acceptance, ...] = ()
    reports: tuple[ReportOf, ...] = ()
    counts: Mapping[str, int] = MappingProxyType({})


def read_comments(
    texts: Mapping[str, FileText],
    resolve: Callable[[str], str],
    kb: KnowledgeBase,
) -> Comments:
    """Find the comments in all files; ``resolve`` tells what a selector means. Linear.

    The knowledge base tells which files are drafts, and what is on record outside of them.
    """
    ignores: list[Ignore] = []
    accepting: defaultdict[str, list[Comment]] = defaultdict(list)
    reporting: defaultdict[str, list[Comment]] = defaultdict(list)
    unreadable: list[tuple[str, Comment]] = []
    for path in sorted(texts):
        for comment in comments_with(texts[path], MARKER):
            match = _IGNORE.fullmatch(comment.text)
            if _ACCEPTED.fullmatch(comment.text):
                accepting[path].append(comment)
                continue
            if is_report_of(comment):
                reporting[path].append(comment)
                continue
            words = [word.strip() for word in match["codes"].split(",")] if match else []
            if match is None or not all(words):
                unreadable.append((path, comment))
                continue
            selectors = {word: _meaning(word, resolve) for word in words}
            ignores.append(Ignore(path, comment, selectors, match["reason"].strip(" \t:-—–")))
    accepted = (
        one
        for path, found in accepting.items()
        for one in _acceptances(texts[path], found, in_draft=path in kb.drafts)
    )
    reports = tuple(
        one
        for path, found in reporting.items()
        for one in report_comments(texts[path], found, in_draft=path in kb.drafts)
    )
    return Comments(
        tuple(ignores),
        tuple(unreadable),
        accepted=tuple(accepted),
        reports=reports,
        counts=_counts(reports, kb),
    )


def accepted_in(text: FileText) -> list[Acceptance]:
    """Find the comments of a draft that accept records of it, in the order of their places."""
    found = [one for one in comments_with(text, MARKER) if _ACCEPTED.fullmatch(one.text)]
    return [*_acceptances(text, found, in_draft=True)]


def _acceptances(
    text: FileText, comments: Iterable[Comment], *, in_draft: bool
) -> Iterator[Acceptance]:
    by_line: defaultdict[int, list[RecordLines]] = defaultdict(list)
    comments = list(comments)
    if in_draft and comments:
        from disputes.load.record_lines import record_lines

        for record in record_lines(text):
            by_line[record.first].append(record)
    for comment in comments:
        yield Acceptance(text.path, comment, tuple(by_line.get(comment.first, ())), in_draft)


def _counts(reports: Iterable[ReportOf], kb: KnowledgeBase) -> dict[str, int]:
    """Count the assertions on each claim that comments speak of, if it is on record."""
    named = {assertion.claim for one in reports for assertion in one.assertions}
    found = (kb.claims[name] for name in sorted(named & kb.claims.keys()))
    return {one.id: len(one.assertions) for one in found if one.place.path not in kb.drafts}


def silence(
    findings: Iterable[Finding], comments: Comments
) -> tuple[list[Finding], frozenset[tuple[int, str]]]:
    """Give the findings that no comment silences, and the selectors that silenced something.

    What the reader finds in a file is never silenced. Linear but for sorting the comments.
    """
    by_path = _Reach.by_path(comments.ignores)
    used: set[tuple[int, str]] = set()
    told: list[Finding] = []
    for finding in findings:
        reach = by_path.get(finding.path)
        silencing = [
            (number, word)
            for number, ignore in (reach.at(finding.span.line) if reach is not None else ())
            for word, prefix in ignore.selectors.items()
            if prefix is not None and finding.code.startswith(prefix)
        ]
        if silencing and not finding.code.startswith(ALWAYS):
            used.update(silencing)
        else:
            told.append(finding)
    return told, frozenset(used)


class _Reach:
    """The comments of a file by the lines that they are about, which lie in or beside each other.

    ``_around`` has, for each comment by its first line, the place of the one it lies within.
    """

    def __init__(self, ignores: Iterable[tuple[int, Ignore]]) -> None:
        self._ignores = sorted(ignores, key=_extent)
        self._firsts = [ignore.comment.first for _, ignore in self._ignores]
        self._around: list[int] = []
        open_ones: list[int] = []
        for place, (_, ignore) in enumerate(self._ignores):
            while open_ones and self._last(open_ones[-1]) < ignore.comment.first:
                open_ones.pop()
            self._around.append(open_ones[-1] if open_ones else -1)
            open_ones.append(place)

    @classmethod
    def by_path(cls, ignores: Iterable[Ignore]) -> dict[str, _Reach]:
        """Sort comments by their files."""
        found: dict[str, list[tuple[int, Ignore]]] = {}
        for number, ignore in enumerate(ignores):
            found.setdefault(ignore.path, []).append((number, ignore))
        return {path: cls(numbered) for path, numbered in found.items()}

    def at(self, line: int) -> Iterator[tuple[int, Ignore]]:
        """Give the comments about a line, each with its number."""
        place = bisect_right(self._firsts, line) - 1
        while place >= 0:
            if line <= self._last(place):
                yield self._ignores[place]
            place = self._around[place]

    def _last(self, place: int) -> int:
        return self._ignores[place][1].comment.last


def _extent(numbered: tuple[int, Ignore]) -> tuple[int, int, int]:
    number, ignore = numbered
    return ignore.comment.first, -ignore.comment.last, number


def _meaning(word: str, resolve: Callable[[str], str]) -> str | None:
    try:
        return resolve(word)
    except WrongUse:
        return None
