"""A way back through the questions of a dialogue, with the answers that were given."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from disputes.cli.asking.question import Asker, Question

_Result = TypeVar("_Result")

BACK = "<"
"""What is typed to go back; behind an answer that is proposed it counts as well."""

_FIRST = "this is the first question; Ctrl-C leaves"


class Back(Exception):
    """The user goes back, to the question before or to the ``first``."""

    def __init__(self, *, first: bool = False) -> None:
        super().__init__()
        self.first = first


def retraced(asker: Asker, dialogue: Callable[[Asker], _Result]) -> _Result:
    """Give the result of a dialogue, in which one can go back.

    It is then run again from its beginning, and what was answered before that place not asked
    again; so it has to ask the same as long as the answers are.
    """
    kept: list[tuple[str, str]] = []
    former: list[tuple[str, str]] = []
    while True:
        try:
            return dialogue(_Retracing(asker, kept, former))
        except Back as back:
            if back.first:  # the last answer was that
                kept.pop()
            number = 0 if back.first else len(kept) - 1
            former[:0] = kept[number:]
            del kept[number:]


class _Retracing:
    """Gives the answers that are kept, then asks; ``former`` are proposed, in their order."""

    def __init__(
        self, asker: Asker, kept: list[tuple[str, str]], former: list[tuple[str, str]]
    ) -> None:
        self._asker = asker
        self._kept = kept
        self._former = former
        self._at = 0

    def ask(self, question: Question) -> str:
        """Give the answer; raises ``Back`` where the user wants to change one before."""
        if self._at < len(self._kept):
            self._at += 1
            return self._kept[self._at - 1][1]
        given = self._given(question)
        answer = self._asker.ask(_with_back(question._replace(given=given), first=not self._kept))
        if answer == BACK:
            if given:
                self._former.insert(0, (question.label, given))
            raise Back
        self._kept.append((question.label, answer))
        self._at += 1
        return answer

    def say(self, text: str) -> None:
        """Show a line, or several, unless they were shown before."""
        if self._at == len(self._kept):
            self._asker.say(text)

    def show(self, difference: str) -> None:
        """Show what would change."""
        self._asker.show(difference)

    def _given(self, question: Question) -> str:
        """Take what was answered before to the same question, else what is proposed for it."""
        for number, (label, answer) in enumerate(self._former):
            if label == question.label:
                del self._former[: number + 1]
                return answer or question.given
        return question.given


def _with_back(question: Question, *, first: bool) -> Question:
    """Let an answer to a question be that one wants to go back."""

    def is_back(typed: str) -> bool:
        rest = typed.strip().removesuffix(BACK)
        return rest != typed.strip() and rest.strip() in ("", question.given.strip())

    def wrong(answer: str) -> str:
        if answer == BACK:
            return _FIRST if first else ""
        return question.wrong(answer)

    return question._replace(
        settled=lambda typed: BACK if is_back(typed) else question.settled(typed),
        wrong=wrong,
        told=lambda answer: (
            "Back to the question before." if answer == BACK else question.told(answer)
        ),
        offers=lambda typed: () if is_back(typed) else question.offers(typed),
        watched=lambda typed: "" if is_back(typed) else question.watched(typed),
        choices=lambda typed: () if is_back(typed) else question.choices(typed),
    )
