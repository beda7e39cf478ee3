"""Answers of one question that contradict one another have values that cannot both hold.

Answers of a number, date or choice exclude one another where their values do, without a relation.
If a contradiction is written between values that could both hold, either a value is less exact than
the words that it stands for, or there is no contradiction.

Bad:

    questions:
      dead: {text: How many died?, kind: number}
    claims:
      about-twenty:
        {text: About twenty died., answers: dead, value: "~20", contradicts: [twenty-one]}
      twenty-one: {text: Twenty-one died., answers: dead, value: "21"}

Good:

    questions:
      dead: {text: How many died?, kind: number}
    claims:
      about-twenty: {text: About twenty died., answers: dead, value: "~20"}
      thirty-one: {text: Thirty-one died., answers: dead, value: "31"}

Fix: take the relation away, or correct a value.
"""

from __future__ import annotations

from collections.abc import Iterator

from disputes.check.chains import told
from disputes.check.problem import Problem, problem
from disputes.check.subject import Subject
from disputes.finding import Code, Level
from disputes.reason.rivals import common_question, could_both_hold, scope_in

CODE = Code("D207", "compatible-values", Level.WARNING)


def check(subject: Subject) -> Iterator[Problem]:
    """Find contradictions between answers whose values could both hold; linear."""
    kb = subject.sound
    for claim in kb.claims.values():
        for relation in claim.relations:
            if not relation.kind.symmetric:
                continue
            other = kb.claims.get(relation.other)
            question = None if other is None else common_question(kb, claim, other)
            if other is None or question is None or other is claim:
                continue
            if not could_both_hold(question, claim, other):
                continue
            if scope_in(kb, claim).meets(scope_in(kb, other)):
                values = f"'{claim.value}' and '{other.value}' could both hold"
                if claim.value == other.value:
                    values = f"both have the value '{claim.value}'"
                yield problem(
                    claim.place,
                    f"{told(relation)}, yet {values} as answers of '{question.id}'",
                    field=relation.field,
                    hint="take the relation away, or correct a value",
                    record=claim.id,
                )
