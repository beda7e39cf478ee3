"""A question whose answers have values says of which kind they are.

The answers of an open question, which is the default, may all be true. If they have values, most
likely they exclude one another, and that is concluded only for the kinds number, date and choice.

Bad:

    questions:
      dead: {text: How many died?}
    claims:
      ten: {text: Ten died., answers: dead, value: "10"}
      fifteen: {text: Fifteen died., answers: dead, value: "15"}

Good:

    questions:
      dead: {text: How many died?, kind: number}
    claims:
      ten: {text: Ten died., answers: dead, value: "10"}
      fifteen: {text: Fifteen died., answers: dead, value: "15"}

Fix: write the `kind` of the question, or delete the values.
"""

from __future__ import annotations

from collections.abc import Iterator

from disputes.check.problem import Problem, problem, related
from disputes.check.subject import Subject
from disputes.finding import Code, Level
from disputes.model.records import Claim
from disputes.model.terms import QuestionKind
from disputes.model.value import parse_interval

CODE = Code("D215", "open-kind", Level.INFO)


def check(subject: Subject) -> Iterator[Problem]:
    """Find open questions whose answers have values; linear."""
    kb = subject.kb
    answers: dict[str, list[Claim]] = {}
    for claim in kb.claims.values():
        if claim.answers is not None and claim.value is not None:
            question = kb.questions.get(claim.answers)
            if question is not None and question.kind is QuestionKind.OPEN:
                answers.setdefault(claim.answers, []).append(claim)
    for question_id, own in answers.items():
        if question_id in subject.broken:
            continue
        question = kb.questions[question_id]
        has = "its answer has a value" if len(own) == 1 else f"{len(own)} answers have values"
        first = own[0]
        yield problem(
            question.place,
            f"the kind of '{question_id}' is open, but {has}",
            field="kind",
            hint=f"write `kind: {_kind(own)}` if answers exclude one another",
            record=question_id,
            related=(related(first.place, f"'{first.id}' has the value '{first.value}'", "value"),),
        )


def _kind(answers: list[Claim]) -> str:
    """Give the first kind that all the values fit."""
    for kind in (QuestionKind.NUMBER, QuestionKind.DATE):
        if all(_fits(kind, claim.value or "") for claim in answers):
            return kind
    return QuestionKind.CHOICE


def _fits(kind: QuestionKind, text: str) -> bool:
    try:
        parse_interval(kind, text)
    except ValueError:
        return False
    return True
