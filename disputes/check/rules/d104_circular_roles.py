"""Nobody may speak for himself, not even through others.

The party for which a source speaks is found at the end of the chain of `speaks_for`. A chain that
comes back to where it began has no end, so each source on it counts as its own party, and words
that were meant to count as a ministry's or a state's do not.

Roles that do not hold at one time make no circle: an adviser may speak for a minister in one year
and the minister for the adviser, by then president, in another.

Bad:

    sources:
      ministry: {name: Ministry of Defence, kind: organisation, speaks_for: spokesman}
      spokesman: {name: Igor Petrov, kind: person, speaks_for: ministry}

Good:

    sources:
      ministry: {name: Ministry of Defence, kind: organisation}
      spokesman: {name: Igor Petrov, kind: person, speaks_for: ministry}

Fix: leave out the role that is the wrong way round, or give the roles the dates at which they held.
"""

from __future__ import annotations

from collections.abc import Iterator

from disputes.check.circles import MOST_SHOWN, Link, circle_text, find_circles
from disputes.check.places import member_field
from disputes.check.problem import Problem, problem, related
from disputes.check.subject import Subject
from disputes.finding import Code, Level

CODE = Code("D104", "circular-roles", Level.ERROR)


def check(subject: Subject) -> Iterator[Problem]:
    """Find circles of roles; a role whose dates could not be read may have held at another time."""
    sources = subject.kb.sources
    links = [
        Link(source.id, role.source, index, role.period)
        for source in sources.values()
        if source.speaks_for and source.id not in subject.broken
        for index, role in enumerate(source.speaks_for)
        if not role.period.empty
    ]

    def field(link: Link) -> str:
        source = sources[link.tail]
        return member_field(source.place, "speaks_for", link.position, len(source.speaks_for))

    for circle in find_circles(links):
        first, *others = circle
        if not others:
            message = f"'{first.tail}' speaks for itself"
            hint = "leave this role out: everybody speaks for himself"
        else:
            message = f"speaks_for runs in a circle: {circle_text(circle, 'sources')}"
            hint = "leave out one of these roles, or give them dates that do not meet"
        yield problem(
            sources[first.tail].place,
            message,
            field=field(first),
            hint=hint,
            record=first.tail,
            related=tuple(
                related(
                    sources[link.tail].place,
                    f"'{link.tail}' speaks for '{link.head}'",
                    field(link),
                )
                for link in others[:MOST_SHOWN]
            ),
        )
