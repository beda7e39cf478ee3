"""A source is not firmly bound to both sides of a claim by stances of one date.

Who says ten dead on Monday and fifteen on Wednesday has changed the count. Who says both on one day
either changed the count that day, and then the time of day tells so, or was misread: one stance
belongs to another source, another day, or is less firm than coded.

Hedged stances give no finding, and neither do stances without `said`, or with one that is longer
than a day: a document of Friday may report what was said on Monday and on Wednesday. Nor does a day
beside a time of that day, since the mind may have been changed in between; neither is certainly
later, so both stand, and D210 tells it.

Bad:

    sources:
      ann: {name: Ann, kind: person}
    questions:
      dead: {text: How many died?, kind: number}
    claims:
      ten:
        text: Ten died.
        answers: dead
        value: "10"
        assertions:
          - {asserts: ann, said: 2015-10-05}
      fifteen:
        text: Fifteen died.
        answers: dead
        value: "15"
        assertions:
          - {asserts: ann, said: 2015-10-05}

Good:

    sources:
      ann: {name: Ann, kind: person}
    questions:
      dead: {text: How many died?, kind: number}
    claims:
      ten:
        text: Ten died.
        answers: dead
        value: "10"
        assertions:
          - {asserts: ann, said: "2015-10-05T08:00Z"}
      fifteen:
        text: Fifteen died.
        answers: dead
        value: "15"
        assertions:
          - {asserts: ann, said: "2015-10-05T20:00Z"}

Fix: give both their time of day where the source changed its mind, or correct one of the two.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

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
from disputes.finding import Code, Level
from disputes.model.period import DAY, Period
from disputes.reason.acts import Act

CODE = Code("D205", "self-contradiction", Level.ERROR)

_CHANGED = "say the time of day of each if the mind was changed that day"


def check(subject: Subject) -> Iterator[Problem]:
    """Find sources that contradict themselves on one day, a finding for each pair of assertions.

    Each source and day costs the edges that leave what is reached.
    """
    found: dict[tuple[object, ...], tuple[Clash, Act, Act, list[str]]] = {}
    for source, acts in (pair for group in subject.opposed for pair in group.acts.items()):
        for taken in _by_day(acts):
            for clash in find_clashes(taken, subject.implications, subject.ruled_out):
                first, last = in_order(
                    first_act(taken[clash.firm]), first_act(taken[clash.literal])
                )
                pair = file_order(first.assertion.place), file_order(last.assertion.place)
                found.setdefault(pair, (clash, first, last, []))[3].append(source)
    for clash, first, last, sources in found.values():
        yield _problem(subject, clash, first, last, sources)


def _by_day(acts: Sequence[Act]) -> Iterator[dict[int, list[Act]]]:
    """Give the firm acts of each day by the literals taken."""
    days: dict[Period, dict[int, list[Act]]] = {}
    for act in acts:
        day = day_of(act)
        if day is not None:
            days.setdefault(day, {}).setdefault(act.literal, []).append(act)
    yield from (taken for taken in days.values() if len(taken) > 1)


def _whole_day(act: Act) -> bool:
    start, end = act.period
    return start is not None and end is not None and end - start == DAY


def _problem(subject: Subject, clash: Clash, first: Act, last: Act, sources: list[str]) -> Problem:
    one, other = last.assertion, first.assertion
    who = " and ".join(f"'{source}'" for source in sources)
    bound = "is" if len(sources) == 1 else "are each"
    claim = clash.claim(subject.implications)
    date = f" on {last.said.text}" if last.said else ""
    return problem(
        one.place,
        f"{who} {bound} firmly bound to both sides of '{claim}'{date}: "
        f"{one.stance.word} '{one.claim}', {other.stance.word} '{other.claim}'",
        field=one.stance.word,
        hint=f"{_CHANGED}, else correct one" if _whole_day(last) else "correct one of the two",
        record=one.claim,
        related=(
            related_assertion(other, f"{other.stance.word} '{other.claim}' on the same date"),
            *clash.told(subject.kb, subject.implications),
        ),
    )
