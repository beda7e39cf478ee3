"""The settings of the checks: the table ``check`` of the configuration."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from disputes.errors import WrongUse
from disputes.finding import Level


class CheckSettings(NamedTuple):
    """What is checked, and what of it is told.

    ``select`` and ``ignore`` have selectors: codes, beginnings of codes, names of rules; without
    ``select`` every rule runs but those of style. ``levels`` gives selectors another level;
    ``per_path_ignores`` has selectors by pattern over paths below ``root``, the folder of the
    configuration. Findings of ``fail_on`` and above give exit status 1. ``plugins`` names the
    plug-ins whose rules are loaded.
    """

    select: tuple[str, ...] | None = None
    ignore: tuple[str, ...] = ()
    levels: tuple[tuple[str, Level], ...] = ()
    per_path_ignores: tuple[tuple[str, tuple[str, ...]], ...] = ()
    fail_on: Level = Level.ERROR
    baseline: Path | None = None
    plugins: tuple[str, ...] = ()
    root: Path | None = None


def check_settings(file: Path, table: object) -> CheckSettings:
    """Read the table; raises ``WrongUse`` where it says something unknown."""
    if not isinstance(table, Mapping):
        raise WrongUse(f"{file}: check must be a table")
    for key in table:
        if key not in _READERS:
            raise WrongUse(
                f"{file}: there is no setting {key!r} in check",
                f"the settings are {', '.join(sorted(_READERS))}",
            )
    try:
        values = {key: _READERS[key](file, value) for key, value in table.items()}
    except _Wrong as error:
        raise WrongUse(f"{file}: {error}") from error
    return CheckSettings(root=file.parent, **values)


class _Wrong(Exception):
    """What is wrong with a value."""


def _list_of(name: str, what: str) -> Callable[[Path, Any], tuple[str, ...]]:
    def read(_: Path, value: Any) -> tuple[str, ...]:
        if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
            raise _Wrong(f"check.{name} must be a list of {what}")
        return tuple(value)

    return read


def _level(name: str, value: Any) -> Level:
    try:
        return Level(value)
    except ValueError:
        listed = ", ".join(Level)
        raise _Wrong(f"check.{name} must be one of {listed}, found {value!r}") from None


def _levels(_: Path, value: Any) -> tuple[tuple[str, Level], ...]:
    if not isinstance(value, Mapping):
        raise _Wrong('check.levels must be a table such as {D213 = "warning"}')
    return tuple((key, _level(f"levels.{key}", level)) for key, level in value.items())


def _per_path(file: Path, value: Any) -> tuple[tuple[str, tuple[str, ...]], ...]:
    if not isinstance(value, Mapping):
        raise _Wrong('check.per_path_ignores must be a table such as {"drafts/*" = ["D3"]}')
    return tuple(
        (pattern, _list_of(f"per_path_ignores.{pattern}", "rules")(file, selectors))
        for pattern, selectors in value.items()
    )


def _baseline(file: Path, value: Any) -> Path:
    if not isinstance(value, str):
        raise _Wrong("check.baseline must be a path in quotation marks")
    return file.parent / value


_READERS: Mapping[str, Callable[[Path, Any], Any]] = {
    "select": _list_of("select", "rules"),
    "ignore": _list_of("ignore", "rules"),
    "levels": _levels,
    "per_path_ignores": _per_path,
    "fail_on": lambda _, value: _level("fail_on", value),
    "baseline": _baseline,
    "plugins": _list_of("plugins", "plug-ins"),
}
