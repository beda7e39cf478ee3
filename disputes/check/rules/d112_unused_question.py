"""Every question should have an answer.

A question that no claim answers relates nothing to anything. Often its answers are there, and lack
`answers`.

Bad:

    sources:
      ann: {name: Ann, kind: person}
    questions:
      weather: {text: What was the weather like?}
    claims:
      rain: {text: It rained., assertions: [{asserts: ann}]}

Good:

    sources:
      ann: {name: Ann, kind: person}
    questions:
      weather: {text: What was the weather like?}
    claims:
      rain: {text: It rained., answers: weather, assertions: [{asserts: ann}]}

Fix: add `answers` to the claims that answer it, or delete the question.
"""

from __future__ import annotations

from collections.abc import Iterator

from disputes.check.problem import Problem
from disputes.check.subject import Subject
from disputes.check.unused import unused_problems
from disputes.finding import Code, Level

CODE = Code("D112", "unused-question", Level.WARNING)


def check(subject: Subject) -> Iterator[Problem]:
    """Find questions that no claim answers."""
    return unused_problems(
        subject,
        subject.kb.questions,
        "no claim answers the question {}",
        "add `answers:` to the claims that do, or delete it",
    )
