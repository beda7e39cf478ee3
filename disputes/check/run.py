"""Running the rules: from a knowledge base to the findings that are told about it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fnmatch import fnmatch
from functools import partial
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Any, NamedTuple

from disputes.check.comments import read_comments, silence
from disputes.check.problem import Problem
from disputes.check.registry import BLAME, Check, Rule, RuleName, load_rule, one_line, rule_names
from disputes.check.selection import ALWAYS, Selection
from disputes.check.subject import Subject, subject_of
from disputes.config.check import CheckSettings
from disputes.errors import WrongUse
from disputes.finding import Code, Finding, Level
from disputes.load import LoadResult, codes
from disputes.span import Span

if TYPE_CHECKING:
    from disputes.archive.folder import Archive
    from disputes.check.baseline import Baseline

LEAST_SHARED = 5_000
"""Assertions under which one process is done with the rules sooner than several."""


class Checked(NamedTuple):
    """What the checks came to.

    ``silenced`` counts the findings that comments and per-path settings keep back, ``known`` those
    that the baseline has; ``stale`` the findings of the baseline that are there no more.
    """

    findings: tuple[Finding, ...]
    silenced: int = 0
    known: int = 0
    stale: int = 0

    def without_edits(self) -> Checked:
        """Give the same, mended as far as can be: no finding offers an edit any more."""
        return self._replace(findings=tuple(one._replace(edits=()) for one in self.findings))

    def failing(self, level: Level) -> bool:
        """Tell whether there is a finding of a level or a graver one."""
        return any(finding.level.gravity <= level.gravity for finding in self.findings)


def check(
    loaded: LoadResult,
    settings: CheckSettings | None = None,
    archive: Path | None = None,
    baseline: Baseline | None = None,
) -> Checked:
    """Run the rules that the settings select over what was loaded.

    Raises ``WrongUse`` for settings that fit no rule. Findings come sorted by place, with one
    place told once: of what rules find that begins and ends alike only the gravest. The rules are
    linear or nearly so in the size of the knowledge base; each says what it costs.
    """
    settings = settings or CheckSettings()
    names = rule_names(settings.plugins)
    selection = Selection(settings, names)
    found = [_at_level(one, selection) for one in loaded.findings if selection.includes(one.code)]
    rules = [load_rule(name) for name in _to_run(names, selection)]
    rules = [rule for rule in rules if archive is not None or not rule.needs_archive]
    subject = subject_of(loaded, _opened(archive))
    for rule, problems in _run(rules, subject):
        found += _findings(rule, problems, selection)
    kept = [*_outside(found, settings, selection)]
    comments = read_comments(loaded.texts, selection.resolve, loaded.kb)
    told, used = silence(kept, comments)
    silenced = len(found) - len(told)
    ran = {code.code for code in codes.ALL if selection.includes(code.code)}
    comments = comments._replace(
        used=used,
        ran=frozenset(ran | {one.code.code for one in rules}),
        known=frozenset(name.code for name in names),
        complete=loaded.complete,
    )
    for rule in rules:
        if rule.audit is not None:
            audited = _findings(rule, _problems(rule, rule.audit, comments), selection)
            told += _outside(audited, settings, selection)
    told = _gravest(told)
    known = stale = 0
    if baseline is not None:
        told, known, stale = baseline.apart(told, comments.ran)
    return Checked(tuple(sorted(told, key=Finding.order)), silenced, known, stale)


def _to_run(names: Iterable[RuleName], selection: Selection) -> list[RuleName]:
    found_by_reader = {code.code for code in codes.ALL}
    return [
        name for name in names if name.code not in found_by_reader and selection.includes(name.code)
    ]


def _opened(folder: Path | None) -> Archive | None:
    if folder is None:
        return None
    from disputes.archive.folder import open_archive

    return open_archive(folder)


def _run(rules: Iterable[Rule], subject: Subject) -> Iterator[tuple[Rule, list[Problem]]]:
    """Give each rule about records with what it finds."""
    checks = [(rule, rule.check) for rule in rules if rule.check is not None]
    if sum(len(claim.assertions) for claim in subject.kb.claims.values()) < LEAST_SHARED:
        for rule, check in checks:
            yield rule, _problems(rule, check, subject)
        return
    from disputes.check.parallel import run_rules

    found = run_rules(
        [(_family(rule), partial(_problems, rule, check, subject)) for rule, check in checks],
        subject,
    )
    yield from zip((rule for rule, _ in checks), found, strict=True)


def _family(rule: Rule) -> str:
    """Tell which rules work out the same: those that read the archive, or whose codes begin so."""
    return "archive" if rule.needs_archive else rule.code.code[:2]


def _problems(rule: Rule, check: Check, about: Any) -> list[Problem]:
    return list(_plugged_in(rule, check, about) if rule.plugin else check(about))


def _findings(rule: Rule, problems: Iterable[Problem], selection: Selection) -> Iterator[Finding]:
    code: Code = rule.code
    level = selection.level(code)
    for path, span, message, hint, record, related, edits in problems:
        yield Finding(
            code.code, code.rule, level, path, span, message, hint, record, edits, related
        )


def _plugged_in(rule: Rule, check: Check, about: Any) -> Iterator[Problem]:
    """Run a rule of a plug-in; raises ``WrongUse`` where it does: the bug is not the program's."""
    try:
        for problem in check(about):
            yield _sound(problem)
    except Exception as error:
        what = f"the plug-in {rule.plugin} failed in its rule {rule.code.code}"
        raise WrongUse(f"{what}: {one_line(error)}", BLAME) from error


def _sound(problem: object) -> Problem:
    if not isinstance(problem, Problem):
        raise TypeError(f"found {type(problem).__name__}, expected Problem")
    for value, expected in ((problem.path, str), (problem.span, Span), (problem.message, str)):
        if not isinstance(value, expected):
            found = type(value).__name__
            raise TypeError(f"found {found} in a problem, expected {expected.__name__}")
    return problem


def _at_level(finding: Finding, selection: Selection) -> Finding:
    level = selection.level(Code(finding.code, finding.rule, finding.level))
    return finding if level is finding.level else finding._replace(level=level)


def _outside(
    findings: Iterable[Finding], settings: CheckSettings, selection: Selection
) -> Iterator[Finding]:
    """Give the findings that no per-path setting keeps back."""
    ignored = selection.per_path
    prefixes: dict[str, tuple[str, ...]] = {}
    for finding in findings:
        if not ignored or finding.code.startswith(ALWAYS):
            yield finding
            continue
        if finding.path not in prefixes:
            path = _below(finding.path, settings.root)
            fitting = [found for pattern, found in ignored.items() if fnmatch(path, pattern)]
            prefixes[finding.path] = tuple(prefix for found in fitting for prefix in found)
        if not any(finding.code.startswith(prefix) for prefix in prefixes[finding.path]):
            yield finding


def _below(path: str, root: Path | None) -> str:
    absolute = Path(path).resolve()
    folder = (root or Path()).resolve()
    if not absolute.is_relative_to(folder):
        return PurePath(path).as_posix()
    return absolute.relative_to(folder).as_posix()


def _gravest(findings: list[Finding]) -> list[Finding]:
    """Leave out what rules find at a place of which something graver is told."""
    gravest: dict[tuple[object, ...], int] = {}
    for finding in findings:
        place = (finding.path, finding.span)
        gravity = finding.level.gravity
        gravest[place] = min(gravity, gravest.get(place, gravity))
    return [
        finding
        for finding in findings
        if finding.code.startswith(ALWAYS)
        or finding.level.gravity == gravest[finding.path, finding.span]
    ]
