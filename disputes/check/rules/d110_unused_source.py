"""Every source should be used.

A source that takes no stance, publishes nothing and has no part in any chain or role tells a reader
nothing. Often it is left over from an edit, or what was to refer to it refers to another.

Bad:

    sources:
      ann: {name: Ann, kind: person}
      bob: {name: Bob, kind: person}
    claims:
      rain: {text: It rained., assertions: [{asserts: ann}]}

Good:

    sources:
      ann: {name: Ann, kind: person}
      bob: {name: Bob, kind: person}
    claims:
      rain: {text: It rained., assertions: [{asserts: ann}, {denies: bob}]}

Fix: delete the source, or record what it says.
"""

from __future__ import annotations

from collections.abc import Iterator

from disputes.check.problem import Problem
from disputes.check.subject import Subject
from disputes.check.unused import unused_problems
from disputes.finding import Code, Level

CODE = Code("D110", "unused-source", Level.WARNING)


def check(subject: Subject) -> Iterator[Problem]:
    """Find sources that nothing refers to."""
    return unused_problems(
        subject,
        subject.kb.sources,
        "nothing refers to the source {}",
        "delete it, or record what it says",
    )
