"""What `check` found, as every output format takes it, and the sentences that close a listing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from disputes.finding import Finding, Level

if TYPE_CHECKING:
    from disputes.check.registry import Rule, RuleName


def _no_line(_path: str, _number: int) -> str:
    return ""


def _no_rule(_code: str) -> None:
    return None


WIDTH = 104
"""Columns for a source line where there is no terminal to fit it to."""


class Listing(NamedTuple):
    """Findings sorted by place, and what else is told about a run.

    ``line_of`` gives the text of a line by path and number from 1, ``rule_of`` the rule of a code
    if there is one. ``folder`` is the working folder as seen from the root of the repository, for
    formats that count from there. ``silenced``, ``known`` and ``stale`` are those of ``Checked``;
    ``width`` is what a source line may take up, in columns.
    """

    findings: tuple[Finding, ...]
    line_of: Callable[[str, int], str] = _no_line
    rule_of: Callable[[str], Rule | None] = _no_rule
    version: str = ""
    folder: str = ""
    silenced: int = 0
    known: int = 0
    stale: int = 0
    width: int = WIDTH

    def counts(self) -> dict[str, int]:
        """Count the findings by level, from the gravest level on."""
        counts = {level.value: 0 for level in Level}
        for finding in self.findings:
            counts[finding.level.value] += 1
        return counts

    def gravest_first(self) -> Iterator[Finding]:
        """Give all errors, then all warnings, then the rest; each by place."""
        yield from sorted(self.findings, key=lambda finding: finding.level.gravity)


def rules_by_code(plugins: Iterable[str] = ()) -> Callable[[str], Rule | None]:
    """Give what finds a rule by its code, among those of the program and of plug-ins.

    Nothing is imported before a rule is asked for.
    """
    names: dict[str, RuleName] = {}

    def find(code: str) -> Rule | None:
        from disputes.check.registry import load_rule, rule_names

        if not names:
            names.update((name.code, name) for name in rule_names(plugins))
        return load_rule(names[code]) if code in names else None

    return find


def summary(listing: Listing) -> str:
    """Give the number of findings by level, as ``Found 2 errors, 1 warning and 3 info``."""
    from disputes.report import words

    if not listing.findings:
        return "No findings."
    some = [
        words.count(number, level, "info" if level == "info" else None)
        for level, number in listing.counts().items()
        if number
    ]
    return f"Found {words.listed(some)}."


def closing(listing: Listing) -> Iterator[str]:
    """Give the lines that end a listing: what was found, can be fixed, and is not told."""
    yield summary(listing)
    fixable = sum(finding.fixable for finding in listing.findings)
    if fixable:
        whole = len(listing.findings)
        which = f"{fixable:,} of them" if fixable < whole else "All of them" if whole > 1 else "It"
        yield f"{which} can be fixed with --fix."
    kept = [(listing.silenced, "by comments or settings"), (listing.known, "by the baseline")]
    if any(number for number, _ in kept):
        told = ", ".join(f"{number:,} {by}" for number, by in kept if number)
        yield f"Kept back: {told}."
    if listing.stale:
        yield f"No longer found: {listing.stale:,} of the baseline."


def sentence(finding: Finding) -> str:
    """Give a finding's message with its hint in parentheses."""
    return f"{finding.message} ({finding.hint})" if finding.hint else finding.message
