"""What a document reports should have been said before it was published.

A `said` that begins more than a day after the end of the document's `published` is probably a wrong
date. A day is allowed for, since dates without a time are those of some time zone.

Bad:

    sources:
      ann: {name: Ann, kind: person}
    documents:
      post: {title: Rain, published: 2015-10-07}
    claims:
      rain:
        text: It rained.
        assertions:
          - {asserts: ann, in: post, quote: it rained all night, said: 2015-11-06}

Good:

    sources:
      ann: {name: Ann, kind: person}
    documents:
      post: {title: Rain, published: 2015-10-07}
    claims:
      rain:
        text: It rained.
        assertions:
          - {asserts: ann, in: post, quote: it rained all night, said: 2015-10-06}

Fix: mend `said`, or the document's `published`. Where a document was brought up to date later,
`published` can be a period, as in 2015-10-07..2015-11-09.
"""

from __future__ import annotations

from collections.abc import Iterator

from disputes.check.problem import Problem, problem, related
from disputes.check.subject import Subject
from disputes.finding import Code, Level
from disputes.model.period import DAY
from disputes.model.records import Assertion, Document

CODE = Code("D403", "said-after-publication", Level.WARNING)


def check(subject: Subject) -> Iterator[Problem]:
    """Compare `said` with the dates of the documents that report it; linear."""
    latest = {
        name: document.published.period.end + DAY
        for name, document in subject.kb.documents.items()
        if document.published is not None and document.published.period.end is not None
    }
    never = float("inf")
    for assertion in subject.kb.assertions():
        if assertion.said is None or (start := assertion.said.period.start) is None:
            continue
        for report in assertion.reports:
            if start > latest.get(report.document or "", never):
                document = subject.kb.documents[report.document or ""]
                yield _problem(assertion, assertion.said.text, document)
                break


def _problem(assertion: Assertion, said: str, document: Document) -> Problem:
    published = document.published.text if document.published is not None else ""
    return problem(
        assertion.place,
        f"said {said}, but '{document.id}', which reports it, was published {published}",
        field="said",
        hint="mend one of the two dates",
        record=assertion.claim,
        related=(related(document.place, f"published {published}", "published"),),
    )
