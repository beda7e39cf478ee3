"""A comment that silences findings must say why.

Who reads the file later has to be able to judge whether the reason still holds.

Bad:

    sources:
      ann: {name: Ann, kind: person}  # disputes: ignore[D110]

Good:

    sources:
      ann: {name: Ann, kind: person}  # disputes: ignore[D110] her interview is yet to be coded

Fix: write the reason behind the bracket.
"""

from __future__ import annotations

from collections.abc import Iterator

from disputes.check.comments import Comments
from disputes.check.problem import Problem
from disputes.finding import Code, Level

CODE = Code("D602", "unexplained-ignore", Level.WARNING)


def audit(comments: Comments) -> Iterator[Problem]:
    """Find comments without a reason."""
    for ignore in comments.ignores:
        if not ignore.reason:
            message = "this comment does not say why it silences"
            hint = "write the reason behind the bracket"
            yield Problem(ignore.path, ignore.comment.span, message, hint)
