"""Finding the rules: those of the program by walking a folder, others among the plug-ins.

The name of a rule's module begins with its code, so that it need not be imported to be known.
"""

from __future__ import annotations

import inspect
import os
import re
import sys
from collections.abc import Callable, Iterable, Iterator
from importlib import import_module
from typing import Any, NamedTuple

from disputes.check.problem import Problem
from disputes.errors import WrongUse
from disputes.finding import Code

_RULES = "disputes.check.rules"
_MODULE = re.compile(r"(?P<code>[a-z]{1,8}[0-9]{3})_(?P<rule>[a-z0-9]+(?:_[a-z0-9]+)*)\.py")
GROUP = "disputes.rules"
"""The entry points by which plug-ins offer rules."""

BLAME = "tell those who make it, or take it out of `plugins` in the configuration"
"""What to do about a plug-in that does not do its part."""

Check = Callable[[Any], Iterable[Problem]]


class RuleName(NamedTuple):
    """What is known of a rule without importing it; ``plugin`` is the plug-in it comes from."""

    code: str
    rule: str
    module: str
    plugin: str = ""


class Rule(NamedTuple):
    """A rule, imported.

    ``page`` is its docstring. ``check`` takes the ``Subject``; a rule about the comments that
    silence findings has ``audit``, which takes the ``Comments``; one that the reader finds neither.
    A rule with ``NEEDS_ARCHIVE`` runs only where there is an archive.
    """

    code: Code
    page: str
    check: Check | None
    audit: Check | None
    needs_archive: bool = False
    plugin: str = ""


class BadRule(TypeError):
    """A module among the rules that is none; in the program itself, that is a bug."""


def rule_names(plugins: Iterable[str] = ()) -> tuple[RuleName, ...]:
    """Give all rules, sorted by code: the program's own, and those of the plug-ins named.

    Raises ``WrongUse`` for a plug-in that is not installed or not sound, and ``BadRule`` where two
    rules of the program have one code or one name.
    """
    plugins = tuple(dict.fromkeys(plugins))
    names = [*_in_folder(os.path.join(os.path.dirname(__file__), "rules"), _RULES)]  # noqa: PTH118, PTH120
    _demand_distinct(names)
    for plugin in plugins:
        names += _plugged_in(plugin)
    if plugins:
        try:
            _demand_distinct(names)
        except BadRule as error:
            raise WrongUse(f"the plug-ins do not go together: {error}", BLAME) from error
    return tuple(sorted(names))


def load_rule(name: RuleName) -> Rule:
    """Import a rule; raises ``BadRule``, or ``WrongUse`` for a plug-in's, where it is not sound."""
    if not name.plugin:
        return _rule_in(name)
    try:
        return _rule_in(name)
    except (Exception, SystemExit) as error:
        message = f"the plug-in {name.plugin} has a rule that is none: {one_line(error)}"
        raise WrongUse(message, BLAME) from error


def _rule_in(name: RuleName) -> Rule:
    module = import_module(name.module)
    code = getattr(module, "CODE", None)
    if not isinstance(code, Code):
        raise BadRule(f"{name.module} has no CODE of type Code")
    if (code.code, code.rule) != (name.code, name.rule):
        raise BadRule(f"{name.module} is named after another rule than {code.code} {code.rule}")
    page = inspect.cleandoc(module.__doc__ or "")
    if not page and sys.flags.optimize < 2:
        raise BadRule(f"{name.module} has no docstring")
    check = _function(module, "check", "subject")
    audit = _function(module, "audit", "comments")
    if check is not None and audit is not None:
        raise BadRule(f"{name.module} has both check and audit")
    if name.plugin and check is None and audit is None:
        raise BadRule(f"{name.module} has neither check nor audit")
    needs_archive = getattr(module, "NEEDS_ARCHIVE", False) is True
    return Rule(code, page, check, audit, needs_archive, name.plugin)


def _function(module: Any, name: str, parameter: str) -> Check | None:
    function = getattr(module, name, None)
    if function is None:
        return None
    if not inspect.isfunction(function) or [*inspect.signature(function).parameters] != [parameter]:
        raise BadRule(f"{name} of {module.__name__} is not a function of one parameter {parameter}")
    found: Check = function
    return found


def _in_folder(folder: str, package: str, plugin: str = "") -> Iterator[RuleName]:
    for file in sorted(os.listdir(folder)):  # noqa: PTH208
        if not file.endswith(".py") or file.startswith("_"):
            continue
        match = _MODULE.fullmatch(file)
        if match is None:
            raise BadRule(f"{package} has {file}, not named after a code and a rule")
        code, rule = match["code"].upper(), match["rule"].replace("_", "-")
        yield RuleName(code, rule, f"{package}.{file[:-3]}", plugin)


def _plugged_in(plugin: str) -> Iterator[RuleName]:
    from importlib.metadata import entry_points

    packages = sorted({found.value for found in entry_points(group=GROUP, name=plugin)})
    if not packages:
        known = ", ".join(sorted(entry_points(group=GROUP).names)) or "none"
        raise WrongUse(
            f"no plug-in '{plugin}' is installed (entry point group {GROUP})",
            f"installed are: {known}",
        )
    if len(packages) > 1:
        listed = " and ".join(packages)
        raise WrongUse(f"the plug-in name {plugin} is used by {listed}", "keep one of them")
    try:
        names = [*_in_package(packages[0], plugin)]
    except (Exception, SystemExit) as error:
        message = f"the plug-in {plugin} cannot be loaded: {one_line(error)}"
        raise WrongUse(message, BLAME) from error
    yield from names


def _in_package(package: str, plugin: str) -> Iterator[RuleName]:
    folders = getattr(import_module(package), "__path__", None)
    if folders is None:
        raise BadRule(f"{package} is not a package, so it has no modules with rules")
    names = [name for folder in folders for name in _in_folder(folder, package, plugin)]
    if not names:
        raise BadRule(f"{package} has no rules")
    for name in names:
        if name.code.startswith("D"):
            raise BadRule(f"it has a rule {name.code}, and codes with D are the program's own")
    yield from names


def one_line(error: BaseException) -> str:
    """Give what went wrong in a plug-in: the first line, as an error may have many."""
    first = (str(error).splitlines() or [""])[0]
    if isinstance(error, BadRule):
        return first
    return f"{type(error).__name__}: {first}" if first else type(error).__name__


def _demand_distinct(names: Iterable[RuleName]) -> None:
    known: dict[str, RuleName] = {}
    for name in names:
        for word in (name.code, name.rule):
            other = known.setdefault(word, name)
            if other is not name:
                raise BadRule(f"{other.module} and {name.module} both have {word}")
