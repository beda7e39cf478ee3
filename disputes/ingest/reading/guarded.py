"""Patterns that are compiled when a text may fit them: a few of very many ever are."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_GUARDS: Final = ("begins", "ends", "has")
"""The keys of a table that say what is in each text that fits one of its patterns."""

_CAPITAL: Final = "(?-i:[A-ZÀ-ÖØ-ÞĀА-ЯЁ])"


class Guarded:
    """A pattern, and what texts that fit it begin with, end with or have, in small letters.

    Where none of these is told, any text may fit.
    """

    def __init__(
        self, source: str, begins: Sequence[str], ends: Sequence[str], has: Sequence[str]
    ) -> None:
        """Take a pattern without compiling it."""
        self._source = source
        self._begins = tuple(begins)
        self._ends = tuple(ends)
        self._has = tuple(has)
        self._open = not (begins or ends or has)

    @classmethod
    def of(cls, table: Mapping[str, Any]) -> Guarded:
        """Make one of the patterns of a table, any of which may fit."""
        return cls("|".join(table["patterns"]), *(table.get(key, ()) for key in _GUARDS))

    def may_fit(self, folded: str) -> bool:
        """Tell whether a text may fit, by its casefolded form; where this says no, it does not."""
        return (
            self._open
            or folded.startswith(self._begins)
            or folded.endswith(self._ends)
            or any(words in folded for words in self._has)
        )

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """The pattern itself; compiling one takes up to a few milliseconds."""
        return compiled(self._source)


def compiled(source: str) -> re.Pattern[str]:
    """Compile a pattern of the tables: letters' case does not count but for ``[A-Z]``."""
    return re.compile(source.replace("[A-Z]", _CAPITAL), re.IGNORECASE | re.DOTALL)
