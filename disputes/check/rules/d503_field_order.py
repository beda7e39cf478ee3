"""The fields of every record, assertion and other mapping stand in one order.

What is looked for then stands where the eye expects it: the stance before its date, the date before
the evidence. The order is that in which the page on the file format lists the fields.

Bad:

    sources:
      ann: {kind: person, name: Ann}
    claims:
      rain:
        text: It rained.
        assertions:
          - said: 2015-10-07
            asserts: ann

Good:

    sources:
      ann: {name: Ann, kind: person}
    claims:
      rain:
        text: It rained.
        assertions:
          - asserts: ann
            said: 2015-10-07

Fix: `disputes check --select D503 --fix` moves the fields, each with the comments above it.
"""

from __future__ import annotations

from collections.abc import Iterator

from disputes.check.problem import Problem
from disputes.check.subject import Subject
from disputes.finding import Code, Level
from disputes.model.fields import FILE

CODE = Code("D503", "field-order", Level.WARNING)


def check(subject: Subject) -> Iterator[Problem]:
    """Find mappings whose fields are out of order: the first that stands too late in each."""
    for found in subject.misplaced:
        kind = found.layout.kind
        if kind is not None and kind is not FILE:
            message = f"{found.name} stands behind {found.before}, expected before it"
            right = ", ".join(name for name in found.right if name in kind.fields)
            yield Problem(
                found.path,
                found.span,
                message,
                f"the order is {right}",
                record=found.layout.record,
                edits=found.edits,
            )
