"""A question whose answers exclude one another has at least two.

Rival answers are what such a question is for. With one answer there is nothing that it excludes:
the others may have been forgotten, or name another question.

Bad:

    questions:
      dead: {text: How many died?, kind: number}
    claims:
      ten: {text: Ten died., answers: dead, value: "10"}

Good:

    questions:
      dead: {text: How many died?, kind: number}
    claims:
      ten: {text: Ten died., answers: dead, value: "10"}
      fifteen: {text: Fifteen died., answers: dead, value: "15"}

Fix: add the other answers, or delete the question and `answers`.
"""

from __future__ import annotations

from collections.abc import Iterator

from disputes.check.problem import Problem, problem, related
from disputes.check.subject import Subject
from disputes.finding import Code, Level
from disputes.model.records import Claim
from disputes.model.terms import QuestionKind

CODE = Code("D214", "single-answer", Level.INFO)


def check(subject: Subject) -> Iterator[Problem]:
    """Find exclusive questions with one answer, where all answers could be read; linear."""
    kb = subject.kb
    broken = [kb.claims.get(record) for record in subject.broken if _may_answer(subject, record)]
    if subject.doubt.lost or any(one is None or one.answers is None for one in broken):
        return
    answers: dict[str, list[Claim]] = {}
    for claim in kb.claims.values():
        if claim.answers is not None:
            answers.setdefault(claim.answers, []).append(claim)
    for question in kb.questions.values():
        own = answers.get(question.id, ())
        if question.kind is not QuestionKind.OPEN and len(own) == 1:
            yield problem(
                question.place,
                f"'{question.id}' has one answer, which so excludes none",
                hint="add the other answers, or delete the question",
                record=question.id,
                related=(related(own[0].place, f"'{own[0].id}' answers it", "answers"),),
            )


def _may_answer(subject: Subject, record: str) -> bool:
    """Tell whether a broken record may be a claim."""
    kb = subject.kb
    return all(record not in there for there in (kb.sources, kb.documents, kb.questions, kb.topics))
