"""Mending what findings offer to mend, and making sure that nothing else has changed.

Edits are made in rounds: all that do not meet, then everything is read and checked again, until
nothing is left to mend. An edit after which something is wrong that was not so before is given up.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from disputes.check.run import Checked
from disputes.check.selection import OFF_BY_DEFAULT
from disputes.edit.splice import choose, splice_all
from disputes.finding import Finding, Level
from disputes.load import LoadResult
from disputes.model.knowledge_base import KnowledgeBase
from disputes.model.place import Place

MOST_CHECKS = 100
"""How often a knowledge base is read again, over all rounds."""

Recheck = Callable[[Mapping[str, bytes]], tuple[LoadResult, Checked]]
"""Reads and checks the knowledge base as if these bytes were in its files."""

Judge = Callable[[LoadResult], Iterable[Finding]]
"""Gives all that there is to find, whatever was selected: nothing of it may become worse."""

_Key = tuple[str, str, str | None, str]
_NUMBERS = re.compile(r"\d+")


class Fixed(NamedTuple):
    """What came of mending.

    ``texts`` has the new bytes of every file that has changed; ``counts`` how many findings of each
    code were mended; ``given_up`` the findings that offered an edit which would have done harm.
    ``loaded`` and ``checked`` are what is left.
    """

    texts: Mapping[str, bytes]
    counts: Mapping[str, int]
    given_up: tuple[Finding, ...]
    loaded: LoadResult
    checked: Checked


class _State(NamedTuple):
    """A knowledge base at one time, with what is said about it."""

    texts: Mapping[str, bytes]
    loaded: LoadResult
    checked: Checked
    errors: Counter[_Key]


@dataclass(slots=True)
class _Record:
    """What has been done so far, and how often everything may still be read again."""

    recheck: Recheck
    judge: Judge
    left: int = MOST_CHECKS
    counts: Counter[str] = field(default_factory=Counter)
    given_up: dict[_Key, Finding] = field(default_factory=dict)


def fix(
    texts: Mapping[str, bytes],
    loaded: LoadResult,
    checked: Checked,
    recheck: Recheck,
    judge: Judge,
) -> Fixed:
    """Mend what the findings offer to mend; nothing is written.

    ``texts`` has the bytes of the knowledge base's files by their paths as findings show them, and
    ``loaded`` and ``checked`` what was made of them. ``recheck`` is given the bytes of all of them;
    ``judge`` tells the errors of which there must not be more afterwards.
    A file in which the reader had to leave something out is left alone. Each round costs a reading
    of everything; few are needed, and more only to find the edit that does harm.
    """
    state = _State(texts, loaded, checked, _keys(_errors(judge(loaded))))
    record = _Record(recheck, judge)
    while record.left > 0:
        batch = _next_batch(state, record)
        if not batch:
            break
        state = _round(state, batch, record)
    changed = {path: data for path, data in state.texts.items() if data != texts[path]}
    given_up = tuple(sorted(record.given_up.values(), key=Finding.order))
    counts = dict(sorted(record.counts.items()))
    return Fixed(changed, counts, given_up, state.loaded, state.checked)


def _next_batch(state: _State, record: _Record) -> list[Finding]:
    """Give the findings to mend in one round: those about style only when no other is left."""
    sound = {
        path: data
        for path, data in state.texts.items()
        if path in state.loaded.texts and state.loaded.texts[path].data == data
    }
    offered = [
        finding
        for finding in state.checked.findings
        if finding.edits and _key(finding) not in record.given_up
    ]
    about_content = [finding for finding in offered if not _is_style(finding)]
    return choose(sound, about_content) or choose(sound, offered)


def _round(base: _State, batch: list[Finding], record: _Record) -> _State:
    """Make the edits of a batch, and look for those that do harm where something goes wrong."""
    state, mended = base, list[Finding]()
    parts = [batch]
    while parts and record.left > 0:
        part = parts.pop()
        record.left -= 1
        tried = _try(base, mended + part, record)
        if tried is not None:
            state, mended = tried, mended + part
        elif len(part) == 1:
            record.given_up[_key(part[0])] = part[0]
        else:
            half = len(part) // 2
            parts += [part[half:], part[:half]]
    for finding in mended:
        record.counts[finding.code] += 1
    return state


def _try(base: _State, findings: list[Finding], record: _Record) -> _State | None:
    """Give the knowledge base after the edits of some findings, or nothing where they do harm."""
    texts = {**base.texts, **splice_all(base.texts, findings)}
    loaded, checked = record.recheck(texts)
    after = _State(texts, loaded, checked, _keys(_errors(record.judge(loaded))))
    return after if _as_meant(base, after, findings) else None


def _as_meant(base: _State, after: _State, findings: list[Finding]) -> bool:
    """Tell whether what was to be mended is mended, and nothing is worse than before."""
    before_keys, after_keys = _keys(base.checked.findings), _keys(after.checked.findings)
    for key, number in _keys(findings).items():
        if after_keys[key] > before_keys[key] - number:
            return False
    if all(map(_is_style, findings)):  # of two claims, an error may now be told at the other
        silenced = base.checked.silenced == after.checked.silenced
        return silenced and _say_the_same(base.loaded.kb, after.loaded.kb)
    if after.errors - base.errors:
        return False
    there = {name: records.keys() for name, records in after.loaded.kb.by_kind().items()}
    return all(records.keys() <= there[name] for name, records in base.loaded.kb.by_kind().items())


def _say_the_same(first: KnowledgeBase, second: KnowledgeBase) -> bool:
    """Tell whether two knowledge bases have the same records, wherever these stand."""
    one, other = first.by_kind(), second.by_kind()
    return first.drafts == second.drafts and all(
        list(one[name]) == list(other[name])
        and all(map(_alike, one[name].values(), other[name].values()))
        for name in one
    )


def _alike(first: object, second: object) -> bool:
    if isinstance(first, tuple) and isinstance(second, tuple):
        if isinstance(first, Place) and isinstance(second, Place):
            return first.path == second.path
        return len(first) == len(second) and all(map(_alike, first, second))
    return first == second


def _is_style(finding: Finding) -> bool:
    return finding.code.startswith(OFF_BY_DEFAULT)


def _errors(findings: Iterable[Finding]) -> Iterable[Finding]:
    return (finding for finding in findings if finding.level is Level.ERROR)


def _keys(findings: Iterable[Finding]) -> Counter[_Key]:
    return Counter(map(_key, findings))


def _key(finding: Finding) -> _Key:
    """Give what a finding is known by while places in its file change."""
    message = _NUMBERS.sub("", finding.message)
    return finding.path, finding.code, finding.record, message
