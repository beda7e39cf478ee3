"""The settings of one run of `check`: those of the configuration, and the options over them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any, TypeVar

import click

from disputes.cli.completion.values import rules
from disputes.cli.session import Session, unknown_word
from disputes.config.check import CheckSettings
from disputes.errors import WrongUse
from disputes.finding import Level

_Function = TypeVar("_Function", bound=Callable[..., Any])


def rule_options(function: _Function) -> _Function:
    """Add the options that say which rules run, at which level, and what of it fails."""
    options = (
        click.option(
            "--select",
            metavar="RULES",
            multiple=True,
            shell_complete=rules(),
            help="Run only these rules: codes, beginnings of codes or names, separated by commas; "
            "ALL has those of style too.",
        ),
        click.option(
            "--ignore",
            metavar="RULES",
            multiple=True,
            shell_complete=rules(),
            help="Leave these rules out.",
        ),
        click.option(
            "--level",
            "levels",
            metavar="RULE=LEVEL",
            multiple=True,
            shell_complete=rules("="),
            help="Give a rule's findings another level: error, warning or info.",
        ),
        click.option(
            "--fail-on",
            type=click.Choice([level.value for level in Level]),
            help="The least level that gives exit status 1.  [default: error]",
        ),
        click.option(
            "--baseline",
            metavar="FILE",
            type=click.Path(path_type=Path),
            help="Do not tell the findings in this file.",
        ),
    )
    for option in reversed(options):
        function = option(function)
    return function


def combined(
    session: Session,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    levels: tuple[str, ...],
    fail_on: str | None,
    baseline: Path | None,
) -> CheckSettings:
    """Give the settings; each option takes the place of the configuration's own setting.

    Levels are put over those of the configuration one by one. Raises ``WrongUse``.
    """
    settings = session.settings.check
    _demand_sound(session)
    changes: dict[str, Any] = {}
    if select:
        changes["select"] = tuple(_listed(select))
    if ignore:
        changes["ignore"] = tuple(_listed(ignore))
    if levels:
        changes["levels"] = (*settings.levels, *map(_level, _listed(levels)))
    if fail_on is not None:
        changes["fail_on"] = Level(fail_on)
    if baseline is not None:
        changes["baseline"] = baseline
    return settings._replace(**changes)


def _demand_sound(session: Session) -> None:
    """Demand that the rules in the configuration exist; raises ``WrongUse`` that names its file."""
    settings, file = session.settings.check, session.settings.file
    if settings._replace(root=None, plugins=()) == CheckSettings():
        return
    from disputes.check.registry import rule_names
    from disputes.check.selection import Selection
    from disputes.load.files import shown_path

    try:
        Selection(settings, rule_names(settings.plugins))
    except WrongUse as error:
        where = shown_path(file) if file is not None else "the configuration"
        raise WrongUse(f"{where}: {error.message}", error.hint) from error


def _listed(values: Iterable[str]) -> Iterator[str]:
    for value in values:
        yield from (word.strip() for word in value.split(",") if word.strip())


def _level(text: str) -> tuple[str, Level]:
    selector, sign, level = text.partition("=")
    if not sign:
        raise click.UsageError(f"expected RULE=LEVEL, such as D213=warning, found '{text}'")
    if level not in tuple(Level):
        raise unknown_word(level, tuple(Level), "level")
    return selector, Level(level)
