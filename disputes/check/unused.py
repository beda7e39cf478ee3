"""Records that nothing refers to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import TypeVar

from disputes.check.problem import Problem, problem
from disputes.check.subject import Subject
from disputes.load.nearest import nearest
from disputes.model.records import Record

MOST_SEARCHED = 200_000_000
"""Bytes in which further mentions are looked for where something could not be read."""

_MOST_MISSPELT = 100
_ID_BYTES = frozenset(b"abcdefghijklmnopqrstuvwxyz0123456789-_")

Kind = TypeVar("Kind", bound=Record)


def unused(subject: Subject, records: Mapping[str, Kind]) -> Iterator[Kind]:
    """Give the records that nothing in any file refers to, by id.

    None is given while a file is not wholly read. Where something else could not be read, a record
    is not given that it may have referred to: the id is near to one that is not known, or stands in
    the files once more.
    """
    if not subject.whole:
        return
    found = {key: record for key, record in records.items() if key not in subject.referred}
    if not found or subject.kb.complete:
        yield from found.values()
        return
    known = {key for section in subject.kb.by_kind().values() for key in section}
    for misspelt in sorted(subject.referred - known)[:_MOST_MISSPELT]:
        meant = nearest(misspelt, found)
        if meant is not None:
            del found[meant]
    texts = [text.data for text in subject.texts.values()]
    size = 1 + sum(map(len, texts))
    for key, record in islice(found.items(), MOST_SEARCHED // size):
        if not _stands_twice(key.encode(), texts):
            yield record


def unused_problems(
    subject: Subject, records: Mapping[str, Kind], message: str, hint: str
) -> Iterator[Problem]:
    """Make a problem of each unused record; ``message`` has ``{}`` for its id."""
    for record in unused(subject, records):
        text = message.format(f"'{record.id}'")
        yield problem(record.place, text, hint=hint, record=record.id)


def _stands_twice(record_id: bytes, texts: Iterable[bytes]) -> bool:
    """Tell whether an id stands at more than one place, its definition included."""
    seen = False
    for data in texts:
        at = data.find(record_id)
        while at >= 0:
            end = at + len(record_id)
            if not _ID_BYTES.intersection(data[at - 1 : at] + data[end : end + 1]):
                if seen:
                    return True
                seen = True
            at = data.find(record_id, end)
    return False
