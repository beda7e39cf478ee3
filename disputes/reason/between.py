"""What two parties' positions on one claim have to do with one another."""

from __future__ import annotations

from enum import Enum

from disputes.model.terms import Side
from disputes.reason.positions import Position


class Between(Enum):
    """Whether two parties oppose one another, agree, or neither.

    They oppose one another where one is for and the other against, and agree where both are on
    one side and neither is divided: directly where both took a stance on the claim itself,
    else by inference.
    """

    OPPOSED = ("opposed", True)
    OPPOSED_BY_INFERENCE = ("opposed", False)
    AGREED = ("agreed", True)
    AGREED_BY_INFERENCE = ("agreed", False)
    NEITHER = ("neither", True)

    def __init__(self, word: str, direct: bool) -> None:
        self.word = word
        self.direct = direct


_FOR, _AGAINST, _FOR_DIRECT, _AGAINST_DIRECT = 1, 2, 4, 8


def stand(position: Position) -> int:
    """Give a small number that holds what ``between`` has to know of a position."""
    found = 0
    for side, bit, direct in (
        (Side.FOR, _FOR, _FOR_DIRECT),
        (Side.AGAINST, _AGAINST, _AGAINST_DIRECT),
    ):
        commitment = position.on(side)
        if commitment is not None:
            found |= bit | (direct if commitment.direct is not None else 0)
    return found


def between(one: int, other: int) -> Between:
    """Compare the stands of two parties; it does not matter which is the first."""
    if _across(one, other, _FOR, _AGAINST):
        direct = _across(one, other, _FOR_DIRECT, _AGAINST_DIRECT)
        return Between.OPPOSED if direct else Between.OPPOSED_BY_INFERENCE
    if one & other & (_FOR | _AGAINST):
        direct = bool(one & other & (_FOR_DIRECT | _AGAINST_DIRECT))
        return Between.AGREED if direct else Between.AGREED_BY_INFERENCE
    return Between.NEITHER


def _across(one: int, other: int, here: int, there: int) -> bool:
    return bool((one & here and other & there) or (one & there and other & here))
