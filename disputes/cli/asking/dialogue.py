"""What the dialogues of all commands share: a field asked for, and further fields by name."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import partial
from typing import TYPE_CHECKING, Any

from disputes.cli.asking.checking import told
from disputes.cli.asking.fields import FieldQuestions, answered, label_of
from disputes.cli.asking.fitting import Fitting
from disputes.cli.asking.question import Asker, Question
from disputes.cli.completion.matching import Offer
from disputes.cli.session import unknown_word
from disputes.errors import WrongUse
from disputes.model.fields import RECORD_TYPES, FieldType

if TYPE_CHECKING:
    from disputes.load import LoadResult

_FIRST_HAND = "first-hand"


class Dialogue:
    """Asks for what a command's options did not say, and puts the answers among them."""

    def __init__(self, asker: Asker, loaded: LoadResult, options: Mapping[str, Any]) -> None:
        self.asker = asker
        self.loaded = loaded
        self.options = dict(options)
        self.fields = FieldQuestions(loaded)

    def has(self, name: str) -> bool:
        """Tell whether there is a value for an option."""
        return self.options.get(name) not in (None, (), False)

    def demand_right(self, record: str) -> None:
        """Demand that what was given is right, before anything is asked; raises ``WrongUse``."""
        for name, field in RECORD_TYPES[record].fields.items():
            if not self.has(name) or field.type in (FieldType.FLAG, FieldType.TEXTS):
                continue
            value = self.options[name]
            answer = value if isinstance(value, str) else ", ".join(value)
            wrong = self.fields.wrong(record, name, self.options, answer)
            if wrong:
                raise WrongUse(f"--{name.replace('_', '-')}: {wrong}")

    def field(self, record: str, name: str, *, label: str = "", needed: bool | None = None) -> None:
        """Ask for a field, unless there is a value for it."""
        if self.has(name):
            return
        question = self.fields.question(record, name, self.options)
        question = question._replace(
            label=label or question.label, needed=question.needed if needed is None else needed
        )
        if not question.needed:
            question = question._replace(about=f"{question.about} Empty: not said.")
        self._put(record, name, self.asker.ask(question))

    def suggested(self, record: str, name: str, given: str) -> None:
        """Ask for a field with an answer to accept or to change, unless there is a value for it."""
        if not self.has(name):
            question = self.fields.question(record, name, self.options, given=given)
            self._put(record, name, self.asker.ask(question))

    def more(self, record: str, names: Iterable[str], words: Mapping[str, str]) -> str:
        """Ask for further fields by their names until there are no more wanted.

        ``words`` are others that may be named, with what they mean; gives the one that was, or
        nothing at the end. That it came first hand is one, where there may be a chain.
        """
        while True:
            left = [name for name in names if not self.has(name)]
            if "via" in left and self.has("first_hand"):
                left.remove("via")
            elif "via" in left:
                words = {**words, _FIRST_HAND: "It came through nobody: `via: []`."}
            else:
                words = {word: about for word, about in words.items() if word != _FIRST_HAND}
            if not (left or words):
                return ""
            answer = self.asker.ask(self._which(record, left, words))
            name, _, value = answer.partition(" ")
            if name == _FIRST_HAND:
                self.options["first_hand"] = True
                words = {word: about for word, about in words.items() if word != name}
                continue
            if name not in left:
                return name
            if RECORD_TYPES[record].fields[name].type is FieldType.FLAG:
                self.options[name] = True
            elif value:
                self._put(record, name, self.fields.question(record, name, {}).settled(value))
            else:
                self.field(record, name, needed=False)

    def _put(self, record: str, name: str, answer: str) -> None:
        field = RECORD_TYPES[record].fields[name]
        if not answer:
            return
        self.options[name] = answered(field, answer)
        if field.type is FieldType.TEXTS:
            another = Question(f"{label_of(name)}, another", "Empty: no more.")
            while more := self.asker.ask(another):
                self.options[name] += (more,)

    def _which(self, record: str, left: list[str], words: Mapping[str, str]) -> Question:
        kind = RECORD_TYPES[record]
        offers = [Offer(name, kind.fields[name].about) for name in left]
        offers += [Offer(word, about) for word, about in words.items()]
        found = Fitting(offers)
        return Question(
            "More",
            "The name of a further field, or the name and its value. Empty: no more.",
            offers=found,
            settled=partial(_named, found),
            wrong=partial(self._wrong, record, left, words),
        )

    def _wrong(self, record: str, left: list[str], words: Mapping[str, str], answer: str) -> str:
        name, _, value = answer.partition(" ")
        if name in words and not value:
            return ""
        if name not in left:
            return told(unknown_word(name, (*left, *words), "field"))
        if not value or RECORD_TYPES[record].fields[name].type is FieldType.FLAG:
            return ""
        settled = self.fields.question(record, name, {}).settled(value)
        return self.fields.wrong(record, name, self.options, settled)


def _named(found: Fitting, typed: str) -> str:
    """Give an answer with the whole name of the field that it begins with."""
    first, space, value = typed.strip().partition(" ")
    word = first.rstrip(":")
    name = found.one(word) or found.one(word.replace("-", "_"))
    return f"{name or first}{space}{value.strip()}" if first else ""
