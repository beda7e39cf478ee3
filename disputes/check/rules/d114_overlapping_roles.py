"""One role should end before the next one begins.

The ends of a role are included. Where a source has two roles for one other source, and they hold at
one time, a date is wrong or one of the roles is superfluous. Where it hands one role over for
another, and the first ends in the very period in which the second begins, its words of that time
count for both, which may make it contradict itself.

Who holds two offices side by side gives no finding, nor does a change between two that speak for
the same party.

Bad:

    sources:
      russia: {name: Russia, kind: state}
      nato: {name: NATO, kind: organisation}
      petrov:
        name: Igor Petrov
        kind: person
        speaks_for:
          - {source: russia, from: 2011, until: 2015-06-03}
          - {source: nato, from: 2015-06-03}

Good:

    sources:
      russia: {name: Russia, kind: state}
      nato: {name: NATO, kind: organisation}
      petrov:
        name: Igor Petrov
        kind: person
        speaks_for:
          - {source: russia, from: 2011, until: 2015-06-02}
          - {source: nato, from: 2015-06-03}

Fix: end the earlier role before the later one begins, or join the two into one.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from disputes.check.places import member_field
from disputes.check.problem import Problem, problem
from disputes.check.subject import Subject
from disputes.finding import Code, Level
from disputes.model.period import Period
from disputes.model.records import Role, Source

CODE = Code("D114", "overlapping-roles", Level.WARNING)

_MOST_COMPARED = 8

_Numbered = tuple[int, Role]


def check(subject: Subject) -> Iterator[Problem]:
    """Find roles of one source that overlap by mistake; n log n in its roles."""
    for source in subject.kb.sources.values():
        if len(source.speaks_for) < 2 or source.id in subject.broken:
            continue
        roles = [(n, role) for n, role in enumerate(source.speaks_for) if not role.period.empty]
        doubled = set()
        for index, message in _doubled(roles):
            doubled.add(index)
            hint = "correct the dates, or keep one of them"
            yield _problem(source, index, message, hint)
        left = [(index, role) for index, role in roles if index not in doubled]
        for index, message in _handed_over(subject, left):
            hint = "ends are included: let the one end before the other begins"
            yield _problem(source, index, message, hint)


def _problem(source: Source, index: int, message: str, hint: str) -> Problem:
    field = member_field(source.place, "speaks_for", index, len(source.speaks_for))
    return problem(source.place, message, field=field, hint=hint, record=source.id)


def _doubled(roles: list[_Numbered]) -> Iterator[tuple[int, str]]:
    """Find two roles for one other source at one time, the one that begins later."""
    latest: dict[str, Role] = {}
    for index, role in sorted(roles, key=lambda one: (*one[1].period.order(), one[0])):
        before = latest.get(role.source)
        if before is not None and before.period.meets(role.period):
            if before == role:
                yield index, f"the role for '{role.source}' stands here twice"
            else:
                dates = f"{_dates(before)}, and {_dates(role)}"
                yield index, f"two roles for '{role.source}' hold at one time: {dates}"
        if before is None or _ends(role) > _ends(before):
            latest[role.source] = role


def _handed_over(subject: Subject, roles: list[_Numbered]) -> Iterator[tuple[int, str]]:
    """Find roles that begin in the period in which an earlier one for another party ends."""
    ending: dict[Period, list[Role]] = {}
    for _, role in roles:
        if role.until is not None:
            ending.setdefault(role.until.period, []).append(role)
    for index, role in roles:
        if role.since is None:
            continue
        for before in islice(ending.get(role.since.period, ()), _MOST_COMPARED):
            if (
                before.period.order() < role.period.order()
                and _ends(before) < _ends(role)
                and not _one_party(subject, before, role)
            ):
                message = (
                    f"this role for '{role.source}' begins in {role.since.text}, when the one for "
                    f"'{before.source}' ends: words of that time count for both"
                )
                yield index, message
                break


def _one_party(subject: Subject, first: Role, second: Role) -> bool:
    assert first.until is not None  # noqa: S101 - it ends
    period = first.until.period
    parties = subject.roles.parties
    return parties(first.source, period) == parties(second.source, period)


def _ends(role: Role) -> float:
    return role.period.order()[1]


def _dates(role: Role) -> str:
    since = f"from {role.since.text}" if role.since is not None else ""
    until = f"until {role.until.text}" if role.until is not None else ""
    return " ".join(part for part in (since, until) if part) or "always"
