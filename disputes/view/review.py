"""What a person still has to look at: findings, records of drafts, unverified quotes."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Container, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from disputes.check.baseline import known_as
from disputes.check.comments import accepted_in
from disputes.check.reports import Wording
from disputes.check.selection import ALWAYS
from disputes.check.subject import subject_of
from disputes.check.unverified import unverified
from disputes.finding import Finding, Level
from disputes.load import LoadResult
from disputes.load.codes import DUPLICATE_ID
from disputes.load.record_lines import RecordLines, record_at, record_lines
from disputes.model.fields import SECTIONS
from disputes.span import Span

Data = dict[str, Any]

KINDS = ("finding", "draft", "quote")
"""What there is to look at, in the order in which it comes."""

_ABOUT_COMMENTS = "D6"
"""The rules about comments, which no comment silences."""

QUOTES_COUNTED = "D309"
"""The rule that says once how many quotes are unverified; each is looked at by itself."""

Key = tuple[str, ...]
"""What something is known by while its file is edited elsewhere: kind, path, code, record, words,
and how many the same stand before it."""


class Matter(NamedTuple):
    """One thing to look at, with what it is about.

    A record of a draft has the ``findings`` about it; ``lines`` and ``wording`` are what there is
    of a draft's record and of a quote. ``about`` is where it stands, of a quote its assertion.
    """

    kind: str
    path: str
    about: Span
    record: str
    message: str
    key: Key
    finding: Finding | None = None
    findings: tuple[Finding, ...] = ()
    lines: RecordLines | None = None
    wording: Wording | None = None

    @property
    def span(self) -> Span:
        """Where it stands; of a quote that costs one reading of its record."""
        return self.about if self.wording is None else self.wording.place.span("quote")

    @property
    def place(self) -> str:
        """Where it stands, as ``path:line:column``."""
        span = self.span
        return f"{self.path}:{span.line}:{span.column}"

    @property
    def acceptable(self) -> bool:
        """Whether a person can accept it: not an error, nor what no comment silences."""
        finding = self.finding
        return finding is None or not (
            finding.level is Level.ERROR or finding.code.startswith((ALWAYS, _ABOUT_COMMENTS))
        )

    def order(self) -> tuple[int, int, str, Span, str]:
        """Give the key by which things come: by kind, gravity and place."""
        gravity = self.finding.level.gravity if self.finding is not None else 0
        return KINDS.index(self.kind), gravity, self.path, self.about, self.message


def matters_of(
    loaded: LoadResult, findings: Iterable[Finding], root: Path, *, archive: bool
) -> list[Matter]:
    """Give all that there is to look at in a knowledge base, in the order in which it comes.

    ``findings`` is what the checks told, ``root`` the folder of the knowledge base. What is found
    about a record of a draft is told with it; errors by themselves, too. Linear but for sorting.
    """
    findings = [one for one in findings if one.code != QUOTES_COUNTED]
    drafts = {path: record_lines(loaded.texts[path]) for path in sorted(loaded.kb.drafts)}
    told: dict[tuple[str, int], list[Finding]] = {}
    others: list[Finding] = []
    for finding in findings:
        record = record_at(drafts.get(finding.path, ()), finding.span.line)
        if record is None or finding.level is Level.ERROR:
            others.append(finding)
        if record is not None:
            told.setdefault((finding.path, record.first), []).append(finding)
    found = [*map(_of_finding, others), *_of_drafts(loaded, drafts, told)]
    found += _of_quotes(loaded, archive=archive)
    return _numbered(sorted(found, key=Matter.order), root)


def adds_to(finding: Finding) -> bool:
    """Tell whether a record of a draft has the id of one elsewhere, to which it may add."""
    return finding.code == DUPLICATE_ID.code and finding.level is not Level.ERROR


def review_data(matters: Sequence[Matter], skipped: Container[Key]) -> Data:
    """Give what remains to be looked at, as ``disputes-review/1``."""
    counts = Counter(matter.kind for matter in matters)
    rows = [_row(matter, skipped=matter.key in skipped) for matter in matters]
    return {
        "format": "disputes-review/1",
        "items": rows,
        "counts": {kind: counts[kind] for kind in KINDS}
        | {"skipped": sum(row["skipped"] for row in rows)},
    }


def _row(matter: Matter, *, skipped: bool) -> Data:
    finding, wording, span = matter.finding, matter.wording, matter.span
    return {
        "kind": matter.kind,
        "path": matter.path,
        "line": span.line,
        "column": span.column,
        "section": matter.lines.section if matter.lines is not None else None,
        "record": matter.record or None,
        "code": finding.code if finding is not None else None,
        "level": finding.level.value if finding is not None else None,
        "message": matter.message,
        "hint": finding.hint if finding is not None else "",
        "fixable": finding.fixable if finding is not None else False,
        "quote": wording.quote if wording is not None else None,
        "documents": list(wording.documents) if wording is not None else [],
        "findings": [
            {
                "code": one.code,
                "level": one.level.value,
                "line": one.span.line,
                "column": one.span.column,
                "message": one.message,
            }
            for one in matter.findings
        ],
        "skipped": skipped,
    }


def _of_finding(finding: Finding) -> Matter:
    key = ("finding", *known_as(finding))
    return Matter(
        "finding", finding.path, finding.span, finding.record or "", finding.message, key, finding
    )


def _of_drafts(
    loaded: LoadResult,
    drafts: dict[str, list[RecordLines]],
    told: dict[tuple[str, int], list[Finding]],
) -> Iterator[Matter]:
    for path, records in drafts.items():
        accepted = {record[:2] for one in accepted_in(loaded.texts[path]) for record in one.records}
        for record in records:
            if record[:2] in accepted:
                continue
            width = len(record.id)
            span = Span(record.first, record.column, record.first, record.column + width)
            message = f"{SECTIONS[record.section].name} '{record.id}'"
            found = sorted(told.get((path, record.first), ()), key=Finding.order)
            key = ("draft", path, record.section, record.id, "")
            yield Matter(
                "draft", path, span, record.id, message, key, findings=tuple(found), lines=record
            )


def _of_quotes(loaded: LoadResult, *, archive: bool) -> Iterator[Matter]:
    for wording in unverified(subject_of(loaded, None), archive=archive):
        place = wording.place
        if place.path in loaded.kb.drafts:
            continue
        claim = wording.assertion.claim
        message = f"unverified quote on '{claim}'"
        key = ("quote", place.path, "", claim, wording.quote)
        yield Matter("quote", place.path, place.own, claim, message, key, wording=wording)


def _numbered(matters: Iterable[Matter], root: Path) -> list[Matter]:
    """Make keys that last: with paths from the knowledge base on, and the same told apart."""
    seen: Counter[Key] = Counter()
    folder = os.path.realpath(root)
    paths: dict[str, str] = {}
    found: list[Matter] = []
    for matter in matters:
        if matter.path not in paths:
            place = Path(os.path.realpath(matter.path))
            inside = place.is_relative_to(folder)
            paths[matter.path] = (place.relative_to(folder) if inside else place).as_posix()
        key = (matter.kind, paths[matter.path], *matter.key[2:])
        found.append(matter._replace(key=(*key, str(seen[key]))))
        seen[key] += 1
    return found
