"""Explain a rule of the checker: what it demands, why, how to mend it."""

from __future__ import annotations

import click

from disputes.cli.completion.values import rules
from disputes.cli.session import DONE, Session, format_option, write_json


@click.command(name="explain", short_help=__doc__)
@click.argument(
    "selectors", metavar="RULE...", nargs=-1, required=True, shell_complete=rules(several=False)
)
@format_option("text", "json")
@click.pass_obj
def command(session: Session, selectors: tuple[str, ...], format_: str) -> int:
    """Explain rules of the checker: what each demands, why, and how to mend it.

    RULE is a code (D204), a name (forced-claim), or the beginning of codes (D2), whose rules are
    then listed. ALL lists every rule.
    """
    from disputes.check.registry import load_rule, rule_names
    from disputes.check.selection import Selection
    from disputes.config.check import CheckSettings
    from disputes.report.rules import print_rule, print_rules, rule_data, rules_data

    names = rule_names(session.settings.check.plugins)
    defaults = Selection(CheckSettings(), names)
    asked = dict.fromkeys(map(defaults.resolve, selectors))
    rules = {
        name.code: rule_data(load_rule(name), defaults)
        for name in names
        if name.code.startswith(tuple(asked))
    }
    if format_ == "json":
        write_json(rules_data(rules.values()))
        return DONE
    with session.page() as page:
        for number, prefix in enumerate(asked):
            if number:
                page.blank()
            if prefix in rules:
                print_rule(page, rules[prefix])
            else:
                print_rules(page, [rules[code] for code in rules if code.startswith(prefix)])
    return DONE
