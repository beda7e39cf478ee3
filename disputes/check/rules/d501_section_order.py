"""The sections and fields of a file stand in one order.

Who knows one file of a knowledge base then finds the way in every other, and two people who add to
it do not differ in where. The order is that in which the page on the file format lists them. A
comment on lines of its own moves with what it stands above, and a comment at the top of the file
stays there.

Bad:

    claims:
      rain:
        text: It rained.
        assertions:
          - asserts: ann
    sources:
      ann: {name: Ann, kind: person}

Good:

    sources:
      ann: {name: Ann, kind: person}
    claims:
      rain:
        text: It rained.
        assertions:
          - asserts: ann

Fix: `disputes check --select D501 --fix` moves the sections, each with the comments above it.
"""

from __future__ import annotations

from collections.abc import Iterator

from disputes.check.problem import Problem
from disputes.check.subject import Subject
from disputes.finding import Code, Level
from disputes.model.fields import FILE

CODE = Code("D501", "section-order", Level.WARNING)


def check(subject: Subject) -> Iterator[Problem]:
    """Find files whose sections are out of order: the first that stands too late in each."""
    for found in subject.misplaced:
        if found.layout.kind is FILE:
            message = f"{found.name} stands behind {found.before}, expected before it"
            hint = f"the order is {', '.join(FILE.fields)}"
            yield Problem(found.path, found.span, message, hint, edits=found.edits)
