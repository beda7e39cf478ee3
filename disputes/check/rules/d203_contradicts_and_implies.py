"""What implies a claim may not contradict it.

If one claim implies another and they cannot both be true, the first cannot be true at all, whatever
anybody says. That holds also where the one implies the other through others, and for answers of
one question whose values exclude one another.

Bad:

    claims:
      all-died: {text: All the miners died., implies: [some-died]}
      some-died: {text: Some of the miners died., contradicts: [all-died]}

Good:

    claims:
      all-died: {text: All the miners died., implies: [some-died]}
      some-died: {text: Some of the miners died., contradicts: [none-died]}
      none-died: {text: None of the miners died.}

Fix: take away the relation that was not meant, or correct the value of the answer that is wrong.
"""

from __future__ import annotations

from collections.abc import Iterator

from disputes.check.chains import related_relations, told
from disputes.check.contrary import Contrary, find_contrary
from disputes.check.problem import Problem, problem, related
from disputes.check.subject import Subject
from disputes.finding import Code, Level

CODE = Code("D203", "contradicts-and-implies", Level.ERROR)


def check(subject: Subject) -> Iterator[Problem]:
    """Find claims that imply what they contradict; nearly linear in the number of relations."""
    for found in find_contrary(subject):
        yield _problem(subject, found)


def _problem(subject: Subject, found: Contrary) -> Problem:
    claims = subject.kb.claims
    middle = [relation.other for relation in found.chain[:-1]]
    through = ""
    if not found.chain:
        through = ", perhaps through others"
    elif middle:
        through = (
            f" through '{middle[0]}'" if len(middle) == 1 else f" through {len(middle)} others"
        )
    implied = f"'{found.claim}' implies '{found.other}'{through}"
    chain = related_relations(subject.kb, found.chain)
    if found.relation is not None:
        return problem(
            claims[found.relation.claim].place,
            f"{told(found.relation)}, yet {implied}",
            field=found.relation.field,
            hint="take away the relation that was not meant",
            record=found.relation.claim,
            related=chain,
        )
    question = claims[found.claim].answers or ""
    place = subject.kb.questions[question].place
    message = f"{implied}, yet as answers of '{question}' they exclude one another"
    first = found.chain[0]
    return problem(
        claims[first.claim].place,
        message,
        field=first.field,
        hint="take the relation away, or correct a value",
        record=first.claim,
        related=(*chain[1:], related(place, f"'{question}' is answered by both")),
    )
