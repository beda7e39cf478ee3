"""Questions for the fields of a record, made from the table of fields."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from disputes.cli.asking.checking import known_ids, told, unknown, wrong_value
from disputes.cli.asking.dates import begun
from disputes.cli.asking.fitting import Fitting
from disputes.cli.asking.question import Question
from disputes.cli.completion.matching import Offer
from disputes.cli.completion.values import offers_of
from disputes.cli.editing.options import given_fields
from disputes.cli.editing.roles import words_behind
from disputes.errors import WrongUse
from disputes.model.fields import RECORD_TYPES, Field, FieldType

if TYPE_CHECKING:
    from disputes.load import LoadResult
    from disputes.load.plain import Plain


class FieldQuestions:
    """Makes the questions for fields; what a knowledge base has to offer is gathered once."""

    def __init__(self, loaded: LoadResult) -> None:
        self._loaded = loaded
        self._fitting: dict[tuple[str, ...], Fitting] = {}

    def records(self, *kinds: str) -> Fitting:
        """Give what finds records of some kinds."""
        if kinds not in self._fitting:
            found = offers_of(self._loaded.kb, kinds, drafts=True)
            self._fitting[kinds] = Fitting([self._with_role(offer) for offer in found])
        return self._fitting[kinds]

    def _with_role(self, offer: Offer) -> Offer:
        """Let a source be found by its role, too."""
        source = self._loaded.kb.sources.get(offer.value)
        if source is None or not source.role:
            return offer
        return offer._replace(names=(*offer.names, source.role))

    def question(
        self, record: str, name: str, options: Mapping[str, Any], *, given: str = ""
    ) -> Question:
        """Give the question for a field; ``options`` has what is known of the others."""
        field = RECORD_TYPES[record].fields[name]
        check = partial(self._wrong, record, field, options)
        asked = Question(label_of(name), field.about, field.required, given, wrong=check)
        if field.type is FieldType.DATE:
            return asked._replace(watched=partial(begun, wrong=check))
        if field.words:
            found = Fitting([Offer(word) for word in field.words])
            return asked._replace(offers=found, settled=partial(_settled, found, False))
        if field.refers_to:
            several = field.type is not FieldType.ID
            found = self.records(*field.refers_to)
            roles = field.type is FieldType.ROLES
            return asked._replace(
                offers=partial(_in_role, found) if roles else found,
                several=several,
                settled=partial(_settled, found, several),
                told=partial(self._told, field),
                about=field.about + _hint(field),
            )
        return asked

    def wrong(self, record: str, name: str, options: Mapping[str, Any], answer: str) -> str:
        """Say what is wrong with an answer for a field."""
        return self._wrong(record, RECORD_TYPES[record].fields[name], options, answer)

    def _wrong(self, record: str, field: Field, options: Mapping[str, Any], answer: str) -> str:
        try:
            value = given_fields(record, {field.name: answered(field, answer)}).get(field.name)
            others = given_fields(record, options)
        except WrongUse as error:
            return told(error)
        wrong = wrong_value(record, others, field.name, value, self._around(others))
        if wrong or not field.refers_to:
            return wrong
        return unknown(self._loaded, field.refers_to, _ids_in(value))

    def _around(self, fields: Mapping[str, Plain]) -> Mapping[str, Plain]:
        """Give the question that a claim answers, since it says what a value may be."""
        question = self._loaded.kb.questions.get(str(fields.get("answers")))
        if question is None:
            return {}
        return {"questions": {question.id: {"text": "x", "kind": question.kind.value}}}

    def _told(self, field: Field, answer: str) -> str:
        """Give what the ids in an answer are called."""
        known = known_ids(self._loaded.kb, field.refers_to)
        parts = [part.split()[0] for part in parts_of(answer) if part.split()]
        found = self.records(*field.refers_to)
        names = [one.about for part in parts if part in known for one in found.named(part)]
        return " · ".join(name for name in names if name)


def label_of(name: str) -> str:
    """Give the name of a field as a question begins."""
    return name.replace("_", " ").capitalize()


def parts_of(typed: str) -> list[str]:
    """Give the parts of an answer with commas between them."""
    return [part.strip() for part in typed.split(",") if part.strip()]


def answered(field: Field, answer: str) -> Any:
    """Give an answer as click gives the value of the field's option."""
    if field.type is FieldType.TEXTS:
        return (answer,)
    if field.type.listed or field.type.one_or_listed:
        return tuple(parts_of(answer))
    return answer


def _hint(field: Field) -> str:
    if field.type is FieldType.ROLES:
        return " For example: russia from 2011 until 2026-01, nato."
    return " Commas between several." if field.type is not FieldType.ID else ""


def _settled(found: Fitting, several: bool, typed: str) -> str:
    """Give the ids that an answer stands for, where that is certain."""
    if not several:
        return found.one(typed) or typed.strip()
    parts = []
    for part in parts_of(typed):
        words = part.split()
        known = [word for word in words if found.named(word)]
        if len(known) == len(words):
            parts += words
        elif known[:1] == words[:1]:  # a role with its dates
            parts.append(" ".join(words))
        else:
            parts.append(found.one(part) or part)
    return ", ".join(dict.fromkeys(parts))


def _in_role(found: Fitting, typed: str) -> Sequence[Offer]:
    """Offer the source of a role, behind it what stands before a date."""
    before, space, last = typed.rpartition(" ")
    if space and found.one(before.split()[0] if before.split() else "") is not None:
        return [Offer(f"{before} {word} ") for word in words_behind(before, last)]
    return found(typed)


def _ids_in(value: Plain) -> list[str]:
    if isinstance(value, str):
        return [value]
    if isinstance(value, Mapping):
        return [str(value["source"])]
    return [one for member in value or () for one in _ids_in(member)]
