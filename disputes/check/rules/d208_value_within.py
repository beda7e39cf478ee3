"""An answer whose value lies within another answer's implies that answer.

Who says that 45 died holds that at least 40 died. The program does not conclude that by itself,
since the words may say more than the value; with the relation written, who asserts the one is bound
to the other too.

Told is only the nearest of the values around a value: from it follow those around it in turn.

Bad:

    questions:
      dead: {text: How many died?, kind: number}
    claims:
      forty-five: {text: Forty-five died., answers: dead, value: "45"}
      forty-or-more: {text: At least forty died., answers: dead, value: "40.."}

Good:

    questions:
      dead: {text: How many died?, kind: number}
    claims:
      forty-five:
        {text: Forty-five died., answers: dead, value: "45", implies: [forty-or-more]}
      forty-or-more: {text: At least forty died., answers: dead, value: "40.."}

Fix: write `implies` at the answer with the narrower value, or silence the finding if its words do
not say so.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from math import inf

from disputes.check.problem import Problem, problem, related
from disputes.check.subject import Subject
from disputes.finding import Code, Level
from disputes.model.knowledge_base import KnowledgeBase
from disputes.model.records import Claim, Question
from disputes.model.terms import QuestionKind, RelationKind
from disputes.model.value import Interval, parse_interval
from disputes.reason.exclusion import Scope, scope_of

CODE = Code("D208", "value-within", Level.WARNING)

_MEASURED = (QuestionKind.NUMBER, QuestionKind.DATE)


def check(subject: Subject) -> Iterator[Problem]:
    """Find answers within others that do not imply them; n answers cost O(n log n).

    Where an answer, or what it may imply, is in doubt, nothing is missed.
    """
    kb = subject.sound
    groups: dict[tuple[str, Scope], list[Claim]] = {}
    for claim in kb.claims.values():
        question = kb.questions.get(claim.answers) if claim.answers is not None else None
        if question is not None and claim.value is not None and question.kind in _MEASURED:
            groups.setdefault((question.id, scope_of(claim, question)), []).append(claim)
    contrary = _contrary(subject) if groups else set()
    unsure = _unsure_questions(subject) if groups else set()
    unrelated = subject.doubt.unrelated(kb) if groups else set()
    leading = _leading(kb, unrelated)
    for (question_id, _), answers in groups.items():
        if len(answers) < 2 or question_id in unsure or None in unsure:
            continue
        for inner, outer in _nested(kb.questions[question_id], answers):
            if inner.id in leading or any(one.id in unrelated for one in outer):
                continue
            if any(frozenset((inner.id, one.id)) in contrary for one in outer):
                continue
            if not any(subject.implied.implies(inner.id, one.id) for one in outer):
                yield _problem(inner, outer[0])


def _nested(question: Question, answers: list[Claim]) -> Iterator[tuple[Claim, list[Claim]]]:
    """Give each answer that lies within others with those of the nearest value around it.

    Sorted by their beginnings, the longer first, the nearest interval around one is the last before
    it that does not end earlier; those that end earlier than a later one need not be kept.
    """
    by_value: dict[Interval, list[Claim]] = {}
    for claim in answers:
        by_value.setdefault(parse_interval(question.kind, claim.value or ""), []).append(claim)
    around: list[Interval] = []
    shorter_last = sorted(by_value, key=_high, reverse=True)
    for interval in sorted(shorter_last, key=_low):
        while around and _high(around[-1]) < _high(interval):
            around.pop()
        if around:
            outer = by_value[around[-1]]
            for claim in by_value[interval]:
                yield claim, outer
        around.append(interval)


def _low(interval: Interval) -> Decimal | float:
    return -inf if interval.low is None else interval.low


def _high(interval: Interval) -> Decimal | float:
    return inf if interval.high is None else interval.high


def _contrary(subject: Subject) -> set[frozenset[str]]:
    """Give the pairs that are written to contradict one another, of which D207 tells."""
    return {
        frozenset((claim.id, relation.other))
        for claim in subject.kb.claims.values()
        for relation in claim.relations
        if relation.kind.symmetric
    }


def _unsure_questions(subject: Subject) -> set[str | None]:
    """Give the questions of which an answer is in doubt; ``None`` where it is not known which."""
    claims, doubt = subject.kb.claims, subject.doubt
    found = {
        claims[name].answers
        for name in doubt.fields.keys() & claims.keys()
        if doubt.scoped(subject.kb, name)
    }
    return found | {None} if doubt.lost else found


def _leading(kb: KnowledgeBase, claims: set[str]) -> set[str]:
    """Give those claims, and all that imply one of them; linear."""
    if not claims:
        return claims
    implied_by: dict[str, list[str]] = {}
    for claim in kb.claims.values():
        for relation in claim.relations:
            if relation.kind is RelationKind.IMPLIES:
                implied_by.setdefault(relation.other, []).append(claim.id)
    pending = sorted(claims)
    found = set(pending)
    for name in pending:
        fresh = [one for one in implied_by.get(name, ()) if one not in found]
        found.update(fresh)
        pending += fresh
    return found


def _problem(inner: Claim, outer: Claim) -> Problem:
    return problem(
        inner.place,
        f"'{inner.value}' lies within '{outer.value}' of '{outer.id}', which this does not imply",
        hint=f"add `implies: [{outer.id}]`, if the words say so",
        record=inner.id,
        related=(related(outer.place, f"'{outer.id}' has the value '{outer.value}'"),),
    )
