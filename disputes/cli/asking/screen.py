"""Asking on a terminal that can move its cursor: with completion, and help below the line."""

from __future__ import annotations

import os
import re
import textwrap
from collections.abc import Iterator
from typing import Any

import click
from prompt_toolkit import PromptSession
from prompt_toolkit.application import get_app
from prompt_toolkit.buffer import Buffer
from prompt_toolkit.completion import CompleteEvent, Completer, Completion
from prompt_toolkit.document import Document
from prompt_toolkit.formatted_text import StyleAndTextTuples
from prompt_toolkit.formatted_text.utils import fragment_list_to_text
from prompt_toolkit.input import Input
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent
from prompt_toolkit.keys import Keys
from prompt_toolkit.layout.processors import Processor, Transformation, TransformationInput
from prompt_toolkit.output import ColorDepth, Output
from prompt_toolkit.styles import Style

from disputes.cli.asking.question import CHOOSE, LEFT, Question
from disputes.cli.asking.shown import around
from disputes.escape.terminal import HIDDEN, one_line, visible
from disputes.report.rows import cut, text_width

_MOST_OFFERS = 50
_MENU_LINES = 8
_MENU_COLUMNS = 7
"""What a menu takes besides its words."""

_STYLE = Style.from_dict(
    {
        "label": "bold",
        "about": "ansibrightblack",
        "completion-menu": "noinherit",
        "completion-menu.completion": "noinherit",
        "completion-menu.completion.current": "noinherit reverse",
        "completion-menu.meta.completion": "noinherit ansibrightblack",
        "completion-menu.meta.completion.current": "noinherit reverse",
        "wrong": "ansired",
        "added": "ansigreen",
        "removed": "ansired",
        "scrollbar.background": "noinherit",
        "scrollbar.button": "noinherit bg:ansibrightblack",
    }
)


class ScreenAsker:
    """Puts each question on a line of its own, with what could be meant in a menu below it."""

    def __init__(self, given: Input, shown: Output) -> None:
        self._given = given
        self._shown = shown
        self._depth = ColorDepth.DEPTH_1_BIT if os.environ.get("NO_COLOR") else None

    def say(self, text: str) -> None:
        """Show a line, or several."""
        for line in text.split("\n"):
            self._shown.write(visible(line) + "\n")
        self._shown.flush()

    def show(self, difference: str) -> None:
        """Show what would change: what is new stands out."""
        from prompt_toolkit.renderer import print_formatted_text

        fragments: StyleAndTextTuples = []
        for line in difference.split("\n"):
            style = {"+": "class:added", "-": "class:removed"}.get(line[:1], "class:about")
            plain = "class:about" if line.startswith(("+++", "---")) else style
            fragments.append((plain, visible(line) + "\n"))
        depth = self._depth or self._shown.get_default_color_depth()
        print_formatted_text(self._shown, fragments, _STYLE, color_depth=depth)

    def ask(self, question: Question) -> str:
        """Give the answer; a wrong one is told below the line, which stays to be mended."""
        line = _Line(question, self._shown)
        session: PromptSession[str] = PromptSession(
            line.message,
            completer=_Offered(question, self._shown),
            complete_while_typing=True,
            complete_in_thread=False,
            key_bindings=line.keys(),
            input_processors=[_Visible()],
            style=_STYLE,
            include_default_pygments_style=False,
            color_depth=self._depth,
            reserve_space_for_menu=_MENU_LINES,
            enable_suspend=True,
            input=self._given,
            output=self._shown,
        )
        try:
            answer: str = session.prompt(default=question.given, pre_run=lambda: line.open(session))
        except (EOFError, KeyboardInterrupt):
            raise click.Abort(LEFT) from None
        return answer


