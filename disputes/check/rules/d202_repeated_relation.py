"""A relation is written once.

`contradicts` and `negates` hold in both directions and are written on either claim. Written twice,
a relation is easily changed in one place and not in the other.

Bad:

    claims:
      dam-held: {text: The dam held., contradicts: [dam-broke, dam-overflowed]}
      dam-broke: {text: The dam broke., contradicts: [dam-overflowed, dam-held]}
      dam-overflowed: {text: The dam overflowed.}

Good:

    claims:
      dam-held: {text: The dam held., contradicts: [dam-broke, dam-overflowed]}
      dam-broke: {text: The dam broke., contradicts: [dam-overflowed]}
      dam-overflowed: {text: The dam overflowed.}

Fix: keep the one that says more, and delete the other. `--fix` deletes the later one where it is a
plain id beside others.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from disputes.check.chains import told
from disputes.check.places import file_order
from disputes.check.problem import Problem, problem, related
from disputes.check.subject import Subject
from disputes.finding import Code, Edit, Level
from disputes.load.member_removal import removal
from disputes.model.records import Relation
from disputes.model.terms import RelationKind
from disputes.span import Span

CODE = Code("D202", "repeated-relation", Level.ERROR)


class _Repeat(NamedTuple):
    """A relation that is written again."""

    first: Relation
    again: Relation


def check(subject: Subject) -> Iterator[Problem]:
    """Find relations that are written twice; linear, but for reading those records once more."""
    claims = subject.kb.claims
    repeats = _repeats(subject)
    members: dict[tuple[str, RelationKind], set[int]] = {}
    for _, again in repeats:
        number = int(again.field.rpartition(".")[2])
        members.setdefault((again.claim, again.kind), set()).add(number)
    for first, again in repeats:
        here, there = claims[again.claim].place, claims[first.claim].place
        same = again.claim == first.claim
        message = f"{told(again)} stands here a second time"
        if not same:
            message = f"{told(again)}, as '{first.claim}' says already"
        edits: tuple[Edit, ...] = ()
        if again.why is None and here.path in subject.texts:
            repeated = members[again.claim, again.kind]
            edit = removal(subject.texts[here.path], here, again.field, again.other, repeated)
            edits = () if edit is None else (edit,)
        yield problem(
            here,
            message,
            field=again.field,
            hint="delete one of the two: it holds in both directions" if not same else "delete it",
            record=again.claim,
            related=(related(there, f"{told(first)}, first written here", first.field),),
            edits=edits,
        )


def _repeats(subject: Subject) -> list[_Repeat]:
    claims = subject.kb.claims
    written: dict[tuple[RelationKind, str, str], list[Relation]] = {}
    for claim in claims.values():
        for relation in claim.relations:
            pair = claim.id, relation.other
            if relation.kind.symmetric:
                pair = min(pair), max(pair)
            if relation.other != claim.id:
                written.setdefault((relation.kind, *pair), []).append(relation)

    def order(relation: Relation) -> tuple[tuple[str, int, int], Span]:
        place = claims[relation.claim].place
        return file_order(place), place.span(relation.field)

    found: list[_Repeat] = []
    for relations in written.values():
        if len(relations) > 1:
            first, *others = sorted(relations, key=order)
            found += [_Repeat(first, again) for again in others]
    return found
