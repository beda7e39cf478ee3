"""A question as plain data, and who can put it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple, Protocol

from disputes.cli.completion.matching import Offer

LEFT = "interrupted; nothing was written"
"""What is said where the user leaves."""

Offers = Callable[[str], Sequence[Offer]]
"""Gives what could be meant, for an answer as far as it is typed."""


def _sound(_: str) -> str:
    return ""


def _nothing(_: str) -> Sequence[Offer]:
    return ()


def _as_typed(answer: str) -> str:
    return answer.strip()


class Question(NamedTuple):
    """A question, and what can be said of answers to it.

    ``offers`` gives what could be meant; where an answer has ``several`` parts, with commas between
    them, what the last could be. ``settled`` gives what a typed answer stands for, ``wrong`` what
    is wrong with that, and ``told`` what it means. ``given`` is an answer to accept or to change.
    ``watched`` says at every key what is wrong with what is typed so far. ``open`` shows the offers
    before anything is typed. A chosen offer is still to be edited where the answer is
    ``passage``; ``moved`` then gives it with a sentence more or less. ``choices`` gives the offers
    of which one is rather meant than what was typed; nothing where that is an answer.
    """

    label: str
    about: str = ""
    needed: bool = False
    given: str = ""
    offers: Offers = _nothing
    several: bool = False
    settled: Callable[[str], str] = _as_typed
    wrong: Callable[[str], str] = _sound
    told: Callable[[str], str] = _sound
    watched: Callable[[str], str] = _sound
    open: bool = True
    passage: bool = False
    moved: Callable[[str, int], str] | None = None
    choices: Offers = _nothing

    def refusal(self, answer: str) -> str:
        """Say what is wrong with a settled answer; nothing where it can be taken."""
        if not answer:
            return "an answer is needed here; Ctrl-C leaves" if self.needed else ""
        return self.wrong(answer)


CHOOSE = "several have these words: choose one; Enter again takes no more than the words"
"""What is said where several offers may be meant by words that are not to be the answer."""


class Asker(Protocol):
    """Puts questions to the user; raises ``Abort`` where he leaves."""

    def ask(self, question: Question) -> str:
        """Give the answer, which is right; empty where it is left out."""

    def say(self, text: str) -> None:
        """Show a line, or several."""

    def show(self, difference: str) -> None:
        """Show what would change."""


def agreed(asker: Asker, label: str, *, default: bool) -> bool:
    """Ask for yes or no."""
    words = {"y": True, "yes": True, "n": False, "no": False}

    def wrong(answer: str) -> str:
        return "" if answer.casefold() in words else "answer y or n"

    shown = f"{label} [{'Y/n' if default else 'y/N'}]"
    answer = asker.ask(Question(shown, wrong=wrong, open=False))
    return words[answer.casefold()] if answer else default
