"""Pairs of claims of which one implies the other although they cannot both be true."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from disputes.check.subject import Subject
from disputes.model.knowledge_base import KnowledgeBase
from disputes.model.records import Relation
from disputes.model.terms import RelationKind
from disputes.reason.rivals import exclude_one_another

MOST_STEPS = 2_000
"""How many steps of chains are looked up in all; longer explanations help nobody."""

MOST_LOOKED_AT = 100_000
"""How many implied claims are looked at in all for distant rivals; D204 tells of the others."""


class Contrary(NamedTuple):
    """That ``claim`` implies ``other`` by ``chain``, and yet excludes it.

    An empty chain was not looked up, since there are so many.

    ``relation`` is the one by which they contradict or negate one another; ``None`` where they
    exclude one another as answers.
    """

    claim: str
    other: str
    chain: tuple[Relation, ...]
    relation: Relation | None


def find_contrary(subject: Subject) -> Iterator[Contrary]:
    """Find such pairs: each that is written, and of rival answers each relation that joins two.

    Where an answer implies a rival through others, that is given for claims from which no other
    claim follows that is ruled out, with the nearest rival. Nearly linear in the relations.
    """
    seen: set[tuple[str, str]] = set()
    explained: set[str] = set()
    for found in (*_written(subject), *_direct_rivals(subject)):
        pair = min(found.claim, found.other), max(found.claim, found.other)
        if pair not in seen:
            seen.add(pair)
            explained.add(found.claim)
            yield found
    yield from _distant_rivals(subject, explained)


def _written(subject: Subject) -> Iterator[Contrary]:
    implied = subject.implied
    left = MOST_STEPS
    for claim in subject.kb.claims.values():
        for relation in claim.relations:
            if not relation.kind.symmetric:
                continue
            for one, other in ((claim.id, relation.other), (relation.other, claim.id)):
                if one != other and implied.implies(one, other):
                    chain = implied.chain(one, other) if left > 0 else ()
                    left -= len(chain)
                    yield Contrary(one, other, chain, relation)
                    break


def _direct_rivals(subject: Subject) -> Iterator[Contrary]:
    claims = subject.sound.claims
    for claim in claims.values():
        for relation in claim.relations:
            if relation.kind is RelationKind.IMPLIES and relation.other in claims:
                other = claims[relation.other]
                if exclude_one_another(subject.sound, claim, other):
                    yield Contrary(claim.id, other.id, (relation,), None)


def _distant_rivals(subject: Subject, explained: set[str]) -> Iterator[Contrary]:
    kb, impossible = subject.sound, subject.impossible
    left = MOST_LOOKED_AT
    for cause in impossible.causes:
        held = [impossible.implications.claims[one >> 1] for one in cause if not one & 1]
        if any(claim in explained for claim in held):
            continue
        for name in held:
            if left <= 0 or kb.claims[name].answers is None:
                continue
            answers = subject.implied.nearest(name)
            left -= len(answers) + 1
            rival = next((one for one in answers if _exclude(kb, name, one)), None)
            if rival is not None:
                yield Contrary(name, rival, subject.implied.chain(name, rival), None)
                break


def _exclude(kb: KnowledgeBase, claim: str, other: str) -> bool:
    return exclude_one_another(kb, kb.claims[claim], kb.claims[other])
