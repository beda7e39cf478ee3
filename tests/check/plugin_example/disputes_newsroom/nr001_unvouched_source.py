"""An anonymous source must have a note that tells who vouches for it.

Readers cannot weigh an anonymous source themselves. That an editor knows who it is, and which one,
has to be on record.

Bad:

    sources:
      aide: {name: a government aide, kind: anonymous}
    claims:
      rain:
        text: It rained.
        assertions:
          - asserts: aide

Good:

    sources:
      aide: {name: a government aide, kind: anonymous, note: known to the desk editor}
    claims:
      rain:
        text: It rained.
        assertions:
          - asserts: aide

Fix: write in the source's note who knows its name.
"""

from __future__ import annotations

from collections.abc import Iterator

from disputes.check.problem import Problem, problem
from disputes.check.subject import Subject
from disputes.finding import Code, Level
from disputes.model.terms import SourceKind

CODE = Code("NR001", "unvouched-source", Level.WARNING)


def check(subject: Subject) -> Iterator[Problem]:
    """Find anonymous sources without a note."""
    for source in subject.kb.sources.values():
        if source.kind is SourceKind.ANONYMOUS and not source.note:
            yield problem(
                source.place,
                f"nobody is on record as knowing who '{source.id}' is",
                field="kind",
                hint="write it in the note of the source",
                record=source.id,
            )
