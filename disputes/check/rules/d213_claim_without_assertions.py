"""Somebody takes a stance on every claim.

A claim without assertions is open. It may be meant so, as a rival answer that nobody gave or as the
condition of what somebody said; often an assertion is yet to be coded.

Bad:

    claims:
      dam-broke: {text: The dam broke.}

Good:

    sources:
      ann: {name: Ann, kind: person}
    claims:
      dam-broke:
        text: The dam broke.
        assertions:
          - asserts: ann

Fix: record who takes a stance on it, or delete the claim.
"""

from __future__ import annotations

from collections.abc import Iterator

from disputes.check.problem import Problem, problem
from disputes.check.subject import Subject
from disputes.check.written import is_lost
from disputes.finding import Code, Level

CODE = Code("D213", "claim-without-assertions", Level.INFO)


def check(subject: Subject) -> Iterator[Problem]:
    """Find claims on which nobody takes a stance; linear."""
    for claim in subject.kb.claims.values():
        if claim.assertions or claim.id in subject.broken:
            continue
        if not is_lost(subject, claim.place, "assertions"):
            yield problem(
                claim.place,
                f"nobody takes a stance on '{claim.id}'",
                hint="record who does, or delete the claim",
                record=claim.id,
            )
