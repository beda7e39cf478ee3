"""A claim should be recorded once.

Who asserts the one and who denies the other of two records of one claim do not meet, and a dispute
between them is not seen. Texts are compared without regard to case, accents, punctuation, spacing
and two spellings of one word.

No finding comes from texts that differ in a number or in any word of their own, from claims of
which one is related to the other, from answers to two questions, or from claims whose `value`,
`when` or `where` differ.

Bad:

    claims:
      rain: {text: The Defence Ministry said that it rained.}
      wet: {text: "The Defense Ministry said, that it rained"}

Good:

    claims:
      rain: {text: The Defence Ministry said that it rained.}
      snow: {text: The Defence Ministry said that it snowed.}

Fix: move the assertions and relations of one of the two to the other and delete it, or word them so
that a reader sees in what they differ.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from disputes.check.folding import Folder, variants
from disputes.check.nearness import earliest_alike, near_pairs
from disputes.check.places import file_order, line_of
from disputes.check.problem import Problem, problem, related
from disputes.check.subject import Subject
from disputes.finding import Code, Level
from disputes.model.knowledge_base import KnowledgeBase
from disputes.model.records import Claim
from disputes.reason.rivals import scope_in

CODE = Code("D116", "duplicate-claim", Level.WARNING)

_LEAST_WORDS = 4
"""Words of a text that is taken for another in spite of a word that is spelt otherwise."""

_SHORTEST_WORD = 6
_MOST_VARIANTS = 2
_NUMBER = re.compile(r"(?:(?<!\S)[-−–+])?\d+(?:[.,:/]\d+)*(?:\s?[%‰])?")


def check(subject: Subject) -> Iterator[Problem]:
    """Find claims that an earlier one has already; n log n in the number of claims."""
    kb = subject.kb
    folder = Folder(_SHORTEST_WORD, silent=("the",))
    claims = [claim for claim in kb.claims.values() if claim.text is not None]
    entries = (
        (key, number)
        for number, claim in enumerate(claims)
        for key in folder.keys(claim.text or "")
        if key.strip()
    )

    def order(number: int) -> tuple[object, ...]:
        claim = claims[number]
        scope = (claim.answers, claim.value, scope_in(kb, claim))
        return "".join(folder.words(claim.text or "")), repr(scope)

    def written(number: int) -> tuple[object, ...]:
        return file_order(claims[number].place)

    def alike(one: int, other: int) -> bool:
        first, second = claims[one], claims[other]
        return (
            _same_words(folder.words(first.text or ""), folder.words(second.text or ""))
            and _same_scope(first, second, kb)
            and not _related(first, second)
            and _numbers(first) == _numbers(second)
        )

    for later, first in earliest_alike(near_pairs(entries, order, alike), written):
        yield _problem(claims[first], claims[later])


def _problem(first: Claim, later: Claim) -> Problem:
    where = line_of(first.place, seen_from=later.place)
    return problem(
        later.place,
        f"'{later.id}' seems to say the same as '{first.id}' {where}",
        field="text",
        hint="join them, or word them so that it is seen in what they differ",
        record=later.id,
        related=(related(first.place, f"'{first.id}' is defined here"),),
    )


def _same_words(first: list[str], second: list[str]) -> bool:
    if "".join(first) == "".join(second):
        return True
    if len(first) != len(second) or len(first) < _LEAST_WORDS:
        return False
    apart = [pair for pair in zip(first, second, strict=True) if pair[0] != pair[1]]
    return len(apart) <= _MOST_VARIANTS and all(variants(*pair, _SHORTEST_WORD) for pair in apart)


def _same_scope(first: Claim, second: Claim, kb: KnowledgeBase) -> bool:
    ours = (first.answers, first.value, *scope_in(kb, first))
    theirs = (second.answers, second.value, *scope_in(kb, second))
    return all(
        one is None or other is None or one == other
        for one, other in zip(ours, theirs, strict=True)
    )


def _related(first: Claim, second: Claim) -> bool:
    return any(relation.other == second.id for relation in first.relations) or any(
        relation.other == first.id for relation in second.relations
    )


def _numbers(claim: Claim) -> list[str]:
    return ["".join(number.split()) for number in _NUMBER.findall(claim.text or "")]
