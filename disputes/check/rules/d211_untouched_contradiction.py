"""A contradiction is worth writing where somebody takes a stance that it touches.

As long as no stance on either claim is on record, and none from which one of them or its opposite
follows, the relation has no effect: an assertion may be missing.

Bad:

    claims:
      dam-held: {text: The dam held., contradicts: [dam-broke]}
      dam-broke: {text: The dam broke.}

Good:

    sources:
      ann: {name: Ann, kind: person}
    claims:
      dam-held: {text: The dam held., contradicts: [dam-broke]}
      dam-broke:
        text: The dam broke.
        assertions:
          - asserts: ann

Fix: record who says so, or take the relation away if nobody does.
"""

from __future__ import annotations

from collections.abc import Iterator

from disputes.check.chains import told
from disputes.check.problem import Problem, problem
from disputes.check.subject import Subject
from disputes.finding import Code, Level

CODE = Code("D211", "untouched-contradiction", Level.INFO)


def check(subject: Subject) -> Iterator[Problem]:
    """Find contradictions that no stance touches; linear."""
    if subject.doubt.relations(subject.kb):
        return  # a stance on any claim may touch any other
    numbers = subject.implications.numbers
    for claim in subject.kb.claims.values():
        for relation in claim.relations:
            both = (claim.id, relation.other)
            if not relation.kind.symmetric:
                continue
            if relation.other == claim.id or not subject.broken.isdisjoint(both):
                continue
            literals = [2 * numbers[name] + side for name in both for side in (0, 1)]
            if subject.touched.isdisjoint(literals):
                yield problem(
                    claim.place,
                    f"{told(relation)}, but no stance touches either of them",
                    field=relation.field,
                    hint="record who takes one, or take the relation away",
                    record=claim.id,
                )
