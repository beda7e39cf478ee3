"""Chains of implications as places that a problem speaks of."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice

from disputes.check.problem import related
from disputes.finding import Related
from disputes.model.knowledge_base import KnowledgeBase
from disputes.model.records import Relation
from disputes.reason.implications import Implications
from disputes.reason.impossible import Chain

MOST_SHOWN = 20
"""How many steps of a chain are shown; each costs a reading of its record."""


def related_relations(kb: KnowledgeBase, relations: Iterable[Relation]) -> tuple[Related, ...]:
    """Give the places of the first relations of a chain, each with what it says."""
    return tuple(
        related(kb.claims[one.claim].place, told(one), one.field)
        for one in islice(relations, MOST_SHOWN)
    )


def related_steps(
    kb: KnowledgeBase, implications: Implications, steps: Chain
) -> tuple[Related, ...]:
    """Give the relations and questions by which the steps go, in their order, each once."""
    found: dict[Related, None] = {}
    for here, reason, there in steps:
        if len(found) == MOST_SHOWN:
            break
        first, second = sorted((implications.claims[here >> 1], implications.claims[there >> 1]))
        if isinstance(reason, Relation):
            found.update(dict.fromkeys(related_relations(kb, [reason])))
        else:
            message = f"'{first}' and '{second}' exclude one another as answers of this question"
            found[related(kb.questions[reason.question].place, message)] = None
    return tuple(found)


def told(reason: Relation) -> str:
    """Say a relation in words."""
    return f"'{reason.claim}' {reason.kind.word} '{reason.other}'"


def turning_point(steps: Chain) -> int:
    """Give the place in a chain at which it turns from claims to opposites of claims, or back.

    It is the number of steps up to there; 0 where the chain does not turn.
    """
    sign = None
    for number, (here, _, there) in enumerate(steps, 1):
        sign = here & 1 if sign is None else sign
        if there & 1 != sign:
            return number
    return 0
