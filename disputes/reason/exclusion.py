"""Rival answers: which answers of one question cannot both hold, without pairing them.

The values of answers are intervals. An answer excludes all whose interval begins behind its end,
and all whose interval ends before its beginning. Sorted by their beginnings, the former are a
tail of the list; so one chain of auxiliary nodes, each leading to the negation of one answer and
to the next node, lets every answer reach its whole tail by a single edge. The same again by ends.
That is O(n) edges for n answers (an order encoding, as for integer variables in SAT: Tamura et
al., Compiling finite linear CSP into SAT, 2009).

Answers with a time or place exclude one another only where these agree, so answers are grouped by
scope, and each group has chains for the groups that it can meet.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from disputes.model.knowledge_base import KnowledgeBase
from disputes.model.period import Period
from disputes.model.records import Claim, Question
from disputes.model.terms import QuestionKind
from disputes.model.value import Interval, parse_interval


class Exclusion(NamedTuple):
    """That two claims are answers of one question whose values cannot both hold."""

    question: str


Bound = Decimal | int
AddEdge = Callable[[int, tuple[int, Exclusion | None]], None]


class Scope(NamedTuple):
    """The time and place of an answer, its question's where it names none of its own."""

    when: Period | None
    where: str | None

    def meets(self, other: Scope) -> bool:
        """Tell whether answers of the two can be about the same thing."""
        if self.when is not None and other.when is not None and not self.when.meets(other.when):
            return False
        return self.where is None or other.where is None or self.where == other.where


class _Answer(NamedTuple):
    claim: int
    interval: Interval


@dataclass(slots=True)
class _Chains:
    """The two chains over a list of answers: by beginnings, and by ends backwards."""

    lows: list[Bound]
    low_nodes: list[int]
    highs: list[Bound]
    high_nodes: list[int]


def scope_of(claim: Claim, question: Question) -> Scope:
    """Give the scope of an answer; it takes from its question what it lacks."""
    when = claim.when or question.when
    return Scope(when.period if when else None, claim.where or question.where)


def exclude_answers(kb: KnowledgeBase, numbers: Mapping[str, int], add: AddEdge) -> None:
    """Add the edges by which the answers of each exclusive question exclude one another."""
    answers: dict[str, list[Claim]] = {}
    for claim in kb.claims.values():
        if claim.answers is not None and claim.answers in kb.questions:
            answers.setdefault(claim.answers, []).append(claim)
    fresh = 2 * len(numbers)
    for question_id in sorted(answers):
        question = kb.questions[question_id]
        if question.kind is QuestionKind.OPEN:
            continue
        groups: dict[Scope, list[_Answer]] = {}
        for claim, interval in _intervals(question, answers[question_id]):
            scope = scope_of(claim, question)
            groups.setdefault(scope, []).append(_Answer(numbers[claim.id], interval))
        fresh = _exclude(Exclusion(question_id), groups, fresh, add)


def _intervals(question: Question, claims: list[Claim]) -> Iterator[tuple[Claim, Interval]]:
    if question.kind is QuestionKind.CHOICE:
        values = [claim.value for claim in claims if claim.value is not None]
        ranks = {value: rank for rank, value in enumerate(sorted(set(values)))}
        unnamed = len(ranks)
        for claim in claims:
            if claim.value is not None:
                rank = ranks[claim.value]
            else:  # an answer without a value is its own value
                rank, unnamed = unnamed, unnamed + 1
            yield claim, Interval(rank, rank)
        return
    for claim in claims:
        if claim.value is not None:
            yield claim, parse_interval(question.kind, claim.value)


def _exclude(why: Exclusion, groups: dict[Scope, list[_Answer]], fresh: int, add: AddEdge) -> int:
    """Add the edges of one question; return the first number that is free for auxiliary nodes."""
    scopes = list(groups)
    chains: dict[int, _Chains] = {}
    for number, others in enumerate(_meeting(scopes)):
        own = groups[scopes[number]]
        members = sum(len(groups[scopes[other]]) for other in others)
        if len(others) * len(own) <= members + len(own):
            targets = []
            for other in others:
                if other not in chains:
                    chains[other], fresh = _chain(groups[scopes[other]], fresh, add)
                targets.append(chains[other])
        else:
            every = [answer for other in others for answer in groups[scopes[other]]]
            merged, fresh = _chain(every, fresh, add)
            targets = [merged]
        for answer in own:
            for target in targets:
                _enter(answer, target, why, add)
    return fresh


def _chain(answers: list[_Answer], fresh: int, add: AddEdge) -> tuple[_Chains, int]:
    chains = _Chains([], [], [], [])
    begun = [(answer.interval.low, answer.claim) for answer in answers]
    bounded = sorted((low, claim) for low, claim in begun if low is not None)
    fresh = _link([claim for _, claim in bounded], chains.low_nodes, fresh, add)
    chains.lows = [low for low, _ in bounded]
    ended = [(answer.interval.high, answer.claim) for answer in answers]
    closed = sorted((high, claim) for high, claim in ended if high is not None)
    # Backwards, so that a chain goes on to what ends still earlier.
    nodes: list[int] = []
    fresh = _link([claim for _, claim in reversed(closed)], nodes, fresh, add)
    chains.high_nodes = nodes[::-1]
    chains.highs = [high for high, _ in closed]
    return chains, fresh


def _link(claims: list[int], nodes: list[int], fresh: int, add: AddEdge) -> int:
    for position, claim in enumerate(claims):
        nodes.append(fresh)
        add(fresh, (2 * claim + 1, None))
        if position + 1 < len(claims):
            add(fresh, (fresh + 1, None))
        fresh += 1
    return fresh


def _enter(answer: _Answer, chains: _Chains, why: Exclusion, add: AddEdge) -> None:
    low, high = answer.interval.low, answer.interval.high
    if high is not None:
        first = bisect_right(chains.lows, high)
        if first < len(chains.lows):
            add(2 * answer.claim, (chains.low_nodes[first], why))
    if low is not None:
        last = bisect_left(chains.highs, low) - 1
        if last >= 0:
            add(2 * answer.claim, (chains.high_nodes[last], why))


def _meeting(scopes: list[Scope]) -> list[list[int]]:
    """Give for each scope the numbers of those that it meets, itself included.

    Scopes are swept by the beginnings of their times, and only those of one place or of none are
    compared, so that the work grows with the number of pairs that meet.
    """
    meeting: list[list[int]] = [[number] for number in range(len(scopes))]
    active: dict[str | None, list[int]] = {}
    for number in sorted(range(len(scopes)), key=lambda at: (_begin(scopes[at]), at)):
        scope = scopes[number]
        places = list(active) if scope.where is None else [scope.where, None]
        for place in places:
            kept = []
            for other in active.get(place, ()):
                when = scopes[other].when
                over = when is not None and when.end is not None and when.end <= _begin(scope)
                if over:
                    continue
                kept.append(other)
                if scope.meets(scopes[other]):
                    meeting[number].append(other)
                    meeting[other].append(number)
            if place in active:
                active[place] = kept
        active.setdefault(scope.where, []).append(number)
    return [sorted(numbers) for numbers in meeting]


def _begin(scope: Scope) -> float:
    if scope.when is None or scope.when.start is None:
        return float("-inf")
    return scope.when.start
