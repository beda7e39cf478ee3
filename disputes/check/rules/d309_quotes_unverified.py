"""Quotes are compared with the documents' texts, where there is an archive of them.

The texts are often not ours to publish, so a knowledge base may go without. Then nobody has looked
whether its quotes are right, which is said once.

Bad:

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

Good:

    sources:
      ann: {name: Ann, kind: person}
    documents:
      post: {title: Rain}
    claims:
      rain:
        text: It rained.

Fix: give the folder of the texts with `--archive DIR`, or as `archive` in the configuration, and
each document's file in it as `text`.
"""

from __future__ import annotations

from collections.abc import Iterator

from disputes.check.problem import Problem, problem
from disputes.check.reports import Wording, wordings
from disputes.check.subject import Subject
from disputes.finding import Code, Level

CODE = Code("D309", "quotes-unverified", Level.INFO)


def check(subject: Subject) -> Iterator[Problem]:
    """Say at the first quote that there is no archive; linear."""
    if subject.archive is not None:
        return
    count = 0
    first: Wording | None = None
    begin: tuple[str, int] | None = None
    for wording in wordings(subject.kb):
        count += 1
        here = (wording.place.text.path, wording.place.line)
        if begin is None or here < begin or (here == begin and _column(wording) < _column(first)):
            first, begin = wording, here
    if first is None:
        return
    are = "quote is" if count == 1 else "quotes are"
    yield problem(
        first.place,
        f"{count:,} {are} unverified: no archive folder was given",
        field="quote",
        hint="--archive DIR, or archive in the configuration",
        record=first.assertion.claim,
    )


def _column(wording: Wording | None) -> int:
    return wording.place.column if wording is not None else 0
