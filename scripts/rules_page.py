"""Write docs/rules.md from the docstrings of the rules.

python scripts/rules_page.py           # write it
python scripts/rules_page.py --check   # end with status 1 if it is stale
"""

import sys
from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path
from typing import Any

from disputes.check.page import read_page
from disputes.check.registry import Rule, load_rule, rule_names
from disputes.check.selection import Selection
from disputes.config.check import CheckSettings
from disputes.report.rule_page import markdown
from disputes.report.rules import rule_data

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "rules.md"

FAMILIES = {
    "D0": "File",
    "D1": "References",
    "D2": "Logic",
    "D3": "Evidence",
    "D4": "Time and chain",
    "D5": "Style",
    "D6": "Comments",
}

INTRODUCTION = """\
# Rules

What `disputes check` finds, by code. A code never changes its meaning and is never used for
something else. `disputes explain` shows the same pages in a terminal: of a rule by its code or
name, or the list of all whose codes begin alike, such as `D2`.

An error is wrong for certain: something counts as absent, or does not go together with what else is
written. A warning is probably not as it was meant. An info is worth knowing, and nothing need be
wrong. None says who is right. What the rules of D0 find is always told: while a file cannot be
read, no other answer is sure.

This page is written by `scripts/rules_page.py` from the rules themselves, which are in
`disputes/check/rules/`. A bad example gives a finding of its rule, a good one does not; a test
checks every one of them.
"""

Data = dict[str, Any]


def rendered() -> str:
    """Give the page; raise ``ValueError`` for a rule of a family that has no name."""
    names = rule_names()
    defaults = Selection(CheckSettings(), names)
    rules = [load_rule(name) for name in names]
    data = {rule.code.code: rule_data(rule, defaults) for rule in rules}
    lines = [*INTRODUCTION.splitlines(), "", *_table(data.values())]
    for family, members in groupby(rules, lambda rule: rule.code.code[:2]):
        if family not in FAMILIES:
            raise ValueError(f"the family {family} has no name in FAMILIES")
        lines += ["", f"## {family}: {FAMILIES[family]}"]
        for rule in members:
            lines += ["", *_section(rule, data[rule.code.code])]
    return "\n".join(lines) + "\n"


def _table(rules: Iterable[Data]) -> Iterator[str]:
    yield "| code | rule | level | demands |"
    yield "| --- | --- | --- | --- |"
    for rule in rules:
        link = f"[{rule['code']}](#{_heading(rule).lower().replace(' ', '-')})"
        level = rule["level"] if rule["default"] else f"{rule['level']}, off by default"
        summary = rule["summary"].replace("|", "\\|")
        yield f"| {link} | `{rule['rule']}` | {level} | {summary} |"


def _section(rule: Rule, data: Data) -> Iterator[str]:
    yield f"### {_heading(data)}"
    yield ""
    yield from markdown(read_page(rule.page), _level(data)).splitlines()


def _heading(rule: Data) -> str:
    return f"{rule['code']} {rule['rule']}"


def _level(rule: Data) -> str:
    """Tell the level, and whatever keeps the rule from running."""
    words = rule["level"].capitalize()
    if not rule["default"]:
        words += ", off by default"
    if rule["needs_archive"]:
        words += ", runs only with an archive"
    return f"{words}."


def main(arguments: list[str]) -> int:
    """Write the page, or check it."""
    if arguments not in ([], ["--check"]):
        print("usage: rules_page.py [--check]", file=sys.stderr)
        return 2
    shown = PAGE.relative_to(ROOT)
    page = rendered()
    if not arguments:
        PAGE.write_text(page, encoding="utf-8")
        print(f"{shown}: written")
    elif not PAGE.is_file() or PAGE.read_text(encoding="utf-8") != page:
        print(f"{shown}: stale; run `python scripts/rules_page.py`", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
