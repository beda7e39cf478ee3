"""Which rules run, and at which level their findings count."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from disputes.check.registry import RuleName
from disputes.config.check import CheckSettings
from disputes.errors import WrongUse
from disputes.finding import Code, Level
from disputes.load.nearest import did_you_mean

ALWAYS = "D0"
"""The family that is always told: while a file cannot be read, no other answer is sure."""

OFF_BY_DEFAULT = "D5"

_PREFIX = re.compile(r"[A-Z]{1,8}[0-9]{0,3}")


class Selection:
    """Answers which codes were asked for.

    A selector is a code, the beginning of one, or the name of a rule. Of two that fit a code the
    longer one counts, and of two as long the one that ignores. Raises ``WrongUse`` for a selector
    that fits no rule, and for one that would silence what the reader finds in a file.
    """

    def __init__(self, settings: CheckSettings, names: Sequence[RuleName]) -> None:
        self._codes = {name.code for name in names}
        self._by_rule = {name.rule: name.code for name in names}
        self._selected = None if settings.select is None else self._prefixes(settings.select)
        self._ignored = self._silencing(settings.ignore)
        self._levels = {
            prefix: level
            for selector, level in settings.levels
            for prefix in self._silencing([selector])
        }
        self.per_path: Mapping[str, tuple[str, ...]] = {
            pattern: self._silencing(selectors) for pattern, selectors in settings.per_path_ignores
        }
        """The beginnings of the codes that are left out, by pattern of paths."""

    def includes(self, code: str) -> bool:
        """Tell whether findings of a code are wanted."""
        if code.startswith(ALWAYS):
            return True
        if self._selected is None:
            wanted = -1 if code.startswith(OFF_BY_DEFAULT) else 0
        else:
            wanted = _longest(code, self._selected)
        return wanted >= 0 and wanted > _longest(code, self._ignored)

    def level(self, code: Code) -> Level:
        """Give the level of a code: its own, unless the settings say another."""
        fitting = [prefix for prefix in self._levels if code.code.startswith(prefix)]
        return self._levels[max(fitting, key=len)] if fitting else code.level

    def resolve(self, selector: str) -> str:
        """Give the code, or the beginning of codes, that a selector means."""
        if selector in self._by_rule:
            return self._by_rule[selector]
        prefix = selector.upper()
        if prefix == "ALL":
            return ""
        if _PREFIX.fullmatch(prefix) and any(code.startswith(prefix) for code in self._codes):
            return prefix
        known = [*self._by_rule, *self._codes]
        hint = did_you_mean(selector, known) or did_you_mean(prefix, known)
        raise WrongUse(
            f"there is no rule '{selector}'", hint or "`disputes check --list-rules` lists them"
        )

    def _prefixes(self, selectors: Iterable[str]) -> tuple[str, ...]:
        return tuple(self.resolve(selector) for selector in selectors)

    def _silencing(self, selectors: Iterable[str]) -> tuple[str, ...]:
        prefixes = self._prefixes(selectors)
        for prefix, selector in zip(prefixes, selectors, strict=True):
            if prefix.startswith(ALWAYS):
                raise WrongUse(
                    f"'{selector}' cannot be silenced or given another level",
                    "what cannot be read makes every other answer unsure; `exclude` leaves a "
                    "file out",
                )
        return prefixes


def _longest(code: str, prefixes: Iterable[str]) -> int:
    return max((len(prefix) for prefix in prefixes if code.startswith(prefix)), default=-1)
