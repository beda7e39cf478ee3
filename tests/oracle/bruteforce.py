"""Commitments by trying every way in which the claims could be true or false."""

from collections.abc import Callable, Iterable, Iterator
from itertools import combinations, product

from .logic import Literal, exclusive, related
from .records import Base

Assignment = dict[str, bool]
Constraint = Callable[[Assignment], bool]


def _not_both(c: str, d: str) -> Constraint:
    return lambda truth: not (truth[c] and truth[d])


def _exactly_one(c: str, d: str) -> Constraint:
    return lambda truth: truth[c] != truth[d]


def _if_then(c: str, d: str) -> Constraint:
    return lambda truth: truth[d] or not truth[c]


def constraints(base: Base) -> list[Constraint]:
    """What the relations and the exclusive answers demand of an assignment."""
    found: list[Constraint] = []
    for c, record in base.claims.items():
        found += [_not_both(c, d) for d in related(record, "contradicts")]
        found += [_exactly_one(c, d) for d in related(record, "negates")]
        found += [_if_then(c, d) for d in related(record, "implies")]
    for c, d in combinations(base.claims, 2):
        if exclusive(base, c, d):
            found.append(_not_both(c, d))
    return found


def assignments(base: Base, taken: Iterable[Literal] = ()) -> Iterator[Assignment]:
    """Every assignment that satisfies the relations and the literals taken."""
    names = list(base.claims)
    demands = constraints(base)
    wanted = list(taken)
    for values in product((True, False), repeat=len(names)):
        truth = dict(zip(names, values, strict=True))
        committed = all(truth[claim] == sign for claim, sign in wanted)
        if committed and all(demand(truth) for demand in demands):
            yield truth


def entailed(base: Base, taken: Iterable[Literal] = ()) -> set[Literal] | None:
    """The literals true in every such assignment; None where there is none."""
    common: set[Literal] | None = None
    for truth in assignments(base, taken):
        literals = set(truth.items())
        common = literals if common is None else common & literals
    return common


def relations_force_no_literal(base: Base) -> bool:
    """Whether the relations can be satisfied and leave every claim undecided."""
    return entailed(base) == set()
