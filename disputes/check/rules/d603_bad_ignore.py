"""A comment that speaks to the program must be one that it understands.

Comments that begin with `disputes:` are for the program. One that is misspelt would silence nothing
without anybody noticing.

Bad:

    sources:
      ann: {name: Ann, kind: person}  # disputes: ignore D110, not coded yet

Good:

    sources:
      ann: {name: Ann, kind: person}  # disputes: ignore[D110] not coded yet

Fix: write `# disputes: ignore[CODE] reason`, with one code or several, separated by commas; or, on
a record of a draft, `# disputes: accepted`, and on an assertion of one, `# disputes: report of
assertion 2`.
"""

from __future__ import annotations

from collections.abc import Iterator

from disputes.check.comments import Comments
from disputes.check.misspelt import HINT, means_accepted
from disputes.check.problem import Problem
from disputes.check.report_comments import EXPECTED, means_report_of
from disputes.finding import Code, Level

CODE = Code("D603", "bad-ignore", Level.WARNING)


def audit(comments: Comments) -> Iterator[Problem]:
    """Find comments for the program that are of none of the forms there are."""
    for path, comment in comments.unreadable:
        message = "this comment begins with `disputes:`, but silences nothing"
        hint = (
            "expected `# disputes: ignore[CODE] reason`, `# disputes: accepted` "
            "or `# disputes: report of assertion NUMBER`"
        )
        if means_accepted(comment.text):
            message, hint = "this comment begins with `disputes:`, but accepts nothing", HINT
        elif means_report_of(comment):
            message, hint = "this comment begins with `disputes:`, but names no assertion", EXPECTED
        yield Problem(path, comment.span, message, hint)
