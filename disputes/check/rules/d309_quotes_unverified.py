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
from dataclasses import replace

from disputes.check.problem import Problem, problem
from disputes.check.reports import quoted, wordings
from disputes.check.subject import Subject
from disputes.finding import Code, Level
from disputes.model.records import Claim

CODE = Code("D309", "quotes-unverified", Level.INFO)


def check(subject: Subject) -> Iterator[Problem]:
    """Say at the first quote that there is no archive; linear."""
    if subject.archive is not None:
        return
    count = 0
    first: Claim | None = None
    for claim in subject.kb.claims.values():
        number = quoted(claim)
        count += number
        if number and (first is None or _begin(claim) < _begin(first)):
            first = claim
    if first is None:
        return
    alone = replace(subject.kb, claims={first.id: first})
    wording = min(wordings(alone), key=lambda one: (one.place.line, one.place.column))
    are = "quote is" if count == 1 else "quotes are"
    yield problem(
        wording.place,
        f"{count:,} {are} unverified: no archive folder was given",
        field="quote",
        hint="--archive DIR, or archive in the configuration",
        record=first.id,
    )


def _begin(claim: Claim) -> tuple[str, int, int]:
    return claim.place.path, claim.place.line, claim.place.column
