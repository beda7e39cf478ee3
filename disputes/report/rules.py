"""The rules of the checker: each one's page, lists of them, and both as data."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from disputes.check.page import read_page
from disputes.check.registry import Rule
from disputes.check.selection import Selection
from disputes.report.page import Page

Data = dict[str, Any]

_BETWEEN = 2
_LEAST_BESIDE = 30
_HANG = 6


def rule_data(rule: Rule, defaults: Selection) -> Data:
    """Give a rule with its page; ``defaults`` tells whether it runs unless settings say else."""
    page = read_page(rule.page)
    return {
        "code": rule.code.code,
        "rule": rule.code.rule,
        "level": rule.code.level.value,
        "default": defaults.includes(rule.code.code),
        "needs_archive": rule.needs_archive,
        "plugin": rule.plugin or None,
        "summary": page.summary,
        "why": list(page.why),
        "archive": dict(page.archive),
        "bad": list(page.bad),
        "good": list(page.good),
        "fix": page.fix,
    }


def rules_data(rules: Iterable[Data]) -> Data:
    """Give rules as ``disputes-rules/1``."""
    return {"format": "disputes-rules/1", "rules": list(rules)}


def rules_text(rules: Iterable[Data]) -> str:
    """Give a line a rule, with code, level, name and summary in columns; none is wrapped."""
    return "".join(f"{lead}{summary}\n" for lead, summary in _rows(list(rules)))


def print_rules(page: Page, rules: Sequence[Data]) -> None:
    """Print a table of rules, wrapped to the page."""
    for rule, (lead, summary) in zip(rules, _rows(rules), strict=True):
        code: str = rule["code"]
        hang = len(lead) if page.width - len(lead) >= _LEAST_BESIDE else _HANG
        page.line((code, "id"), lead.removeprefix(code), summary, hang=hang)


def print_rule(page: Page, rule: Data) -> None:
    """Print a rule's page; its examples are neither wrapped nor cropped, to be copied."""
    page.heading(f"{rule['code']} {rule['rule']}")
    page.line((" · ".join(_marks(rule)), "faint"))
    _paragraph(page, (rule["summary"], "strong"))
    for paragraph in rule["why"]:
        _paragraph(page, paragraph)
    for name, text in rule["archive"].items():
        _example(page, f"Archived as {name}:", text)
    for what in ("bad", "good"):
        for text in rule[what]:
            _example(page, f"{what.capitalize()}:", text)
    _paragraph(page, ("Fix: ", "strong"), rule["fix"])


def _marks(rule: Data) -> list[str]:
    """Tell the level, and whatever keeps the rule from running."""
    marks = [rule["level"]]
    if not rule["default"]:
        marks.append("off by default")
    if rule["needs_archive"]:
        marks.append("runs only with an archive")
    if rule["plugin"]:
        marks.append(f"of the plug-in {rule['plugin']}")
    return marks


def _paragraph(page: Page, *parts: str | tuple[str, str]) -> None:
    page.blank()
    page.prose(*parts)


def _example(page: Page, head: str, text: str) -> None:
    _paragraph(page, (head, "strong"))
    page.blank()
    page.verbatim(text, indent=4)


def _rows(rules: Sequence[Data]) -> list[tuple[str, str]]:
    """Give what stands in the columns before the summaries, and the summaries."""
    widths = {
        name: max((len(rule[name]) for rule in rules), default=0) + _BETWEEN
        for name in ("code", "level", "rule")
    }
    return [
        (
            "".join(rule[name].ljust(width) for name, width in widths.items()),
            rule["summary"] + ("" if rule["default"] else " (off by default)"),
        )
        for rule in rules
    ]
