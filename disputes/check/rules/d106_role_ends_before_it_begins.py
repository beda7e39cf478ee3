"""A role must not end before it begins.

Such a role never holds, so nothing that the source says counts as the other's.

Bad:

    sources:
      russia: {name: Russia, kind: state}
      petrov:
        name: Igor Petrov
        kind: person
        speaks_for: {source: russia, from: 2015-06-03, until: 2011-05-01}

Good:

    sources:
      russia: {name: Russia, kind: state}
      petrov:
        name: Igor Petrov
        kind: person
        speaks_for: {source: russia, from: 2011-05-01, until: 2015-06-03}

Fix: correct the dates; perhaps `from` and `until` have changed places.
"""

from __future__ import annotations

from collections.abc import Iterator

from disputes.check.places import member_field
from disputes.check.problem import Problem, problem
from disputes.check.subject import Subject
from disputes.finding import Code, Level

CODE = Code("D106", "role-ends-before-it-begins", Level.ERROR)


def check(subject: Subject) -> Iterator[Problem]:
    """Find roles that never hold."""
    for source in subject.kb.sources.values():
        for index, role in enumerate(source.speaks_for):
            if role.since is None or role.until is None or not role.period.empty:
                continue
            message = (
                f"the role for '{role.source}' ends ({role.until.text}) before it begins "
                f"({role.since.text})"
            )
            yield problem(
                source.place,
                message,
                field=member_field(source.place, "speaks_for", index, len(source.speaks_for)),
                hint="correct the dates, or let `from` and `until` change places",
                record=source.id,
            )
