"""What records say, apart from where they stand: the same for any order of files and fields."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from enum import Enum
from typing import Any, NamedTuple, TypeVar

from disputes.model.period import Date
from disputes.model.records import Assertion, Record, Relation, Report, Role

_Thing = TypeVar("_Thing")
_Key = tuple[Any, ...]
_NOT_FIELDS = frozenset({"id", "place", "relations", "assertions"})
_UNORDERED = frozenset({"aliases", "speaks_for", "member_of", "based_on"})


class FieldChange(NamedTuple):
    """That a field of a record has another value; none where it is absent."""

    field: str
    before: Any
    after: Any


def field_changes(before: Record | None, after: Record | None) -> tuple[FieldChange, ...]:
    """Give the fields of a record that differ, but for its relations and assertions."""
    if before is after:
        return ()
    old = _fields(before) if before is not None else {}
    new = _fields(after) if after is not None else {}
    return tuple(
        FieldChange(name, old.get(name), new.get(name))
        for name in dict.fromkeys((*old, *new))
        if old.get(name) != new.get(name)
    )


def assertion_content(one: Assertion) -> tuple[Hashable, ...]:
    """Give what an assertion says, whatever the order of its sources and reports."""
    sources, reports = one.sources, one.reports
    return (
        one.claim,
        one.stance.word,
        sources if len(sources) == 1 else tuple(sorted(set(sources))),
        "" if one.said is None else one.said.text,
        tuple(map(report_content, reports))
        if len(reports) < 2
        else tuple(sorted(map(report_content, reports))),
        one.condition or "",
        one.conditional,
        one.inferred,
        one.own,
        one.note or "",
    )


def report_content(one: Report) -> tuple[Any, ...]:
    """Give what a report says, in a form that can be sorted."""
    return (
        one.document or "",
        one.quote or "",
        one.via is not None,
        one.via or (),
        one.speech.value if one.speech else "",
        one.at or "",
        one.translation or "",
        one.note or "",
    )


def relation_content(one: Relation) -> tuple[str, str, str]:
    """Give what a relation says; a symmetric one the same on whichever claim it is written."""
    pair = (one.claim, one.other)
    if one.kind.symmetric:
        pair = (min(pair), max(pair))
    return (one.kind.word, *pair)


def unmatched(
    before: Iterable[_Thing], after: Iterable[_Thing], content: Callable[[_Thing], Hashable]
) -> tuple[list[_Thing], list[_Thing]]:
    """Give what only the one has and what only the other has, as multisets of contents.

    Both come in the order of their contents.
    """
    old, new = [(content(one), one) for one in before], [(content(one), one) for one in after]
    surplus = Counter(key for key, _ in old)
    surplus.subtract(Counter(key for key, _ in new))
    gone, come = [], []
    for key, one in sorted(old, key=_first):
        if surplus[key] > 0:
            surplus[key] -= 1
            gone.append(one)
    for key, one in sorted(new, key=_first):
        if surplus[key] < 0:
            surplus[key] += 1
            come.append(one)
    return gone, come


def pairs(
    before: Sequence[Assertion], after: Sequence[Assertion]
) -> list[tuple[Assertion | None, Assertion | None]]:
    """Give which assertion of the one is which of the other, changed; none where there is none.

    Both are of one claim. First come those that differ least; who says something else at another
    time and in another document has not changed an assertion but made one.
    """
    found: list[tuple[Assertion | None, Assertion | None]] = []
    old, new = list(before), list(after)
    for keys in _ALIKE:
        olds, news = _by_key(old, keys), _by_key(new, keys)
        taken: set[int] = set()
        for key in sorted(olds.keys() & news.keys()):
            left = [[one for one in each[key] if id(one) not in taken] for each in (olds, news)]
            for one, other in zip(*left, strict=False):
                found.append((one, other))
                taken |= {id(one), id(other)}
        old, new = ([one for one in each if id(one) not in taken] for each in (old, new))
    return [*found, *((one, None) for one in old), *((None, one) for one in new)]


def _by_key(
    assertions: Iterable[Assertion], keys: Callable[[Assertion], Iterable[_Key]]
) -> dict[_Key, list[Assertion]]:
    found: dict[_Key, list[Assertion]] = {}
    for one in assertions:
        for key in keys(one):
            found.setdefault(key, []).append(one)
    return found


def _first(pair: tuple[Any, object]) -> Any:
    return pair[0]


def _fields(record: Record) -> dict[str, Any]:
    return {
        name: _plain(name, value)
        for name, value in record._asdict().items()
        if name not in _NOT_FIELDS and value is not None and value != ()
    }


def _plain(name: str, value: Any) -> Any:
    if isinstance(value, Date):
        return value.text
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, Role):
        since, until = value.since, value.until
        return (value.source, since.text if since else "", until.text if until else "")
    if isinstance(value, tuple):
        parts = tuple(_plain("", one) for one in value)
        return tuple(sorted(set(parts))) if name in _UNORDERED else parts
    return value


def _who(one: Assertion) -> tuple[str, ...]:
    return tuple(sorted(set(one.sources)))


def _when(one: Assertion) -> str:
    return one.said.text if one.said else ""


def _reports(one: Assertion) -> tuple[Any, ...]:
    return tuple(sorted(map(report_content, one.reports)))


def _act(one: Assertion) -> tuple[Any, ...]:
    return (one.stance.word, _who(one), _when(one))


def _same_documents(one: Assertion) -> Iterator[_Key]:
    yield (*_act(one), tuple(sorted(report.document or "" for report in one.reports)))


def _same_words(one: Assertion) -> Iterator[_Key]:
    quotes = {report.quote for report in one.reports if report.quote}
    if quotes:
        yield (*_act(one), tuple(sorted(quotes)))


def _a_same_document(one: Assertion) -> Iterator[_Key]:
    for document in {report.document for report in one.reports if report.document}:
        yield (*_act(one), document)


def _same_time(one: Assertion) -> Iterator[_Key]:
    if one.said is not None:
        yield _act(one)


def _other_time(one: Assertion) -> Iterator[_Key]:
    for document in {report.document for report in one.reports if report.document}:
        yield (one.stance.word, _who(one), document)


def _other_stance(one: Assertion) -> Iterator[_Key]:
    if one.reports:
        yield (_who(one), _reports(one))


def _other_stance_same_time(one: Assertion) -> Iterator[_Key]:
    if one.said is not None:
        yield (_who(one), _when(one))


def _other_sources(one: Assertion) -> Iterator[_Key]:
    if one.reports:
        yield (one.stance.word, _when(one), _reports(one))


_ALIKE = (
    *(_same_documents, _same_words, _a_same_document, _same_time),
    *(_other_time, _other_stance, _other_stance_same_time, _other_sources),
)
