"""Numbers in words, and whether they can be the answer that a claim gives."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from disputes.model.terms import QuestionKind
from disputes.model.value import Interval, parse_interval

if TYPE_CHECKING:
    from disputes.model.knowledge_base import KnowledgeBase
    from disputes.model.records import Claim

_NUMBER: Final = r"(?<![\w.,])[0-9]{1,3}(?:,[0-9]{3}){0,4}(?:\.[0-9]{1,6})?(?![\w]|[.,][0-9])"
_LONG: Final = r"(?<![\w.,])[0-9]{4,15}(?:\.[0-9]{1,6})?(?![\w]|[.,][0-9])"
FIGURES: Final = f"{_NUMBER}|{_LONG}"
"""A number that is written with figures, for `re`."""

YEARS: Final = range(1900, 2101)
"""Numbers that stand for a year rather than for how many there are."""

_BESIDE: Final = 20


class Numbers:
    """Finds the numbers in words that count something; days and years are left out."""

    def __init__(self, months: frozenset[str]) -> None:
        self._months = months
        self._number = re.compile(FIGURES)
        self._after = re.compile(r"\W{0,3}(\w+)")
        self._before = re.compile(r"(\w+)\W{0,3}\Z")

    def of(self, text: str) -> tuple[Decimal, ...]:
        """Give the numbers that are written with figures."""
        return tuple(
            Decimal(found[0].replace(",", ""))
            for found in self._number.finditer(text)
            if not self._dates(text, found)
        )

    def _dates(self, text: str, found: re.Match[str]) -> bool:
        if found[0].isdecimal() and int(found[0]) in YEARS:
            return True
        beside = (
            self._after.match(text, found.end(), found.end() + _BESIDE),
            self._before.search(text, max(0, found.start() - _BESIDE), found.start()),
        )
        return any(one is not None and one[1].lower() in self._months for one in beside)


def other_number(kb: KnowledgeBase, claim: Claim, numbers: tuple[Decimal, ...]) -> bool:
    """Tell whether words count something and their numbers are none that a claim gives."""
    answer = counted(kb, claim) if numbers else None
    return answer is not None and not any(
        answer.meets(Interval(number, number)) for number in numbers
    )


def counted(kb: KnowledgeBase, claim: Claim) -> Interval | None:
    """Give the numbers among which the answer of a claim lies, if it gives one to how many."""
    question = kb.questions.get(claim.answers) if claim.answers else None
    if question is None or question.kind is not QuestionKind.NUMBER or not claim.value:
        return None
    try:
        return parse_interval(QuestionKind.NUMBER, claim.value)
    except ValueError:
        return None  # a finding tells of it
