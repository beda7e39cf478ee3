"""What the rules of the checker say to an edit: which errors it would make.

Rules that are errors of their own see what the edit can make wrong; those that only the settings
make errors, and those of plug-ins, see all.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from disputes.check.baseline import read_baseline
from disputes.check.registry import load_rule, rule_names
from disputes.check.run import check
from disputes.check.selection import Selection
from disputes.config.check import CheckSettings
from disputes.edit.apply import finding_key
from disputes.edit.plan import Plan
from disputes.edit.scope import Scope, about_records, about_texts, as_before, scope_of, touched_by
from disputes.finding import Finding, Level
from disputes.load import LoadResult, codes

_NOT_YET = ("D110", "D111", "D112", "D113", "D213", "D214")
"""What a record lacks until a further edit: no reason to refuse the first, at whatever level."""

_LOOKALIKE = "D107"
_OF_QUOTES = ("D301", "D302")


class _Codes(NamedTuple):
    """The rules that give errors: those about records, about the archive, and about all."""

    records: tuple[str, ...]
    texts: tuple[str, ...]
    whole: tuple[str, ...]


def errors_made(
    before: LoadResult,
    after: LoadResult,
    plan: Plan,
    settings: CheckSettings,
    archive: Path | None,
    *,
    unverified: bool = False,
) -> list[Finding]:
    """Give the errors that rules find after an edit and did not before, sorted by place.

    What comments, settings and the baseline keep back is none. With ``unverified``, quotes are not
    looked up. Raises ``WrongUse`` for settings that are not sound. Costs what the rules take for
    the records that the edit bears on; only where they find an error, the same for those before.
    """
    touched = touched_by(plan)
    scope = scope_of(before, after, touched)
    ours = _codes(settings)
    if plan.renamed is not None and plan.renamed[1] in before.referred:
        scope = scope._replace(claims=frozenset(after.kb.claims))  # two may have become one
    elif plan.renamed is not None:  # another name changes nothing but what it looks like
        lookalike = tuple(code for code in ours.records if code == _LOOKALIKE)
        ours = ours._replace(records=lookalike, texts=())
        scope = scope._replace(claims=frozenset())
    if unverified:
        ours = ours._replace(texts=tuple(code for code in ours.texts if code not in _OF_QUOTES))
    found = _errors(after, scope, ours, settings, archive)
    if not found:
        return []
    known = _errors(before, as_before(before, scope, touched), ours, settings, archive)
    return _more(known, found, plan.renamed)


def _errors(
    loaded: LoadResult, scope: Scope, ours: _Codes, settings: CheckSettings, archive: Path | None
) -> list[Finding]:
    baseline = read_baseline(settings.baseline) if settings.baseline is not None else None
    by_reader = {code.code for code in codes.ALL}
    found: list[Finding] = []
    runs: list[tuple[tuple[str, ...], LoadResult, Path | None]] = [
        (ours.records, about_records(loaded, scope), None),
        (ours.whole, loaded, None),
    ]
    if archive is not None and scope.documents:
        runs.append((ours.texts, about_texts(loaded, scope), archive))
    for select, part, folder in runs:
        if select:
            chosen = settings._replace(select=select, ignore=())
            found += check(part, chosen, folder, baseline).findings
    wrong = {one for one in found if one.code not in by_reader and one.level is Level.ERROR}
    return sorted(wrong, key=Finding.order)


def _codes(settings: CheckSettings) -> _Codes:
    """Tell which rules give errors by the settings."""
    names = rule_names(settings.plugins)
    selection = Selection(settings, names)
    by_reader = {code.code for code in codes.ALL}
    records: list[str] = []
    texts: list[str] = []
    whole: list[str] = []
    for name in names:
        if name.code in by_reader or not selection.includes(name.code):
            continue
        rule = load_rule(name)
        if rule.check is None or selection.level(rule.code) is not Level.ERROR:
            continue
        if rule.needs_archive:
            texts.append(name.code)
        elif rule.code.level is Level.ERROR and not rule.plugin:
            records.append(name.code)
        elif name.code not in _NOT_YET:
            whole.append(name.code)
    return _Codes(tuple(records), tuple(texts), tuple(whole))


def _more(
    before: Sequence[Finding], after: Sequence[Finding], renamed: tuple[str, str] | None
) -> list[Finding]:
    """Give the errors by which a record has more of a kind than before.

    What is told of one that was there may read otherwise after an edit, so they are counted.
    """
    keys = Counter(finding_key(one, renamed) for one in before)
    counts = Counter(finding_key(one, renamed)[:3] for one in before)
    unknown: list[Finding] = []
    for one in after:
        key = finding_key(one, None)
        if keys[key] > 0:
            keys[key] -= 1
            counts[key[:3]] -= 1
        else:
            unknown.append(one)
    found: list[Finding] = []
    for one in unknown:
        kind = finding_key(one, None)[:3]
        if counts[kind] > 0:
            counts[kind] -= 1
        else:
            found.append(one)
    return found
