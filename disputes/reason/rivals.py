"""Two answers of one question compared: their scopes, and whether both values could hold."""

from __future__ import annotations

from disputes.model.knowledge_base import KnowledgeBase
from disputes.model.records import Claim, Question
from disputes.model.terms import QuestionKind
from disputes.model.value import parse_interval
from disputes.reason.exclusion import Scope, scope_of


def common_question(kb: KnowledgeBase, claim: Claim, other: Claim) -> Question | None:
    """Give the exclusive question that two claims both answer, if there is one."""
    if claim.answers is None or claim.answers != other.answers:
        return None
    question = kb.questions.get(claim.answers)
    if question is None or question.kind is QuestionKind.OPEN:
        return None
    return question


def scope_in(kb: KnowledgeBase, claim: Claim) -> Scope:
    """Give the time and place of a claim, its question's where it names none of its own."""
    question = kb.questions.get(claim.answers) if claim.answers is not None else None
    if question is not None:
        return scope_of(claim, question)
    return Scope(claim.when.period if claim.when else None, claim.where)


def could_both_hold(question: Question, claim: Claim, other: Claim) -> bool | None:
    """Tell whether the values of two answers could both hold, whatever their scopes.

    ``None`` where nothing is known: a number or date without a value.
    """
    if question.kind is QuestionKind.CHOICE:
        return claim.value is not None and claim.value == other.value
    if claim.value is None or other.value is None:
        return None
    interval = parse_interval(question.kind, claim.value)
    return interval.meets(parse_interval(question.kind, other.value))


def exclude_one_another(kb: KnowledgeBase, claim: Claim, other: Claim) -> bool:
    """Tell whether two different claims exclude one another as answers of one question."""
    question = common_question(kb, claim, other)
    if question is None or claim.id == other.id:
        return False
    if not scope_of(claim, question).meets(scope_of(other, question)):
        return False
    return could_both_hold(question, claim, other) is False
