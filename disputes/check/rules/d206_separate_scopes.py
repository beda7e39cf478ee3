"""Claims that contradict one another are about the same time and place.

If one claim is about Monday and the other about Tuesday, or one about the north and the other about
the south, both can be true. A claim takes the time and place that it lacks from its question.

Bad:

    claims:
      calm-monday: {text: The border was calm., when: 2015-10-05, contradicts: [shots-tuesday]}
      shots-tuesday: {text: Shots fell at the border., when: 2015-10-06}

Good:

    claims:
      calm-monday: {text: The border was calm., when: 2015-10-05, contradicts: [shots-monday]}
      shots-monday: {text: Shots fell at the border., when: 2015-10-05}

Fix: take the relation away, or correct `when` or `where`.
"""

from __future__ import annotations

from collections.abc import Iterator

from disputes.check.chains import told
from disputes.check.problem import Problem, problem
from disputes.check.subject import Subject
from disputes.finding import Code, Level
from disputes.model.knowledge_base import KnowledgeBase
from disputes.model.records import Claim
from disputes.reason.rivals import scope_in

CODE = Code("D206", "separate-scopes", Level.WARNING)


def check(subject: Subject) -> Iterator[Problem]:
    """Find claims that contradict one another though their scopes do not meet; linear."""
    kb = subject.sound
    for claim in kb.claims.values():
        for relation in claim.relations:
            if not relation.kind.symmetric:
                continue
            other = kb.claims.get(relation.other)
            if other is None or other is claim or scope_in(kb, claim).meets(scope_in(kb, other)):
                continue
            yield problem(
                claim.place,
                f"{told(relation)}, yet {_apart(kb, claim, other)}",
                field=relation.field,
                hint="take the relation away, or correct the time or place of one of the two",
                record=claim.id,
            )


def _apart(kb: KnowledgeBase, claim: Claim, other: Claim) -> str:
    here, there = scope_in(kb, claim), scope_in(kb, other)
    if here.when is not None and there.when is not None and not here.when.meets(there.when):
        dates = [(one.when or kb.questions[one.answers or ""].when) for one in (claim, other)]
        first, second = [date.text if date else "" for date in dates]
        return f"one is about {first} and the other about {second}"
    return f"one is about '{here.where}' and the other about '{there.where}'"
