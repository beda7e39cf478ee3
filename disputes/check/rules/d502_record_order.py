"""The records of a section stand in the order of their ids.

A record is then found without searching, two people who add records seldom change the same line,
and a record that is there already is seen. This rule suits files that nobody reads from top to
bottom; where related records stand together on purpose, leave it off.

Bad:

    sources:
      bob: {name: Bob, kind: person}
      ann: {name: Ann, kind: person, member_of: [bob]}

Good:

    sources:
      ann: {name: Ann, kind: person, member_of: [bob]}
      bob: {name: Bob, kind: person}

Fix: `disputes check --select D502 --fix` moves the records, each with the comments above it.
"""

from __future__ import annotations

from collections.abc import Iterator

from disputes.check.problem import Problem
from disputes.check.subject import Subject
from disputes.finding import Code, Level

CODE = Code("D502", "record-order", Level.WARNING)


def check(subject: Subject) -> Iterator[Problem]:
    """Find sections whose records are out of order: the first that stands too late in each."""
    for found in subject.misplaced:
        if found.layout.kind is None:
            short, before = (
                name if len(name) <= 100 else name[:99] + "…" for name in (found.name, found.before)
            )
            message = f"'{short}' stands behind '{before}', expected before it"
            hint = f"the records of {found.layout.section} stand in the order of their ids"
            yield Problem(
                found.path, found.span, message, hint, record=found.name, edits=found.edits
            )
