"""What `check --show-settings` and `check --list-rules` tell: which settings count, and why."""

from __future__ import annotations

from collections.abc import Iterator

from disputes.check.registry import load_rule, rule_names
from disputes.check.selection import Selection
from disputes.cli.session import Session
from disputes.config.check import CheckSettings
from disputes.escape.terminal import visible
from disputes.load.files import shown_path
from disputes.report.rules import rule_data, rules_text


def settings_text(session: Session, settings: CheckSettings) -> Iterator[str]:
    """Give every setting that counts in this run, and the rules with their levels."""
    selection = Selection(settings, rule_names(settings.plugins))
    every = session.settings
    rows: list[tuple[str, object]] = [
        ("configuration", every.file and shown_path(every.file)),
        ("knowledge base", shown_path(session.path())),
        ("archive", session.root and shown_path(session.root)),
        ("exclude", ", ".join(every.exclude)),
        ("max_file_mib", every.max_file_mib),
        ("cache", "yes" if every.cache else "no"),
        ("pager", "yes" if every.pager else "no"),
        ("check.select", "all but D5" if settings.select is None else ", ".join(settings.select)),
        ("check.ignore", ", ".join(settings.ignore)),
        ("check.levels", ", ".join(f"{one} = {level}" for one, level in settings.levels)),
        *(
            (f"check.per_path_ignores {pattern}", ", ".join(selectors))
            for pattern, selectors in settings.per_path_ignores
        ),
        ("check.fail_on", settings.fail_on.value),
        ("check.baseline", settings.baseline and shown_path(settings.baseline)),
        ("check.plugins", ", ".join(settings.plugins)),
    ]
    width = max(len(name) for name, _ in rows)
    for name, value in rows:
        yield visible(f"{name:<{width}}  {'none' if value in (None, '') else value}") + "\n"
    yield "\n"
    for rule_name in rule_names(settings.plugins):
        code = load_rule(rule_name).code
        level = selection.level(code).value if selection.includes(code.code) else "off"
        yield f"{code.code}  {level:<7}  {code.rule}\n"


def rules_listed(settings: CheckSettings) -> str:
    """Give a line for every rule there is."""
    names = rule_names(settings.plugins)
    defaults = Selection(CheckSettings(plugins=settings.plugins), names)
    return rules_text(rule_data(load_rule(name), defaults) for name in names)
