"""A baseline: the findings of one day, not told again, so that an old file can start clean.

A finding is known by its file, code, record and message, not by its line, so that edits elsewhere
in the file do not bring it back; and by how often it occurs.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Iterable
from pathlib import Path
from typing import Any, NamedTuple

from disputes.check.selection import ALWAYS
from disputes.errors import WrongUse
from disputes.finding import Finding

FORMAT = "disputes-baseline/1"

_PASSING = re.compile(
    r"(?<=line )\d+|(?<=\.yaml):\d+(?::\d+)?|(?<=\.yml):\d+(?::\d+)?"
    r"|\b[\d,]+(?= (?:quotes?|stances|documents|files)\b)"
)
"""What changes in a message with every edit elsewhere: line numbers and counts."""

Known = tuple[str, str, str, str]
"""Path, code, record and message without line numbers."""


class Baseline(NamedTuple):
    """How often each known finding occurs; paths are relative to the folder ``root``."""

    counts: Counter[Known]
    root: Path

    def apart(
        self, findings: Iterable[Finding], ran: Container[str]
    ) -> tuple[list[Finding], int, int]:
        """Give the new findings, the number of known ones, and of known ones that are no more.

        What the reader finds in a file is always told. ``ran`` has the codes that were looked for.
        """
        left = Counter(self.counts)
        new: list[Finding] = []
        for finding in sorted(findings, key=Finding.order):
            known = _known(finding, self.root)
            if left[known] > 0 and not finding.code.startswith(ALWAYS):
                left[known] -= 1
            else:
                new.append(finding)
        stale = sum(number for known, number in left.items() if known[1] in ran)
        return new, self.counts.total() - left.total(), stale


def make_baseline(findings: Iterable[Finding], file: Path) -> str:
    """Give the text of a baseline file with these findings; sorted, a finding a line."""
    return _text(
        Counter(_known(one, file.parent) for one in findings if not one.code.startswith(ALWAYS))
    )


def extended(baseline: Baseline, finding: Finding) -> str:
    """Give the text of a baseline file that has one finding more."""
    return _text(baseline.counts + Counter([_known(finding, baseline.root)]))


def _text(counts: Counter[Known]) -> str:
    import json

    rows = [
        json.dumps(
            {"path": path, "code": code, "record": record, "message": message, "count": count},
            ensure_ascii=True,
        )
        for (path, code, record, message), count in sorted(counts.items())
    ]
    body = ",\n  ".join(rows)
    return f'{{"format": "{FORMAT}",\n "findings": [\n  {body}\n ]}}\n'


def read_baseline(file: Path) -> Baseline:
    """Read a baseline file; raises ``WrongUse`` where it is none."""
    import json

    try:
        data = json.loads(file.read_bytes())
        counts = Counter(dict(map(_row, _rows(data))))
    except OSError as error:
        raise WrongUse(
            f"the baseline {file} cannot be read: {error.strerror}",
            "`disputes check --write-baseline FILE` makes one",
        ) from error
    except (ValueError, TypeError, KeyError, RecursionError) as error:
        raise WrongUse(
            f"{file} is no baseline: {error}", "`disputes check --write-baseline FILE` makes one"
        ) from error
    return Baseline(counts, file.parent)


def known_as(finding: Finding) -> Known:
    """Give what a finding is known by while its file is edited elsewhere, with its path as is."""
    return finding.path, finding.code, finding.record or "", lasting(finding.message)


def lasting(message: str) -> str:
    """Give a message without the line numbers in it, which edits elsewhere in the file change."""
    return _PASSING.sub("", message)


def _rows(data: Any) -> list[Any]:
    if not isinstance(data, dict) or data.get("format") != FORMAT:
        raise ValueError(f'expected "format": "{FORMAT}"')
    if not isinstance(data["findings"], list):
        raise TypeError("expected a list of findings")
    found: list[Any] = data["findings"]
    return found


def _row(row: Any) -> tuple[Known, int]:
    texts = tuple(row[name] for name in ("path", "code", "record", "message"))
    count = row["count"]
    if not all(isinstance(text, str) for text in texts) or type(count) is not int or count < 1:
        raise ValueError(f"expected texts and a count, found {row!r}"[:100])
    path, code, record, message = texts
    return (path, code, record, message), count


def _known(finding: Finding, root: Path) -> Known:
    path = Path(finding.path).resolve()
    folder = root.resolve()
    shown = path.relative_to(folder).as_posix() if path.is_relative_to(folder) else finding.path
    return shown, *known_as(finding)[1:]
