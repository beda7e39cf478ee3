"""A source with one role, which has dates, should speak within them.

Outside of its dates the role does not hold, so that the words count for nobody but the source
itself. That is right for one who has left office, and then `own: true` says so; more often one of
the dates is wrong.

Bad:

    sources:
      ann: {name: Ann, kind: person, speaks_for: {source: town, from: 2011, until: 2014}}
      town: {name: Town, kind: state}
    claims:
      rain:
        text: It rained.
        assertions:
          - {asserts: ann, said: 2015-10-07}

Good:

    sources:
      ann: {name: Ann, kind: person, speaks_for: {source: town, from: 2011, until: 2014}}
      town: {name: Town, kind: state}
    claims:
      rain:
        text: It rained.
        assertions:
          - {asserts: ann, said: 2014-10-07}
          - {asserts: ann, said: 2015-10-07, own: true}

Fix: mend `said`, or the dates of the role; or write `own: true` where the source spoke for itself.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from disputes.check.places import member_field
from disputes.check.problem import Problem, problem, related
from disputes.check.subject import Subject
from disputes.check.written import date_told, is_lost, is_undated, is_written
from disputes.finding import Code, Level, Related
from disputes.model.period import Date
from disputes.model.records import Assertion, Role

CODE = Code("D404", "outside-role", Level.WARNING)


def check(subject: Subject) -> Iterator[Problem]:
    """Compare the dates of stances with those of their sources' only roles; linear."""
    roles = _only_roles(subject)
    told: dict[str, Related] = {}
    for assertion in subject.kb.assertions() if roles else ():
        if assertion.own or roles.keys().isdisjoint(assertion.sources):
            continue
        if is_undated(subject, assertion) or is_lost(subject, assertion.place, "own"):
            continue
        said, given = subject.kb.said(assertion)
        if said is None:
            continue
        for source in assertion.sources:
            role = roles.get(source)
            if role is not None and not role.period.meets(said.period):
                if source not in told:
                    place = subject.kb.sources[source].place
                    words = f"speaks for '{role.source}' {_dates(role)}"
                    told[source] = related(place, words, "speaks_for")
                yield _problem(assertion, source, role, said, given, told[source])
                break


def _only_roles(subject: Subject) -> Mapping[str, Role]:
    """Give the role of each source that has just one, with dates."""
    found = {}
    for name, source in subject.kb.sources.items():
        if len(source.speaks_for) != 1 or name in subject.broken:
            continue
        (role,) = source.speaks_for
        if (role.since is None and role.until is None) or role.period.empty:
            continue
        # Another role may have been lost with the record of the one it was for.
        if subject.kb.complete or not is_written(source.place, "speaks_for.1"):
            found[name] = role
    return found


def _problem(
    assertion: Assertion,
    source: str,
    role: Role,
    said: Date,
    given: bool,
    there: Related,
) -> Problem:
    message = (
        f"'{source}' speaks for '{role.source}' only {_dates(role)}; these words, "
        f"said {date_told(said, given)}, count for nobody else"
    )
    word, names = assertion.stance.word, assertion.sources
    field = "said"
    if not given:
        field = member_field(assertion.place, word, names.index(source), len(names))
    return problem(
        assertion.place,
        message,
        field=field,
        hint=f"mend one of the dates, or write `own: true` if '{source}' spoke for itself",
        record=assertion.claim,
        related=(there,),
    )


def _dates(role: Role) -> str:
    since = f"from {role.since.text}" if role.since is not None else ""
    until = f"until {role.until.text}" if role.until is not None else ""
    return f"{since} {until}".strip()
