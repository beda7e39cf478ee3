"""Somebody is on record for what is denied.

A denial answers somebody. If nobody is recorded to hold the claim, not even by inference, then what
was answered is missing, and the claim looks as if nobody had ever made it.

Bad:

    sources:
      ministry: {name: Ministry of Defence, kind: organisation}
    documents:
      statement: {title: Statement of the ministry, published: 2015-10-07}
    claims:
      crossed:
        text: The aircraft crossed the border.
        assertions:
          - {denies: ministry, in: statement, quote: Our aircraft did not cross the border.}

Good:

    sources:
      ministry: {name: Ministry of Defence, kind: organisation}
      village: {name: Villagers, kind: group}
    documents:
      statement: {title: Statement of the ministry, published: 2015-10-07}
    claims:
      crossed:
        text: The aircraft crossed the border.
        assertions:
          - asserts: village
          - {denies: ministry, in: statement, quote: Our aircraft did not cross the border.}

Fix: record who says so; often the document of the denial tells.
"""

from __future__ import annotations

from collections.abc import Iterator

from disputes.check.problem import Problem, problem
from disputes.check.subject import Subject
from disputes.finding import Code, Level
from disputes.model.terms import Stance

CODE = Code("D212", "unheard-denial", Level.INFO)


def check(subject: Subject) -> Iterator[Problem]:
    """Find claims that are denied and that nobody holds, each at its first denial; linear."""
    if subject.doubt.relations(subject.kb):
        return  # somebody may be bound to any claim by what could not be read
    numbers = subject.implications.numbers
    for claim in subject.kb.claims.values():
        if claim.id in subject.broken or 2 * numbers[claim.id] in subject.touched:
            continue
        for one in claim.assertions:
            if one.stance is Stance.DENIES and not one.conditional:
                yield problem(
                    one.place,
                    f"nobody is on record for '{claim.id}', which is denied here",
                    hint="record who says so",
                    record=claim.id,
                )
                break
