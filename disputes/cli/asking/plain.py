"""Asking on a terminal that can do no more than print lines, such as an editor's."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Sequence
from typing import TextIO

import click

from disputes.cli.asking.question import CHOOSE, LEFT, Question
from disputes.cli.asking.shown import around
from disputes.cli.completion.matching import Offer
from disputes.escape.terminal import one_line, visible
from disputes.report.rows import cut
from disputes.report.width import page_width

_MOST, _FEW = 12, 8
"""Offers that are listed, and those that are listed before anything is typed."""

_PASSAGE = "(Enter takes it; + or -: a sentence more or less; or type it as it shall be.)"
LEFT_OUT = "''"
"""What is typed for no answer, where Enter would take one that is proposed."""

_PROPOSED = f"(Enter takes what is proposed; {LEFT_OUT} leaves it out.)"
_NUMBER = re.compile(r"[1-9][0-9]?")


class PlainAsker:
    """Puts each question on a line; offers are listed with numbers, one of which is an answer."""

    def __init__(self, given: TextIO, shown: TextIO) -> None:
        self._given = given
        self._shown = shown

    def say(self, text: str) -> None:
        """Show a line, or several."""
        for line in text.split("\n"):
            self._shown.write(visible(line) + "\n")

    show = say

    def ask(self, question: Question) -> str:
        """Give the answer; a wrong one is told, and the question put again."""
        listed: Sequence[Offer] = ()
        given, tried = question.given, ""
        if question.about:
            self.say(textwrap.fill(one_line(f"({question.about})"), page_width() - 1))
        if given and not question.needed:
            self.say(_PROPOSED)
        if question.open and not given and len(question.offers("")) <= _FEW:
            listed = self._list(question, "")
        while True:
            typed = self._line(question.label, given)
            if typed == LEFT_OUT:
                given = typed = ""
            if typed.startswith("?"):
                listed = self._list(question, typed[1:].strip()) or listed
                continue
            picked = self._picked(typed, given, listed, question)
            if picked is not None and question.passage:
                given, listed = picked, ()
                self.say(_PASSAGE)
                continue
            fitting = question.choices(typed) if typed != tried and not given else ()
            if len(fitting) == 1:
                given, listed = fitting[0].value, ()
                self.say(_PASSAGE)
                continue
            if fitting:
                tried = typed
                self.say(f"  {CHOOSE}")
                listed = self._list(question, typed)
                continue
            answer = question.settled(picked if picked is not None else typed or given)
            wrong = question.refusal(answer)
            if not wrong:
                if answer != (typed or given):
                    self.say(f"  = {answer}")
                return answer
            self.say(f"  {wrong}")
            last = answer.rpartition(",")[2].strip() if question.several else answer
            listed = (self._list(question, last) if last else ()) or listed

    def _picked(
        self, typed: str, given: str, listed: Sequence[Offer], question: Question
    ) -> str | None:
        """Give what a number stands for, or a passage with a sentence more or less."""
        if listed and _NUMBER.fullmatch(typed) and int(typed) <= len(listed):
            return listed[int(typed) - 1].value
        if typed in ("+", "-") and question.moved is not None and given:
            return question.moved(given, 1 if typed == "+" else -1)
        return None

    def _line(self, label: str, given: str) -> str:
        shown = f"{label} [{given}]" if given else label
        try:
            self._shown.write(f"{visible(shown)}: ")
            self._shown.flush()
            line = self._given.readline()
        except KeyboardInterrupt:
            line = ""
        if not line:
            self._shown.write("\n")
            raise click.Abort(LEFT)
        return line.strip()

    def _list(self, question: Question, typed: str) -> Sequence[Offer]:
        """List what could be meant, with numbers."""
        offers = question.offers(typed)
        shown = offers[:_MOST]
        room = page_width() - 6
        widest = min(30, max((len(offer.value) for offer in shown), default=0))
        for number, offer in enumerate(shown, 1):
            name, about = one_line(offer.value), one_line(offer.about)
            row = f"{name:<{widest}}  {about}"
            if question.passage:
                row = f"{about}: {around(offer.value, typed, room - len(about) - 2)}"
            self.say(f"  {number:>2}  {cut(row.rstrip(), room)}")
        if len(offers) > _MOST:
            self.say(f"      … {len(offers) - _MOST:,} more; `? words` lists those meant")
        return shown