class _Line:
    """One line being typed: what its keys do, and what is said below it."""

    def __init__(self, question: Question, shown: Output) -> None:
        self._question = question
        self._shown = shown
        self._refused: tuple[str, str] | None = None
        self._chosen = bool(question.given)

    def open(self, session: PromptSession[str]) -> None:
        """Show the offers before anything is typed."""
        session.default_buffer.on_text_changed += self._changed
        if self._question.open and not self._question.given:
            session.default_buffer.start_completion(select_first=False)

    def keys(self) -> KeyBindings:
        """Give what keys do: Enter takes an answer that is right, Ctrl-D leaves as Ctrl-C does."""
        keys = KeyBindings()
        keys.add("enter")(self._enter)
        keys.add("c-d")(_leave)
        keys.add(Keys.BracketedPaste)(self._pasted)
        if self._question.moved is not None:
            for name, by in (("down", 1), ("up", -1)):
                keys.add(f"c-{name}")(self._mover(by))
                keys.add("escape", name)(self._mover(by))
        return keys

    def message(self) -> StyleAndTextTuples:
        """Give what stands before the answer; above it, until it is given, help of one kind.

        It says what is wrong, or what is typed means, or what is asked for.
        """
        app = get_app()
        label: StyleAndTextTuples = [("class:label", visible(self._question.label)), ("", ": ")]
        return label if app.is_done else [*self._help(app.current_buffer.text), *label]

    def _help(self, text: str) -> StyleAndTextTuples:
        question = self._question
        wrong = self._refused[1] if self._refused and self._refused[0] == text else ""
        if not wrong and text.strip():
            wrong = question.watched(text.strip())
        told = question.told(question.settled(text)) if text.strip() and not wrong else ""
        shown = wrong or told or question.about
        style = "class:wrong" if wrong else "class:about"
        return [(style, f"{self._wrapped(shown)}\n")] if shown else []

    def _enter(self, event: KeyPressEvent) -> None:
        buffer = event.current_buffer
        state = buffer.complete_state
        chosen = state is not None and state.current_completion is not None
        buffer.complete_state = None
        if chosen and self._question.passage:
            self._chosen = True
            return
        if self._to_choose(buffer):
            return
        answer = self._question.settled(buffer.text)
        wrong = self._question.refusal(answer)
        if wrong:
            self._refused = buffer.text, wrong
            if self._question.offers(answer) and not chosen:
                buffer.start_completion(select_first=False)
            return
        _put(buffer, answer)
        buffer.validate_and_handle()

    def _to_choose(self, buffer: Buffer) -> bool:
        """Put what is meant by some words on the line, or offer it; tell whether there is any."""
        text = buffer.text
        again = self._refused == (text, CHOOSE)
        if again or (self._chosen and text.strip()):
            return False
        fitting = self._question.choices(text)
        if len(fitting) == 1:
            self._chosen = True
            _put(buffer, fitting[0].value)
        elif fitting:
            self._refused = text, CHOOSE
            buffer.start_completion(select_first=False)
        return bool(fitting)

    def _changed(self, buffer: Buffer) -> None:
        self._chosen = self._chosen and bool(buffer.text.strip())

    def _pasted(self, event: KeyPressEvent) -> None:
        self._chosen = True
        event.current_buffer.insert_text(" ".join(event.data.splitlines()))

    def _mover(self, by: int) -> Any:
        def move(event: KeyPressEvent) -> None:
            if self._question.moved is not None:
                text = event.current_buffer.text
                _put(event.current_buffer, self._question.moved(text, by))

        return move

    def _wrapped(self, text: str) -> str:
        width = max(20, self._shown.get_size().columns - 1)
        return "\n".join(textwrap.wrap(one_line(text), width)[:4])


class _Offered(Completer):
    """What could be meant, for a menu."""

    def __init__(self, question: Question, shown: Output) -> None:
        self._question = question
        self._shown = shown

    def get_completions(
        self,
        document: Document,
        complete_event: CompleteEvent,  # noqa: ARG002 - the toolkit gives it
    ) -> Iterator[Completion]:
        """Give the offers for what stands before the cursor, harmless to the terminal."""
        typed = document.text_before_cursor
        if self._question.several:
            typed = re.sub(r"\A.*,\s*", "", typed, flags=re.DOTALL)
        offers = self._question.offers(typed)[:_MOST_OFFERS]
        room = self._shown.get_size().columns - _MENU_COLUMNS
        abouts = [one_line(offer.about) for offer in offers]
        if self._question.passage:
            widest = max(map(text_width, abouts), default=0)
            names = [around(offer.value, typed, room - widest) for offer in offers]
        else:
            names = [cut(one_line(offer.value), room // 2) for offer in offers]
            widest = room - max(map(text_width, names), default=0)
        for offer, name, about in zip(offers, names, abouts, strict=True):
            yield Completion(
                offer.value,
                start_position=-len(typed),
                display=[("", name)],
                display_meta=[("", cut(about, widest))],
            )


class _Visible(Processor):
    """Shows each character that a terminal could obey as a mark of one column."""

    def apply_transformation(self, transformation_input: TransformationInput) -> Transformation:
        """Give the line with nothing hidden in it."""
        fragments = transformation_input.fragments
        if fragment_list_to_text(fragments).isprintable():
            return Transformation(fragments)
        return Transformation(
            [(style, re.sub(HIDDEN, "\ufffd", text), *more) for style, text, *more in fragments]  # type: ignore[misc]
        )


def _leave(event: KeyPressEvent) -> None:
    event.app.exit(exception=EOFError, style="class:exiting")


def _put(buffer: Buffer, text: str) -> None:
    buffer.document = Document(text, len(text))
