"""An assertion should name a document in which it is on record, and quote it.

Without both nobody can look up who said what. Of a source that declines to say anything there need
be no words, so there a document is enough.

Bad:

    sources:
      ann: {name: Ann, kind: person}
    claims:
      rain:
        text: It rained.
        assertions:
          - asserts: ann

Good:

    sources:
      ann: {name: Ann, kind: person}
    documents:
      post: {title: Rain}
    claims:
      rain:
        text: It rained.
        assertions:
          - asserts: ann
            in: post
            quote: it rained all night

Fix: name the document under `documents` and in `in`, and copy the words on which the assertion
rests into `quote`; they need not be the speaker's own.
"""

from __future__ import annotations

from collections.abc import Iterator

from disputes.check.problem import Problem, problem
from disputes.check.subject import Subject
from disputes.check.written import is_lost
from disputes.finding import Code, Level
from disputes.model.records import Assertion
from disputes.model.terms import Stance

CODE = Code("D306", "no-evidence", Level.WARNING)


def check(subject: Subject) -> Iterator[Problem]:
    """Find assertions that no report puts on record in full; linear."""
    for assertion in subject.kb.assertions():
        lacking = _lacking(assertion)
        if lacking is None or assertion.claim in subject.broken or _lost(subject, assertion):
            continue
        message, hint = lacking
        yield problem(assertion.place, message, hint=hint, record=assertion.claim)


def _lacking(assertion: Assertion) -> tuple[str, str] | None:
    """Tell what is missing and what to do."""
    wordless = assertion.stance is Stance.DECLINES
    document = quote = False
    for report in assertion.reports:
        if report.document is not None and (report.quote is not None or wordless):
            return None
        document = document or report.document is not None
        quote = quote or report.quote is not None
    if document and quote:
        return "no report of this assertion has both a document and a quote", (
            "write `in` and `quote` into the same report"
        )
    if document:
        return "this assertion has a document, but no quote", (
            "add `quote`, with the words on which it rests"
        )
    if quote:
        return "this assertion has a quote, but no document", (
            "add `in`, with the document that has these words"
        )
    if wordless:
        return "this assertion has no document", "add `in`"
    return "this assertion has neither document nor quote", "add `in` and `quote`"


def _lost(subject: Subject, assertion: Assertion) -> bool:
    places = [assertion.place, *(one.place for one in assertion.reports if one.place is not None)]
    return any(is_lost(subject, place, "in") for place in places) and any(
        report.document is None for report in assertion.reports
    )
