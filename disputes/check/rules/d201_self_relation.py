"""A claim may not be related to itself.

A claim that contradicts or negates itself could never hold, and one that implies, supports or
weakens itself says nothing. Mostly another claim was meant.

Bad:

    sources:
      ann: {name: Ann, kind: person}
    claims:
      flood:
        text: The river flooded the village.
        contradicts: [flood]
        assertions:
          - asserts: ann
      no-flood:
        text: The village stayed dry.

Good:

    sources:
      ann: {name: Ann, kind: person}
    claims:
      flood:
        text: The river flooded the village.
        contradicts: [no-flood]
        assertions:
          - asserts: ann
      no-flood:
        text: The village stayed dry.

Fix: name the claim that was meant, or delete the relation.
"""

from __future__ import annotations

from collections.abc import Iterator

from disputes.check.chains import told
from disputes.check.problem import Problem, problem
from disputes.check.subject import Subject
from disputes.finding import Code, Level

CODE = Code("D201", "self-relation", Level.ERROR)


def check(subject: Subject) -> Iterator[Problem]:
    """Find relations whose two claims are one; linear."""
    for claim in subject.kb.claims.values():
        for relation in claim.relations:
            if relation.other == claim.id:
                yield problem(
                    claim.place,
                    f"{told(relation)}, which is itself",
                    field=relation.field,
                    hint="name the claim that was meant, or delete the relation",
                    record=claim.id,
                )
