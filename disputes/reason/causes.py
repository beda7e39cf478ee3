"""By what positions on a claim came about or went away, from one analysis to another.

Each act that was behind a position before is looked for after: it may be gone, or changed, or
there and no longer standing, or standing for another party, or no longer lead to the claim. What
came about is what went away the other way round.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple

from disputes.model.records import Assertion, Relation
from disputes.model.terms import Force, Side, Stance
from disputes.reason.acts import Act
from disputes.reason.analysis import Analysis
from disputes.reason.changes import Change, Changes
from disputes.reason.commitments import Commitment
from disputes.reason.contents import assertion_content, relation_content
from disputes.reason.implications import reached_from
from disputes.reason.missing import MissingStep, missing_steps
from disputes.reason.positions import Position


class By(StrEnum):
    """What a change of positions comes from."""

    ASSERTION = "assertion"
    CHANGE_OF_MIND = "change of mind"
    RETRACTION = "retraction"
    DISOWNING = "disowning"
    RELATION = "relation"
    ANSWERS = "answers"
    ROLE = "role"
    SOURCE = "source"
    CLAIM = "claim"


class Cause(NamedTuple):
    """What changed positions, and what has become of it.

    ``before`` and ``after`` are acts of the two analyses: of an assertion as it was and as it is.
    Of a change of mind, a retraction or a disowning that is new, ``after`` is it, and ``before``
    the stance that it ended; of one that was removed, the other way round. A claim has the act
    that came or went with it, where that mattered. ``records`` are the ids of the claim, of the
    question and the two answers, of the source whose kind it is, or of the source whose role it
    is and the parties that it spoke for before and after.
    """

    by: By
    change: Change
    before: Act | None = None
    after: Act | None = None
    relation: Relation | None = None
    records: tuple[str, ...] = ()

    @property
    def ender(self) -> Act | None:
        """The later stance, where another is replaced or taken back."""
        if self.by not in (By.CHANGE_OF_MIND, By.RETRACTION, By.DISOWNING):
            return None
        return self.before if self.change is Change.REMOVED else self.after

    @property
    def mirrored(self) -> Cause:
        """The same, the other way round."""
        records = self.records
        if self.by is By.ROLE:
            source, was, now = records
            records = (source, now, was)
        return Cause(
            self.by, _MIRRORED[self.change], self.after, self.before, self.relation, records
        )

    def order(self) -> tuple[object, ...]:
        """Give a key that depends on what it says only."""
        relation = relation_content(self.relation) if self.relation else ()
        acts = (_told(self.after), _told(self.before))
        return (list(By).index(self.by), self.change.value, *acts, relation, self.records)


_MIRRORED = {
    Change.NEW: Change.REMOVED,
    Change.REMOVED: Change.NEW,
    Change.CHANGED: Change.CHANGED,
}
_ENDING = {Stance.RETRACTS: By.RETRACTION, Stance.DISOWNS: By.DISOWNING}


class Causes:
    """Explains the changes of positions on claims; each claim once."""

    def __init__(self, changes: Changes) -> None:
        before, after = changes.before, changes.after
        became: dict[int, Assertion] = {}
        was: dict[int, Assertion] = {}
        for one, other in changes.assertions:
            if one is not None and other is not None:
                became[id(one.assertion)] = other.assertion
                was[id(other.assertion)] = one.assertion
        self._before, self._after = before, after
        self._lost = _Lost(before, after, became)
        self._gained = _Lost(after, before, was)
        self._known: dict[str, tuple[Cause, ...]] = {}

    def on(self, claims: Iterable[str]) -> tuple[Cause, ...]:
        """Give the causes of all changes of positions on some claims, each once, sorted."""
        found = {cause.order(): cause for claim in claims for cause in self._on(claim)}
        ending = {(one.change, _told(one.ender)) for one in found.values() if one.ender is not None}
        return tuple(
            found[key]
            for key in sorted(found)
            # An assertion that is told of as a change of mind is not told of twice.
            if found[key].by not in (By.ASSERTION, By.CLAIM)
            or (found[key].change, _told(found[key].after or found[key].before)) not in ending
        )

    def _on(self, claim: str) -> tuple[Cause, ...]:
        if claim not in self._known:
            self._known[claim] = tuple(self._found(claim))
        return self._known[claim]

    def _found(self, claim: str) -> Iterator[Cause]:
        there = claim in self._after.kb.claims
        if there and claim in self._before.kb.claims:
            old = {one.party: one for one in self._before.claim(claim).positions}
            new = {one.party: one for one in self._after.claim(claim).positions}
            for party in sorted(old.keys() | new.keys()):
                yield from self._by_party(claim, party, old.get(party), new.get(party))
        else:
            change = Change.NEW if there else Change.REMOVED
            yield Cause(By.CLAIM, change, records=(claim,))

    def _by_party(
        self, claim: str, party: str, old: Position | None, new: Position | None
    ) -> Iterator[Cause]:
        if old is not None and new is not None and old.narrator is not new.narrator:
            yield Cause(By.SOURCE, Change.CHANGED, records=(party,))
        for side in Side:
            one, other = (_commitment(each, side) for each in (old, new))
            if one is not None and _weaker(other, one):
                yield from self._lost.why(claim, party, side)
            if other is not None and _weaker(one, other):
                yield from (cause.mirrored for cause in self._gained.why(claim, party, side))


class _Lost:
    """Why what was behind a position in one analysis no longer is in the other."""

    def __init__(self, before: Analysis, after: Analysis, became: Mapping[int, Assertion]) -> None:
        self._before, self._after = before, after
        self._became = became
        self._standing: dict[tuple[int, str], dict[int, Act]] = {}
        self._missing: dict[int, list[MissingStep]] = {}

    def why(self, claim: str, party: str, side: Side) -> Iterator[Cause]:
        """Give what took away the acts behind a position."""
        standing = self._stands(self._before, party)
        for act in self._before.acts_behind(party, claim, side):
            if id(act) in standing:
                yield from self._gone(act, claim, party, side)

    def _gone(self, act: Act, claim: str, party: str, side: Side) -> Iterator[Cause]:
        after = self._after
        said_on = act.assertion.claim
        if said_on not in after.kb.claims:
            yield Cause(By.CLAIM, Change.REMOVED, act, records=(said_on,))
            return
        own = self._later_acts.get((said_on, act.source), [])
        content = assertion_content(act.assertion)
        same = [one for one in own if assertion_content(one.assertion) == content]
        if not same:
            became = self._became.get(id(act.assertion))
            same = [one for one in own if one.assertion is became]
        if not same:
            yield Cause(By.ASSERTION, Change.REMOVED, act)
            return
        now = same[0]
        if _bearing(now) != _bearing(act):
            yield Cause(By.ASSERTION, Change.CHANGED, act, now)
            return
        parties = after.parties_of(now)
        if party not in parties:
            for other in parties:
                yield Cause(By.ROLE, Change.CHANGED, act, now, records=(act.source, party, other))
            return
        standing = self._stands(after, party)
        if any(id(one) in standing for one in same):
            yield from self._led_astray(act, claim, side)
        else:
            yield from self._ended(act, now, own, party)

    def _ended(self, act: Act, now: Act, own: list[Act], party: str) -> Iterator[Cause]:
        """Tell what later stance took the place of one that is still on record."""
        later = [one for one in own if _replaces(one, now)]
        if not later:
            # What leads to the opposite of a stance has an opposite to which the stance leads.
            ruled_out = {one ^ 1 for one in reached_from(now.literal, self._after.implications)}
            later = [
                one
                for one in self._stands(self._after, party).values()
                if one.source == now.source
                and one.firm
                and one.period.is_later_than(now.period)
                and one.literal in ruled_out
            ]
        if not later:
            return
        known = {
            (assertion_content(one.assertion), one.period)
            for claim in {one.assertion.claim for one in later}
            for one in self._earlier_acts.get((claim, now.source), ())
        }
        new = [one for one in later if (assertion_content(one.assertion), one.period) not in known]
        ender = min(new or later, key=Act.order)
        by = _ENDING.get(ender.assertion.stance, By.CHANGE_OF_MIND)
        yield Cause(by, Change.NEW, act, ender)

    def _led_astray(self, act: Act, claim: str, side: Side) -> Iterator[Cause]:
        """Tell which step is missing on the way from a stance to what followed from it."""
        if act.literal not in self._missing:
            self._missing[act.literal] = list(missing_steps(self._before, self._after, act.literal))
        goal = self._before.implications.literal(claim, side)
        for step in self._missing[act.literal]:
            if goal in step.leads_to:
                yield self._of_step(step)

    def _of_step(self, step: MissingStep) -> Cause:
        gone = [one for one in (step.claim, step.then_claim) if one not in self._after.kb.claims]
        if gone:
            return Cause(By.CLAIM, Change.REMOVED, records=(gone[0],))
        if isinstance(step.reason, Relation):
            return Cause(By.RELATION, Change.REMOVED, relation=step.reason)
        answers = sorted((step.claim, step.then_claim))
        return Cause(By.ANSWERS, Change.CHANGED, records=(step.reason.question, *answers))

    @cached_property
    def _earlier_acts(self) -> Mapping[tuple[str, str], list[Act]]:
        return _by_claim_and_source(self._before)

    @cached_property
    def _later_acts(self) -> Mapping[tuple[str, str], list[Act]]:
        return _by_claim_and_source(self._after)

    def _stands(self, analysis: Analysis, party: str) -> dict[int, Act]:
        key = (id(analysis), party)
        if key not in self._standing:
            acts = (act for own in analysis.standing(party).values() for act in own)
            self._standing[key] = {id(act): act for act in acts}
        return self._standing[key]


def _bearing(act: Act) -> tuple[object, ...]:
    """Give what an act has a bearing on positions by; its words have none."""
    one = act.assertion
    return (one.stance, act.period, one.conditional, one.own)


def _by_claim_and_source(analysis: Analysis) -> dict[tuple[str, str], list[Act]]:
    found: dict[tuple[str, str], list[Act]] = {}
    for act in analysis.every_act():
        found.setdefault((act.assertion.claim, act.source), []).append(act)
    return found


def _told(act: Act | None) -> tuple[object, ...]:
    if act is None:
        return ()
    return (act.period.order(), act.source, assertion_content(act.assertion))


def _replaces(one: Act, act: Act) -> bool:
    stance = one.assertion.stance
    return (
        one.period.is_later_than(act.period)
        and not one.assertion.conditional
        and stance is not Stance.DECLINES
    )


def _commitment(position: Position | None, side: Side) -> Commitment | None:
    if position is None:
        return None
    return position.on_for if side is Side.FOR else position.on_against


def _weaker(one: Commitment | None, other: Commitment) -> bool:
    """Tell whether one is less firm than another, as a whole or as a direct stance."""
    if one is None:
        return True
    return _rank(one.force) < _rank(other.force) or _rank(one.direct) < _rank(other.direct)


def _rank(force: Force | None) -> int:
    return 0 if force is None else 2 if force is Force.FIRM else 1
