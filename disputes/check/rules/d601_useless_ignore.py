"""A comment for the program must do something: silence a finding, or speak of a draft.

A comment that outlives what it was written for would silence the next mistake in its place. Of a
rule that did not run, nobody knows whether the comment does something, so nothing is said; neither
is it where files could not be read in full, since rules then hold back. A record is accepted, with
`# disputes: accepted`, in a file with `draft: true` only, and on the line where it begins. In a
draft too, `# disputes: report of assertion 2` makes an assertion a report of one on record, where
the claim has so many outside of drafts.

Bad:

    sources:
      ann: {name: Ann, kind: person}
    claims:
      rain:
        text: It rained.
        assertions:
          - asserts: ann  # disputes: ignore[D201] two relations were meant

Good:

    sources:
      ann: {name: Ann, kind: person}
    claims:
      rain:
        text: It rained.
        assertions:
          - asserts: ann

Fix: delete the comment, or the code in it that does nothing.
"""

from __future__ import annotations

from collections.abc import Iterator

from disputes.check.comments import Acceptance, Comments, Ignore
from disputes.check.problem import Problem
from disputes.check.report_comments import ReportOf
from disputes.check.selection import ALWAYS
from disputes.finding import Code, Level

CODE = Code("D601", "useless-ignore", Level.WARNING)


def audit(comments: Comments) -> Iterator[Problem]:
    """Find comments that accept nothing or name no assertion, and selectors that silence nothing.

    These fit no rule, or their rules all ran.
    """
    for one in comments.accepted:
        if not one.in_draft:
            yield _problem(one, "this comment accepts nothing: the file is no draft")
        elif not one.records and comments.complete:
            yield _problem(one, "this comment accepts nothing: no record begins here")
    for report in comments.reports:
        if comments.complete or not report.in_draft:
            yield from _of_report(report, comments)
    for number, ignore in enumerate(comments.ignores):
        for word, prefix in ignore.selectors.items():
            if prefix is None:
                message = f"no rule is called '{word}'"
            elif prefix.startswith(ALWAYS):
                message = f"'{word}' cannot be silenced"
            elif (number, word) in comments.used or not _judged(prefix, comments):
                continue
            else:
                message = f"this comment silences nothing: there is no {word} here"
            yield _problem(ignore, message)


def _judged(prefix: str, comments: Comments) -> bool:
    """Tell whether all rules that a selector fits ran, and had no reason to hold back."""
    fitting = [code for code in comments.known if code.startswith(prefix)]
    return comments.complete and bool(fitting) and comments.ran.issuperset(fitting)


def _of_report(one: ReportOf, comments: Comments) -> Iterator[Problem]:
    """Find out whether the assertion that a comment names is there."""
    if one.useless:
        yield _problem(one, f"this comment means nothing: {one.useless}")
        return
    claim = one.assertions[0].claim
    count = comments.counts.get(claim, 0)
    if count >= one.number:
        return
    has = "none" if not count else f"only {count:,}"
    message = f"there is no assertion {one.number:,} on '{claim}': outside of drafts it has {has}"
    yield _problem(one, message, "correct the number, or delete it")


def _problem(one: Ignore | Acceptance | ReportOf, message: str, hint: str = "delete it") -> Problem:
    return Problem(one.path, one.comment.span, message, hint)
