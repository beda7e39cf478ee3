"""Comments by which an assertion of a draft is no act of its own, but a report of one on record.

Such a comment, ``# disputes: report of assertion 2``, speaks of the assertion that begins in the
line that it ends, or, on a line of its own, in the next.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Final, NamedTuple

from disputes.load.comments import Comment, comments_with
from disputes.load.text import FileText
from disputes.model.comments import MARKER, REPORT_OF

if TYPE_CHECKING:
    from disputes.load.assertion_lines import AssertionLine

_REPORT_OF = re.compile(
    r"#[ \t]*disputes:[ \t]*report[ \t]+of[ \t]+assertion[ \t]+"
    r"(?P<number>[1-9]\d{0,8})(?:[ \t].*)?",
    re.ASCII,
)

_NEARLY = re.compile(
    r"#[ \t]*disputes[ \t]*(?::[ \t]*reports?\b|[ \t]reports?\b.*\bassertions?\b)", re.IGNORECASE
)

EXPECTED: Final = f"expected `{REPORT_OF} NUMBER`"
"""What is said of a comment that is nearly one of these."""


class ReportOf(NamedTuple):
    """A comment that makes an assertion a report of another, by its ``number`` from 1.

    ``assertions`` has those that begin in the line that it is about: one, where it means something,
    and none where the file is no draft.
    """

    path: str
    comment: Comment
    number: int
    assertions: tuple[AssertionLine, ...]
    in_draft: bool

    @property
    def useless(self) -> str:
        """Why it means nothing, as far as its file tells; empty where it means something."""
        if not self.in_draft:
            return "the file is no draft"
        if len(self.assertions) == 1:
            return ""
        return f"{'several assertions begin' if self.assertions else 'no assertion begins'} here"


def is_report_of(comment: Comment) -> bool:
    """Tell whether a comment has the form of one that makes an assertion a report."""
    return _REPORT_OF.fullmatch(comment.text) is not None


def means_report_of(comment: Comment) -> bool:
    """Tell whether a comment makes no assertion a report, but nearly is one that would."""
    return _NEARLY.match(comment.text) is not None and not is_report_of(comment)


def reports_in(text: FileText) -> list[ReportOf]:
    """Find such comments in a draft, in the order of their places."""
    return [*report_comments(text, comments_with(text, MARKER), in_draft=True)]


def report_comments(
    text: FileText, comments: Iterable[Comment], *, in_draft: bool
) -> Iterator[ReportOf]:
    """Find such comments among those of a file; costs one reading of it where there are some."""
    matches = [(one, match) for one in comments if (match := _REPORT_OF.fullmatch(one.text))]
    by_line: defaultdict[int, list[AssertionLine]] = defaultdict(list)
    if in_draft and matches:
        from disputes.load.assertion_lines import assertion_lines

        for assertion in assertion_lines(text):
            by_line[assertion.line].append(assertion)
    for comment, match in matches:
        here = tuple(by_line.get(comment.first, ()))
        yield ReportOf(text.path, comment, int(match["number"]), here, in_draft)
