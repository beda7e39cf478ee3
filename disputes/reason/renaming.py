"""Records that have another id and say the same: found, and called alike."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import Any, NamedTuple, TypeVar

from disputes.model.knowledge_base import KnowledgeBase
from disputes.model.records import Assertion, Claim, Document, Question, Report, Source, Topic

_Record = TypeVar("_Record", Topic, Source, Document, Question, Claim)
_TELLING: Mapping[str, Callable[[Any], tuple[object, ...]]] = {
    "topics": lambda one: (one.name,),
    "sources": lambda one: (one.name, one.kind),
    "documents": lambda one: (one.title, one.published, one.url),
    "questions": lambda one: (one.text, one.kind),
    "claims": lambda one: (one.text, one.value),
}


class Renamed(NamedTuple):
    """That a record of a section has another id."""

    section: str
    before: str
    after: str


def find_renamed(before: KnowledgeBase, after: KnowledgeBase) -> tuple[Renamed, ...]:
    """Find the records whose id is gone and that are there under a new one, sorted; linear.

    They have the same sentence, name or title, which no other record that is gone or new has.
    """
    olds, news = before.by_kind(), after.by_kind()
    found: list[Renamed] = []
    for section, telling in _TELLING.items():
        old, new = olds[section], news[section]
        gone = _by_content((one for key, one in old.items() if key not in new), telling)
        come = _by_content((one for key, one in new.items() if key not in old), telling)
        found += [
            Renamed(section, ids[0], come[content][0])
            for content, ids in gone.items()
            if len(ids) == 1 and len(come.get(content, ())) == 1
        ]
    # An id that is a record of another kind on the other side would be two records at once.
    known = [{key for records in each.values() for key in records} for each in (olds, news)]
    return tuple(
        sorted(one for one in found if one.before not in known[1] and one.after not in known[0])
    )


def _by_content(
    records: Iterable[Any], telling: Callable[[Any], tuple[object, ...]]
) -> dict[tuple[object, ...], list[str]]:
    found: dict[tuple[object, ...], list[str]] = {}
    for one in records:
        content = telling(one)
        if content[0] is not None:
            found.setdefault(content, []).append(one.id)
    return found


def called_alike(kb: KnowledgeBase, renamed: Iterable[Renamed]) -> KnowledgeBase:
    """Give a knowledge base in which renamed records have their later ids, wherever they stand."""
    names = {one.before: one.after for one in renamed}
    if not names:
        return kb
    called = _Called(names)
    return replace(
        kb,
        topics=called.all(kb.topics, called.topic),
        sources=called.all(kb.sources, called.source),
        documents=called.all(kb.documents, called.document),
        questions=called.all(kb.questions, called.question),
        claims=called.all(kb.claims, called.claim),
    )


class _Called:
    """Gives records with other ids, and with other ids in all that they refer to."""

    def __init__(self, names: Mapping[str, str]) -> None:
        self._names = names

    def all(
        self, records: Mapping[str, _Record], call: Callable[[_Record], _Record]
    ) -> dict[str, _Record]:
        called = (call(one) for one in records.values())
        return {one.id: one for one in sorted(called, key=lambda one: one.id)}

    def topic(self, one: Topic) -> Topic:
        return one._replace(id=self._name(one.id))

    def source(self, one: Source) -> Source:
        return one._replace(
            id=self._name(one.id),
            speaks_for=tuple(
                role._replace(source=self._name(role.source)) for role in one.speaks_for
            ),
            member_of=self._each(one.member_of),
        )

    def document(self, one: Document) -> Document:
        return one._replace(
            id=self._name(one.id),
            publisher=self._some(one.publisher),
            based_on=self._each(one.based_on),
        )

    def question(self, one: Question) -> Question:
        return one._replace(id=self._name(one.id), topic=self._some(one.topic))

    def claim(self, one: Claim) -> Claim:
        return one._replace(
            id=self._name(one.id),
            topic=self._some(one.topic),
            answers=self._some(one.answers),
            relations=tuple(
                each._replace(claim=self._name(each.claim), other=self._name(each.other))
                for each in one.relations
            ),
            assertions=tuple(map(self._assertion, one.assertions)),
        )

    def _assertion(self, one: Assertion) -> Assertion:
        return one._replace(
            claim=self._name(one.claim),
            sources=self._each(one.sources),
            reports=tuple(map(self._report, one.reports)),
            condition=self._some(one.condition),
        )

    def _report(self, one: Report) -> Report:
        via = None if one.via is None else self._each(one.via)
        return one._replace(document=self._some(one.document), via=via)

    def _name(self, record_id: str) -> str:
        return self._names.get(record_id, record_id)

    def _some(self, record_id: str | None) -> str | None:
        return None if record_id is None else self._name(record_id)

    def _each(self, ids: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(map(self._name, ids))
