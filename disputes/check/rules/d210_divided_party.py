"""A party that is bound to both sides of a claim is divided; that is worth a look.

It can be what the record shows: two ministers disagree, and both speak for the state. It can also
come of a role that did not hold any more, of words that somebody spoke only for himself, or of a
change of mind whose dates are missing. A divided party counts on both sides.

Told is the cause, a pair of assertions, not all that follows from it, and nothing that D205 tells.

Bad:

    sources:
      state: {name: Ruritania, kind: state}
      ann: {name: Ann, kind: person, speaks_for: state}
      bob: {name: Bob, kind: person, speaks_for: state}
    claims:
      rain:
        text: It rained.
        assertions:
          - {asserts: ann, said: 2015-10-05}
          - {denies: bob, said: 2015-10-06}

Good:

    sources:
      state: {name: Ruritania, kind: state}
      ann: {name: Ann, kind: person, speaks_for: state}
      bob: {name: Bob, kind: person, speaks_for: state}
    claims:
      rain:
        text: It rained.
        assertions:
          - {asserts: ann, said: 2015-10-05}
          - {denies: bob, said: 2015-10-06, own: true}

Fix: nothing, if the party is indeed divided; else correct a role or a date, or write `own: true`
where somebody spoke only for himself.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet

from disputes.check.clashes import (
    Clash,
    day_of,
    find_clashes,
    first_act,
    in_order,
    related_assertion,
)
from disputes.check.places import file_order
from disputes.check.problem import Problem, problem
from disputes.check.subject import Subject
from disputes.check.written import date_told, is_undated
from disputes.finding import Code, Level
from disputes.reason.acts import Act
from disputes.reason.opposed import Together
from disputes.reason.reachability import reached
from disputes.reason.standing import standing_acts

CODE = Code("D210", "divided-party", Level.INFO)


def check(subject: Subject) -> Iterator[Problem]:
    """Find divided parties, a finding for each assertion that stands against another of its party.

    Each party costs the edges that leave what is reached.
    """
    told: set[tuple[object, ...]] = set()
    for party, taken in _standing(subject):
        for clash in find_clashes(taken, subject.implications, subject.ruled_out):
            firm, other = taken[clash.firm], taken[clash.literal]
            if _of_one_day(firm, other):
                continue
            first, last = in_order(first_act(firm, firm=True), first_act(other))
            key = party, file_order(last.assertion.place)
            if key not in told:
                told.add(key)
                yield _problem(subject, party, clash, first, last)


def _standing(subject: Subject) -> Iterator[tuple[str, dict[int, list[Act]]]]:
    """Give the standing acts of the parties that may be divided, by the literals taken."""
    doubt, kb = subject.doubt, subject.kb
    roles = [name for name in doubt.fields if name in kb.sources]
    unsure = {name for name in roles if doubt.concerns(name, "speaks_for")}
    if doubt.relations(kb) or not unsure <= doubt.misdated:
        return  # anybody may belong to any party, or have changed any mind since
    affected = _affected(subject)
    for together in subject.opposed:
        if _in_doubt(subject, together, unsure, affected):
            continue
        found: dict[str, dict[int, list[Act]]] = {}
        for source, acts in together.acts.items():
            for act in standing_acts(acts, subject.implications.edges):
                alone = act.assertion.own
                parties = (source,) if alone else subject.roles.parties(source, act.period)
                for party in parties:
                    found.setdefault(party, {}).setdefault(act.literal, []).append(act)
        yield from sorted(found.items())


def _affected(subject: Subject) -> set[int]:
    """Give the claims on which stances bear of which some may have been lost."""
    numbers, edges = subject.implications.numbers, subject.implications.edges
    lost = [
        numbers[name]
        for name in subject.doubt.fields
        if name in numbers and subject.doubt.concerns(name, "assertions")
    ]
    found = reached([2 * number + side for number in lost for side in (0, 1)], edges)
    return {node >> 1 for node in found if node < subject.implications.literals}


def _in_doubt(
    subject: Subject,
    together: Together,
    unsure: AbstractSet[str],
    affected: AbstractSet[int],
) -> bool:
    """Tell whether dates or stances may be missing that would show that no party is divided."""
    if subject.kb.complete:
        return False
    if not unsure.isdisjoint(together.acts):
        return True
    return any(
        act.claim in affected or is_undated(subject, act.assertion)
        for acts in together.acts.values()
        for act in acts
    )


def _of_one_day(firm: Sequence[Act], other: Sequence[Act]) -> bool:
    """Tell whether a source took both firmly on one day, so that D205 tells it."""
    days = {(act.source, day_of(act)) for act in firm if day_of(act) is not None}
    return any((act.source, day_of(act)) in days for act in other)


def _problem(subject: Subject, party: str, clash: Clash, first: Act, last: Act) -> Problem:
    one, other = last.assertion, first.assertion
    claim = clash.claim(subject.implications)
    message = f"'{party}' is divided on '{claim}': {_told(last)}, {_told(first)}"
    hint = "if that is not so, correct a date or a stance"
    if any(act.source != party for act in (first, last)):
        hint = "if that is not so, correct a role or a date, or write `own: true`"
    return problem(
        one.place,
        message,
        field=one.stance.word,
        hint=hint,
        record=one.claim,
        related=(
            related_assertion(other, _told(first)),
            *clash.told(subject.kb, subject.implications),
        ),
    )


def _told(act: Act) -> str:
    date = f" ({date_told(act.said, act.given)})" if act.said else ""
    return f"'{act.source}' {act.assertion.stance.word} '{act.assertion.claim}'{date}"
