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

from disputes.check.circles import Link, Wording, find_circles, told
from disputes.check.places import member_field
from disputes.check.problem import Problem
from disputes.check.subject import Subject
from disputes.finding import Code, Level

CODE = Code("D104", "circular-roles", Level.ERROR)

_WORDING = Wording(
    "speaks_for",
    "speaks for",
    "sources",
    "leave this role out: everybody speaks for himself",
    "leave out one of these roles, or give them dates that do not meet",
)


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

    places = {link.tail: sources[link.tail].place for link in links}
    yield from told(find_circles(links), places, field, _WORDING)
