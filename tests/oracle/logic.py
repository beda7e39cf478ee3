"""Literals, what follows from them, who is committed to them: section 4."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import permutations

from .intervals import EVERYTHING, Interval, date, number
from .records import Act, Base, Record, read

Literal = tuple[str, bool]


def related(record: Record, relation: str) -> list[str]:
    """The claims that a claim names under a relation, in either form."""
    return [
        target if isinstance(target, str) else target["claim"]
        for target in record.get(relation, [])
    ]


def _values_exclude(kind: str, first: str | None, second: str | None) -> bool:
    if kind == "choice":
        return first is None or second is None or first != second
    if first is None or second is None:
        return False
    if kind == "number":
        return not number(first).meets(number(second))
    if kind == "date":
        return not date(first).meets(date(second))
    return False


def _scope(answer: Record, question: Record, scope: str) -> str | None:
    """An answer's own scope, else that of its question."""
    written: str | None = answer.get(scope, question.get(scope))
    return written


def exclusive(base: Base, c: str, d: str) -> bool:
    """Whether two claims exclude each other as answers of one question."""
    first, second = base.claims[c], base.claims[d]
    if c == d or "answers" not in first or "answers" not in second:
        return False
    if first["answers"] != second["answers"]:
        return False
    question = base.questions[first["answers"]]
    one, other = _scope(first, question, "when"), _scope(second, question, "when")
    if one is not None and other is not None and not date(one).meets(date(other)):
        return False
    one, other = _scope(first, question, "where"), _scope(second, question, "where")
    if one is not None and other is not None and one != other:
        return False
    kind = question.get("kind", "open")
    return _values_exclude(kind, first.get("value"), second.get("value"))


def implications(base: Base) -> set[tuple[Literal, Literal]]:
    """Every single step from a literal to another."""
    steps: set[tuple[Literal, Literal]] = set()
    for c, record in base.claims.items():
        for d in related(record, "contradicts"):
            steps |= {((c, True), (d, False)), ((d, True), (c, False))}
        for d in related(record, "negates"):
            steps |= {((c, True), (d, False)), ((d, True), (c, False))}
            steps |= {((c, False), (d, True)), ((d, False), (c, True))}
        for d in related(record, "implies"):
            steps |= {((c, True), (d, True)), ((d, False), (c, False))}
    for c, d in permutations(base.claims, 2):
        if exclusive(base, c, d):
            steps |= {((c, True), (d, False)), ((d, True), (c, False))}
    return steps


def _closure(base: Base) -> dict[Literal, set[Literal]]:
    """What each literal reaches, itself included, adding steps until none is new."""
    reached = {(c, sign): {(c, sign)} for c in base.claims for sign in (True, False)}
    steps = implications(base)
    growing = True
    while growing:
        growing = False
        for there in reached.values():
            for tail, head in steps:
                if tail in there and head not in there:
                    there.add(head)
                    growing = True
    return reached


def _roles(source: Record) -> list[tuple[str, Interval]]:
    written = source.get("speaks_for", [])
    if not isinstance(written, list):
        written = [written]
    roles: list[tuple[str, Interval]] = []
    for role in written:
        if isinstance(role, str):
            roles.append((role, EVERYTHING))
            continue
        first = date(role["from"]).low if "from" in role else None
        last = date(role["until"]).high if "until" in role else None
        roles.append((role["source"], Interval(first, last)))
    return roles


@dataclass(frozen=True)
class World:
    """A knowledge base at a date, with parties or with every source for itself."""

    base: Base
    end: Interval
    by: str
    reached: Mapping[Literal, set[Literal]]

    @cached_property
    def begun(self) -> list[Act]:
        """Every act without a condition that has begun by the date."""
        return [
            act
            for act in self.base.acts
            if not act.conditional and not act.period.begins_after_end_of(self.end)
        ]

    def stands(self, act: Act) -> bool:
        """Whether a stance that takes a literal is a standing one of its source."""
        assert act.literal is not None
        later = [
            other
            for other in self.begun
            if other.source == act.source
            and other.stance != "declines"
            and other.period.begins_after_end_of(act.period)
        ]
        if any(other.claim == act.claim for other in later):
            return False
        claim, sign = act.literal
        for other in later:
            if other.literal is None or not other.firm:
                continue
            if (claim, not sign) in self.reached[other.literal] and self.stands(other):
                return False
        return True

    @cached_property
    def standing(self) -> list[Act]:
        """Every standing stance of every source."""
        return [act for act in self.begun if act.literal is not None and self.stands(act)]

    def _spoken_for(self, source: str, period: Interval) -> set[str]:
        """The sources that one speaks for, in one step, at a date."""
        return {
            target for target, holds in _roles(self.base.sources[source]) if holds.meets(period)
        }

    def _ends(self, source: str, period: Interval) -> set[str]:
        """The sources at the end of the chains from one, at a date."""
        ahead = self._spoken_for(source, period)
        growing = True
        while growing:
            more = {step for name in ahead for step in self._spoken_for(name, period)}
            growing = not more <= ahead
            ahead |= more
        if source in ahead:
            return {source}
        targets = self._spoken_for(source, period)
        if not targets:
            return {source}
        return {end for target in targets for end in self._ends(target, period)}

    def parties(self, act: Act) -> set[str]:
        """The parties whose words an act counts as."""
        if self.by == "source" or act.own:
            return {act.source}
        return self._ends(act.source, act.period)

    def taken(self, party: str) -> list[Act]:
        """The standing stances that commit a party."""
        return [act for act in self.standing if party in self.parties(act)]

    def commitments(self, party: str) -> set[Literal]:
        """Every literal that a party is committed to."""
        reached: set[Literal] = set()
        for act in self.taken(party):
            assert act.literal is not None
            reached |= self.reached[act.literal]
        return reached

    def all_parties(self) -> set[str]:
        """Every party with a standing stance."""
        return {party for act in self.standing for party in self.parties(act)}


def world(files: list[Record], as_of: str | None = None, by: str = "party") -> World:
    """Read the files and work out what every literal reaches."""
    base = read(files)
    end = EVERYTHING if as_of is None else date(as_of)
    return World(base, end, by, _closure(base))
