"""What "not" and "may" make of a stance."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from disputes.model.terms import Stance

if TYPE_CHECKING:
    from collections.abc import Mapping

NEGATED: Final[Mapping[Stance, Stance]] = MappingProxyType(
    {
        Stance.ASSERTS: Stance.DECLINES,
        Stance.SUGGESTS: Stance.DECLINES,
        Stance.DENIES: Stance.DECLINES,
        Stance.DOUBTS: Stance.ASSERTS,
        Stance.RETRACTS: Stance.ASSERTS,
        Stance.DISOWNS: Stance.DECLINES,
        Stance.DECLINES: Stance.ASSERTS,
    }
)
"""What is left of a cue's stance when it is negated: who "did not say" has not said."""

HEDGED: Final[Mapping[Stance, Stance]] = MappingProxyType(
    {Stance.ASSERTS: Stance.SUGGESTS, Stance.DENIES: Stance.DOUBTS}
)
"""What a "may" in the content leaves of a firm stance."""
