"""What is taken back must have been said before.

A retraction or disowning ends the stances that its source took on the claim at an earlier date. One
that is not certainly later than any of them ends nothing: the claim would look as if nobody had
taken anything back.

Bad:

    sources:
      ann: {name: Ann, kind: person}
    claims:
      rain:
        text: It rained.
        assertions:
          - {asserts: ann, said: 2015-10-07}
          - {retracts: ann, said: 2015-10-07}

Good:

    sources:
      ann: {name: Ann, kind: person}
    claims:
      rain:
        text: It rained.
        assertions:
          - {asserts: ann, said: 2015-10-07}
          - {retracts: ann, said: 2015-10-08}

Fix: mend the dates; of two acts on one day, `said` can tell the time, as in
2015-10-07T14:30+03:00. If what was taken back is not on record, record it; each source takes back
only its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from disputes.check.places import member_field
from disputes.check.problem import Problem, problem, related
from disputes.check.subject import Subject
from disputes.check.written import date_told, is_undated
from disputes.finding import Code, Level, Related
from disputes.model.period import ALWAYS, Period
from disputes.model.records import Assertion, Claim
from disputes.model.terms import Stance

CODE = Code("D401", "early-retraction", Level.ERROR)

_NOUN = {Stance.RETRACTS: "retraction", Stance.DISOWNS: "disowning"}
_MOST_RELATED = 3


def check(subject: Subject) -> Iterator[Problem]:
    """Find retractions and disownings that end nothing; linear but for sorting."""
    for claim in subject.kb.claims.values():
        enders = [one for one in claim.assertions if one.stance.ends and not one.conditional]
        if enders and claim.id not in subject.broken:
            yield from _in_claim(subject, claim, enders)


def _in_claim(subject: Subject, claim: Claim, enders: Iterable[Assertion]) -> Iterator[Problem]:
    taken: dict[str, list[Assertion]] = {}
    for assertion in claim.assertions:
        if assertion.stance.side is not None and not assertion.conditional:
            for source in assertion.sources:
                taken.setdefault(source, []).append(assertion)
    ends = {source: _first_end(subject, stances) for source, stances in taken.items()}
    for ender in enders:
        period = _period(subject, ender)
        for source in ender.sources:
            if source in ends and _is_after(period, ends[source]):
                continue
            if any(is_undated(subject, one) for one in (ender, *taken.get(source, ()))):
                continue
            yield _problem(subject, ender, source, taken.get(source, []))
            break


def _problem(subject: Subject, ender: Assertion, source: str, taken: list[Assertion]) -> Problem:
    noun = _NOUN[ender.stance]
    names = ender.sources
    field = member_field(ender.place, ender.stance.word, names.index(source), len(names))
    if not taken:
        return problem(
            ender.place,
            f"'{source}' has taken no stance on '{ender.claim}' that this {noun} could end",
            field=field,
            hint="record what it takes back, with its date; each source takes back only its own",
            record=ender.claim,
        )
    said, given = subject.kb.said(ender)
    when = f"of {date_told(said, given)}" if given else date_told(said, given)
    many = len(taken) > 1
    return problem(
        ender.place,
        f"this {noun} {when} is not certainly later than "
        + (f"any of the {len(taken):,} stances" if many else "the stance")
        + f" of '{source}' that it could end",
        field="said" if given else field,
        hint="mend the dates; of one day, `said` can tell the time, as in 2015-10-07T14:30+03:00",
        record=ender.claim,
        related=tuple(_stance(subject, one, source) for one in taken[:_MOST_RELATED]),
    )


def _stance(subject: Subject, one: Assertion, source: str) -> Related:
    when = date_told(*subject.kb.said(one))
    return related(one.place, f"'{source}' {one.stance.word} it, {when}")


def _period(subject: Subject, assertion: Assertion) -> Period:
    said, _ = subject.kb.said(assertion)
    return said.period if said is not None else ALWAYS


def _first_end(subject: Subject, stances: Iterable[Assertion]) -> int | None:
    """Give the end of the stance that ends first; ``None`` where none has an end."""
    ends = [_period(subject, one).end for one in stances]
    return min((end for end in ends if end is not None), default=None)


def _is_after(period: Period, end: int | None) -> bool:
    return period.is_later_than(Period(None, end))
