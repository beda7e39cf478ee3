"""Two ids must differ by more than their look.

Who reads or types one of them easily takes the other, and whatever refers to the wrong one is sound
to the program. Alike look `-`, `_` and `.` (but for the point of a number), `0` and `o`, `1` and
`l`, `rn` and `m`, `vv` and `w`, as in the confusable characters of Unicode (UTS #39).

Bad:

    sources:
      russia-us: {name: Joint commission of Russia and the United States, kind: organisation}
      russia_us: {name: Russians in the United States, kind: group}

Good:

    sources:
      joint-commission:
        {name: Joint commission of Russia and the United States, kind: organisation}
      russians-abroad: {name: Russians in the United States, kind: group}

Fix: give one of the two another id; if both are one record, join them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from disputes.check.places import in_file_order, line_of
from disputes.check.problem import Problem, problem, related
from disputes.check.subject import Subject
from disputes.finding import Code, Level
from disputes.model.records import Record

CODE = Code("D107", "lookalike-id", Level.ERROR)

_POINT = re.compile(r"(?<=[0-9])\.(?=[0-9])")


def check(subject: Subject) -> Iterator[Problem]:
    """Find ids that look like another one. Linear."""
    records: dict[str, Record] = {}
    for section in subject.kb.by_kind().values():
        records.update(section)
    by_look: dict[str, list[str]] = {}
    looks = _looks(records) if records else []
    if len(set(looks)) == len(records):
        return
    for look, record_id in zip(looks, records, strict=True):
        by_look.setdefault(look, []).append(record_id)
    for ids in by_look.values():
        if len(ids) > 1:
            first, *others = in_file_order(records[record_id] for record_id in ids)
            for other in others:
                where = line_of(first.place, seen_from=other.place)
                yield problem(
                    other.place,
                    f"the id '{other.id}' looks like '{first.id}' {where}",
                    hint="give one of the two another id, or join them",
                    record=other.id,
                    related=(related(first.place, f"'{first.id}' is defined here"),),
                )


def _looks(ids: Iterable[str]) -> list[str]:
    """Give the same text for all ids that look alike; all at once, which is ten times as fast."""
    text = "\n".join(ids)
    if "." in text:
        text = _POINT.sub("/", text).replace(".", "-")  # no id has a slash
    text = text.replace("_", "-").replace("0", "o").replace("1", "l")
    return text.replace("rn", "m").replace("vv", "w").split("\n")
